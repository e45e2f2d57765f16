"""The list, settings, copies, files in and out, moving and deleting."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web.accounts.test_organisations import browser
from tests.web.cast import FRACTURE, Cast
from vejviser.export.fhir.response import fhir_response
from vejviser.web.law import house
from vejviser.web.projects import store
from vejviser.web.projects.examples import FIRST, examples
from vejviser.web.projects.models import Change, Project
from vejviser.web.projects.opened import opened as opened_of
from vejviser.web.projects.permissions import Level

pytestmark = pytest.mark.django_db
SETTINGS = {"name": "Brudpåvisning på røntgen", "about": "", "purpose": "", "as_of": "", "start": ""}


def take_in(content: bytes, name: str = "project.yaml", language: str = "") -> tuple[int, str]:
    sent = {"file": SimpleUploadedFile(name, content)}
    answer = Client().post(language + reverse("projects:import"), sent)
    return answer.status_code, answer.content.decode()


def test_an_empty_list_says_what_a_project_is_and_shows_the_examples() -> None:
    for language, words in (("", "Et projekt er ét produkt"), ("/en", "A project is one product")):
        page = Client().get(language + reverse("projects:list")).content.decode()
        assert words in page
        assert f'{examples()[FIRST].id}/road/"' in page


def test_the_list_tells_own_projects_those_of_organisations_and_shared_ones_apart(cast: Cast) -> None:
    store.create("name: Bobs idé\nfacts:\n", cast.bob, "started", cast.bob.organisations.get(personal=True))
    page = browser(cast.bob).get(reverse("projects:list")).content.decode()
    assert page.index("<h2>Dine egne</h2>") < page.index("Bobs idé") < page.index("<h2>Klinikken</h2>")
    shared = browser(cast.dora).get(reverse("projects:list")).content.decode()
    assert shared.index("<h2>Delt med dig</h2>") < shared.index(cast.project.title)
    assert "Bobs idé" not in shared


def test_a_file_comes_out_as_it_went_in(cast: Cast) -> None:
    answer = browser(cast.carol).get(reverse("projects:file", args=[cast.project.id]))
    assert answer.content.decode() == FRACTURE
    assert answer["Content-Disposition"] == 'attachment; filename="brudpaavisning-paa-roentgen.yaml"'


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_line_ends_marks_and_comments_survive_an_import(ends: str, mark: str) -> None:
    text = mark + ends.join(["# Vores projekt", "name: 'Æblet'", "facts:", "  impact: other # sikkert", ""])
    visitor = Client(raise_request_exception=True)
    visitor.post(reverse("projects:import"), {"file": SimpleUploadedFile("x.yaml", text.encode())})
    made = Project.objects.get()
    assert made.text == text
    assert visitor.get(reverse("projects:file", args=[made.id])).content == text.encode()


def test_an_answered_questionnaire_becomes_a_project() -> None:
    opened = opened_of(examples()[FIRST], Level.READ)
    status, _ = take_in(fhir_response(opened.material), "svar.json")
    assert status == 302
    made = house().read(Project.objects.get().text)
    assert dict(made.facts) == dict(opened.project.facts)
    assert made.name == opened.project.name


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xfe\x00", b"name: [", b"{}", b"facts:\n  impact: other\n", b"name: x\nfacts:\n  nonsense: 1\n",
        b'{"resourceType": "Patient"}', b'{"resourceType": ', b"name: x\n" + b"# " * 300_000, b"&a [*a, *a]",
        b"!!python/object/apply:os.system ['true']", b"name: " + b"x" * 200_000, b"[" * 5000,
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["", "/en"])
def test_a_file_that_is_no_project_is_refused_with_words_and_nothing_is_kept(
    content: bytes, language: str
) -> None:
    status, page = take_in(content, language=language)
    assert status == 422
    assert ("Der er" if not language else "There ") in page
    assert not Project.objects.exists()


def test_the_name_of_a_file_is_shown_as_it_is_written() -> None:
    _, page = take_in(b'{"resourceType": "Patient"}', "<script>x.json")
    assert "<script>x" not in page


def test_settings_change_what_was_changed_and_leave_all_else_of_the_file(cast: Cast) -> None:
    address = reverse("projects:settings", args=[cast.project.id])
    known = house().read(FRACTURE)
    sent = {
        "name": "Nyt navn", "about": known.about, "purpose": "Finder brud.\r\nPå børn.",
        "as_of": "01/02/2027", "start": known.start.isoformat() if known.start else "",
    }  # fmt: skip
    browser(cast.bob).post(address, sent)
    made = Project.objects.get(id=cast.project.id)
    read = house().read(made.text)
    assert (made.title, str(read.as_of)) == ("Nyt navn", "2027-02-01")
    assert (read.about, read.start) == (known.about, known.start)
    assert dict(read.facts) == {**known.facts, "intended_purpose": "Finder brud.\nPå børn."}
    assert [line for line in FRACTURE.splitlines() if "#" in line] == [
        line for line in made.text.splitlines() if "#" in line
    ]
    assert Change.objects.filter(project=made).first().verb == "settings"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "  "), ("name", "x" * 300), ("as_of", "31/02/2027"), ("as_of", "1/1/1800"), ("start", "snart")],
)
def test_settings_that_cannot_be_are_refused_and_nothing_is_written(
    cast: Cast, field: str, value: str
) -> None:
    address = reverse("projects:settings", args=[cast.project.id])
    answer = browser(cast.bob).post(address, {**SETTINGS, field: value})
    assert answer.status_code == 422
    assert Project.objects.get(id=cast.project.id).text == FRACTURE


def test_settings_that_are_the_same_leave_no_change(cast: Cast) -> None:
    known = house().read(FRACTURE)
    sent = {**SETTINGS, "about": known.about, "purpose": known.facts["intended_purpose"]}
    sent |= {key: day.isoformat() for key in ("as_of", "start") if (day := getattr(known, key))}
    browser(cast.bob).post(reverse("projects:settings", args=[cast.project.id]), sent)
    assert Project.objects.get(id=cast.project.id).version == 1


def test_a_reader_copies_a_project_into_their_own(cast: Cast) -> None:
    browser(cast.dora).post(reverse("projects:copy", args=[cast.project.id]))
    made = Project.objects.get(organisation__memberships__user=cast.dora, organisation__personal=True)
    assert made.text == FRACTURE
    assert [one.verb for one in made.changes.all()] == ["copied"]


def test_an_owner_moves_a_project_to_an_organisation_that_they_write_in_and_to_no_other(cast: Cast) -> None:
    alice, address = browser(cast.alice), reverse("projects:move", args=[cast.project.id])
    for place in (str(cast.region.id), "", "nonsense"):
        alice.post(address, {"organisation": place})
        assert Project.objects.get(id=cast.project.id).organisation == cast.clinic
    own = cast.alice.organisations.get(personal=True)
    alice.post(address, {"organisation": str(own.id)})
    project = Project.objects.get(id=cast.project.id)
    assert project.organisation == own
    assert browser(cast.bob).get(reverse("roads:road", args=[project.id])).status_code == 404
    assert store.chain_holds(project)


def test_of_two_who_move_a_project_at_once_the_second_is_refused(cast: Cast) -> None:
    own = cast.alice.organisations.get(personal=True)
    store.place(cast.project.id, cast.alice, "moved", own, cast.clinic.id)
    with pytest.raises(store.MovedError):
        store.place(cast.project.id, cast.alice, "moved", cast.region, cast.clinic.id)


def test_a_project_is_deleted_with_its_history_only_after_a_tick(cast: Cast) -> None:
    alice, address = browser(cast.alice), reverse("projects:delete", args=[cast.project.id])
    assert "(1)" in alice.get(address).content.decode()
    assert alice.post(address).status_code == 422
    alice.post(address, {"sure": "on"})
    assert not Change.objects.filter(project=cast.project.id).exists()


def test_markup_in_the_name_of_a_project_is_shown_as_it_is_written(cast: Cast) -> None:
    evil = json.dumps("<script>alert(1)</script>")
    made = store.create(f"name: {evil}\nfacts:\n", cast.alice, "started", cast.clinic)
    alice = browser(cast.alice)
    for name in ("list", "settings", "share", "history", "delete"):
        page = alice.get(
            reverse(f"projects:{name}", args=[] if name == "list" else [made.id])
        ).content.decode()
        assert "<script>alert(1)" not in page, name
