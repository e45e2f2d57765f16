"""The interface put together: its routes, how it reads and writes, and what becomes of errors."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, RequestDataTooBig
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from ninja.renderers import BaseRenderer

from vejviser import __version__
from vejviser.law.errors import AnswersError
from vejviser.web.api.asked import clash
from vejviser.web.api.faults import of_shapes
from vejviser.web.api.problems import ProblemError, kind_of
from vejviser.web.api.routes import (
    answers,
    choices,
    history,
    library,
    organisations,
    papers,
    projects,
    road,
    stateless,
)
from vejviser.web.api.strict_json import Strict
from vejviser.web.operation.dear import AGAIN_SECONDS, BusyError
from vejviser.web.operation.vanished import vanished

ABOUT = """\
Everything the pages of Vejviser do, for programs: the handbook and its law, findings, the next question, the
road, its schedule, shortcuts, papers, and the projects of an organisation.

Answers come in Danish or English: `?lang=da|en`, else `Accept-Language`, else Danish. Errors are
`application/problem+json` (RFC 9457) with `faults` that name the place and how to mend it.

Guidance, not legal advice.
"""


class Json(BaseRenderer):
    """Writes answers as JSON in UTF-8."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        """The JSON text; raises `ValueError` for a number that JSON does not have."""
        return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, allow_nan=False)


api = NinjaAPI(
    title="Vejviser",
    version=__version__,
    description=ABOUT,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    parser=Strict(),
    renderer=Json(),
    servers=[{"url": "/"}],
)
for part in (stateless, library, projects, answers, road, choices, papers, history, organisations):
    api.add_router("", part.router)


@api.exception_handler(ProblemError)
def _problem(request: HttpRequest, error: ProblemError) -> HttpResponse:
    return error.response()


@api.exception_handler(AnswersError)
def _clash(request: HttpRequest, error: AnswersError) -> HttpResponse:
    return clash(error).response()


@api.exception_handler(ValidationError)
def _shapes(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return ProblemError("invalid", faults=of_shapes(error.errors)).response()


@api.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return ProblemError("no-credentials", headers={"WWW-Authenticate": "Bearer"}).response()


@api.exception_handler(Throttled)
def _throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
    return ProblemError("too-often").response()


@api.exception_handler(HttpError)
def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    cause = error.__cause__
    if isinstance(cause, ProblemError):
        return cause.response()
    return ProblemError("not-json" if error.status_code == 400 else kind_of(error.status_code)).response()


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return ProblemError("not-found").response()


@api.exception_handler(ObjectDoesNotExist)
def _gone(request: HttpRequest, error: ObjectDoesNotExist) -> HttpResponse:
    return ProblemError("not-found").response()


@api.exception_handler(DatabaseError)
def _gone_under_a_write(request: HttpRequest, error: DatabaseError) -> HttpResponse:
    if not vanished(error):
        raise error
    return ProblemError("not-found").response()


@api.exception_handler(BusyError)
def _busy(request: HttpRequest, error: BusyError) -> HttpResponse:
    return ProblemError("unavailable", headers={"Retry-After": str(AGAIN_SECONDS)}).response()


@api.exception_handler(PermissionDenied)
def _denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return ProblemError("not-allowed").response()


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return ProblemError("too-big").response()
