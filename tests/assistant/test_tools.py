"""The tools answer from the handbook, with citations, in both languages, and in bounded length."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.assistant.clients import DAY, answers, call, data, library, text, within
from vejviser.export import phrases
from vejviser.export.road_json import NOTICE
from vejviser.export.wording import Wording
from vejviser.handbook.entries import LANGS, STAGES, Lang
from vejviser.road import plan as roads
from vejviser.road.why import Explanation, why
from vejviser.schedule.schedule import schedule

BOUND = 30_000
EXAMPLES = ("fracture-detection", "digital-pathology", "retrospective-research")


def project_calls(given: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """A call of each tool that takes answers."""
    return [
        ("assess", {"answers": given}),
        ("next_question", {"answers": given}),
        ("plan", {"answers": given, "about": "x"}),
        *[("plan", {"answers": given, "detail": stage}) for stage in STAGES],
        ("explain", {"answers": given, "name": "mdr_class"}),
        ("levers", {"answers": given}),
        ("readings", {"answers": given}),
        ("compare", {"answers_a": given, "answers_b": {}}),
        ("passport", {"answers": given, "dataset": "DS-01"}),
    ]


HANDBOOK_CALLS: list[tuple[str, dict[str, Any]]] = [
    ("find_entry", {"query": "regel 11"}),
    ("find_entry", {"query": "a", "limit": 50}),
    ("show_entry", {"id": "mdr_class"}),
    ("show_entry", {"id": "mdr"}),
    ("list_facts", {}),
    ("readings", {}),
    ("passport", {"dataset": "DS-01"}),
]


def dicts(value: object) -> Iterator[dict[str, Any]]:
    """Every dict within a value."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from dicts(part)
    elif isinstance(value, list):
        for part in value:
            yield from dicts(part)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("example", [*EXAMPLES, ""])
def test_every_answer_is_bounded_cited_dated_and_gives_the_notice_once(example: str, lang: Lang) -> None:
    given = answers(example) if example else {}
    calls = project_calls(given) + (HANDBOOK_CALLS if not example else [])

    async def work(client: Any) -> list[Any]:
        return [await client.call_tool(tool, {**arguments, "lang": lang}) for tool, arguments in calls]

    for (tool, arguments), result in zip(calls, within(work), strict=True):
        told, found = text(result), result.structured_content
        assert not result.is_error, (tool, told)
        assert len(told.encode()) < BOUND, (tool, arguments)
        assert len(json.dumps(found, ensure_ascii=False).encode()) < BOUND, (tool, arguments)
        assert found["lang"] == lang
        assert found["notice"] == NOTICE[lang]
        assert told.count(NOTICE[lang]) == 1
        assert found["handbook"]["content_hash"] == library().handbook.content_hash
        assert dt.date.fromisoformat(found["as_of"])
        listed = {source["cite"] for source in found["sources"]}
        cited = {cite for part in dicts(found) for cite in part.get("cites", ())}
        assert cited <= listed, (tool, cited - listed)
        assert all(source["mark"] for source in found["sources"])
        assert all(cite in told for cite in listed)


@pytest.mark.parametrize("topic", sorted(library().handbook.topics))
def test_every_topic_fits_in_one_answer(topic: str) -> None:
    found = data("list_facts", topic=topic)
    assert {fact["id"] for fact in found["facts"]} == {
        name for name, fact in library().handbook.facts.items() if fact.topic == topic
    }
    assert len(json.dumps(found, ensure_ascii=False).encode()) < BOUND


def test_all_facts_are_listed_in_short_with_their_values() -> None:
    found = {fact["id"]: fact for topic in data("list_facts")["topics"] for fact in topic["facts"]}
    book = library().handbook
    assert set(found) == set(book.facts)
    assert all(found[name]["values"] == list(fact.values) for name, fact in book.facts.items())


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_assessment_is_what_the_road_says(example: str) -> None:
    road = roads.plan(library().handbook, answers_of(example), dt.date.fromisoformat(DAY))
    names = list(road.findings)
    for start in range(0, 30, 3):
        some = names[start : start + 3]
        found = data("assess", answers=answers(example), names=some, as_of=DAY, lang="en")
        for told in found["findings"]:
            held = road.findings[told["name"]]
            assert told["outcome"] == phrases.outcome(Wording(road.handbook, "en"), held)
            assert told["certainty"] == ("certain" if held.settled else "open")
            assert [one["fact"] for one in told["reasons"]] == [f for f in held.reasons if f in road.answers]
        assert found["receipt"]["id"] == road.receipt.id


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_plan_has_the_steps_and_milestones_of_the_road(example: str) -> None:
    day = dt.date.fromisoformat(DAY)
    road = roads.plan(library().handbook, answers_of(example), day)
    found = data("plan", answers=answers(example), as_of=DAY)
    for stage in found["stages"]:
        here = {step.entry.id: step.status for step in road.steps if step.entry.stage == stage["stage"]}
        told = {step["id"]: step["status"] for step in stage["steps"]}
        assert told.items() <= here.items()
        assert list(told) == [name for name in here if name in told]
        assert len(told) + stage["steps_left"] == len(here) == stage["certain"] + stage["possible"]
    timed = schedule(road, library().reference, day, project="assistant")
    assert {one["id"]: one["days"]["p50"] for one in found["milestones"]} == {
        name: round(reached.spread.p50) for name, reached in timed.milestones.items()
    }
    for one in found["milestones"]:
        assert one["days"]["p10"] <= one["days"]["p50"] <= one["days"]["p90"]


def test_the_pages_of_a_stage_are_the_whole_stage_once_and_in_order() -> None:
    road = roads.plan(library().handbook, answers_of("digital-pathology"), dt.date.fromisoformat(DAY))
    told: list[str] = []
    start: int | None = 0
    while start is not None:
        page = data("plan", answers=answers("digital-pathology"), detail="product", start=start, as_of=DAY)
        told += [step["id"] for step in page["detail"]]
        start = page["next_start"]
    assert told == [step.entry.id for step in road.steps if step.entry.stage == "product"]


def test_law_and_experience_are_never_one_number() -> None:
    page = data("plan", answers=answers("digital-pathology"), detail="collaboration", lang="en")
    for step in page["detail"]:
        assert not (step["experienced"] and step["assumed"])
        for limit in step["statutory"]:
            assert limit not in step["experienced"]


def test_an_explanation_is_that_of_the_command() -> None:
    found = why(library().handbook, answers_of("fracture-detection"), dt.date.fromisoformat(DAY), "mdr_class")
    told = data("explain", answers=answers(), name="mdr_class", as_of=DAY, lang="en")
    assert isinstance(found, Explanation)
    assert [one["fact"] for one in told["reasons"]] == list(found.reasons)
    assert len(told["changes"]) == len(found.changes)
    assert {rule["id"] for rule in told["rules"]} <= {rule.entry.id for rule in found.finding.rules}  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["run_silent_mode", "impact"])
def test_steps_and_facts_are_explained_too(name: str) -> None:
    name = name if library().find(name) else next(iter(library().handbook.steps))
    assert data("explain", answers=answers(), name=name)["kind"] in ("step", "fact")


def test_answering_every_next_question_with_unsure_comes_to_an_end() -> None:
    unsure: list[str] = []
    while True:
        found = data("next_question", answers=answers(), unsure=unsure, as_of=DAY)
        if found["done"]:
            break
        assert found["question"]["id"] not in unsure
        assert found["decides"]
        unsure.append(found["question"]["id"])
        assert len(unsure) < 60
    assert {one["id"] for one in found["unsure_that_matter"]} <= set(unsure)


def test_null_is_an_answer_that_nobody_knows() -> None:
    first = data("next_question", answers=answers(), as_of=DAY)["question"]["id"]
    after = data("next_question", answers={**answers(), first: None}, as_of=DAY)
    assert after["question"]["id"] != first


def test_comparing_a_project_with_itself_finds_no_difference() -> None:
    found = data("compare", answers_a=answers(), answers_b=answers())
    assert not any(found[part] for part in ("answers", "milestones", "findings", "steps", "left_out"))


def test_a_lever_pulled_is_a_difference_that_compare_finds() -> None:
    given = answers("digital-pathology")
    best = data("levers", answers=given, as_of=DAY)["shortcuts"][0]
    assert best["saved_days"] > 0
    assert best["prices"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_contested_reading_shows_every_position_and_who_holds_it(lang: Lang) -> None:
    found = data("readings", answers=answers(), lang=lang)
    assert found["readings"]
    for one in found["readings"]:
        held = library().handbook.readings[one["id"]].positions
        assert [position["id"] for position in one["positions"]] == list(held)
        assert all(position["held_by"] for position in one["positions"])


def test_a_passport_without_answers_keeps_the_four_purposes_apart() -> None:
    (row,) = data("passport", dataset="DS-01")["datasets"]
    assert len({way["purpose"] for way in row["ways"]}) == 4


def test_the_same_call_gives_the_same_answer() -> None:
    once = [call("plan", answers=answers(), as_of=DAY) for _ in range(2)]
    assert once[0].structured_content == once[1].structured_content


def test_another_day_and_law_in_the_making_are_laid_over() -> None:
    overlay = next(iter(library().handbook.overlays))
    found = data("assess", answers=answers(), as_of="2029-01-01", overlays=[overlay])
    assert (found["as_of"], found["overlays"]) == ("2029-01-01", [overlay])


def answers_of(example: str) -> dict[str, Any]:
    """The answers of an example as the law takes them."""
    from vejviser.assistant.asking import asked

    return dict(asked(library(), "en", DAY, (), answers(example)).answers)
