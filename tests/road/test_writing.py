"""An answer is put into a project file so that all else in it stays as it was."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.small.boats import facts
from vejviser.law.model import Answer
from vejviser.road.project import Project, parse_project, read_project
from vejviser.road.saving import change, create
from vejviser.road.standing import DATES, STATUSES, Standing, status_after
from vejviser.road.times import OwnTime
from vejviser.road.writing import new_text, with_answer, with_head, with_standing, with_time, without_answer

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


@settings(deadline=None)
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


STEPS = ("approve", "draw", "sail")
SPREAD = st.sampled_from([1.0, 1.125, 1.5, 2.0, 7.25])
TIMES = st.builds(
    lambda days, low, high: OwnTime(days, low and days / low, high and days * high),
    st.floats(0.5, 300), st.none() | SPREAD, st.none() | SPREAD,
)  # fmt: skip


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    keys = draw(st.sets(st.sampled_from(list(DATES))))
    days = sorted(draw(st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), min_size=4, max_size=4)))
    given = {key: day for key, day in zip(DATES, days, strict=True) if key in keys}
    least = status_after(given) or "not_started"
    order = list(STATUSES)
    status = draw(st.sampled_from(order[order.index(least) :]))
    return Standing(status, **given)


LINES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=1, max_size=4)
HEADS_ANEW = st.one_of(
    st.tuples(st.just("about"), LINES.map("\n".join) | st.none()),
    st.tuples(
        st.sampled_from(["as_of", "start"]), st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)) | st.none()
    ),
)
EDITS = st.one_of(
    st.tuples(st.just("steps"), st.sampled_from(STEPS), standings() | st.none()),
    st.tuples(st.just("times"), st.sampled_from(STEPS), TIMES | st.none()),
    HEADS_ANEW.map(lambda pair: ("head", *pair)),
    ENTRIES.map(lambda pair: ("facts", *pair)),
)


def edited(text: str, edit: tuple[str, str, object]) -> str:
    kind, name, value = edit
    way = {"steps": with_standing, "times": with_time, "head": with_head, "facts": with_answer}[kind]
    return str(way(text, name, value))  # type: ignore[operator]


@settings(deadline=None)
@given(
    st.lists(EDITS, max_size=8), st.sampled_from([FULL, FULL.replace("\n", "\r\n"), "{name: x}", "name: x"])
)
def test_whatever_is_written_anew_is_read_and_all_else_stays(
    edits: list[tuple[str, str, object]], text: str
) -> None:
    expected: dict[tuple[str, str], object] = {}
    before = parse_project(text, facts(), (), "p", STEPS)
    for edit in edits:
        text = edited(text, edit)
        expected[edit[0], edit[1]] = edit[2]
    found = parse_project(text, facts(), (), "p", STEPS)
    kept = {name: value for (kind, name), value in expected.items() if kind == "steps" and value}
    assert found.steps == kept
    assert found.times == {n: v for (kind, n), v in expected.items() if kind == "times" and v}
    for key in ("about", "as_of", "start"):
        told = expected.get(("head", key), getattr(before, key))
        assert getattr(found, key) == (told if told is not None else getattr(Project("x"), key))
    answers = {**before.facts, **{n: v for (kind, n), v in expected.items() if kind == "facts"}}
    assert found.facts == {fact: value for fact, value in answers.items() if value is not None}
    assert found.name == before.name


WALKED = """# my boat
name: Ferry  # its name
facts: {form: ship}
times:
  approve: 3 weeks   # as last time
# where we are
steps:
  draw: done   # at last
  approve: {sent: 2026-09-05}
"""


def test_where_a_step_stands_is_written_on_its_line_and_comments_stay() -> None:
    made = with_standing(WALKED, "draw", Standing("done", done=dt.date(2026, 9, 1)))
    assert made == WALKED.replace("draw: done ", "draw: {done: 2026-09-01} ")
    made = with_standing(WALKED, "approve", Standing("returned", sent=dt.date(2026, 9, 5)))
    assert made.endswith("  approve: {status: returned, sent: 2026-09-05}\n")
    assert with_standing(WALKED, "draw", None) == WALKED.replace("  draw: done   # at last\n", "")
    assert with_standing(WALKED, "sail", Standing("under_way")) == WALKED + "  sail: under_way\n"


def test_a_file_with_times_and_steps_takes_answers_like_any_other() -> None:
    assert with_answer(WALKED, "motor", True) == WALKED.replace("{form", "{motor: true, form")


def test_a_new_head_stands_in_its_order_and_an_old_one_keeps_its_place() -> None:
    made = with_head(WALKED, "about", "To sail.\n\nFar.")
    assert made == WALKED.replace("its name\n", "its name\nabout: |-\n  To sail.\n\n  Far.\n")
    assert with_head(made, "about", None) == WALKED
    assert with_head(WALKED, "name", "Raft") == WALKED.replace("name: Ferry", "name: Raft")
    assert with_head("facts:\n", "name", "Raft") == "name: Raft\nfacts:\n"
    with pytest.raises(ValueError, match="name"):
        with_head(WALKED, "name", None)
    with pytest.raises(ValueError, match="as_of"):
        with_head(WALKED, "as_of", "tomorrow")


def test_a_time_is_written_in_days() -> None:
    made = with_time(WALKED, "approve", OwnTime(21.0))
    assert made == WALKED.replace("3 weeks", "21 days")
    assert "approve: {p10: 7, p50: 21, p90: 30.5}" in with_time(WALKED, "approve", OwnTime(21, 7, 30.5))
    assert "times:\n# where" in with_time(WALKED, "approve", None)
