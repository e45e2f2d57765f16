"""Every operation of the contract, called with what the contract allows and what it does not, by three callers."""

from __future__ import annotations

import itertools
import uuid
from typing import Any

import pytest
import schemathesis
import yaml
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase
from hypothesis import settings as examples
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.web.cast import FRACTURE, Cast
from vejviser.web.api.models import TokenRole
from vejviser.web.api.tokens import make
from vejviser.web.law import house
from vejviser.web.wsgi import application

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance, negative_data_rejection,
]  # fmt: skip
SECRET = "a" * 32
DEAR = ("levers", "paper", "export", "assess", "plan", "schedule", "next_question", "readings")
"""Operations that can take seconds: each example is called by one caller, in turn."""

contract = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
contract.config.generation.update(with_security_parameters=False, deterministic=True)

ANSWERS = yaml.safe_load(FRACTURE)["facts"] | {"first_placed": "2022-03-15"}
turn = itertools.cycle(("owner", "reader", "anonymous"))
Called = schemathesis.Case[Any]
Caller = tuple[dict[str, str], dict[str, str]]


@pytest.fixture
def callers(cast: Cast) -> dict[str, Caller]:
    """Headers and cookies of an owner in a browser, of a program that reads, and of nobody in particular."""
    browser = Client()
    browser.force_login(cast.alice, "django.contrib.auth.backends.ModelBackend")
    session = browser.cookies[settings.SESSION_COOKIE_NAME].value
    cookies = {settings.SESSION_COOKIE_NAME: session, settings.CSRF_COOKIE_NAME: SECRET}
    token = make(cast.clinic, "figures", TokenRole.READER, cast.alice)[1]
    return {
        "owner": ({"X-CSRFToken": SECRET}, cookies),
        "reader": ({"Authorization": f"Bearer {token}"}, {}),
        "anonymous": ({}, {}),
    }


@pytest.fixture
def real(cast: Cast) -> dict[str, Any]:
    """Values for the arguments of addresses, so that some calls come to something that exists."""
    share = cast.project.shares.get()
    names = itertools.cycle(("impact", "write_cip", "mdr_class", "describe_need"))
    return {
        "project_id": lambda: str(cast.project.id),
        "organisation_id": lambda: str(cast.clinic.id),
        "share_id": lambda: share.id,
        "number": lambda: 1,
        "fact": lambda: "impact",
        "step": lambda: "describe_need",
        "reading": lambda: next(iter(house().handbook.readings)),
        "entry": lambda: next(names),
    }


def lead_somewhere(case: Called, real: dict[str, Any]) -> None:
    """Put values that exist in the place of generated ones that only look right."""
    negative = bool(case.meta and case.meta.generation.mode.is_negative)
    for name, value in case.path_parameters.items():
        fits = isinstance(value, uuid.UUID | str | int) and not negative
        if name in real and fits:
            case.path_parameters[name] = real[name]()
    if not negative and isinstance(case.body, dict) and "answers" in case.body:
        some = 2 if case.path.endswith("what-if") else len(ANSWERS)
        case.body["answers"] = dict(list(ANSWERS.items())[:some])


@contract.parametrize()
@examples(
    max_examples=3, derandomize=True, deadline=None, phases=[Phase.generate], database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_the_interface_keeps_its_contract(
    case: Called, callers: dict[str, Caller], real: dict[str, Any]
) -> None:
    lead_somewhere(case, real)
    name = case.operation.definition.raw["operationId"]
    whose = [next(turn)] if name in DEAR else list(callers)
    for headers, cookies in (callers[who] for who in whose):
        cache.clear()
        with transaction.atomic():
            response = case.call(headers={"Accept-Encoding": "identity", **headers}, cookies=cookies)
            case.validate_response(response, checks=CHECKS)
            transaction.set_rollback(True)
