from __future__ import annotations

from pathlib import Path

import pytest

from tests.handbook.pages import write
from vejviser.handbook.cases import read_cases, run_cases
from vejviser.handbook.faults import HandbookError
from vejviser.handbook.load import Handbook, load


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


GROUPS = """
# Groups

> da: Et produkt kan høre til flere grupper.
> en: A product can belong to several groups.

```decision groups
title: {da: Grupper, en: Groups}
ask: {da: Hvilke grupper?, en: Which groups?}
topic: basics
values: {a: {da: a, en: a}, b: {da: b, en: b}}
combine: all
cite: act
mark: verified
```
```rule groups.a
when: autonomous
then: groups = a
cite: act
mark: verified
because: {da: Fordi., en: Because.}
```
```rule groups.b
when: purpose == diagnosis
then: groups = b
cite: act
mark: verified
because: {da: Fordi., en: Because.}
```
"""


@pytest.fixture
def book(tmp_path: Path) -> Handbook:
    return load(write(tmp_path, groups=GROUPS))


def run(book: Handbook, folder: Path, text: str) -> list[str]:
    (folder / "cases").mkdir(exist_ok=True)
    (folder / "cases" / "some.yaml").write_text(text, encoding="utf-8")
    return [str(fault) for fault in run_cases(book, read_cases(folder / "cases"))]


GOOD = """
- name: Cancer demands the high class
  as_of: 2026-11-25
  facts: {purpose: diagnosis, uses: [cancer]}
  expect: {risk: high, assess: certain, groups: [a, b]}
  cite: act, Article 1
- name: Without the purpose both are open
  as_of: 2026-11-25
  facts: {autonomous: true}
  expect:
    risk: [low, high]
    groups: {a: certain, b: possible}
    assess: certain
  cite: [act]
- name: Before the rule applied
  as_of: 2019-01-01
  facts: {uses: [cancer], purpose: diagnosis, autonomous: false}
  expect: {risk: low, assess: no, groups: b}
  cite: act
"""


def test_cases_that_hold_say_nothing(book: Handbook, tmp_path: Path) -> None:
    assert run(book, tmp_path, GOOD) == []


def test_a_case_that_fails_says_what_was_expected_and_found(book: Handbook, tmp_path: Path) -> None:
    told = run(book, tmp_path, GOOD.replace("risk: high", "risk: low").replace("b: possible", "b: no"))
    assert told == [
        "cases/some.yaml:5: Cancer demands the high class: `risk`: expected low, found high",
        "cases/some.yaml:12: Without the purpose both are open: `groups`: b: expected no, found possible",
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            "expect: {risk: high",
            "expect: {risky: high",
            "no decision or step is called 'risky'; did you mean 'risk'?",
        ),
        ("risk: high", "risk: hgih", "'hgih' is not a value; did you mean 'high'?"),
        ("assess: certain, g", "assess: yes, g", "'yes' is not a value"),
        ("{a: certain, b", "{c: certain, b", "'c' is not a value"),
        ("risk: high", "risk: {high: certain}", "only a decision that is a set takes a map"),
        (
            "{purpose: diagnosis, uses",
            "{purpos: diagnosis, uses",
            "no fact is called 'purpos'; did you mean 'purpose'",
        ),
        ("purpose: diagnosis, uses", "purpose: wellness, uses", "Cancer demands the high class: "),
        (
            "cite: act, Article 1",
            "cite: atc, Article 1",
            "`cite`: no source is called 'atc'; did you mean 'act'?",
        ),
        ("  cite: [act]", "  cite: act\n  overlays: [later]", "no overlay is called 'later'; there are none"),
    ],
)
def test_a_case_that_cannot_be_run_is_told(
    book: Handbook, tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    assert right in GOOD
    found = run(book, tmp_path, GOOD.replace(right, wrong, 1))
    assert any(told in line for line in found), found


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            "  cite: [act]\n",
            "",
            "some.yaml:7: Without the purpose both are open: `cite`: this key is missing",
        ),
        (
            "  as_of: 2019-01-01",
            "  as_of: 2019",
            "some.yaml:16: Before the rule applied: `as_of`: '2019' is not a day",
        ),
        ("  as_of: 2019-01-01", "  asof: 2019-01-01", "`asof`: no such key; did you mean 'as_of'?"),
        ("\n- name: Cancer", "\nname: x\n- name: Cancer", "some.yaml:3: "),
    ],
)
def test_a_case_of_wrong_form_is_told_with_its_line(
    book: Handbook, tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    assert right in GOOD
    with pytest.raises(HandbookError) as caught:
        run(book, tmp_path, GOOD.replace(right, wrong, 1))
    assert told in str(caught.value)


def test_a_file_of_cases_is_a_list(book: Handbook, tmp_path: Path) -> None:
    with pytest.raises(HandbookError, match="a file of cases is a list"):
        run(book, tmp_path, "name: x\n")
