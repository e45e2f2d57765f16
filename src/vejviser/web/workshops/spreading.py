"""What public workshops said at a step: it stands on the page of the step, and is news to its followers.

The news follows the history of a workshop: whatever is noted there may change what is public.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.db.models.signals import post_save, pre_delete
from django.urls import reverse
from django.utils import translation

from vejviser.export.workshop_report.report import verdict_of
from vejviser.handbook.entries import Text
from vejviser.web.following import news
from vejviser.web.following.models import News
from vejviser.web.words import lang, say
from vejviser.web.workshops.ballots import tally
from vejviser.web.workshops.models import Entry, Promotion, State, Statement, Workshop
from vejviser.web.workshops.results import gathering_names
from vejviser.workshop.mapping import mapping_2021

NEWS = "said_at_workshop"
SHOWN = 6
"""How many statements stand on the page of a step; the results have the others."""
_CHANGES = ("published", "unpublished", "hidden", "shown", "approved", "merged", "parted", "tied")


@dataclass(frozen=True)
class Line:
    """A statement: its words and language, what the votes say, what it became, and where it was said."""

    text: str
    lang: str
    verdict: str
    became: str
    workshop: str
    held: Any
    address: str


@dataclass(frozen=True)
class Point:
    """A point of the first mapping: its name, what it is, and its address."""

    name: str
    sort: str
    address: str


@dataclass(frozen=True)
class Said:
    """What was said at a step: the statements of public workshops, the last held first, and the mapping's."""

    lines: tuple[Line, ...]
    count: int
    points: tuple[Point, ...]

    @property
    def more(self) -> int:
        """How many statements are not among the lines."""
        return self.count - len(self.lines)


def connect() -> None:
    """Makes the news known to followers, and listens to the histories of workshops."""
    news.introduce(NEWS, Text("Sagt på en workshop: {title}", "Said at a workshop: {title}"))
    post_save.connect(_spread, sender=Entry, dispatch_uid="workshops.spread")
    pre_delete.connect(_take_in, sender=Workshop, dispatch_uid="workshops.take_in")


def said_at(step: str) -> Said:
    """What public workshops and the first mapping said of a step, in the language of the page."""
    found = _public().annotate(tied=Cast("steps", TextField())).filter(tied__contains=f'"{step}"')
    some = found.select_related("workshop", "promotion").order_by("-workshop__held", "workshop", "number")
    return Said(tuple(map(_line, some[:SHOWN])), found.count(), tuple(_points(step)))


def _public() -> QuerySet[Statement]:
    return Statement.objects.filter(workshop__published=True, state=State.SHOWN, merged_into=None)


def _line(one: Statement) -> Line:
    analysis = tally(one.workshop).analysis
    says = {told.statement: told for told in analysis.statements} if analysis else {}
    told = says.get(str(one.number))
    became: Promotion | None = getattr(one, "promotion", None)
    return Line(
        one.text, one.language,
        verdict_of(gathering_names(one.workshop), told, lang()) if told else "",
        became.kind_words if became else "",
        one.workshop.title, one.workshop.held, _results(one.workshop),
    )  # fmt: skip


def _points(step: str) -> Iterator[Point]:
    past, address = mapping_2021(), reverse("workshops:mapping")
    sorts = (
        (say("observation", "observation"), past.observations),
        (say("barriere", "barrier"), past.barriers),
        (say("anbefaling", "recommendation"), past.recommendations),
    )
    for sort, points in sorts:
        for point in points:
            if step in point.steps:
                yield Point(point.name.say(lang()), sort, f"{address}#{point.id}")


def _spread(instance: Entry, created: bool, **_: Any) -> None:
    if not created or instance.verb not in _CHANGES:
        return
    workshop = instance.workshop
    told = News.objects.filter(what=NEWS, about__address=_kept(workshop))
    steps = _steps(_public().filter(workshop=workshop))
    told.exclude(key__in=steps).delete()
    title, before = Text(workshop.title, workshop.title), set(told.values_list("key", flat=True))
    for step in steps:
        if step not in before:
            news.tell("steps", step, NEWS, instance.actor, title, _kept(workshop))


def _steps(statements: Iterable[Statement]) -> list[str]:
    return sorted({step for one in statements for step in one.steps})


def _take_in(instance: Workshop, **_: Any) -> None:
    News.objects.filter(what=NEWS, about__address=_kept(instance)).delete()


def _results(workshop: Workshop) -> str:
    return reverse("workshops:results", args=[workshop.id])


def _kept(workshop: Workshop) -> str:
    """The address of the results without a language, by which the news is known again."""
    with translation.override("da"):
        return _results(workshop)
