"""To the broker and back."""

from __future__ import annotations

from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

from vejviser.web.accounts.broker.provider import Asking


@login_not_required  # type: ignore[untyped-decorator]
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """A page that asks whether to go to the broker; sent, a page that leads there at once.

    Not a redirect: a browser holds what a form leads to, however far, to the content policy, and a broker
    leads on to places that only it knows.
    """
    asking = Asking(request, provider_id)
    try:
        answer: HttpResponse = OAuth2LoginView.adapter_view(asking)(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except (OAuth2Error, RequestException) as error:
        return render_authentication_error(request, asking.get_provider(), exception=error)  # type: ignore[no-any-return]
    if answer.status_code != 302:
        return answer
    found = {"address": answer["Location"], "name": asking.get_provider().app.name}
    return render(request, "socialaccount/leaving.html", found)


@login_not_required  # type: ignore[untyped-decorator]
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where the broker sends people back to: logged in, on to sign up, or told why not."""
    try:
        return OAuth2CallbackView.adapter_view(Asking(request, provider_id))(request)  # type: ignore[no-any-return]
    except SocialApp.DoesNotExist:
        raise Http404 from None
