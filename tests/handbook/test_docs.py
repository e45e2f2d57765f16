"""The grammar in the docs is the grammar of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vejviser.handbook.parts import Body
from vejviser.handbook.schema import BODIES
from vejviser.handbook.schema_step import DocumentsBody, ExperiencedBody, FeeBody, StatutoryBody

DOCS = (Path(__file__).parents[2] / "docs" / "writing-law.md").read_text(encoding="utf-8")
EVERYWHERE = {"cite", "mark", "covers"}


def keys(body: type[Body]) -> dict[str, bool]:
    """The keys of a block as written, and whether each must be there."""
    return {info.alias or name: info.is_required() for name, info in body.model_fields.items()}


def told(kind: str) -> str:
    (row,) = re.findall(rf"^\| `{kind}` \| (.*) \|$", DOCS, re.MULTILINE)
    return str(row)


@pytest.mark.parametrize("kind", BODIES)
def test_every_key_of_a_block_is_documented(kind: str) -> None:
    row = told(kind)
    for key, required in keys(BODIES[kind]).items():
        if key not in EVERYWHERE:
            assert f"`{key}`" in row
            assert (f"*`{key}`*" not in row) or not required


@pytest.mark.parametrize("kind", BODIES)
def test_no_key_is_documented_that_is_not_there(kind: str) -> None:
    outside = re.sub(r"\([^)]*\)", "", told(kind))
    assert set(re.findall(r"`(\w+)`", outside)) <= set(keys(BODIES[kind]))


@pytest.mark.parametrize("body", [StatutoryBody, ExperiencedBody, FeeBody, DocumentsBody])
def test_every_key_of_a_part_of_a_step_is_documented(body: type[Body]) -> None:
    assert all(f"`{key}`" in DOCS for key in keys(body))
