"""Who may see what: every address of the product, asked for by everybody.

A new address fails here until it has a row: run this file, and copy the row that the failure proposes after
you have read it as a lawyer would. A cell is the status of the answer; `in` is a redirect to the login.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.web.cast import Cast
from tests.web.knowledge.acting import published, sent
from tests.web.workshops.people import statement, workshop
from vejviser.web.accounts.models import Invitation, Membership, Role
from vejviser.web.api.models import TokenRole
from vejviser.web.api.tokens import make as make_token
from vejviser.web.directory.claiming import claim, correct, decide_claim
from vejviser.web.following.subscribing import subscription_of
from vejviser.web.knowledge import translating
from vejviser.web.law import house
from vejviser.web.operation.models import Job
from vejviser.web.projects.models import Offer, Share, ShareRole
from vejviser.web.referrals import store as referring
from vejviser.web.referrals.receivers import Receiver
from vejviser.web.workshops.models import Sheet

PEOPLE = ("anonymous", "stranger", "reader", "editor", "owner", "their_reader", "their_editor", "staff")
"""Reader, editor and owner are of the organisation that has the project; theirs it is shared with, to edit."""

TABLE = """
account_change_password              | in 200 200 200 200 200 200 200  | in 422 422 422 422 422 422 422
account_confirm_email                | 200                             | 404
account_confirm_login_code           | in 302 302 302 302 302 302 302  | in 302 302 302 302 302 302 302
account_email                        | in 200 200 200 200 200 200 200  | in 302 302 302 302 302 302 302
account_email_verification_sent      | 200                             | 405
account_inactive                     | 200                             | 405
account_login                        | 200 302 302 302 302 302 302 302 | 422 302 302 302 302 302 302 302
account_logout                       | 302 200 200 200 200 200 200 200 | 302
account_reauthenticate               | in 200 200 200 200 200 200 200  | in 422 422 422 422 422 422 422
account_reset_password               | 200                             | 422
account_reset_password_done          | 200                             | 405
account_reset_password_from_key      | 200                             | 422
account_reset_password_from_key_done | 200                             | 405
account_set_password                 | in 302 302 302 302 302 302 302  | in 302 302 302 302 302 302 302
account_signup                       | 200 302 302 302 302 302 302 302 | 422 302 302 302 302 302 302 302
directory:actor                      | 200                             | 405
directory:claim                      | in 200 200 200 200 200 200 200  | in 422 422 422 422 422 422 422
directory:correct                    | in 404 404 200 200 404 404 404  | in 404 404 422 422 404 404 404
directory:cover                      | 200                             | 405
directory:decide_claim               | 404 404 404 404 404 404 404 200 | 404 404 404 404 404 404 404 422
directory:decide_correction          | 404 404 404 404 404 404 404 200 | 404 404 404 404 404 404 404 422
directory:give_up                    | in 405 405 405 405 405 405 405  | in 404 404 404 404 404 404 404
directory:history                    | 200                             | 405
directory:index                      | 200                             | 405
directory:queue                      | 404 404 404 404 404 404 404 200 | 405
following:change                     | in 405 405 405 405 405 405 405  | in 404 404 404 404 404 404 404
following:entry                      | 200                             | 405
following:feed                       | 404                             | 405
following:index                      | in 200 200 200 200 200 200 200  | in 422 422 422 422 422 422 422
following:revoke                     | in 405 405 405 405 405 405 405  | in 302 302 302 302 302 302 302
following:stop                       | 404                             | 404
health                               | 200                             | 200
interview:preview                    | 404 404 200 200 200 200 200 404 | 405
interview:question                   | 404 404 200 200 200 200 200 404 | 404 404 403 404 404 403 404 404
interview:question fact              | 404 404 200 200 200 200 200 404 | 404 404 403 422 422 403 422 404
interview:tasks                      | 404 404 200 200 200 200 200 404 | 405
interview:topics                     | 404 404 200 200 200 200 200 404 | 405
jobs:file                            | 404                             | 405
jobs:job                             | 404 404 200 200 200 200 200 404 | 405
library:az                           | 200                             | 405
library:changes                      | 200                             | 405
library:entry                        | 200                             | 405
library:index                        | 200                             | 405
library:kind                         | 200                             | 405
knowledge:edit                       | in 404 403 200 200 404 404 403  | in 404 403 422 422 404 404 403
knowledge:entry                      | 404 404 200 200 200 404 404 200 | 405
knowledge:happened                   | in 200 200 200 200 200 200 200  | in 422 422 422 422 422 422 422
knowledge:history                    | 404 404 200 200 200 404 404 200 | 405
knowledge:index                      | 200                             | 405
knowledge:mine                       | in 200 200 200 200 200 200 200  | in 405 405 405 405 405 405 405
knowledge:new                        | in 200 200 200 200 200 200 200  | in 422 422 422 422 422 422 422
knowledge:queue                      | in 404 404 404 404 404 404 200  | in 405 405 405 405 405 405 405
knowledge:redact                     | in 404 404 404 404 404 404 200  | in 404 404 404 404 404 404 422
knowledge:review                     | in 404 404 404 404 404 404 200  | in 404 404 404 404 404 404 422
knowledge:send                       | in 405 405 405 405 405 405 405  | in 404 403 302 302 404 404 403
knowledge:take_back                  | in 405 405 405 405 405 405 405  | in 302 302 302 302 302 302 302
knowledge:translate                  | in 404 404 404 404 404 404 404  | in 404 404 404 404 404 404 404
knowledge:translation                | in 404 404 404 404 404 404 200  | in 404 404 404 404 404 404 422
knowledge:withdraw                   | in 404 403 200 200 404 404 200  | in 404 403 422 422 404 404 422
mfa_activate_totp                    | in 302 302 302 302 302 302 302  | in 302 302 302 302 302 302 302
mfa_add_webauthn                     | in 302 302 302 302 302 302 302  | in 302 302 302 302 302 302 302
mfa_authenticate                     | in 302 302 302 302 302 302 302  | in 302 302 302 302 302 302 302
mfa_deactivate_totp                  | in 404 404 404 404 404 404 404  | in 404 404 404 404 404 404 404
mfa_download_recovery_codes          | in 404 404 404 404 404 404 404  | in 404 404 404 404 404 404 404
mfa_edit_webauthn                    | in 302 302 302 302 302 302 302  | in 302 302 302 302 302 302 302
mfa_generate_recovery_codes          | in 302 302 302 302 302 302 302  | in 302 302 302 302 302 302 302
mfa_index                            | in 200 200 200 200 200 200 200  | in 405 405 405 405 405 405 405
mfa_list_webauthn                    | in 200 200 200 200 200 200 200  | in 405 405 405 405 405 405 405
mfa_reauthenticate                   | in 302 302 302 302 302 302 302  | in 302 302 302 302 302 302 302
mfa_reauthenticate_webauthn          | in 302 302 302 302 302 302 302  | in 302 302 302 302 302 302 302
mfa_remove_webauthn                  | in 302 302 302 302 302 302 302  | in 302 302 302 302 302 302 302
mfa_view_recovery_codes              | in 404 404 404 404 404 404 404  | in 405 405 405 405 405 405 405
openid_connect_callback              | 404                             | 404
openid_connect_login                 | 404                             | 404
people:code                          | in 405 405 405 405 405 405 405  | in 404 403 403 302 404 404 404
people:delete                        | in 200 200 200 200 200 200 200  | in 302 302 302 302 302 302 302
people:delete_organisation           | in 404 403 403 200 404 404 404  | in 404 403 403 422 404 404 404
people:export                        | in 200 200 200 200 200 200 200  | in 405 405 405 405 405 405 405
people:invitation                    | 404                             | 405
people:invite                        | in 405 405 405 405 405 405 405  | in 404 403 403 422 404 404 404
people:invited                       | 404                             | 404
people:leave                         | in 405 405 405 405 405 405 405  | in 404 302 302 302 404 404 404
people:me                            | in 200 200 200 200 200 200 200  | in 422 422 422 422 422 422 422
people:new                           | in 200 200 200 200 200 200 200  | in 422 422 422 422 422 422 422
people:organisation                  | in 404 200 200 200 404 404 404  | in 405 405 405 405 405 405 405
people:organisations                 | in 200 200 200 200 200 200 200  | in 405 405 405 405 405 405 405
people:remove                        | in 405 405 405 405 405 405 405  | in 404 403 403 302 404 404 404
people:rename                        | in 405 405 405 405 405 405 405  | in 404 403 403 422 404 404 404
people:resend                        | in 405 405 405 405 405 405 405  | in 404 403 403 302 404 404 404
people:role                          | in 405 405 405 405 405 405 405  | in 404 403 403 302 404 404 404
people:withdraw                      | in 405 405 405 405 405 405 405  | in 404 403 403 302 404 404 404
projects:copy                        | 405                             | 404 404 302 302 302 302 302 404
projects:delete                      | 404 404 403 403 200 403 403 404 | 404 404 403 403 422 403 403 404
projects:file                        | 404 404 200 200 200 200 200 404 | 405
projects:give_back                   | in 405 405 405 405 405 405 405  | in 404 404 404 404 404 404 404
projects:history                     | 404 404 200 200 200 200 200 404 | 405
projects:import                      | 200                             | 422
projects:keep                        | 405                             | 404 404 403 403 302 403 403 404
projects:mend                        | 404 404 403 302 302 403 302 404 | 404 404 403 302 302 403 302 404
projects:list                        | 200                             | 405
projects:move                        | 405                             | 404 404 403 403 302 403 403 404
projects:new                         | 200                             | 422
projects:offer                       | 404                             | 405
projects:offered                     | 404                             | 404
projects:restore                     | 405                             | 404 404 403 302 302 403 302 404
projects:revoke                      | in 405 405 405 405 405 405 405  | in 404 403 403 302 403 403 404
projects:settings                    | 404 404 200 200 200 200 200 404 | 404 404 403 422 422 403 422 404
projects:share                       | 404 404 403 403 200 403 403 404 | 404 404 403 403 422 403 403 404
projects:version                     | 404 404 200 200 200 200 200 404 | 405
projects:withdraw                    | in 405 405 405 405 405 405 405  | in 404 403 403 302 403 403 404
referrals:accept                     | 405                             | 404 404 404 403 403 404 302 404
referrals:answer                     | 405                             | 404 404 404 403 403 404 422 404
referrals:decline                    | 405                             | 404 404 404 403 403 404 422 404
referrals:figures                    | 200                             | 405
referrals:index                      | in 200 200 200 200 200 200 200  | in 405 405 405 405 405 405 405
referrals:link                       | 404                             | 405
referrals:new                        | in 200 200 200 200 200 200 200  | in 422 422 422 422 422 422 422
referrals:outcome                    | 405                             | 404 404 404 422 422 404 403 404
referrals:pass                       | 404 404 404 403 403 404 200 404 | 404 404 404 403 403 404 422 404
referrals:refer                      | in 404 403 200 200 403 403 404  | in 404 403 422 422 403 403 404
referrals:referral                   | 404 404 404 200 200 404 200 404 | 405
referrals:renew                      | 405                             | 404 404 404 409 409 404 403 404
referrals:revoke                     | 405                             | 404 404 404 409 409 404 403 404
referrals:withdraw                   | 405                             | 404 404 404 302 302 404 403 404
roads:finding                        | 404 404 200 200 200 200 200 404 | 405
roads:export                         | 404 404 200 200 200 200 200 404 | 405
roads:gantt                          | 404 404 200 200 200 200 200 404 | 405
roads:paper                          | 404 404 200 200 200 200 200 404 | 405
roads:papers                         | 404 404 200 200 200 200 200 404 | 405
roads:road                           | 404 404 200 200 200 200 200 404 | 405
roads:standing                       | 405                             | 404 404 403 422 422 403 422 404
roads:step                           | 404 404 200 200 200 200 200 404 | 405
roads:table                          | 404 404 200 200 200 200 200 404 | 405
api:contract                         | 200                             | 405
api:nothing                          | 404                             | 404
api:page                             | 200                             | 405
robots                               | 200                             | 200
search:results                       | 200                             | 405
search:suggest                       | 200                             | 405
tokens:list                          | in 404 403 403 200 404 404 404  | in 404 403 403 422 404 404 404
tokens:revoke                        | in 405 405 405 405 405 405 405  | in 404 403 403 302 404 404 404
site:front                           | 200                             | 405
site:picture                         | 200                             | 405
site:statement                       | 200                             | 405
socialaccount_connections            | in 200 200 200 200 200 200 200  | in 422 422 422 422 422 422 422
socialaccount_login_cancelled        | 200                             | 405
socialaccount_login_error            | 401                             | 405
socialaccount_signup                 | in                              | in
was                                  | 302                             | 302
whatif:compare                       | 404 404 302 302 302 302 302 404 | 404 404 403 302 302 403 302 404
whatif:letter                        | 404 404 200 200 200 200 200 404 | 405
whatif:levers                        | 404 404 200 200 200 200 200 404 | 405
whatif:readings                      | 404 404 200 200 200 200 200 404 | 405
whatif:reforms                       | 404 404 200 200 200 200 200 404 | 405
workshops:capture                    | 404 404 403 200 200 404 404 404 | 404 404 403 422 422 404 404 404
workshops:copy                       | 405                             | 404 404 403 302 302 404 404 404
workshops:doors                      | 405                             | 404 404 403 302 302 404 404 404
workshops:edit                       | 404 404 403 200 200 404 404 404 | 404 404 403 422 422 404 404 404
workshops:full                       | 409                             | 405
workshops:go                         | 404                             | 405
workshops:list                       | 200                             | 405
workshops:mapping                    | 200                             | 405
workshops:mapping_docx               | 200                             | 405
workshops:mapping_pdf                | 200                             | 405
workshops:mine                       | 302                             | 405
workshops:new                        | in 200 200 200 200 200 200 200  | in 422 422 422 422 422 422 422
workshops:phase                      | 405                             | 404 404 403 400 400 404 404 404
workshops:promote                    | 405                             | 404 404 403 422 422 404 404 404
workshops:publish                    | 405                             | 404 404 403 302 302 404 404 404
workshops:qr                         | 404 404 200 200 200 404 404 404 | 405
workshops:report                     | 404 404 200 200 200 404 404 404 | 405
workshops:report_docx                | 404 404 200 200 200 404 404 404 | 405
workshops:report_pdf                 | 404 404 200 200 200 404 404 404 | 405
workshops:reports                    | 422                             | 405
workshops:reports_docx               | 422                             | 405
workshops:reports_pdf                | 422                             | 405
workshops:results                    | 404 404 200 200 200 404 404 404 | 405
workshops:room                       | 200                             | 422
workshops:settle                     | 405                             | 404 404 403 302 302 404 404 404
workshops:sheet                      | 404 404 403 200 200 404 404 404 | 405
workshops:statement                  | 404 404 403 200 200 404 404 404 | 405
workshops:statements                 | 404 404 403 200 200 404 404 404 | 404 404 403 422 422 404 404 404
workshops:take                       | 405                             | 404 404 403 302 302 404 404 404
workshops:template                   | 404 404 403 200 200 404 404 404 | 405
workshops:tie                        | 405                             | 404 404 403 422 422 404 404 404
workshops:unlist                     | 405                             | 302
workshops:vote                       | 405                             | 302
workshops:wall                       | 404 404 200 200 200 404 404 404 | 405
workshops:workshop                   | 404 404 200 200 200 404 404 404 | 405
workshops:write                      | 302                             | 302
"""

SEPARATOR = re.compile(r"\s*\|\s*")


def rows() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The expected answers to GET and to POST by the name of the route; one cell stands for everybody."""
    found = {}
    for line in TABLE.strip().splitlines():
        name, get, post = SEPARATOR.split(line.strip())
        both = [
            cells * len(PEOPLE) if len(cells := tuple(told.split())) == 1 else cells for told in (get, post)
        ]
        assert all(len(cells) == len(PEOPLE) for cells in both), line
        found[name] = (both[0], both[1])
    return found


def routes(
    resolver: URLResolver | None = None, space: str = "", given: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every route by its name, or by its pattern where it has none, with the names of its arguments."""
    for one in (resolver or get_resolver()).url_patterns:
        named = (*given, *one.pattern.converters, *one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            inside = f"{space}{one.namespace}:" if one.namespace else space
            yield from routes(one, inside, named)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}" if one.name else str(one.pattern), tuple(dict.fromkeys(named))


def titled(found: set[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The routes by name; one that shares its name adds the last of its arguments, where it has more than one."""
    names = [name for name, _ in found]
    return {
        f"{name} {needed[-1]}" if names.count(name) > 1 and len(needed) > 1 else name: (name, needed)
        for name, needed in sorted(found)
    }


ROUTES = titled({one for one in routes() if not one[0].startswith(("social/", "api:calls:"))})
"""Without the old addresses of the login library, which lead to the new ones, and the calls of programs.

Who may call what stands in `tests/web/api/test_who_may.py`, from the contract, with tokens.
"""


@pytest.fixture
def arguments(cast: Cast) -> dict[str, object]:
    """A value for every argument of a route: the clinic, its project, and what hangs on them.

    Where two routes mean different things by a name, the name of the route stands before it.
    """
    Share.objects.filter(project=cast.project).update(role=ShareRole.EDITOR)
    invitation = Invitation.objects.create(
        organisation=cast.clinic,
        email="new@example.org",
        role=Role.READER,
        secret_hash="a",
        invited_by=cast.alice,
    )
    offer = Offer.objects.create(
        project=cast.project, email="new@example.org", role=ShareRole.READER, secret_hash="b", by=cast.alice
    )
    translation = translating.propose(published(cast), cast.bob, 1, {"title": "Late", "lesson": "Ask"})
    return {
        "contribution_id": sent(cast).id,
        "translation_id": translation.id,
        "about": "E001",
        "project_id": cast.project.id,
        "organisation_id": cast.clinic.id,
        "member_id": Membership.objects.get(organisation=cast.clinic, user=cast.carol).id,
        "invitation_id": invitation.id,
        "offer_id": offer.id,
        "share_id": Share.objects.get(project=cast.project).id,
        "number": 1,
        "pk": 0,
        "token_id": make_token(cast.clinic, "x", TokenRole.READER, cast.alice)[0].id,
        "secret": "guessed",
        "key": "guessed",
        "uidb36": "1",
        "provider_id": "broker",
        "fact": "impact",
        "reading": next(iter(house().handbook.readings)),
        "width": "wide",
        "step_id": next(iter(house().handbook.steps)),
        "decision_id": "mdr_class",
        "referral_id": referral(cast),
        **directory(cast),
        "entry_kind": "steps",
        "following:entry entry_id": next(iter(house().handbook.steps)),
        "subscription_id": subscription_of(cast.alice).id,
        "form": "csv",
        "ending": "docx",
        "roads:paper kind": "intended-purpose",
        "kind": "steps",
        "name": next(iter(house().handbook.steps)),
        **workshops(cast),
        "job_id": Job.objects.create(kind="levers", key="x", project=cast.project.id).id,
    }


def workshops(cast: Cast) -> dict[str, object]:
    """A workshop of the clinic that votes, with a statement, and a sheet that waits."""
    made = workshop(cast)
    statement(made, "Et")
    sheet = Sheet.objects.create(
        workshop=made, text="participant;group;statement;vote\n1;Region;1;enig\n", digest="x"
    )
    return {"workshop_id": made.id, "code": made.code, "sheet_id": sheet.id, "way": "show"}


def directory(cast: Cast) -> dict[str, object]:
    """An actor that is the clinic, with a correction and a claim of the region to another that wait."""
    actors = house().reference.actors
    held = claim(actors["A021"], cast.clinic, cast.alice, "Leder", "Vores side")
    decide_claim(held.id, cast.stella, True, "")
    fix = correct(actors["A021"], cast.clinic, cast.bob, {"offers_da": "Vi prøver af"})
    waits = claim(actors["A022"], cast.region, cast.erik, "Leder", "Vores side")
    return {"actor_id": "A021", "claim_id": waits.id, "correction_id": fix.id}


def referral(cast: Cast) -> uuid.UUID:
    """A referral of the project from the clinic that waits at the region."""
    content = referring.Content("Afprøvning", "Vi mangler et sted.", [], project=cast.project)
    to = Receiver(cast.region.name, organisation=cast.region)
    return referring.send(cast.clinic, cast.alice, content, to).referral.id


def clients(cast: Cast) -> dict[str, Client]:
    """A browser for everybody."""
    made = {name: Client() for name in PEOPLE}
    who = (cast.charlie, cast.carol, cast.bob, cast.alice, cast.dora, cast.erik, cast.stella)
    for name, user in zip(PEOPLE[1:], who, strict=True):
        made[name].force_login(user, "django.contrib.auth.backends.ModelBackend")
    return made


def answers(cast: Cast, address: str, method: str) -> tuple[str, ...]:
    """The answers that everybody gets, each to the same state of things."""
    found = []
    for client in clients(cast).values():
        cache.clear()
        with transaction.atomic():
            answer = getattr(client, method)(address)
            if answer.streaming:
                list(answer.streaming_content)  # to the end, which closes it
            transaction.set_rollback(True)
        to_login = answer.status_code == 302 and "/login/" in answer["Location"]
        found.append("in" if to_login else str(answer.status_code))
    return tuple(found)


def told(cells: tuple[str, ...]) -> str:
    return cells[0] if len(set(cells)) == 1 else " ".join(cells)


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert sorted(set(ROUTES) - set(rows())) == []
    assert sorted(set(rows()) - set(ROUTES)) == []


@pytest.mark.parametrize("title", ROUTES)
def test_everybody_gets_what_they_may_see(title: str, cast: Cast, arguments: dict[str, object]) -> None:
    name, needed = ROUTES[title]
    given = {one: arguments.get(f"{name} {one}", arguments.get(one)) for one in needed}
    missing = [one for one, value in given.items() if value is None]
    assert not missing, f"give {missing} a value in `arguments`"
    address = reverse(name, kwargs=given)
    found = answers(cast, address, "get"), answers(cast, address, "post")
    proposed = f"{title} | {told(found[0])} | {told(found[1])}"
    assert rows().get(title) == found, f"the row would be:\n{proposed}"
