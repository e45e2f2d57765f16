"""The decision model that every engine in this folder runs: 12 facts, 29 rows in 3 tables, 5 outputs.

A workload with the shape of the law, not law: rows are tried from the top and the first that holds gives the
outputs. `text` says the same in our own language, `reference` is the slow meaning that all are checked by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from vejviser.law.model import Decision, Fact, LawText, Place, Rule

Project = Mapping[str, bool | str]
Row = tuple[Mapping[str, bool | str | tuple[str, ...]], tuple[str, ...], str]
YES_NO = (False, True)
FACTS: dict[str, tuple[bool | str, ...]] = {
    "medical_purpose": YES_NO,
    "software": YES_NO,
    "in_house": YES_NO,
    "info_use": ("none", "decision", "monitor", "monitor_vital", "other"),
    "impact": ("minor", "serious", "death"),
    "energy": ("none", "normal", "hazardous", "ionizing_therapy", "ionizing_diagnostic", "visible_light"),
    "controls": ("none", "therapeutic_iib", "implantable"),
    "substance": ("none", "normal", "hazardous"),
    "closed_loop": YES_NO,
    "ai_system": YES_NO,
    "annex_iii": YES_NO,
    "art6_3": ("none", "narrow_task", "profiling"),
}
OUTPUTS = {
    "mdr_class": ("none", "i", "iia", "iib", "iii"),
    "mdr_rule": ("none", "r9", "r10", "r11", "r12", "r13", "r22"),
    "route": ("none", "in_house", "self", "notified_body"),
    "ai_risk": ("out", "high_6_1", "derogated_6_3", "high_6_2", "not_high"),
    "ai_from": ("none", "d2027_12_02", "d2028_08_02"),
}
WEIGHTS = {
    "medical_purpose": (5, 95),
    "software": (5, 95),
    "in_house": (80, 20),
    "info_use": (5, 55, 15, 10, 15),
    "impact": (40, 45, 15),
    "energy": (90, 4, 2, 1, 2, 1),
    "controls": (94, 4, 2),
    "substance": (94, 4, 2),
    "closed_loop": (97, 3),
    "ai_system": (10, 90),
    "annex_iii": (85, 15),
    "art6_3": (60, 30, 10),
}
"""How often each value occurs, in per cent, in typical projects: rows deep in the tables are reached."""


@dataclass(frozen=True)
class Rows:
    """One table: the outputs that it fills and its rows (conditions, outputs, citation), first hit wins."""

    name: str
    outputs: tuple[str, ...]
    rows: tuple[Row, ...]


CLASSIFICATION = Rows(
    "classification",
    ("mdr_class", "mdr_rule"),
    (
        ({"medical_purpose": False}, ("none", "none"), "2(1)"),
        ({"closed_loop": True}, ("iii", "r22"), "rule 22"),
        ({"controls": "implantable"}, ("iii", "r9"), "rule 9"),
        ({"software": True, "info_use": "decision", "impact": "death"}, ("iii", "r11"), "rule 11"),
        ({"energy": "hazardous"}, ("iib", "r9"), "rule 9"),
        ({"energy": "ionizing_therapy"}, ("iib", "r9"), "rule 9"),
        ({"controls": "therapeutic_iib"}, ("iib", "r9"), "rule 9"),
        ({"energy": "ionizing_diagnostic"}, ("iib", "r10"), "rule 10"),
        ({"substance": "hazardous"}, ("iib", "r12"), "rule 12"),
        ({"software": True, "info_use": "decision", "impact": "serious"}, ("iib", "r11"), "rule 11"),
        ({"software": True, "info_use": "monitor_vital"}, ("iib", "r11"), "rule 11"),
        ({"software": False, "info_use": "monitor_vital"}, ("iib", "r10"), "rule 10"),
        ({"energy": "normal"}, ("iia", "r9"), "rule 9"),
        ({"substance": "normal"}, ("iia", "r12"), "rule 12"),
        ({"software": True, "info_use": "decision"}, ("iia", "r11"), "rule 11"),
        ({"software": True, "info_use": "monitor"}, ("iia", "r11"), "rule 11"),
        ({"software": False, "info_use": ("decision", "monitor")}, ("iia", "r10"), "rule 10"),
        ({"software": True}, ("i", "r11"), "rule 11"),
        ({"energy": "visible_light"}, ("i", "r10"), "rule 10"),
        ({}, ("i", "r13"), "rule 13"),
    ),
)
ROUTE = Rows(
    "route",
    ("route",),
    (
        ({"mdr_class": "none"}, ("none",), "1"),
        ({"in_house": True}, ("in_house",), "5(5)"),
        ({"mdr_class": "i"}, ("self",), "52(7)"),
        ({}, ("notified_body",), "52"),
    ),
)
AI_ACT = Rows(
    "ai_act",
    ("ai_risk", "ai_from"),
    (
        ({"ai_system": False}, ("out", "none"), "3(1)"),
        ({"route": "notified_body"}, ("high_6_1", "d2028_08_02"), "6(1)"),
        ({"annex_iii": True, "art6_3": "narrow_task"}, ("derogated_6_3", "none"), "6(3)"),
        ({"annex_iii": True}, ("high_6_2", "d2027_12_02"), "6(2)"),
        ({}, ("not_high", "none"), "6"),
    ),
)
TABLES = (CLASSIFICATION, ROUTE, AI_ACT)


def reference(project: Project) -> dict[str, str]:
    """The outputs of one complete project, row by row."""
    known: dict[str, Any] = dict(project)
    for table in TABLES:
        for conditions, values, _ in table.rows:
            if all(known[k] in (v if isinstance(v, tuple) else (v,)) for k, v in conditions.items()):
                known.update(zip(table.outputs, values, strict=True))
                break
    return {name: known[name] for name in OUTPUTS}


def text() -> LawText:
    """The same model as a law; the citation of a row is kept as the file of its place."""
    facts = {
        name: Fact(name, "bool" if values == YES_NO else "choice", () if values == YES_NO else values)  # type: ignore[arg-type]
        for name, values in FACTS.items()
    }
    decisions = {name: Decision(name, values, "first") for name, values in OUTPUTS.items()}
    rules = [
        Rule(f"{output}.{number}", output, values[k], condition(conditions), place=Place(citation, number))
        for table in TABLES
        for k, output in enumerate(table.outputs)
        for number, (conditions, values, citation) in enumerate(table.rows, start=1)
    ]
    return LawText(facts, decisions, tuple(rules))


def condition(parts: Mapping[str, bool | str | tuple[str, ...]]) -> str:
    """A row's conditions as one expression of the rule language."""
    words = []
    for name, value in parts.items():
        if isinstance(value, bool):
            words.append(name if value else f"not {name}")
        elif isinstance(value, tuple):
            words.append(f"{name} in ({', '.join(value)})")
        else:
            words.append(f"{name} == {value}")
    return " and ".join(words) or "true"


def sample(rows: int, seed: int = 1) -> dict[str, npt.NDArray[np.uint8]]:
    """Typical random projects, as columns of codes into `FACTS`."""
    rng = np.random.default_rng(seed)
    return {
        name: rng.choice(len(values), rows, p=np.array(WEIGHTS[name]) / 100).astype(np.uint8)
        for name, values in FACTS.items()
    }


def projects(columns: Mapping[str, npt.NDArray[np.uint8]], rows: int) -> list[dict[str, bool | str]]:
    """The first rows of the columns as projects."""
    return [{name: FACTS[name][column[i]] for name, column in columns.items()} for i in range(rows)]


def codes(results: Sequence[Mapping[str, str]]) -> npt.NDArray[np.uint8]:
    """Outputs as codes, one row a project, one column an output."""
    return np.array([[OUTPUTS[name].index(r[name]) for name in OUTPUTS] for r in results], np.uint8)
