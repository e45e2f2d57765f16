"""Everything that changes a workshop: whole or not at all, and nothing disappears in silence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone

from vejviser.handbook.entries import Text
from vejviser.web.accounts.models import User
from vejviser.web.workshops.models import Entry, Participant, Reason, State, Statement, Vote, Workshop
from vejviser.workshop.because import Because, ReasonsError, reasons_of

MOST_PARTICIPANTS, MOST_STATEMENTS = 2000, 900
"""What one analysis takes at once."""
STATEMENTS_EACH, STATEMENTS_A_MINUTE = 30, 5
CHANGES_EACH, CHANGES_A_STATEMENT = 30, 4
"""How often one participant may cast or change a vote: so many times, and so many more for each statement."""


class NotNowError(Exception):
    """What was asked cannot be done; `told` says why and how to go on. `slow` when it came too fast."""

    def __init__(self, da: str, en: str, slow: bool = False) -> None:
        self.told, self.slow = Text(da, en), slow
        super().__init__(en)


def grow(workshop: Workshop) -> int:
    """The next version of the workshop; its row stays locked until the transaction ends."""
    Workshop.objects.filter(pk=workshop.pk).update(version=F("version") + 1)
    workshop.refresh_from_db(fields=["version", "phase", "write_while_voting"])
    return workshop.version


def note(
    workshop: Workshop,
    actor: User | None,
    verb: str,
    statement: Statement | None = None,
    about: Mapping[str, object] | None = None,
) -> None:
    """Writes a line into the history."""
    Entry.objects.create(
        workshop=workshop, actor=actor, verb=verb, statement=statement, about=dict(about or {})
    )


@transaction.atomic
def vote(workshop: Workshop, who: Participant, number: int, value: int) -> Statement:
    """The statement after the vote on it was cast or changed; the same vote again changes nothing.

    Raises `NotNowError` when there is no voting, or when that statement cannot be voted on.
    """
    held = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if not held.may_vote:
        raise NotNowError(
            "Afstemningen er ikke åben. Din stemme er ikke talt.",
            "Voting is not open. Your vote is not counted.",
        )
    found = Statement.objects.filter(workshop=workshop, number=number, state=State.SHOWN).first()
    while found is not None and found.merged_into is not None:
        found = found.merged_into
    if found is None or found.author_id == who.id or found.state != State.SHOWN:
        raise NotNowError(
            "Det udsagn kan der ikke stemmes om mere.", "That statement can no longer be voted on."
        )
    before = Vote.objects.filter(participant=who, statement=found).first()
    if before is not None and before.value == value:
        return found
    _may_change(workshop, who)
    cast = {"value": value, "turn": grow(workshop)}
    Vote.objects.update_or_create(participant=who, statement=found, defaults=cast)
    return found


def _may_change(workshop: Workshop, who: Participant) -> None:
    """Counts one more vote of the participant; raises `NotNowError` when it is one too many."""
    Participant.objects.filter(pk=who.pk).update(changes=F("changes") + 1)
    who.refresh_from_db(fields=["changes"])
    if who.changes > CHANGES_EACH + CHANGES_A_STATEMENT * workshop.statements.count():
        raise NotNowError(
            "Du har ændret dine stemmer så mange gange, at de nu ligger fast.",
            "You have changed your votes so often that they now stand.",
            slow=True,
        )


def write(
    workshop: Workshop,
    who: Participant | None,
    text: str,
    token: str,
    *,
    language: str = "da",
    question: int | None = None,
    because: str = "",
    because_number: int | None = None,
) -> Statement:
    """The statement that was written, with its reason; one sent twice with the same token is one.

    Raises `NotNowError` when it is too many, too fast, or not the time to write.
    """
    try:
        with transaction.atomic():
            grow(workshop)
            before = Statement.objects.filter(workshop=workshop, token=token).first()
            if before is not None:
                return before
            _may_write(workshop, who)
            made = _add(workshop, who, text, token, language, question)
            reason = _reason(workshop, who, because, because_number, token, language, question)
            if reason is not None and reason.pk != made.pk:
                link(workshop, made, reason)
            return made
    except IntegrityError:  # sent twice at the same moment: the other one was first
        return Statement.objects.get(workshop=workshop, token=token)


def write_all(workshop: Workshop, texts: Sequence[str], token: str) -> list[Statement]:
    """New statements from a sheet, shown at once; within a transaction that `grow` began.

    Raises `NotNowError` when there is no room for all of them.
    """
    _has_room(workshop, len(texts))
    last = workshop.statements.aggregate(last=Max("number"))["last"] or 0
    return Statement.objects.bulk_create(
        Statement(workshop=workshop, number=last + at, text=text, token=f"{token}/{at}")
        for at, text in enumerate(texts, 1)
    )


def _has_room(workshop: Workshop, new: int) -> None:
    if workshop.statements.count() + new > MOST_STATEMENTS:
        raise NotNowError(
            f"Workshoppen har plads til {MOST_STATEMENTS} udsagn og ikke til flere.",
            f"The workshop has room for {MOST_STATEMENTS} statements and no more.",
        )


def _may_write(workshop: Workshop, who: Participant | None) -> None:
    if who is None:
        return
    if not workshop.may_write:
        raise NotNowError("Der kan ikke skrives udsagn lige nu.", "Statements cannot be written just now.")
    mine = Statement.objects.filter(author=who)
    if mine.count() >= STATEMENTS_EACH:
        raise NotNowError(
            f"Du har skrevet {STATEMENTS_EACH} udsagn, og flere er der ikke plads til fra én deltager.",
            f"You have written {STATEMENTS_EACH} statements, and one participant has no room for more.",
        )
    if mine.filter(created__gt=timezone.now() - dt.timedelta(minutes=1)).count() >= STATEMENTS_A_MINUTE:
        raise NotNowError(
            "Det går for hurtigt. Vent et minut, og send igen; din tekst står her stadig.",
            "That is too fast. Wait a minute and send again; your text is still here.",
            slow=True,
        )


def _add(
    workshop: Workshop, who: Participant | None, text: str, token: str, language: str, question: int | None
) -> Statement:
    _has_room(workshop, 1)
    last = workshop.statements.aggregate(last=Max("number"))["last"] or 0
    waits = workshop.approval and who is not None
    return Statement.objects.create(
        workshop=workshop, number=last + 1, text=text, language=language, author=who, token=token,
        question=question, state=State.WAITING if waits else State.SHOWN,
    )  # fmt: skip


def _reason(
    workshop: Workshop,
    who: Participant | None,
    text: str,
    number: int | None,
    token: str,
    language: str,
    question: int | None,
) -> Statement | None:
    if number is not None:
        return Statement.objects.filter(workshop=workshop, number=number, state=State.SHOWN).first()
    if not text:
        return None
    return same_words(workshop, text) or _add(workshop, who, text, f"{token}+", language, question)


def same_words(workshop: Workshop, text: str) -> Statement | None:
    """The statement shown with these words, in large or small letters; a database may not know Ø."""
    shown = workshop.statements.filter(state=State.SHOWN)
    return next((one for one in shown if one.text.casefold() == text.casefold()), None)


def link(workshop: Workshop, statement: Statement, reason: Statement) -> None:
    """Links a statement to its reason; raises `NotNowError` naming the ring that would arise."""
    pairs = Reason.objects.filter(statement__workshop=workshop).values_list(
        "statement__number", "reason__number"
    )
    links = [Because(str(a), str(b)) for a, b in pairs]
    try:
        reasons_of([*links, Because(str(statement.number), str(reason.number))])
    except ReasonsError as error:
        ring = " → ".join(error.ring)
        raise NotNowError(
            f"Begrundelserne ville gå i ring: {ring}. Vælg en anden.",
            f"The reasons would go round in a ring: {ring}. Choose another.",
        ) from None
    Reason.objects.get_or_create(statement=statement, reason=reason)


@transaction.atomic
def give_reason(workshop: Workshop, statement: Statement, reason: Statement) -> None:
    """Links as `link` does, with no other link made meanwhile that could close the ring."""
    grow(workshop)
    link(workshop, statement, reason)


@transaction.atomic
def settle(workshop: Workshop, actor: User | None, statement: Statement, state: State, why: str) -> None:
    """Approves, hides (with the reason) or shows a statement again."""
    grow(workshop)
    verb = {State.HIDDEN: "hidden", State.SHOWN: "shown", State.WAITING: "waiting"}[state]
    if statement.state == State.WAITING and state == State.SHOWN:
        verb = "approved"
    statement.state = state
    statement.save(update_fields=["state"])
    note(workshop, actor, verb, statement, {"why": why} if why else {})


@transaction.atomic
def merge(workshop: Workshop, actor: User | None, statement: Statement, into: Statement | None) -> None:
    """Merges a duplicate into what it says the same as, or takes it out again; no vote is lost by either.

    Raises `NotNowError` where it would be merged into itself.
    """
    grow(workshop)
    above = Statement.objects.get(pk=into.pk) if into else None  # as it stands now that nobody else merges
    while above is not None:
        if above.pk == statement.pk:
            raise NotNowError(
                "Et udsagn kan ikke lægges sammen med sig selv.", "A statement cannot be merged with itself."
            )
        above = above.merged_into
    statement.merged_into = into
    statement.save(update_fields=["merged_into"])
    note(workshop, actor, "merged" if into else "parted", statement, {"into": into.number} if into else {})


@transaction.atomic
def tie(
    workshop: Workshop,
    actor: User | None,
    statement: Statement,
    sort: str,
    steps: Iterable[str],
    experiences: Iterable[str],
) -> None:
    """Ties a statement to steps and experiences, and says where it belongs in the report."""
    grow(workshop)
    statement.sort, statement.steps, statement.experiences = sort, list(steps), list(experiences)
    statement.save(update_fields=["sort", "steps", "experiences"])
    note(workshop, actor, "tied", statement, {"sort": sort, "steps": statement.steps})


@transaction.atomic
def remove_author(workshop: Workshop, actor: User | None, statement: Statement, why: str) -> None:
    """Removes whoever wrote a statement: their votes leave the count, their words are hidden.

    They can do no more. Nobody learns who it was. It is noted with the number of votes that left the count.
    """
    grow(workshop)
    who = statement.author
    if who is None:
        raise NotNowError(
            "Udsagnet er skrevet af dig selv eller fra et ark.",
            "The statement was written by yourselves or a sheet.",
        )
    Participant.objects.filter(pk=who.pk).update(removed=timezone.now())
    written = Statement.objects.filter(author=who)
    for one in written.exclude(state=State.HIDDEN):
        one.state = State.HIDDEN
        one.save(update_fields=["state"])
        note(workshop, actor, "hidden", one, {"why": why})
    note(workshop, actor, "removed", None, {"why": why, "statements": written.count()})
