"""Cases beside the law: what a lawyer expects of a project, written in YAML and run against the handbook.

A file is a list of cases: `name`, `as_of`, `facts` (a fact left out is unknown), `expect` and `cite`;
`overlays` where law in the making is laid over. `expect` gives for a decision its one value or the list of
all values still possible; for a decision that is a set, the list of all values that may be in it, or a map of
values to `certain`, `possible` or `no`; for a step `certain`, `possible` or `no`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from vejviser.handbook.faults import Fault, HandbookError
from vejviser.handbook.load import Handbook, UnknownOverlayError
from vejviser.handbook.parts import Body, Cited, Day, Name
from vejviser.handbook.read import explain
from vejviser.handbook.yaml12 import Parsed, YamlError, parse
from vejviser.law.assess import Assessment
from vejviser.law.errors import AnswersError, hint

CASES = Path(__file__).parent / "cases"
State = Literal["certain", "possible", "no"]
STATES = ("certain", "possible", "no")


class CaseBody(Body):
    """One case as written."""

    name: str = Field(min_length=1)
    as_of: Day
    overlays: list[Name] = []
    facts: dict[Name, Any]
    expect: dict[Name, Name | list[Name] | dict[Name, State]] = Field(min_length=1)
    cite: Cited


@dataclass(frozen=True)
class Case:
    """A case, where it stands, and the line of each thing it expects."""

    body: CaseBody
    file: str
    line: int
    lines: dict[str, int]


def read_cases(folder: Path = CASES) -> list[Case]:
    """All cases of the YAML files in a folder, by file name. Raises `HandbookError` with all faults."""
    cases: list[Case] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.yaml")):
        found, wrong = _read_file(path.read_text(encoding="utf-8"), f"cases/{path.name}")
        cases += found
        faults += wrong
    if faults:
        raise HandbookError(faults)
    return cases


def _read_file(text: str, file: str) -> tuple[list[Case], list[Fault]]:
    try:
        parsed = parse(text)
    except YamlError as error:
        return [], [Fault(file, error.line, "", "", error.message)]
    if not isinstance(parsed.data, list):
        return [], [Fault(file, 1, "", "", "a file of cases is a list: each case begins with `- name: ...`")]
    cases: list[Case] = []
    faults: list[Fault] = []
    for at, data in enumerate(parsed.data):
        owner = str(data.get("name", "")) if isinstance(data, dict) else ""
        try:
            body = CaseBody.model_validate(data)
        except ValidationError as error:
            faults += [
                explain(found, parsed, file, owner, (at,)) for found in error.errors(include_url=False)
            ]
        else:
            cases.append(_case(body, parsed, file, at))
    return cases, faults


def _case(body: CaseBody, parsed: Parsed, file: str, at: int) -> Case:
    return Case(
        body, file, parsed.line((at,)), {name: parsed.line((at, "expect", name)) for name in body.expect}
    )


def run_cases(handbook: Handbook, cases: Sequence[Case]) -> list[Fault]:
    """Each expectation that the handbook does not meet, as a fault in words."""
    return [fault for case in cases for fault in _run(handbook, case)]


def _run(handbook: Handbook, case: Case) -> Iterator[Fault]:
    body = case.body
    try:
        state = handbook.law(body.as_of, body.overlays).assess(body.facts)
    except (AnswersError, UnknownOverlayError) as error:
        yield Fault(case.file, case.line, body.name, "", str(error))
        return
    sources = [citation.source for citation in body.cite]  # type: ignore[attr-defined]
    for source in sources:
        if source not in handbook.sources:
            message = f"no source is called '{source}'{hint(source, handbook.sources)}"
            yield Fault(case.file, case.line, body.name, "cite", message)
    for name, wanted in body.expect.items():
        told = _difference(handbook, state, name, wanted)
        if told:
            yield Fault(case.file, case.lines[name], body.name, name, told)


def _difference(
    handbook: Handbook, state: Assessment, name: str, wanted: str | list[str] | dict[str, State]
) -> str:
    """How the outcome differs from what is wanted, in words; "" where it does not."""
    text = state.law.text
    if name in text.queries:
        return _differs(wanted, state.state(name), STATES)
    if name not in text.decisions:
        return f"no decision or step is called '{name}'{hint(name, [*text.decisions, *text.queries])}"
    decision = text.decisions[name]
    valid = (*decision.values, "not_applicable") if decision.only_if else decision.values
    if isinstance(wanted, dict):
        if decision.combine != "all":
            return "only a decision that is a set takes a map of values"
        members = state.members(name)
        unknown = [f"'{v}' is not a value{hint(v, valid)}" for v in wanted if v not in valid]
        wrong = {v: _differs(w, members.get(v, "no"), STATES) for v, w in wanted.items()}
        return "; ".join([*unknown, *(f"{v}: {told}" for v, told in wrong.items() if told)])
    return _differs(wanted, list(state.possible(name)), valid)


def _differs(wanted: str | list[str] | dict[str, State], found: str | list[str], valid: Sequence[str]) -> str:
    expected = [wanted] if isinstance(wanted, str) else list(wanted)
    actual = found if isinstance(found, list) else [found]
    unknown = [f"'{value}' is not a value{hint(value, valid)}" for value in expected if value not in valid]
    if unknown:
        return "; ".join(unknown)
    if sorted(expected) == sorted(actual):
        return ""
    return f"expected {' or '.join(expected) or 'none'}, found {' or '.join(actual) or 'none'}"
