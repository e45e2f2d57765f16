from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from tests.handbook.pages import LAW, SOURCES, write, write_overlay
from vejviser.handbook import cache, load
from vejviser.handbook.entries import Text
from vejviser.handbook.faults import HandbookError
from vejviser.handbook.load import UnknownOverlayError
from vejviser.law.errors import LawError
from vejviser.law.places import cache_folder

TODAY = dt.date(2026, 11, 25)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    load._COMPILED.clear()
    return tmp_path / "cache" / "vejviser"


def files(folder: Path, kind: str = "handbook") -> list[Path]:
    return sorted(folder.glob(f"{kind}-*"))


def test_a_handbook_offers_its_entries_by_id(tmp_path: Path) -> None:
    book = load.load(write(tmp_path))
    assert list(book.sources) == ["act"]
    assert book.facts["uses"].only_if == "purpose == diagnosis"
    assert list(book.decisions["risk"].values) == ["low", "high"]
    assert book.rules["act.1.cancer"].provision.anchor == "act/1"
    assert book.steps["assess"].stage == "product"
    assert book.title("purpose") == Text("Hvad er formålet?", "What is the purpose?")
    assert book.title("risk").say("da") == "Klasse"
    assert book.label("purpose") == Text("formål", "purpose")
    assert book.label("risk").say("da") == "Klasse"
    assert book.value("risk", "high").say("en") == "high"
    assert book.value("autonomous", "true").say("da") == "ja"
    with pytest.raises(KeyError):
        book.title("nothing")


def test_the_law_is_compiled_from_it(tmp_path: Path) -> None:
    book = load.load(write(tmp_path))
    state = book.law(TODAY).assess({"purpose": "wellness"})
    assert state.certain("risk") == "low"
    assert state.state("assess") == "possible"


def test_rules_apply_on_their_days(tmp_path: Path) -> None:
    book = load.load(write(tmp_path))
    answers = {"purpose": "diagnosis", "uses": ["cancer"]}
    assert book.law(dt.date(2020, 1, 1)).assess(answers).certain("risk") == "high"
    assert book.law(dt.date(2019, 12, 31)).assess(answers).certain("risk") == "low"
    assert len(book.law_text(dt.date(2019, 12, 31)).rules) == 0
    assert len(book.law_text().rules) == 1


def test_a_second_load_comes_from_the_cache_and_is_the_same(tmp_path: Path, own_cache: Path) -> None:
    content = write(tmp_path)
    first = load.load(content)
    assert len(files(own_cache)) == 1
    assert load.load(content) == first
    assert first.law(TODAY).text == load.load(content).law(TODAY).text


def test_a_law_from_the_cache_answers_as_the_one_compiled(tmp_path: Path, own_cache: Path) -> None:
    book = load.load(write(tmp_path))
    first = book.law(TODAY).assess({"purpose": "wellness"}).possible("assess")
    load._COMPILED.clear()
    assert len(files(own_cache, "law")) == 1
    assert book.law(TODAY).assess({"purpose": "wellness"}).possible("assess") == first


def test_an_edit_is_seen_at_once(tmp_path: Path) -> None:
    content = write(tmp_path)
    before = load.load(content)
    stamp = (content / "law.md").stat()
    (content / "law.md").write_text(LAW.replace("otherwise: low", "otherwise: high"), encoding="utf-8")
    os.utime(content / "law.md", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    after = load.load(content)
    assert (before.decisions["risk"].otherwise, after.decisions["risk"].otherwise) == ("low", "high")
    assert before.content_hash != after.content_hash
    assert after.law(TODAY).assess({"purpose": "wellness"}).certain("risk") == "high"


def test_new_renamed_and_removed_files_are_seen_at_once(tmp_path: Path) -> None:
    content = write(tmp_path)
    hashes = {load.load(content).content_hash}
    (content / "more.md").write_text("# Nothing yet\n", encoding="utf-8")
    hashes.add(load.load(content).content_hash)
    (content / "more.md").rename(content / "moved.md")
    hashes.add(load.load(content).content_hash)
    write_overlay(tmp_path, "reform", OVERLAY)
    hashes.add(load.load(content).content_hash)
    assert len(hashes) == 4
    (tmp_path / "overlays" / "reform.md").unlink()
    assert load.load(content).content_hash in hashes


def test_a_change_of_the_program_or_its_libraries_is_seen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = cache.program_key()
    assert before == cache.program_key()
    (tmp_path / "pydantic-999.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    libraries = cache.program_key()
    package = tmp_path / "vejviser"
    (package / "law").mkdir(parents=True)
    (package / "law" / "model.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(cache, "_PACKAGE", package)
    assert len({before, libraries, cache.program_key()}) == 3


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: b"\x80" * 200,
        lambda data: cache._seal(b"junk") + b"junk",
        lambda data: cache._seal(pickle.dumps("other")) + pickle.dumps("other"),
    ],
)
def test_a_damaged_cache_is_ignored_and_written_anew(damage: object, tmp_path: Path, own_cache: Path) -> None:
    assert callable(damage)
    content = write(tmp_path)
    first = load.load(content)
    first.law(TODAY)
    whole = {path: path.read_bytes() for path in own_cache.iterdir()}
    for path, data in whole.items():
        path.write_bytes(damage(data))
    load._COMPILED.clear()
    again = load.load(content)
    assert again == first
    assert again.law(TODAY).assess({"purpose": "wellness"}).certain("risk") == "low"
    assert {path.stat().st_size for path in whole} == {len(data) for data in whole.values()}
    assert not list(own_cache.glob(".writing-*"))


def test_it_works_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    book = load.load(write(tmp_path))
    assert book.law(TODAY).assess({}).possible("risk") == ("low", "high")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder() is None
    assert load.load(write(tmp_path)) == book


def test_a_failed_write_leaves_nothing_behind(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    load.load(write(tmp_path))
    assert list(own_cache.iterdir()) == []


def test_the_cache_stays_small(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_KEPT_BYTES", 10_000)
    for number in range(30):
        cache.write(f"handbook-{number:02}", "x" * 1000)
        os.utime(own_cache / f"handbook-{number:02}", ns=(number, number))
    kept = sorted(path.name for path in own_cache.iterdir())
    assert len(kept) <= 10
    assert kept[-1] == "handbook-29"


def test_the_cache_lies_where_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/someone")
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_folder() == Path("/home/someone/.cache/vejviser")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder() == Path("/home/someone/Library/Caches/vejviser")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert cache_folder() is None


def test_a_warm_load_imports_no_parser_and_no_validator(tmp_path: Path) -> None:
    content = write(tmp_path)
    load.load(content).law(TODAY)
    program = (
        "import sys, datetime as dt; from pathlib import Path; from vejviser.handbook.load import load;"
        f"load(Path({str(content)!r})).law(dt.date(2026, 11, 25)).assess({{}}).possible('risk');"
        "print(sorted({'yaml', 'pydantic', 'markdown_it', 'oxidd', 'importlib.metadata'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_file_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    content = write(tmp_path)
    (content / "odd.md").write_bytes("# Ærø\n\n# Ærø\n".encode("latin-1"))
    with pytest.raises(HandbookError, match=r"content/odd\.md:1: the file is not UTF-8 text"):
        load.load(content)


def test_an_empty_directory_is_told(tmp_path: Path) -> None:
    with pytest.raises(HandbookError, match="no pages"):
        load.load(tmp_path)


def test_a_faulty_handbook_is_never_cached(tmp_path: Path, own_cache: Path) -> None:
    content = write(tmp_path, law=LAW.replace("risk = high", "risk = hgih"))
    for _ in range(2):
        with pytest.raises(HandbookError, match="'hgih' is not a value of 'risk'; did you mean 'high'"):
            load.load(content)
    assert not own_cache.exists()


OVERLAY = """# A reform

```overlay reform
title: {da: En reform, en: A reform}
cite: act
mark: inferred
```

## Article 1

> da: Kun selvstændige produkter er i høj klasse.
> en: Only autonomous products are of the high class.

```rule act.1.cancer
when: cancer in uses and autonomous
then: risk = high
cite: act, Article 1 as proposed
status: proposal
mark: inferred
because: {da: Reformen kræver begge dele., en: The reform demands both.}
```
```rule act.1.new
when: heart in uses
then: risk = high
cite: act, Article 1a as proposed
status: proposal
mark: inferred
because: {da: Nyt., en: New.}
```
"""
REPEAL = OVERLAY[: OVERLAY.index("## Article")] + "\n```repeal act.less\nrules: act.1.cancer\n```\n"


def test_an_overlay_replaces_by_id_and_adds(tmp_path: Path) -> None:
    content = write(tmp_path)
    write_overlay(tmp_path, "reform", OVERLAY)
    book = load.load(content)
    assert book.overlays["reform"].title.say("en") == "A reform"
    assert list(book.rules) == ["act.1.cancer"]
    assert [r.id for r in book.law_text(TODAY, ["reform"]).rules] == ["act.1.cancer", "act.1.new"]
    answers = {"purpose": "diagnosis", "uses": ["cancer"]}
    assert book.law(TODAY).assess(answers).certain("risk") == "high"
    assert book.law(TODAY, ["reform"]).assess(answers).possible("risk") == ("low", "high")
    assert book.with_overlays(["reform"]).rules["act.1.cancer"].status == "proposal"


def test_an_overlay_repeals(tmp_path: Path) -> None:
    content = write(tmp_path)
    write_overlay(tmp_path, "reform", OVERLAY)
    write_overlay(tmp_path, "less", REPEAL.replace("overlay reform", "overlay less"))
    book = load.load(content)
    assert book.law_text(TODAY, ["less"]).rules == ()
    assert [r.id for r in book.law_text(TODAY, ["reform", "less"]).rules] == ["act.1.new"]
    assert [r.id for r in book.law_text(TODAY, ["less", "reform"]).rules] == ["act.1.cancer", "act.1.new"]


def test_an_unknown_overlay_is_told_with_the_nearest(tmp_path: Path) -> None:
    content = write(tmp_path)
    write_overlay(tmp_path, "reform", OVERLAY)
    with pytest.raises(UnknownOverlayError, match="no overlay is called 'refrom'; did you mean 'reform'"):
        load.load(content).law(TODAY, ["refrom"])


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (OVERLAY.replace("overlay reform", "overlay other"), "an overlay has one block 'overlay reform'"),
        (REPEAL.replace("rules: act.1.cancer", "rules: act.9"), "no rule is called 'act.9'"),
        (
            OVERLAY.replace("heart in uses", "lungs in uses"),
            "overlays/reform.md:23: act.1.new: `when`: 'lungs' is not",
        ),
    ],
)
def test_faults_of_an_overlay_name_its_file(page: str, told: str, tmp_path: Path) -> None:
    content = write(tmp_path)
    write_overlay(tmp_path, "reform", page)
    with pytest.raises(HandbookError) as caught:
        load.load(content)
    assert told in str(caught.value)


def test_a_law_that_cannot_be_compiled_is_told_when_it_is_wanted(tmp_path: Path) -> None:
    circle = LAW.replace("when: cancer in uses", "when: risk == high")
    book = load.load(write(tmp_path, law=circle, sources=SOURCES))
    with pytest.raises(LawError, match="risk"):
        book.law(TODAY)
