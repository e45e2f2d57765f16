from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.web.cast import FRACTURE, Cast
from vejviser.road.faults import ProjectError
from vejviser.road.writing import with_answer
from vejviser.web.projects import store
from vejviser.web.projects.models import Change, Project


def test_a_project_that_is_taken_in_is_kept_letter_for_letter(cast: Cast) -> None:
    assert Project.objects.get(id=cast.project.id).text == FRACTURE


def test_every_change_is_numbered_and_holds_the_text_that_came_of_it(cast: Cast) -> None:
    store.change(
        cast.project.id, cast.bob, "answered", lambda t: with_answer(t, "impact", "death_or_irreversible")
    )
    last = Change.objects.filter(project=cast.project).first()
    assert last is not None
    assert (last.number, last.actor, last.verb) == (2, cast.bob, "answered")
    assert "impact: death_or_irreversible" in last.text


def test_an_edit_that_changes_nothing_leaves_no_change_behind(cast: Cast) -> None:
    store.change(cast.project.id, cast.bob, "answered", lambda t: t)
    assert Change.objects.filter(project=cast.project).count() == 1


def test_an_edit_that_leaves_no_project_file_is_refused_and_nothing_is_written(cast: Cast) -> None:
    with pytest.raises(ProjectError):
        store.change(cast.project.id, cast.bob, "answered", lambda t: t + "\n  nonsense: 1\n")
    assert Project.objects.get(id=cast.project.id).text == FRACTURE
    assert Change.objects.filter(project=cast.project).count() == 1


def test_a_restored_project_has_the_text_of_then_and_the_changes_since_stay_in_its_history(
    cast: Cast,
) -> None:
    store.change(
        cast.project.id, cast.bob, "answered", lambda t: with_answer(t, "impact", "death_or_irreversible")
    )
    restored = store.restore(cast.project.id, cast.alice, 1)
    assert restored.text == FRACTURE
    assert [one.verb for one in restored.changes.all()] == ["restored", "answered", "started"]


def test_the_chain_of_changes_shows_one_that_was_altered(cast: Cast) -> None:
    store.change(
        cast.project.id, cast.bob, "answered", lambda t: with_answer(t, "impact", "death_or_irreversible")
    )
    project = Project.objects.get(id=cast.project.id)
    assert store.chain_holds(project)
    Change.objects.filter(project=project, number=1).update(verb="imported")
    assert not store.chain_holds(project)


def test_the_chain_of_changes_holds_when_a_person_is_forgotten(cast: Cast) -> None:
    store.change(
        cast.project.id, cast.bob, "answered", lambda t: with_answer(t, "impact", "death_or_irreversible")
    )
    cast.bob.delete()
    assert store.chain_holds(Project.objects.get(id=cast.project.id))


class Names(TestCase):
    @settings(max_examples=30, deadline=None)
    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
    def test_any_name_makes_a_project_or_is_refused_as_a_project_file(self, name: str) -> None:
        from vejviser.road.writing import new_text

        try:
            made = store.create(new_text(name), None)
        except ProjectError:
            return
        assert made.title == name.strip()[: store.TITLE_LENGTH]
