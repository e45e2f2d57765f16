"""A project that the handbook of today cannot read: a page that says why and how to mend it, never a fault of ours."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.web.cast import FRACTURE, Cast
from vejviser.web.projects import store
from vejviser.web.projects.models import Project

GONE = f"{FRACTURE}\n".replace("facts:\n", "facts:\n  fact_of_yesterday: true\n", 1)
PAGES = (
    "roads:road", "roads:table", "roads:gantt", "roads:papers", "interview:question", "interview:topics",
    "interview:tasks", "whatif:levers", "whatif:readings", "whatif:reforms", "projects:settings",
)  # fmt: skip


@pytest.fixture
def owner(cast: Cast, client: Client) -> Client:
    """Alice, whose project names a fact that was taken out of the handbook."""
    Project.objects.filter(id=cast.project.id).update(text=GONE)
    client.force_login(cast.alice, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("name", PAGES)
def test_every_page_names_the_fault_and_offers_the_file(name: str, owner: Client, cast: Cast) -> None:
    page, file = (reverse(one, args=[cast.project.id]) for one in (name, "projects:file"))
    for language in ("", "/en"):
        answer = owner.get(language + page)
        told = answer.content.decode()
        assert answer.status_code == 409
        assert "fact_of_yesterday" in told
        assert f'"{language}{file}"' in told


def test_the_file_can_be_downloaded_and_the_pages_of_the_row_still_work(owner: Client, cast: Cast) -> None:
    assert owner.get(reverse("projects:file", args=[cast.project.id])).content.decode() == GONE
    for name in ("projects:history", "projects:share", "projects:delete"):
        assert owner.get(reverse(name, args=[cast.project.id])).status_code == 200
    owner.post(reverse("projects:delete", args=[cast.project.id]), {"sure": "on"})
    assert not Project.objects.filter(id=cast.project.id).exists()


def test_the_last_version_that_can_be_read_is_restored(owner: Client, cast: Cast) -> None:
    page = owner.get(reverse("roads:road", args=[cast.project.id])).content.decode()
    back = reverse("projects:restore", args=[cast.project.id, 1])
    assert back in page
    owner.post(back)
    assert owner.get(reverse("roads:road", args=[cast.project.id])).status_code == 200


def test_what_would_change_or_copy_it_is_refused_with_the_same_page(owner: Client, cast: Cast) -> None:
    before = Project.objects.count()
    for address in (
        reverse("projects:copy", args=[cast.project.id]),
        reverse("interview:question", args=[cast.project.id, "impact"]),
        reverse("roads:standing", args=[cast.project.id, "write_cip"]),
    ):
        assert owner.post(address, {"answer": "death"}).status_code == 409
    assert Project.objects.count() == before
    assert Project.objects.get(id=cast.project.id).text == GONE


def test_a_reader_is_not_offered_what_they_may_not_do(owner: Client, cast: Cast) -> None:
    owner.force_login(cast.carol, "django.contrib.auth.backends.ModelBackend")
    page = owner.get(reverse("roads:road", args=[cast.project.id])).content.decode()
    assert "fact_of_yesterday" in page
    assert reverse("projects:restore", args=[cast.project.id, 1]) not in page
    assert reverse("projects:delete", args=[cast.project.id]) not in page


def test_a_stranger_learns_nothing(owner: Client, cast: Cast) -> None:
    owner.force_login(cast.charlie, "django.contrib.auth.backends.ModelBackend")
    assert owner.get(reverse("roads:road", args=[cast.project.id])).status_code == 404


def test_a_project_deleted_under_the_hands_of_a_writer_is_not_found(
    owner: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    Project.objects.filter(id=cast.project.id).update(text=FRACTURE)

    def gone(*given: object) -> None:
        raise Project.DoesNotExist

    monkeypatch.setattr(store, "change", gone)
    answer = owner.post(reverse("interview:question", args=[cast.project.id, "impact"]), {"way": "clear"})
    assert answer.status_code == 404


def put_in(client: Client, cast: Cast, text: str) -> object:
    file = SimpleUploadedFile("mended.yaml", text.encode())
    return client.post(reverse("projects:mend", args=[cast.project.id]), {"file": file}, follow=True)


def test_the_mended_file_goes_back_into_the_same_project_and_the_history_keeps_both(
    owner: Client, cast: Cast
) -> None:
    mended = GONE.replace("  fact_of_yesterday: true\n", "")
    page = put_in(owner, cast, mended)
    assert page.redirect_chain[-1] == (reverse("roads:road", args=[cast.project.id]), 302)  # type: ignore[attr-defined]
    project = Project.objects.get(id=cast.project.id)
    assert project.text == mended
    last = project.changes.first()
    assert last is not None
    assert (last.verb, last.actor) == ("mended", cast.alice)
    assert owner.get(reverse("projects:history", args=[cast.project.id])).status_code == 200


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_file_that_cannot_be_read_either_is_refused_with_its_fault_and_changes_nothing(
    owner: Client, cast: Cast, lang: str
) -> None:
    before = cast.project.changes.count()
    with override(lang):
        address = reverse("projects:mend", args=[cast.project.id])
    for text, fault in ((GONE.replace("fact_of_yesterday", "fact_of_today"), "fact_of_today"), ("", "")):
        file = SimpleUploadedFile("mended.yaml", text.encode())
        answer = owner.post(address, {"file": file})
        assert answer.status_code == 422
        assert "error-summary" in answer.content.decode()
        assert fault in answer.content.decode()
    project = Project.objects.get(id=cast.project.id)
    assert project.text == GONE
    assert project.changes.count() == before


def test_a_project_that_can_be_read_is_not_overwritten(owner: Client, cast: Cast) -> None:
    Project.objects.filter(id=cast.project.id).update(text=FRACTURE)
    put_in(owner, cast, "name: Et andet\nfacts:\n")
    assert Project.objects.get(id=cast.project.id).text == FRACTURE
    with pytest.raises(store.ReadableError):
        store.mend(cast.project.id, cast.alice, "name: Et andet\nfacts:\n")


def test_who_may_not_edit_cannot_put_a_file_in(owner: Client, cast: Cast) -> None:
    for user, status in ((cast.carol, 403), (cast.charlie, 404)):
        owner.force_login(user, "django.contrib.auth.backends.ModelBackend")
        file = SimpleUploadedFile("mended.yaml", FRACTURE.encode())
        assert (
            owner.post(reverse("projects:mend", args=[cast.project.id]), {"file": file}).status_code == status
        )
    assert Project.objects.get(id=cast.project.id).text == GONE
