from __future__ import annotations

from pathlib import Path

import pytest

from tests.handbook.pages import LAW, SOURCES, handbook, write, write_overlay
from tests.handbook.test_load import OVERLAY
from vejviser.handbook.check import Report, check
from vejviser.handbook.complete import faults_and_notes, texts
from vejviser.handbook.entries import Text
from vejviser.handbook.load import load

STAGES = """
```authority maker
name: {da: Producenten, en: The manufacturer}
role: {da: Bestemmer selv., en: Decides for itself.}
url: https://example.org
mark: memory
```
```step agree
stage: collaboration
kind: choice
title: {da: Aftal, en: Agree}
do: {da: Aftal., en: Agree.}
when: autonomous
decided_by: maker
cite: act
mark: inferred
because: {da: Fordi., en: Because.}
```
```step use
stage: adoption
kind: duty
title: {da: Brug, en: Use}
do: {da: Brug., en: Use.}
when: purpose == diagnosis
after: [assess, agree]
decided_by: [maker]
documents: {in: [plan]}
cite: act
mark: secondary
because: {da: Fordi., en: Because.}
```
```document plan
title: {da: Plan, en: Plan}
what: {da: En plan., en: A plan.}
cite: act
```
"""
WHOLE = LAW.replace(
    "when: risk == high or autonomous\n", "when: risk == high or autonomous\ndecided_by: maker\n"
)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def report(folder: Path, **pages: str) -> Report:
    return check(load(write(folder, **{"law": WHOLE, "stages": STAGES, **pages})), cases=folder / "cases")


def test_a_whole_handbook_has_no_faults(tmp_path: Path) -> None:
    found = report(tmp_path)
    assert [str(fault) for fault in found.faults] == []
    assert found.ok
    assert found.counts["steps"] == 3
    assert found.marks["steps"] == {"verified": 1, "secondary": 1, "memory": 0, "inferred": 1}
    assert [entry.id for entry in found.unverified] == ["agree", "use", "maker"]
    assert [str(note) for note in found.notes] == [
        "content/stages.md:19: use: `documents`: needs 'plan', which no step makes"
    ]
    assert found.sizes["risk"] > 0


def told(folder: Path, **pages: str) -> str:
    return "\n".join(str(fault) for fault in report(folder, **pages).faults)


def test_the_law_is_proved(tmp_path: Path) -> None:
    gap = WHOLE.replace("otherwise: low\n", "")
    assert "risk: `gap`" in told(tmp_path, law=gap)
    dead = WHOLE.replace("when: cancer in uses", "when: cancer in uses and purpose == wellness")
    assert "act.1.cancer: `unreachable`" in told(tmp_path, law=dead)


def test_the_law_is_proved_under_each_overlay(tmp_path: Path) -> None:
    write_overlay(
        tmp_path, "reform", OVERLAY.replace("heart in uses", "heart in uses and purpose == wellness")
    )
    assert "act.1.new under reform: `unreachable`" in told(tmp_path)


def test_cases_are_run(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    case = "- {name: A, as_of: 2026-11-25, facts: {}, expect: {risk: low}, cite: act}\n"
    (tmp_path / "cases" / "a.yaml").write_text(case, encoding="utf-8")
    assert report(tmp_path).cases == 1
    assert "cases/a.yaml:1: A: `risk`: expected low, found low or high" in told(tmp_path)
    (tmp_path / "cases" / "a.yaml").write_text("- {name: A}\n", encoding="utf-8")
    assert "cases/a.yaml:1: A: `expect`: this key is missing" in told(tmp_path)


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            "decided_by: [maker]\n",
            "",
            "use: `decided_by`: say who",
        ),
        ("when: autonomous\n", "when: autonomous\nafter: use\n", "steps wait for each other: "),
        (
            "{da: Fordi., en: Because.}",
            "{da: Because this is so., en: Because this is so.}",
            "same words stand in both",
        ),
        ("stage: adoption", "stage: product", "adoption: `stage`: no step stands in this stage"),
        (
            "what: {da: En plan., en: A plan.}\ncite: act\n",
            "what: {da: En plan., en: A plan.}\n",
            "plan: `cite`",
        ),
        ("url: https://example.org\n", "", "maker: `cite`: an authority needs"),
    ],
)
def test_what_is_missing_or_out_of_order_is_a_fault(right: str, wrong: str, told: str) -> None:
    assert right in STAGES
    contents = handbook(stages=STAGES.replace(right, wrong))
    assert any(told in str(fault) for fault in faults_and_notes(contents)[0])


def test_a_fact_that_nothing_uses_is_a_fault() -> None:
    page = "```fact idle\ntype: bool\ntopic: basics\nlabel: {da: hvad, en: what}\nask: {da: Hvad?, en: What?}\n```\n"
    faults, _ = faults_and_notes(handbook(idle=page))
    assert any("idle: no rule or step uses this fact" in str(fault) for fault in faults)
    text, _ = faults_and_notes(handbook(idle=page.replace("bool", "text")))
    assert not any("idle" in str(fault) for fault in text)


def test_a_rule_stands_under_the_words_of_its_provision() -> None:
    quoted = LAW[LAW.index("> da: Et produkt") : LAW.index("```fact purpose")]
    law = LAW.replace(quoted, "")
    faults, _ = faults_and_notes(handbook(law=law))
    assert any("say under 'Article 1' in our own words" in str(fault) for fault in faults)


def test_sources_say_where_and_when_they_were_seen() -> None:
    faults, _ = faults_and_notes(
        handbook(
            sources=SOURCES.replace("seen: 2026-11-23\n", "")
            .replace("eli: ", "url: ", 1)
            .replace("url: https://example.org/act\n", "")
        )
    )
    assert any("a verified source has `url` and the day it was `seen`" in str(fault) for fault in faults)
    assert any("act: `eli`: a regulation has an ELI" in str(fault) for fault in faults)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", "has a successor but no last day"),
        ("valid: ..2026-12-31\n", "valid: 2027-02-01..\n", "leaves days without anyone after 2026-12-31"),
        ("valid: ..2026-12-31\n", "valid: 2027-01-01..\n", ""),
    ],
)
def test_an_authority_is_followed_by_its_successor(old: str, new: str, told: str) -> None:
    body = "name: {da: A, en: A}\nrole: {da: B, en: B}\nurl: https://example.org\nmark: memory\n"
    page = f"```authority first\n{body}{old}successor: second\n```\n```authority second\n{body}{new}```\n"
    found = [str(fault) for fault in faults_and_notes(handbook(page=page))[0] if "first" in str(fault)]
    assert any(told in fault for fault in found) if told else not found


def test_what_nothing_uses_is_noted() -> None:
    page = SOURCES.replace("source act", "source spare").replace("topic basics", "topic spare_topic")
    _, notes = faults_and_notes(handbook(stages=STAGES, spare=page))
    assert {str(note).split(": ", 2)[2] for note in notes} >= {
        "nothing cites this source",
        "no fact or decision belongs to this topic",
    }


def test_every_text_of_an_entry_is_found() -> None:
    entry = handbook().facts["purpose"]
    assert dict(texts(entry)) == {
        "label": Text("formål", "purpose"),
        "ask": Text("Hvad er formålet?", "What is the purpose?"),
        "values.diagnosis": Text("diagnose", "diagnosis"),
        "values.wellness": Text("velvære", "wellness"),
    }
