"""What a workshop's votes say, ready to be shown: verdicts, pictures with tables, the common why."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from vejviser.export.workshop_report.picture import intervals, percent
from vejviser.export.workshop_report.report import verdict_of
from vejviser.export.workshop_report.words import say as worded
from vejviser.web.law import house
from vejviser.web.words import lang, say
from vejviser.web.workshops.areas import entry_address
from vejviser.web.workshops.ballots import Tally, group_name, tally
from vejviser.web.workshops.changes import MOST_PARTICIPANTS, MOST_STATEMENTS
from vejviser.web.workshops.models import State, Statement, Workshop
from vejviser.workshop.analysis import StatementSays, Verdict
from vejviser.workshop.opinions import cluster_counts, typical
from vejviser.workshop.words import opinions_words, probability_words

ORDER: tuple[Verdict, ...] = ("common", "divided", "mixed", "too_few")
SHOWN_LIVE = 3
"""A statement is shown on the wall from so many votes on; the first would tell who cast them."""


@dataclass(frozen=True)
class Row:
    """One group's votes on a statement; shares in whole per cent."""

    name: str
    agree: int
    disagree: int
    passed: int
    mean: int
    low: int
    high: int


@dataclass(frozen=True)
class Result:
    """One statement with its verdict in words, its groups, and the picture of them."""

    number: int
    text: str
    verdict: str
    told: str
    agree: int
    disagree: int
    passed: int
    rows: tuple[Row, ...]
    picture: SafeString
    steps: tuple[tuple[str, str], ...]

    @property
    def votes(self) -> int:
        """All votes, passes too."""
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True)
class Results:
    """All results: by verdict, the common whys, and what is told of opinion clusters."""

    workshop: Workshop
    people: int
    voters: int
    votes: int
    statements: int
    parts: tuple[tuple[str, str, tuple[Result, ...]], ...]
    whys: tuple[str, ...]
    opinions: str
    clusters: tuple[tuple[str, ...], ...]
    together: str
    hushed: str


def results(workshop: Workshop) -> Results:
    """The results of the workshop as it stands."""
    found = tally(workshop)
    statements = {one.number: one for one in workshop.statements.filter(state=State.SHOWN)}
    shown = _shown(workshop, found, statements)
    parts = tuple(
        (key, heading, tuple(one for one in shown if one.verdict == key))
        for key, heading in _headings().items()
    )
    analysis = found.analysis
    return Results(
        workshop,
        workshop.participants.filter(removed=None).count(),
        found.voters,
        found.votes,
        len(found.numbers),
        parts,
        _whys(found, statements),
        opinions_words(analysis.opinions, lang()) if analysis else "",
        _clusters(found, statements),
        ", ".join(group_name(workshop, key).say(lang()) for key in found.together),
        _hushed(found),
    )


def _headings() -> dict[str, str]:
    return {
        "common": say("Det er fælles", "What is common"),
        "refused": say("Det afviser alle", "What all reject"),
        "divided": say("Det deler grupperne", "What divides the groups"),
        "mixed": say("Ikke alle er enige", "Not all agree"),
        "too_few": say("For få stemmer til at afgøre det", "Too few votes to tell"),
    }


def _hushed(found: Tally) -> str:
    """Why nothing is shown, or ""."""
    if found.too_much:
        return say(
            "Workshoppen er for stor til at regnes på én gang: der er plads til {n} deltagere og {m} udsagn. "
            "Del den i to.",
            "The workshop is too large to be reckoned at once: there is room for {n} participants and "
            "{m} statements. Split it in two.",
            n=MOST_PARTICIPANTS,
            m=MOST_STATEMENTS,
        )
    if found.analysis is None:
        return say(
            "Resultater vises, når mindst tre har stemt. Ellers kunne man se, hvem der stemte hvad.",
            "Results are shown once at least three have voted. Otherwise one could see who voted what.",
        )
    return ""


def _shown(workshop: Workshop, found: Tally, statements: dict[int, Statement]) -> list[Result]:
    """The statements by how sure their verdict is."""
    if found.analysis is None:
        return []
    by_name = {says.statement: says for says in found.analysis.statements}
    told = [
        _result(workshop, statements[int(name)], by_name[name])
        for name in by_name
        if int(name) in statements and any(group.seen for group in by_name[name].groups)
    ]
    sure = {int(name): says.probability for name, says in by_name.items()}
    return sorted(told, key=lambda one: (-sure[one.number], one.number))


def _result(workshop: Workshop, statement: Statement, says: StatementSays) -> Result:
    named = [(group_name(workshop, group.group).say(lang()), group) for group in says.groups if group.seen]
    rows = tuple(
        Row(name, one.agree, one.disagree, one.passed, percent(one.mean), percent(one.low), percent(one.high))
        for name, one in named
    )
    alt = "; ".join(
        worded("group_says", lang(), group=row.name, mean=row.mean, low=row.low, high=row.high)
        for row in rows
    )
    steps = house().handbook.steps
    return Result(
        statement.number,
        statement.text,
        "refused" if (says.verdict, says.side) == ("common", "disagree") else says.verdict,
        verdict_of(gathering_names(workshop), says, lang()),
        sum(row.agree for row in rows),
        sum(row.disagree for row in rows),
        sum(row.passed for row in rows),
        rows,
        # Our own picture: every word in it is escaped where it is drawn.
        mark_safe(intervals(named, f"{worded('picture', lang())}: {alt}", lang())),
        tuple(
            (steps[name].title.say(lang()), entry_address("steps", name))
            for name in statement.steps
            if name in steps
        ),
    )


def gathering_names(workshop: Workshop) -> dict[str, str]:
    """The names of the groups, by key."""
    keys = [kind.key for kind in workshop.organisation_kinds]
    return {key: group_name(workshop, key).say(lang()) for key in [*keys, "+"]}


def _whys(found: Tally, statements: dict[int, Statement]) -> tuple[str, ...]:
    if found.analysis is None:
        return ()
    return tuple(
        worded(
            "why_line", lang(), statement=statements[int(why.statement)].text,
            reason=statements[int(why.reason)].text,
            probability=probability_words(why.probability, lang()),
        )
        for why in found.analysis.whys
        if int(why.statement) in statements and int(why.reason) in statements
    )  # fmt: skip


def _clusters(found: Tally, statements: dict[int, Statement]) -> tuple[tuple[str, ...], ...]:
    """For each opinion cluster what is typical of it; nothing where the engine tells no clusters."""
    if found.analysis is None or found.grid is None or found.analysis.opinions.reason:
        return ()
    counts = cluster_counts(found.grid, found.analysis.opinions)
    sides = {"agree": say("Enige i", "Agree with"), "disagree": say("Uenige i", "Disagree with")}
    return tuple(
        tuple(
            f"{sides[one.side]}: {statements[int(found.grid.statements[one.statement])].text}"
            for one in cluster
        )
        for cluster in typical(counts)
    )


@dataclass(frozen=True)
class Live:
    """What stands on the wall while a workshop votes."""

    people: int
    voters: int
    votes: int
    statements: int
    common: tuple[Result, ...]
    divided: tuple[Result, ...]
    hushed: str


def live(workshop: Workshop, most: int = 5) -> Live:
    """The surest common and dividing statements, and the counts."""
    found = results(workshop)
    parts = {key: tuple(one for one in rows if one.votes >= SHOWN_LIVE) for key, _, rows in found.parts}
    return Live(
        found.people, found.voters, found.votes, found.statements,
        (parts["common"] + parts["refused"])[:most], parts["divided"][:most], found.hushed,
    )  # fmt: skip
