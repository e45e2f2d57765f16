"""What of workshops is an organisation's own, to take along: never who voted what."""

from __future__ import annotations

from typing import Any

from vejviser.web.accounts.models import Organisation
from vejviser.web.workshops.ballots import Tally, group_name, tally
from vejviser.web.workshops.models import Promotion, Reason, Statement, Workshop

_SET_UP = (
    "id", "title", "theme", "purpose", "stage", "questions", "languages", "consent", "approval",
    "write_while_voting", "held", "phase", "published", "created",
)  # fmt: skip


def taken_along(organisation: Organisation) -> list[dict[str, Any]]:
    """Every workshop that an organisation held, the first first.

    The votes of a statement are counted by kind of organisation as its results show them: small groups
    together, and none (null) where fewer have voted than results are shown for.
    """
    return [_told(one) for one in organisation.workshops.order_by("created").iterator(20)]


def _told(workshop: Workshop) -> dict[str, Any]:
    found = tally(workshop)
    statements = workshop.statements.select_related("merged_into").order_by("number")
    because = Reason.objects.filter(statement__workshop=workshop).order_by("pk")
    pairs = list(because.values_list("statement__number", "reason__number"))
    return {
        **{name: getattr(workshop, name) for name in _SET_UP},
        "kinds": [
            {"key": one.key, "da": one.name.da, "en": one.name.en} for one in workshop.organisation_kinds
        ],
        "voters": found.voters,
        "votes": found.votes,
        "attending": list(workshop.attendances.values("organisation", "name", "kind", "agreed_to", "day")),
        "statements": [_statement(workshop, one, found, pairs) for one in statements],
        "promoted": list(
            Promotion.objects.filter(statement__workshop=workshop).order_by("statement__number")
            .values("statement__number", "kind", "text_da", "text_en", "steps", "at", "taken_as")
        ),
        "history": [
            {"verb": line.verb, "at": line.at, "by": str(line.actor) if line.actor else None,
             "statement": line.statement.number if line.statement else None, "about": line.about}
            for line in workshop.history.select_related("actor", "statement").order_by("at", "id")
        ],
    }  # fmt: skip


def _statement(
    workshop: Workshop, one: Statement, found: Tally, because: list[tuple[int, int]]
) -> dict[str, Any]:
    says = {told.statement: told for told in found.analysis.statements} if found.analysis else {}
    votes = says.get(str(one.number))
    return {
        "number": one.number,
        "text": one.text,
        "language": one.language,
        "state": one.state,
        "sort": one.sort,
        "question": one.question,
        "merged_into": one.merged_into.number if one.merged_into else None,
        "steps": one.steps,
        "experiences": one.experiences,
        "because": [reason for number, reason in because if number == one.number],
        "votes": votes and [
            {"kind": group_name(workshop, group.group).da, "agree": group.agree,
             "disagree": group.disagree, "passed": group.passed}
            for group in votes.groups
        ],
        "verdict": votes and votes.verdict,
    }  # fmt: skip
