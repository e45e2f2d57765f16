"""Who may do what: every operation of the contract, by everybody. A new one fails here until it has a row."""

from __future__ import annotations

import json

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.web.api.calling import Program
from tests.web.cast import Cast
from vejviser.web.api.document import document
from vejviser.web.api.models import TokenRole
from vejviser.web.api.tokens import make
from vejviser.web.projects.models import Share, ShareRole

WHO = (
    "anonymous",
    "stranger",
    "reader",
    "editor",
    "owner",
    "theirs",
    "token_reader",
    "token_editor",
    "bad_token",
)
"""`theirs` edits in the organisation that the project is shared with, to edit; tokens are of its own one."""

TABLE = """
assess                | 200 200 200 200 200 200 200 200 401
plan                  | 200 200 200 200 200 200 200 200 401
schedule              | 200 200 200 200 200 200 200 200 401
next_question         | 200 200 200 200 200 200 200 200 401
handbook              | 200 200 200 200 200 200 200 200 401
entries               | 200 200 200 200 200 200 200 200 401
entry                 | 200 200 200 200 200 200 200 200 401
search                | 200 200 200 200 200 200 200 200 401
examples              | 200 200 200 200 200 200 200 200 401
formats               | 200 200 200 200 200 200 200 200 401
projects              | 401 200 200 200 200 200 200 200 401
begin                 | 401 201 201 201 201 201 403 201 401
project               | 404 404 200 200 200 200 200 200 401
set_project           | 401 404 403 200 200 200 403 200 401
delete_project        | 401 404 403 403 204 403 403 403 401
copy_project          | 401 404 201 201 201 201 403 201 401
project_file          | 404 404 200 200 200 200 200 200 401
answers               | 404 404 200 200 200 200 200 200 401
put_answers           | 401 404 403 200 200 200 403 200 401
put_answer            | 401 404 403 200 200 200 403 200 401
clear_answer          | 401 404 403 200 200 200 403 200 401
project_next_question | 404 404 200 200 200 200 200 200 401
standings             | 404 404 200 200 200 200 200 200 401
put_standing          | 401 404 403 200 200 200 403 200 401
clear_standing        | 401 404 403 200 200 200 403 200 401
road                  | 404 404 200 200 200 200 200 200 401
project_schedule      | 404 404 200 200 200 200 200 200 401
road_picture          | 404 404 200 200 200 200 200 200 401
road_table            | 404 404 200 200 200 200 200 200 401
findings              | 404 404 200 200 200 200 200 200 401
why                   | 404 404 200 200 200 200 200 200 401
levers                | 404 404 200 200 200 200 200 200 401
what_if               | 404 404 200 200 200 200 200 200 401
readings              | 404 404 200 200 200 200 200 200 401
letter                | 404 404 200 200 200 200 200 200 401
reforms               | 404 404 200 200 200 200 200 200 401
papers                | 404 404 200 200 200 200 200 200 401
paper                 | 404 404 200 200 200 200 200 200 401
export                | 404 404 200 200 200 200 200 200 401
changes               | 404 404 200 200 200 200 200 200 401
change                | 404 404 200 200 200 200 200 200 401
restore               | 401 404 403 200 200 200 403 200 401
organisations         | 401 200 200 200 200 200 200 200 401
organisation          | 401 404 200 200 200 404 200 200 401
shares                | 401 404 403 403 200 403 403 403 401
share                 | 401 404 403 403 201 403 403 403 401
revoke_share          | 401 404 403 403 204 403 403 403 401
"""
ROWS = {line.split("|")[0].strip(): line.split("|")[1].split() for line in TABLE.strip().splitlines()}
OPERATIONS = {
    operation["operationId"]: (method, path.removeprefix("/api/v1"))
    for path, operations in document()["paths"].items()
    for method, operation in operations.items()
}
BODIES: dict[str, dict[str, object]] = {
    "begin": {"name": "Nyt"}, "set_project": {"about": "x"}, "copy_project": {}, "put_answers": {"answers": {"impact": None}},
    "put_answer": {"answer": None}, "put_standing": {"status": "done"}, "what_if": {"answers": {"impact": None}},
}  # fmt: skip


@pytest.fixture
def callers(cast: Cast) -> dict[str, Program]:
    def browser(user: object) -> Program:
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
        return Program(client=client)

    def bearer(role: TokenRole) -> Program:
        return Program({"Authorization": f"Bearer {make(cast.clinic, 'x', role, cast.alice)[1]}"})

    Share.objects.filter(project=cast.project).update(role=ShareRole.EDITOR)
    people = (cast.charlie, cast.carol, cast.bob, cast.alice, cast.erik)
    return dict(
        zip(
            WHO,
            (Program(), *map(browser, people), bearer(TokenRole.READER), bearer(TokenRole.EDITOR),
             Program({"Authorization": "Bearer vjv_wrong"})),
            strict=True,
        )
    )  # fmt: skip


def test_every_operation_has_a_row_and_every_row_an_operation() -> None:
    assert set(ROWS) == set(OPERATIONS)


@pytest.mark.parametrize("name", ROWS)
def test_everybody_may_do_what_the_table_says(name: str, cast: Cast, callers: dict[str, Program]) -> None:
    method, path = OPERATIONS[name]
    known = {
        "project_id": cast.project.id, "organisation_id": cast.clinic.id, "share_id": Share.objects.get().id,
        "number": 1, "fact": "impact", "step": "describe_need", "kind": "road-report" if "papers" in path else "steps",
        "entry": "write_cip", "reading": "reading_public_authority", "name": "csv" if "exports" in path else "mdr_class",
    }  # fmt: skip
    body = BODIES.get(name)
    if name in ("assess", "plan", "schedule", "next_question"):
        answers = Program(callers["token_reader"].headers).read(f"/projects/{cast.project.id}/answers")[
            "items"
        ]
        body = {"answers": {one["fact"]: one["answer"] for one in answers}}
    if name == "share":
        body = {"code": cast.charlie.organisations.get().share_code, "role": "reader"}
    address = path.format(**known) + (
        "?q=data" if name == "search" else "?format=docx" if name == "paper" else ""
    )
    found = []
    for caller in callers.values():
        cache.clear()
        with transaction.atomic():
            response = caller.call(method, address, body)
            found.append(str(response.status_code))
            transaction.set_rollback(True)
    assert found == ROWS[name], f"the row would be:\n{name:21} | {' '.join(found)}\n{_last(response.content)}"


def _last(content: bytes) -> str:
    try:
        return json.dumps(json.loads(content))[:300]
    except ValueError:
        return ""


def test_a_member_s_address_is_told_to_no_program(cast: Cast, reader: dict[str, str]) -> None:
    told = Program(reader).read(f"/organisations/{cast.clinic.id}")
    assert [one["role"] for one in told["members"]] == ["owner", "editor", "reader"]
    assert "@" not in json.dumps(told)


def test_a_share_made_by_a_program_of_its_owner_s_browser_ends_at_once(
    cast: Cast, callers: dict[str, Program]
) -> None:
    path = f"/projects/{cast.project.id}/shares"
    other = cast.charlie.organisations.get().share_code.lower()
    made = callers["owner"].send("post", path, {"code": other, "role": "editor"}, 201)
    assert callers["stranger"].read(f"/projects/{cast.project.id}")["may"] == "edit"
    assert len(callers["owner"].read(path)["items"]) == 2
    callers["owner"].send("delete", f"{path}/{made['id']}", status=204)
    callers["stranger"].read(f"/projects/{cast.project.id}", 404)
    callers["owner"].send("delete", f"{path}/{made['id']}", status=404)
    callers["owner"].send("post", path, {"code": cast.clinic.share_code, "role": "reader"}, 422)
    callers["owner"].send("post", path, {"code": "nix", "role": "reader"}, 422)
