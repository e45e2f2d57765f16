"""Who says "it happened to us too", where and when: counts, and names only of those who agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count

from vejviser.web.accounts.models import Organisation, User
from vejviser.web.knowledge.models import Region, UsToo


@dataclass(frozen=True)
class Bar:
    """A line of a count: its name, how many, and its length as a share of the longest, in percent."""

    name: str
    count: int
    percent: int


@dataclass(frozen=True)
class Tally:
    """How many it happened to, by region and by year, and the organisations that agreed to be named."""

    count: int
    regions: tuple[Bar, ...]
    years: tuple[Bar, ...]
    names: tuple[str, ...]


def say_so(about: str, user: User, region: str, year: int, organisation: Organisation | None) -> UsToo:
    """What the person says of an entry, in place of what they said before."""
    with transaction.atomic():
        made, _ = UsToo.objects.update_or_create(
            about=about, user=user, defaults={"region": region, "year": year, "organisation": organisation}
        )
    return made


def take_back(about: str, user: User) -> bool:
    """Whether there was something to take back."""
    return bool(UsToo.objects.filter(about=about, user=user).delete()[0])


def counts(abouts: Iterable[str] | None = None) -> Mapping[str, int]:
    """How many it happened to, by entry; of all entries where none are named."""
    found = UsToo.objects.all() if abouts is None else UsToo.objects.filter(about__in=list(abouts))
    return dict(found.values_list("about").annotate(n=Count("id")).order_by())


def places(abouts: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
    """How many it happened to in each region by its name, most first, by entry; in one question."""
    found = UsToo.objects.filter(about__in=list(abouts)).values_list("about", "region")
    told: dict[str, dict[str, int]] = {}
    for about, region, count in found.annotate(n=Count("id")).order_by("about", "-n", "region"):
        told.setdefault(about, {})[str(Region(region).label)] = count
    return told


def tally(about: str) -> Tally:
    """The count of one entry, in one question to the database."""
    rows = list(
        UsToo.objects.filter(about=about).order_by("at").values_list("region", "year", "organisation__name")
    )
    regions, years = Counter(row[0] for row in rows), Counter(row[1] for row in rows)
    return Tally(
        len(rows),
        _bars((str(Region(key).label), n) for key, n in regions.most_common()),
        _bars((str(year), years[year]) for year in sorted(years, reverse=True)),
        tuple(dict.fromkeys(row[2] for row in rows if row[2])),
    )


def _bars(pairs: Iterable[tuple[str, int]]) -> tuple[Bar, ...]:
    some = list(pairs)
    most = max((n for _, n in some), default=1)
    return tuple(Bar(name, n, max(1, 100 * n // most)) for name, n in some)
