"""The page for those who run the product names every setting, and only those."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.web.knowledge.acting import words
from vejviser.web.law import house
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


@pytest.mark.django_db
def test_the_readme_shows_of_shared_knowledge_what_the_page_of_the_step_says() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"\*(?P<title>[^*]+)\* \(`(?P<address>/en/handbook/steps/\w+/)`\).*?```text\n(?P<told>.*?)```",
                      readme, re.DOTALL)  # fmt: skip
    assert found
    page = words(Client().get(found["address"]))
    assert found["title"] in page
    for line in found["told"].splitlines():
        for part in re.split(r"·|: |, the worst first| \.\.\.$", line):
            shown = "Log in to follow" if part.strip() == "Follow" else part.strip()
            assert shown.removesuffix(" (barrier)") in page, part
    count = len(house().reference.experiences)
    assert f"{count} from the handbook" in readme
    assert f"The {count} sourced experiences" in (ROOT / "docs" / "experiences.md").read_text(
        encoding="utf-8"
    )


def test_every_page_of_the_documentation_is_reached_from_the_readme() -> None:
    seen, ahead = set(), [ROOT / "README.md"]
    while ahead:
        page = ahead.pop()
        if page in seen:
            continue
        seen.add(page)
        for link in re.findall(r"\]\(([^)#:]+\.md)\)", page.read_text(encoding="utf-8")):
            there = (page.parent / link).resolve()
            assert there.is_file(), f"{page.name} links to {link}"
            ahead.append(there)
    assert {path.resolve() for path in (ROOT / "docs").glob("*.md")} <= seen
