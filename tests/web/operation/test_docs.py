"""The page for those who run the product names every setting, and only those."""

from __future__ import annotations

import re
from pathlib import Path

from vejviser.web.operation.portable import LEFT_OUT, kept_models

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "operation.md").read_text(encoding="utf-8")
NAME = re.compile(r"VEJVISER_[A-Z_]+|DATABASE_URL")


def test_every_variable_that_the_program_reads_is_described_and_no_other() -> None:
    read = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r"[\"'](VEJVISER_[A-Z_]+|DATABASE_URL)[\"']", path.read_text(encoding="utf-8"))
    }
    described = {found[1] for found in re.finditer(r"^\| `([A-Z_]+)` \|", PAGE, re.MULTILINE)}
    assert described == read


def test_the_page_names_no_variable_that_its_table_lacks() -> None:
    described = {found[1] for found in re.finditer(r"^\| `([A-Z_]+)` \|", PAGE, re.MULTILINE)}
    assert set(NAME.findall(PAGE)) <= described


def test_every_model_is_in_a_backup_or_left_out_for_a_reason() -> None:
    from django.apps import apps

    kept = {model._meta.label_lower for model in kept_models()}
    every = {model._meta.label_lower for model in apps.get_models()}
    assert kept | set(LEFT_OUT) == every
    assert not kept & set(LEFT_OUT)
    assert all(LEFT_OUT.values())
