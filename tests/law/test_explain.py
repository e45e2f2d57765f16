import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.oracle import Oracle
from tests.law.random_laws import law, partial
from vejviser.law.compile import compile_law
from vejviser.law.explain import Explainer


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_explains_with_the_outcomes_and_rules_of_an_assessment(seed: int) -> None:
    rng = random.Random(seed)
    text = law(rng)
    compiled = compile_law(text)
    answers = partial(rng, rng.choice(list(Oracle(text).projects())))
    assessment = compiled.assess(answers)
    names = [name for name, d in text.decisions.items() if d.combine != "all"]
    for name, found in Explainer(compiled, names)(answers).items():
        assert sorted(found.outcomes) == sorted(assessment.possible(name))
        expected = []
        for state in assessment.rules(name):
            if state.state != "no" and state.rule.value in found.outcomes:
                expected.append((state.rule.id, state.state))
                if state.state == "holds" and text.decisions[name].combine == "first":
                    break
        assert [(ground.rule.id, ground.state) for ground in found.grounds] == expected
