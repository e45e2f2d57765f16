"""Answers to questions that cannot apply are told apart, and the rest can then be assessed."""

from vejviser.law.compile import compile_law
from vejviser.law.model import Decision, Fact, LawText, Rule

FACTS = {
    f.id: f
    for f in (
        Fact("hull", "choice", ("ship", "raft", "none")),
        Fact("engine", "bool", only_if="hull == ship"),
        Fact("power", "number", only_if="engine"),
        Fact("sails", "choices", ("main", "jib"), only_if="hull in (ship, raft)"),
    )
}
TEXT = LawText(
    FACTS,
    {"licence": Decision("licence", ("no", "yes"), "unique", otherwise="no")},
    (Rule("strong", "licence", "yes", "power >= 20"),),
)
LAW = compile_law(TEXT)


def test_an_answer_whose_condition_fails_is_set_aside() -> None:
    assert LAW.set_aside({"hull": "raft", "engine": True, "sails": ["jib"]}) == ("engine",)


def test_what_depends_on_an_answer_set_aside_is_judged_by_what_is_left() -> None:
    answers = {"hull": "ship", "engine": False, "power": 30}
    assert LAW.set_aside(answers) == ("power",)
    kept = {name: a for name, a in answers.items() if name != "power"}
    assert LAW.assess(kept).certain("licence") == "no"


def test_nothing_is_set_aside_while_it_may_apply() -> None:
    assert LAW.set_aside({"power": 30, "sails": []}) == ()
    assert LAW.set_aside({"hull": "ship", "engine": True, "power": 30}) == ()


def test_not_applicable_and_unknown_are_no_answers_to_set_aside() -> None:
    assert LAW.set_aside({"hull": "none", "engine": "not_applicable", "power": None}) == ()
