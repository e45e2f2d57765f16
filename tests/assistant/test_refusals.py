"""A call that cannot be used is refused in words that help to mend it; nothing brings the server down."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest

from tests.assistant.clients import answers, call, library, text, within
from vejviser.handbook.entries import LANGS, Lang
from vejviser.law.errors import AnswersError

BAD: list[tuple[str, dict[str, Any], str]] = [
    ("asses", {"answers": {}}, "assess"),
    ("assess", {}, "answers"),
    ("assess", {"answers": {}, "as_off": "2026-01-01"}, "as_of"),
    ("assess", {"answers": "impact"}, "answers"),
    ("assess", {"answers": ["impact"]}, "answers"),
    ("assess", {"answers": {"inpact": "x"}}, "impact"),
    ("assess", {"answers": {"mdr_class": "III"}}, "explain"),
    ("assess", {"answers": {"impact": "deth"}}, "death_or_irreversible"),
    ("assess", {"answers": {"impact": {"deep": 1}}}, "death_or_irreversible"),
    ("assess", {"answers": {"medical_purposes": "diagnosis"}}, "[diagnosis]"),
    ("assess", {"answers": {"study_planned": "ja"}}, "true"),
    ("assess", {"answers": {"first_placed": "31.12.2025"}}, "2025-12-31"),
    ("assess", {"answers": {}, "as_of": "31.12.2025"}, "2025-12-31"),
    ("assess", {"answers": {}, "as_of": "0206-01-01"}, "1900-2100"),
    ("assess", {"answers": {}, "overlays": ["com_2025_1024"]}, "com_2025_1023"),
    ("assess", {"answers": {}, "overlays": ["com_2025_1023", "com_2025_1023"]}, "com_2025_1023"),
    ("assess", {"answers": {}, "names": ["mdr_clas"]}, "mdr_class"),
    ("assess", {"answers": {}, "lang": "de"}, "'en'"),
    ("find_entry", {"query": "?"}, "query"),
    ("find_entry", {"query": 7}, "query"),
    ("find_entry", {"query": "x", "limit": 0}, "limit"),
    ("find_entry", {"query": "x", "limit": 5000}, "50"),
    ("find_entry", {"query": "x" * 301}, "300"),
    ("find_entry", {"query": "x", "kinds": ["step"]}, "steps"),
    ("show_entry", {"id": "mdr_clas"}, "mdr_class"),
    ("list_facts", {"topic": "ai_acts"}, "ai_act"),
    ("explain", {"answers": {}, "name": "mdr_clas"}, "mdr_class"),
    ("next_question", {"answers": {}, "unsure": ["inpact"]}, "impact"),
    ("plan", {"answers": {}, "detail": "produkt"}, "product"),
    ("plan", {"answers": {}, "detail": "product", "start": 9000}, "start"),
    ("plan", {"answers": {}, "start": -1}, "start"),
    ("readings", {"name": "reading_r11"}, "reading_r11a"),
    ("passport", {}, "dataset"),
    ("passport", {"dataset": "ds-01"}, "DS-01"),
    ("compare", {"answers_a": {}}, "answers_b"),
]


@pytest.mark.parametrize("lang", LANGS)
def test_bad_calls_are_refused_with_what_to_do(lang: Lang) -> None:
    async def work(client: Any) -> list[Any]:
        return [await client.call_tool(tool, {"lang": lang, **arguments}) for tool, arguments, _ in BAD]

    for (tool, arguments, wanted), result in zip(BAD, within(work), strict=True):
        told = text(result)
        assert result.is_error, (tool, arguments)
        assert wanted in told, (tool, arguments, told)
        first = (
            "Kaldet kan ikke bruges:" if lang == "da" or arguments.get("lang") else "The call cannot be used:"
        )
        assert told.startswith(first), told
        assert len(told) < 3000
        assert "Error executing" not in told


def test_everything_wrong_with_a_call_is_told_at_once() -> None:
    told = text(call("assess", answers={"inpact": 1, "impact": "x"}, as_of="x", overlays=["x"], lang="en"))
    assert told.count("\n- ") == 4


@pytest.mark.parametrize("lang", LANGS)
def test_answers_that_contradict_each_other_are_told_by_name(lang: Lang) -> None:
    first, second = contradiction()
    given = dict((first, second))
    for tool in ("assess", "next_question", "plan", "levers"):
        told = text(call(tool, answers=given, lang=lang))
        assert all(fact in told for fact in given), told


def contradiction() -> tuple[tuple[str, Any], tuple[str, Any]]:
    """Two answers that the handbook forbids together."""
    book = library().handbook
    law = book.law(dt.date.today())
    known = {
        name: list(fact.values) if fact.type == "choice" else [True, False]
        for name, fact in book.facts.items()
        if fact.type in ("choice", "bool")
    }
    for constraint in book.constraints.values():
        named = [name for name in known if name in constraint.require]
        pairs = itertools.combinations([(name, value) for name in named for value in known[name]], 2)
        for first, second in pairs:
            try:
                law.assess(law.asked(dict((first, second))))
            except AnswersError:
                if first[0] != second[0]:
                    return first, second
    raise AssertionError("no constraint forbids two answers")


def test_a_fault_of_our_own_is_told_without_its_insides(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("vejviser.assistant.on_law.assess", broken)
    result = call("assess", answers=answers(), lang="en")
    assert result.is_error
    assert "secret" not in text(result)
    assert "memory" in text(result)


def test_after_all_that_the_server_still_answers() -> None:
    async def work(client: Any) -> Any:
        for tool, arguments, _ in BAD[:5]:
            await client.call_tool(tool, arguments)
        return await client.call_tool("find_entry", {"query": "mdr_class"})

    assert not within(work).is_error
