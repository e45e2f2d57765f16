"""Projects of a browser session: kept in an account, and cleared away when nobody can come back to them."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.accounts.test_organisations import browser
from tests.web.cast import PASSWORD, Cast
from vejviser.web.accounts.models import User
from vejviser.web.projects.models import Project
from vejviser.web.projects.purge import KEPT_FOR, purge

pytestmark = pytest.mark.django_db


def begin(client: Client, name: str = "Mit første") -> Project:
    client.post(reverse("projects:new"), {"name": name})
    return Project.objects.order_by("-created")[0]


def test_a_visitor_keeps_a_project_by_signing_up() -> None:
    visitor = Client()
    made = begin(visitor)
    answer = visitor.post(reverse("projects:keep", args=[made.id]))
    assert answer["Location"].startswith(reverse("account_signup"))
    visitor.post(answer["Location"], {"email": "new@example.org", "password1": PASSWORD})
    made.refresh_from_db()
    assert made.organisation == User.objects.get(email="new@example.org").organisations.get(personal=True)
    assert [one.verb for one in made.changes.all()] == ["kept", "started"]
    assert visitor.session["projects"] == []


def test_a_visitor_keeps_a_project_by_logging_in(cast: Cast) -> None:
    visitor = Client()
    made = begin(visitor)
    answer = visitor.post(reverse("projects:keep", args=[made.id]), {"way": "login"})
    sent = {"login": cast.alice.email, "password": PASSWORD}
    after = visitor.post(answer["Location"], sent)
    assert after["Location"] == reverse("roads:road", args=[made.id])
    made.refresh_from_db()
    assert made.organisation == cast.alice.organisations.get(personal=True)


def test_logging_in_alone_keeps_nothing(cast: Cast) -> None:
    visitor = Client()
    made = begin(visitor)
    visitor.post(reverse("account_login"), {"login": cast.alice.email, "password": PASSWORD})
    made.refresh_from_db()
    assert made.organisation is None
    assert "Gem i din konto" in visitor.get(reverse("projects:list")).content.decode()


def test_who_is_logged_in_keeps_it_in_an_organisation_that_they_write_in_or_else_in_their_own(
    cast: Cast,
) -> None:
    for place, expected in ((cast.clinic, cast.clinic), (cast.region, None)):
        visitor = Client()
        made = begin(visitor)
        visitor.force_login(cast.bob, "django.contrib.auth.backends.ModelBackend")
        visitor.post(reverse("projects:keep", args=[made.id]), {"organisation": str(place.id)})
        made.refresh_from_db()
        assert made.organisation == (expected or cast.bob.organisations.get(personal=True))


def test_a_project_of_another_session_cannot_be_kept(cast: Cast) -> None:
    made = begin(Client())
    assert browser(cast.charlie).post(reverse("projects:keep", args=[made.id])).status_code == 404
    made.refresh_from_db()
    assert made.organisation is None


def test_the_id_of_the_session_changes_when_somebody_logs_in(cast: Cast) -> None:
    visitor = Client()
    begin(visitor)
    before = visitor.session.session_key
    visitor.post(reverse("account_login"), {"login": cast.alice.email, "password": PASSWORD})
    assert visitor.session.session_key != before


def test_logging_in_leads_to_no_other_site(cast: Cast) -> None:
    for evil in ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        sent = {"login": cast.alice.email, "password": PASSWORD, "next": evil}
        assert Client().post(reverse("account_login"), sent)["Location"] == reverse("projects:list")


def test_a_project_that_no_session_holds_is_deleted_after_sixty_days() -> None:
    visitor = Client()
    made = begin(visitor)
    later = timezone.now() + KEPT_FOR + dt.timedelta(days=1)
    Session.objects.all().delete()
    assert purge(timezone.now() + KEPT_FOR - dt.timedelta(days=1)) == 0
    assert purge(later) == 1
    assert not Project.objects.filter(id=made.id).exists()


def test_a_project_that_a_session_still_holds_is_kept_however_old() -> None:
    begin(Client())
    later = timezone.now() + KEPT_FOR + dt.timedelta(days=1)
    Session.objects.update(expire_date=later + dt.timedelta(days=1))
    assert purge(later) == 0


def test_a_project_in_an_account_is_kept_however_old(cast: Cast) -> None:
    assert purge(timezone.now() + 10 * KEPT_FOR) == 0
    call_command("purge")
    assert Project.objects.filter(id=cast.project.id).exists()


def test_a_session_that_holds_projects_lives_on_while_it_is_used() -> None:
    visitor = Client()
    begin(visitor)
    Session.objects.update(expire_date=timezone.now() + dt.timedelta(days=1))
    visitor.cookies.pop("vejviser_day", None)
    visitor.get(reverse("projects:list"))
    assert Session.objects.get().expire_date > timezone.now() + dt.timedelta(days=59)


def test_a_session_without_projects_is_not_written_to() -> None:
    Client().get(reverse("projects:list"))
    assert not Session.objects.exists()


def test_logging_out_with_projects_in_the_browser_warns_first(cast: Cast) -> None:
    visitor = Client()
    begin(visitor)
    visitor.force_login(cast.alice, "django.contrib.auth.backends.ModelBackend")
    assert "Projekter går tabt" in visitor.get(reverse("account_logout")).content.decode()


def test_a_project_begun_by_who_is_logged_in_is_theirs_or_of_an_organisation_that_they_write_in(
    cast: Cast,
) -> None:
    bob = browser(cast.bob)
    bob.post(reverse("projects:new"), {"name": "Hos klinikken", "organisation": str(cast.clinic.id)})
    assert Project.objects.get(title="Hos klinikken").organisation == cast.clinic
    stolen = bob.post(reverse("projects:new"), {"name": "Hos regionen", "organisation": str(cast.region.id)})
    assert stolen.status_code == 422
    carol = browser(cast.carol)
    carol.post(reverse("projects:new"), {"name": "Hos læser", "organisation": str(cast.clinic.id)})
    assert not Project.objects.filter(title="Hos læser", organisation=cast.clinic).exists()


def test_no_project_is_found_by_an_id_that_nobody_has() -> None:
    assert Client().post(reverse("projects:keep", args=[uuid.uuid4()])).status_code == 404
