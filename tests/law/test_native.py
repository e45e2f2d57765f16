"""What is done in C is what is done in Python, and nobody needs it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.random_laws import SMALL, Shape, law
from tests.law.test_remembering import projects
from vejviser.law import native
from vejviser.law.assess import Assessment
from vejviser.law.compile import compile_law
from vejviser.law.errors import AnswersError
from vejviser.law.narrowed import Narrowed, Narrowing
from vejviser.law.native import NativeNarrowed
from vejviser.law.relevance import Left, settling

LIMITS = (0, 1, 5, 300)
SHARE = 0.6


@pytest.fixture(scope="module", autouse=True)
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The library made for these tests, wherever the machine keeps caches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        native.library.cache_clear()
        yield
    native.library.cache_clear()


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder in which the library will be looked for; nobody has looked yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    native.library.cache_clear()
    yield tmp_path / "vejviser"
    monkeypatch.undo()
    native.library.cache_clear()


def told(assessment: Assessment, work: Narrowing) -> dict[str, object]:
    """What settles every question, and what each fact tells about it, on diagrams narrowed so."""
    left = Left(assessment, work)
    found: dict[str, object] = {}
    for name in (*assessment.law.decisions, *assessment.law.queries, *assessment.law.rules):
        roots = [root for root in assessment.law.roots(name) if assessment.mask(root).bit_count() > 1]
        found[name] = settling(left, roots)
        found[f"{name}, ends"] = [work.ends(left.of(root.node)) for root in roots]
        assert found[f"{name}, ends"] == [assessment._reach.mask(root.node) for root in roots]
        for root in roots:
            for limit in LIMITS:
                bits = work.bits(root.node, limit)
                found[f"{name}, {limit} nodes"] = {fact: round(its, 9) + 0.0 for fact, its in bits.items()}
    return found


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.booleans())
def test_both_say_the_same_of_every_question(seed: int, large: bool) -> None:
    chance = random.Random(seed)
    text = law(chance, Shape(facts=10, states=5_000) if large else SMALL)
    asked = compile_law(text)
    store = asked.stored
    assert store is not None, "the tests need a C compiler"
    for answers in projects(text, chance):
        try:
            assessment = asked.assess({fact: its for fact, its in answers.items() if chance.random() < SHARE})
        except AnswersError:
            continue
        known = assessment.known
        assert told(assessment, NativeNarrowed(store, known)) == told(assessment, Narrowed(asked, known))


def test_it_is_compiled_once_and_kept(library: Path) -> None:
    assert native.library() is not None
    (kept,) = library.iterdir()
    made = kept.stat().st_mtime_ns
    native.library.cache_clear()
    assert native.library() is not None
    assert [path.stat().st_mtime_ns for path in library.iterdir()] == [made]


def test_a_damaged_file_is_compiled_anew(library: Path) -> None:
    native.library()
    (kept,) = library.iterdir()
    kept.unlink()
    kept.write_bytes(b"damaged")
    native.library.cache_clear()
    assert native.library() is not None


def test_without_a_compiler_all_is_done_in_python(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert native.library() is None
    asked = compile_law(law(random.Random(1), SMALL))
    assert asked.stored is None
    assert isinstance(asked.assess({}).left.work, Narrowed)
    assert not list(library.glob("*"))


def test_a_compiler_that_fails_leaves_nothing_behind(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "false")
    assert native.library() is None
    assert not list(library.glob("*"))


def test_what_compiles_and_cannot_be_loaded_is_no_library(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rubbish = tmp_path / "cc"
    rubbish.write_text(
        '#!/bin/sh\nfor word; do [ "$last" = -o ] && echo rubbish > "$word"; last=$word; done\n'
    )
    rubbish.chmod(0o700)
    monkeypatch.setenv("CC", str(rubbish))
    assert native.library() is None
    assert len(list(library.glob("native-*.so"))) == 1


def test_where_nothing_can_be_kept_all_is_done_in_python(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert native.library() is None


def test_questions_with_more_outcomes_than_a_mask_holds_are_done_in_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(native, "OUTCOMES", 1)
    assert compile_law(law(random.Random(1), SMALL)).stored is None


def test_a_node_that_is_not_there_is_refused() -> None:
    asked = compile_law(law(random.Random(3), SMALL))
    work = asked.assess({}).left.work
    for node in (-1, len(asked.diagrams.kids)):
        with pytest.raises(IndexError):
            work.fixed(node)


def test_what_a_project_took_is_given_back() -> None:
    asked = compile_law(law(random.Random(3), SMALL))
    store = asked.stored
    assert store is not None
    made, given_back = store.library, []

    class Counting:
        work_new = made.work_new

        @staticmethod
        def work_free(work: object) -> None:
            given_back.append(work)
            made.work_free(work)

    store.library = Counting  # type: ignore[assignment]
    work = NativeNarrowed(store, asked.assess({}).known)
    assert given_back == []
    del work
    assert len(given_back) == 1
