"""Official examples against our law: which findings match exactly, and which do not.

`cases.jsonl` holds official examples (MDCG and Commission guidance) in our own words with the official
outcome and a grade: A official and direct, B inferred or draft. `facts-*.yaml` holds what each description
states, as facts of the handbook; what it leaves open is left out. A row matches when, for everything that the
source fixes, each outcome that we leave possible is one that the source accepts; mostly that is the one
certain finding.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from vejviser.handbook.load import load
from vejviser.handbook.yaml12 import parse
from vejviser.law.errors import AnswersError
from vejviser.law.law import Law

HERE = Path(__file__).parent
AS_OF = dt.date(2026, 11, 25)
FINDING = {
    "qualification": "qualification",
    "mdr_class": "mdr_class",
    "ivdr_class": "ivdr_class",
    "ai_act": "ai_act_status",
    "ci_regime": "study_regime",
}
OURS: dict[str, tuple[str, ...]] = {
    "MDR": ("mdr",),
    "IVDR": ("ivdr",),
    "high_risk_6_1": ("high_risk_art_6_1",),
    "not_high_risk": ("transparency", "minimal", "not_ai"),
    "MDR_62": ("mdr_art_62",),
    "MDR_74_1": ("mdr_art_74_1",),
    "MDR_74_2": ("mdr_art_74_2",),
    "MDR_82": ("mdr_art_82",),
    "IVDR_58_1_application": ("ivdr_art_58",),
    "IVDR_58_2_application": ("ivdr_art_58",),
}


@dataclass(frozen=True, slots=True)
class Score:
    """One row and what we say otherwise than the source; no misses means that it matches."""

    id: str
    grade: str
    kind: str
    description: str
    source: str
    misses: tuple[str, ...]

    @property
    def exact(self) -> bool:
        return not self.misses


def rows() -> list[dict[str, object]]:
    """The official examples."""
    return [json.loads(line) for line in (HERE / "cases.jsonl").read_text("utf-8").splitlines()]


def stated_facts() -> dict[str, dict[str, object]]:
    """Gold id -> the facts that its description states."""
    found: dict[str, dict[str, object]] = {}
    for path in sorted(HERE.glob("facts-*.yaml")):
        for name, entry in parse(path.read_text("utf-8")).data.items():
            found.setdefault(name, {}).update(entry["facts"])
    return found


def accepted(row: Mapping[str, object], field: str) -> frozenset[str]:
    """Our values that pass for one field of a row; empty when the source does not fix it."""
    expected, accept = row["expected"], row.get("accept") or {}
    assert isinstance(expected, dict)
    assert isinstance(accept, dict)
    if expected.get(field) is None:
        return frozenset()
    values = accept.get(field) or [expected[field]]
    return frozenset(v for value in values if value for v in OURS.get(value, (value,)))


def scores(law: Law | None = None) -> Iterator[Score]:
    """The score of every row of grade A or B for which facts are stated."""
    law = law or load().law(AS_OF, ())
    facts = stated_facts()
    for row in rows():
        name = str(row["id"])
        if name in facts:
            yield Score(
                name,
                str(row["grade"]),
                str(row["kind"]),
                str(row["description"]),
                str(row["source"]),
                tuple(_misses(law, row, facts[name])),
            )


def _misses(law: Law, row: Mapping[str, object], facts: Mapping[str, object]) -> Iterator[str]:
    try:
        assessment = law.assess(facts)
    except AnswersError as error:
        yield str(error)
        return
    for field, finding in FINDING.items():
        wanted = accepted(row, field)
        found = assessment.possible(finding)
        if wanted and not set(found) <= wanted:
            said = " or ".join(found)
            yield f"{finding}: official {' or '.join(sorted(wanted))}, ours {said}"


def main() -> None:
    """Print the score per kind and grade, and every miss."""
    found = list(scores())
    for grade in "AB":
        for kind in sorted({s.kind for s in found}):
            part = [s for s in found if s.grade == grade and s.kind == kind]
            if part:
                print(f"{grade} {kind:9} {sum(s.exact for s in part):3} of {len(part):3} exact")
    for score in found:
        for miss in score.misses:
            print(f"{score.id} ({score.grade}, {score.kind}) {miss} | {score.description}")


if __name__ == "__main__":
    main()
