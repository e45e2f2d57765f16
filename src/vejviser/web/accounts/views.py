"""The pages of one's own account."""

from __future__ import annotations

import tempfile

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from vejviser.web import deleting
from vejviser.web.accounts.forms import Me, Sure
from vejviser.web.accounts.job_takeout import enqueue_takeout, is_much
from vejviser.web.accounts.leaving import HandOverError, delete_account, leaving
from vejviser.web.accounts.models import User
from vejviser.web.accounts.notices import done
from vejviser.web.accounts.takeout import NAME, TYPE, write_takeout
from vejviser.web.operation.dear import room_for
from vejviser.web.words import say

_IN_MEMORY = 5_000_000


def member(request: HttpRequest) -> User:
    """The person who is logged in, on a page that asks for it."""
    assert isinstance(request.user, User)
    return request.user


@login_required
@require_http_methods(["GET", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """One's name and language, and the ways to all else of the account."""
    user = member(request)
    known = {"name": user.name, "language": user.language}
    form = Me(request.POST if request.method == "POST" else None, initial=known)
    if request.method == "POST" and form.is_valid():
        form.save(user)
        done(request, "Det er gemt.", "It is saved.")
        return HttpResponseRedirect(reverse("people:me"))
    factors = Authenticator.objects.filter(user=user).exists()
    found = {"form": form, "two_factors": factors}
    return render(request, "people/me.html", found, status=422 if form.errors else 200)


@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponseBase:
    """Everything of one's own as a ZIP; where it is much, the page of the job that gathers it."""
    user = member(request)
    if is_much(user):
        return HttpResponseRedirect(reverse("jobs:job", args=[enqueue_takeout(user).id]))
    with room_for(dear=True):
        file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the response closes it
        write_takeout(file, user)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=NAME, content_type=TYPE)


@login_required
@reauthentication_required(allow_get=True, app="allauth.account")  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """A page that says what goes and what stays; with a tick and the password the account is deleted."""
    user = member(request)
    form = Sure(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        number = user.pk
        try:
            deleting.in_peace(lambda: delete_account(User.objects.get(pk=number)))
        except HandOverError:
            form.add_error(
                None, say("Først skal organisationerne herunder have en anden ejer eller slettes.",
                          "First the organisations below must get another owner or be deleted."),
            )  # fmt: skip
        else:
            logout(request)
            done(request, "Din konto er slettet.", "Your account is deleted.")
            return HttpResponseRedirect(reverse("site:front"))
    found = {"form": form, "leaving": leaving(user)}
    return render(request, "people/delete.html", found, status=422 if form.errors else 200)
