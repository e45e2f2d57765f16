"""An answer is put into a project file so that all else in it stays as it was."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small.boats import facts
from vejviser.law.model import Answer
from vejviser.road.project import parse_project, read_project
from vejviser.road.saving import change, create
from vejviser.road.writing import new_text, with_answer, without_answer

FULL = """# my boat
name: "Ferry"   # its name

facts:          # what we know
    form: ship  # surely
    # between
    cargo:
      - goods   # mostly
      - people
    story: |
      Long ago

      it sank.

  # at the end
"""


def test_comments_order_and_layout_stay() -> None:
    made = with_answer(FULL, "form", "raft")
    assert made == FULL.replace("form: ship", "form: raft")


def test_a_new_answer_stands_after_the_last() -> None:
    made = with_answer(FULL, "motor", True)
    assert made == FULL.replace("it sank.\n", "it sank.\n    motor: true\n")


def test_a_list_is_replaced_whole() -> None:
    made = with_answer(FULL, "cargo", ())
    assert "    cargo: []\n    story: |" in made


def test_an_answer_left_out_takes_its_lines_with_it() -> None:
    assert without_answer(with_answer(FULL, "motor", False), "motor") == FULL
    assert "goods" not in without_answer(FULL, "cargo")
    assert without_answer(FULL, "motor") == FULL


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: x", "name: x\nfacts:\n  motor: true\n"),
        ("name: x\nfacts:\n", "name: x\nfacts:\n  motor: true\n"),
        ("name: x\nfacts: # none\nabout: y\n", "name: x\nfacts:\n  motor: true # none\nabout: y\n"),
        ("name: x\nfacts: {}\n", "name: x\nfacts: {motor: true}\n"),
        ("name: x\nfacts: {form: ship} # c\n", "name: x\nfacts: {motor: true, form: ship} # c\n"),
        ("name: x\r\nfacts:\r\n  form: ship\r\n", "name: x\r\nfacts:\r\n  form: ship\r\n  motor: true\r\n"),
        ("name: x\nfacts:\n  motor:\n", "name: x\nfacts:\n  motor: true\n"),
        ("\ufeffname: x\nfacts:\n  form: ship", "\ufeffname: x\nfacts:\n  form: ship\n  motor: true"),
        ("facts:\n  form: ship\nname: x\n", "facts:\n  form: ship\n  motor: true\nname: x\n"),
    ],
)
def test_every_layout_takes_an_answer(before: str, after: str) -> None:
    assert with_answer(before, "motor", True) == after


def test_a_layout_that_cannot_be_edited_in_place_is_spelt_anew_without_loss() -> None:
    text = "name: x\nfacts:\n  form: &f ship\n  story: *f\n"
    made = with_answer(text, "form", "raft")
    assert parse_project(made, facts()).facts == {"form": "raft", "story": "ship"}


ANSWERS: dict[str, st.SearchStrategy[Answer | None]] = {
    "form": st.sampled_from(["canoe", "ship", "raft"]),
    "motor": st.booleans(),
    "cargo": st.sets(st.sampled_from(["people", "goods", "fuel"])).map(
        lambda chosen: tuple(v for v in ("people", "goods", "fuel") if v in chosen)
    ),
    "length": st.floats(-1e9, 1e9) | st.integers(-(10**12), 10**12),
    "built": st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)),
    "story": st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
}


ENTRIES = st.sampled_from(sorted(ANSWERS)).flatmap(
    lambda fact: st.tuples(st.just(fact), ANSWERS[fact] | st.none())
)


@given(st.lists(ENTRIES))
def test_what_is_written_is_what_is_read(answers: list[tuple[str, Answer | None]]) -> None:
    text = new_text("A: 'name' # \"x\" øæå", dt.date(2026, 1, 2))
    expected: dict[str, Answer | None] = {}
    for fact, answer in answers:
        text = with_answer(text, fact, answer)
        expected[fact] = answer
    project = parse_project(text, facts())
    assert project.facts == {f: a for f, a in expected.items() if a is not None}
    assert set(project.unsure) == {f for f, a in expected.items() if a is None}
    assert project.name == "A: 'name' # \"x\" øæå"
    for fact in expected:
        text = without_answer(text, fact)
    assert parse_project(text, facts()).facts == {}


def put(path: str, fact: str, answer: Answer) -> None:
    change(Path(path), lambda text: with_answer(text, fact, answer))


def test_two_writers_at_once_keep_each_others_answers(tmp_path: Path) -> None:
    path = tmp_path / "boat.yaml"
    create(path, new_text("x"))
    context = multiprocessing.get_context("fork")
    answers: dict[str, Answer] = {
        "form": "ship",
        "motor": True,
        "length": 12,
        "cargo": ("fuel",),
        "story": "s",
    }
    writers = [context.Process(target=put, args=(str(path), f, a)) for f, a in answers.items()]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert read_project(path, facts()).facts == answers
    assert [entry.name for entry in tmp_path.iterdir()] == ["boat.yaml"]


def test_a_failed_save_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "boat.yaml"
    create(path, FULL)

    def full_disk(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        put(str(path), "motor", True)
    assert path.read_text(encoding="utf-8") == FULL
    assert [entry.name for entry in tmp_path.iterdir()] == ["boat.yaml"]


def test_saving_keeps_permissions_and_follows_links(tmp_path: Path) -> None:
    path, link = tmp_path / "boat.yaml", tmp_path / "link.yaml"
    create(path, FULL)
    path.chmod(0o600)
    link.symlink_to(path)
    put(str(link), "motor", True)
    assert link.is_symlink()
    assert "motor: true" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "boat.yaml"
    create(path, FULL)
    with pytest.raises(FileExistsError):
        create(path, "name: y\n")


def test_a_link_to_nowhere_is_followed_and_a_circle_is_left(tmp_path: Path) -> None:
    link, real = tmp_path / "link.yaml", tmp_path / "real.yaml"
    link.symlink_to(real)
    create(link, "name: x\n")
    assert link.is_symlink()
    assert real.read_text() == "name: x\n"
    ring = tmp_path / "ring.yaml"
    ring.symlink_to(ring)
    with pytest.raises(FileExistsError):
        create(ring, "name: x\n")
    assert ring.is_symlink()


def test_a_read_only_file_is_let_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "boat.yaml"
    path.write_text("name: x\n")
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write everywhere
    with pytest.raises(PermissionError):
        change(path, lambda text: text + "facts:\n")
    assert path.read_text() == "name: x\n"
