"""The page on which the owners of an organisation make and revoke tokens for their programs."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from vejviser.web.accounts.models import Organisation, Role, User
from vejviser.web.api.forms import NewToken
from vejviser.web.api.models import ApiToken, TokenRole
from vejviser.web.api.tokens import TooManyTokensError, make
from vejviser.web.api.tokens import revoke as revoke_token
from vejviser.web.projects.permissions import role_in, user_of
from vejviser.web.words import say


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """The tokens of the organisation, and a form for a new one, whose secret is shown this once."""
    organisation, user = _owned(request, organisation_id)
    form = NewToken(request.POST if request.method == "POST" else None)
    secret, made = "", None
    if request.method == "POST" and form.is_valid():
        try:
            role = TokenRole(form.cleaned_data["role"])
            made, secret = make(organisation, form.cleaned_data["name"].strip(), role, user)
            form = NewToken()
        except TooManyTokensError:
            form.add_error(None, say("Der er for mange tokens. Træk et tilbage først.",
                                     "There are too many tokens. Revoke one first."))  # fmt: skip
    told = {
        "organisation": organisation,
        "form": form,
        "secret": secret,
        "made": made,
        "tokens": organisation.api_tokens.filter(revoked=None).select_related("created_by"),
        "gone": organisation.api_tokens.exclude(revoked=None).order_by("-revoked")[:20],
    }
    return render(request, "api/tokens.html", told, status=422 if form.errors else 200)


@login_required
@require_POST
def revoke(request: HttpRequest, organisation_id: uuid.UUID, token_id: uuid.UUID) -> HttpResponse:
    """Ends a token at once."""
    organisation, _ = _owned(request, organisation_id)
    try:
        revoke_token(organisation, token_id)
    except ApiToken.DoesNotExist:
        raise Http404 from None
    messages.success(request, say("Tokenet er trukket tilbage.", "The token is revoked."))
    return HttpResponseRedirect(reverse("tokens:list", args=[organisation_id]))


def _owned(request: HttpRequest, organisation_id: uuid.UUID) -> tuple[Organisation, User]:
    """The organisation and its owner who visits; 404 for a stranger, 403 for another member."""
    user = user_of(request)
    role = role_in(user, organisation_id)
    if user is None or role is None:
        raise Http404
    if role != Role.OWNER:
        raise PermissionDenied
    return Organisation.objects.get(id=organisation_id), user
