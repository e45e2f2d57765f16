"""The votes of a workshop as the analysis reads them: duplicates together, small groups as one."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from vejviser.handbook.entries import Text
from vejviser.web.workshops.changes import MOST_PARTICIPANTS, MOST_STATEMENTS
from vejviser.web.workshops.models import Reason, State, Statement, Vote, Workshop
from vejviser.workshop.analysis import Analysis, analyse
from vejviser.workshop.because import Because, ReasonsError, reasons_of
from vejviser.workshop.merging import Cast, brought_together, pooled, root_of
from vejviser.workshop.votes import Vote as Ballot
from vejviser.workshop.votes import Votes, votes_of

OTHERS = "+"
"""The key of the groups that are shown as one."""


@dataclass(frozen=True)
class Tally:
    """What a workshop's votes say at one version.

    `analysis` is None where too few have voted to show anything, or where there is `too_much` for one
    analysis. `together` are the kinds shown as one. `voters` and `votes` count all; `numbers` are the
    statements shown, in their order.
    """

    analysis: Analysis | None
    together: tuple[str, ...]
    voters: int
    votes: int
    numbers: tuple[int, ...]
    too_much: bool = False
    grid: Votes | None = None


def tally(workshop: Workshop) -> Tally:
    """The tally of the workshop as it stands; reckoned once for each version in each process."""
    version = Workshop.objects.values_list("version", flat=True).get(pk=workshop.pk)
    return _tally(workshop.pk, version)


@lru_cache(maxsize=64)
def _tally(workshop_id: uuid.UUID, version: int) -> Tally:
    shown = Statement.objects.filter(workshop=workshop_id, state=State.SHOWN)
    rows = list(shown.values_list("pk", "number", "merged_into"))
    number_of = {pk: number for pk, number, _ in rows}
    merged = {str(number): str(number_of[into]) for _, number, into in rows if into in number_of}
    numbers = tuple(number for _, number, _ in rows if str(number) not in merged)
    found = Vote.objects.filter(statement__in=shown, participant__removed=None)
    cast = [
        Cast(str(who), kind, str(number_of[pk]), value, turn)
        for who, kind, pk, value, turn in found.values_list(
            "participant_id", "participant__kind", "statement_id", "value", "turn"
        )
    ]
    votes = brought_together(cast, merged)
    people = {vote.participant: vote.group for vote in votes}
    if len(people) > MOST_PARTICIPANTS or len(numbers) > MOST_STATEMENTS:
        return Tally(None, (), len(people), len(votes), numbers, too_much=True)
    groups = pooled(Counter(people.values()))
    if not groups:
        return Tally(None, (), len(people), len(votes), numbers)
    shown_as = {kind: OTHERS if len(group) > 1 else kind for group in groups for kind in group}
    together = next((group for group in groups if len(group) > 1), ())
    ballots = [Ballot(vote.participant, shown_as[vote.group], vote.statement, vote.value) for vote in votes]
    ballots.sort()
    order = [OTHERS if len(group) > 1 else group[0] for group in groups]
    grid = votes_of(ballots, groups=order, statements=[str(number) for number in numbers])
    analysis = analyse(grid, _because(workshop_id, number_of, merged))
    return Tally(analysis, together, len(people), len(votes), numbers, grid=grid)


def _because(workshop_id: uuid.UUID, number_of: dict[int, int], merged: dict[str, str]) -> list[Because]:
    """The links between shown statements; one that would close a ring after a merger is left out."""
    kept: list[Because] = []
    pairs = Reason.objects.filter(statement__workshop=workshop_id).order_by("pk")
    for a, b in pairs.values_list("statement", "reason"):
        if a not in number_of or b not in number_of:
            continue
        one = Because(*(root_of(merged, str(number_of[pk])) for pk in (a, b)))
        try:
            reasons_of([*kept, one])
        except ReasonsError:
            continue
        if one.statement != one.reason:
            kept.append(one)
    return kept


def group_name(workshop: Workshop, key: str) -> Text:
    """The name of a group as shown; the key itself where the kind was taken away since."""
    if key == OTHERS:
        return Text("Øvrige", "Others")
    return next((one.name for one in workshop.organisation_kinds if one.key == key), Text(key, key))
