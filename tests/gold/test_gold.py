"""Official examples get their official answers."""

from __future__ import annotations

import pytest

from tests.gold.scoring import FINDING, Score, accepted, rows, scores, stated_facts

EXPLAINED = "docs/gold-cases.md"


@pytest.fixture(scope="module")
def scored() -> list[Score]:
    return list(scores())


def test_at_least_95_percent_of_the_official_software_examples_match_exactly(scored: list[Score]) -> None:
    official = [s for s in scored if s.grade == "A" and s.kind in ("software", "abstract", "system")]
    assert sum(s.exact for s in official) >= 0.95 * len(official)


@pytest.mark.parametrize("kind", ["hardware", "assay", "study", "ai_use", "software"])
def test_nine_in_ten_of_every_kind_match(scored: list[Score], kind: str) -> None:
    part = [s for s in scored if s.kind == kind]
    assert part
    assert sum(s.exact for s in part) >= 0.9 * len(part)


def test_every_software_example_that_fixes_something_is_scored() -> None:
    kinds = ("software", "abstract", "system", "study", "ai_use", "assay", "hardware")
    wanted = {str(r["id"]) for r in rows() if r["kind"] in kinds and any(accepted(r, f) for f in FINDING)}
    assert wanted <= set(stated_facts())


def test_every_miss_is_explained_in_the_docs(scored: list[Score], pytestconfig: pytest.Config) -> None:
    told = (pytestconfig.rootpath / EXPLAINED).read_text("utf-8")
    assert [s.id for s in scored if not s.exact and f"| {s.id} " not in told] == []
