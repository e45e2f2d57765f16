"""What the login library answers to a form that it cannot take: 422, as every other page of ours does."""

from __future__ import annotations

from http import HTTPStatus

from django.forms import BaseForm
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.deprecation import MiddlewareMixin

_LIBRARY = "allauth."


class Refused(MiddlewareMixin):
    """Middleware: a form that comes back with errors from a view of the library has the status 422."""

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """The response of a view, with its status."""
        if request.method == "POST" and response.status_code == HTTPStatus.OK and _theirs(request):
            shown = (response.context_data or {}).values()
            if any(isinstance(one, BaseForm) and one.errors for one in shown):
                response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response


def _theirs(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and str(match.func.__module__).startswith(_LIBRARY)
