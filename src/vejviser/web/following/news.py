"""News of what is followed: days of the law, changes of the handbook, contributions, changes of projects."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from vejviser.handbook.entries import Text
from vejviser.web.accounts.models import User
from vejviser.web.following.calendar import turns
from vejviser.web.following.followed import PROJECTS, Followed, Key, address_of, heard_at, related, title_of
from vejviser.web.following.models import News
from vejviser.web.library.shelf import shelf
from vejviser.web.projects import verbs
from vejviser.web.projects.models import Change
from vejviser.web.words import lang, say

MOST = 500
_WHAT: dict[str, Text] = {
    "added": Text("{title} er ny i håndbogen", "{title} is new in the handbook"),
    "changed": Text("{title} er ændret i håndbogen", "{title} has changed in the handbook"),
    "removed": Text("{title} er taget ud af håndbogen", "{title} was taken out of the handbook"),
    "corrected": Text("{title} har rettet sin egen side", "{title} has corrected its own page"),
}
_SAID: set[str] = set()
"""The sorts of news that people make at steps."""
_DAYS: Mapping[str, Text] = {
    "begins": Text("{title} gælder fra i dag, {day}", "{title} applies from today, {day}"),
    "ends": Text("{title} gælder ikke længere fra {day}", "{title} applies no longer from {day}"),
    "begins_soon": Text("{title} gælder fra {day}", "{title} applies from {day}"),
    "ends_soon": Text("{title} gælder ikke længere fra {day}", "{title} applies no longer from {day}"),
    "fee": Text("{title}: gebyret for {year} gælder", "{title}: the fee for {year} applies"),
}


@dataclass(frozen=True)
class Item:
    """One piece of news: when, of which followed thing, what in words, its address, and a stable name."""

    at: dt.datetime
    about: Followed
    told: str
    address: str
    name: str


def introduce(what: str, told: Text) -> None:
    """Make a sort of news known that people make at steps, with `{title}` for what it is about.

    Who follows a topic hears of it too. Raises `ValueError` where it has other words already.
    """
    _SAID.add(what)
    if _WHAT.setdefault(what, told) != told:
        raise ValueError(f"the news '{what}' has other words already")


def tell(
    kind: str,
    key: str,
    what: str,
    by: User | None = None,
    title: Text | None = None,
    address: str = "",
) -> News:
    """Something that happened to an entry, kept as news within the caller's transaction.

    `what` is a sort of news that was introduced; `title` says what it is about where that is not the entry
    itself, and `address` (without the language) where it is read. Whoever did it, `by`, is not told.
    """
    if what not in _WHAT:
        raise KeyError(what)
    about = {"da": title.da, "en": title.en} if title else {}
    return News.objects.create(
        kind=kind, key=key, what=what, by=by, about={**about, **({"address": address} if address else {})}
    )


def news_of(
    followed: Mapping[Key, tuple[Followed, dt.datetime]], until: dt.datetime, user: User | None = None
) -> list[Item]:
    """The news of what is followed, each after the time given with it and by `until`, the latest first.

    In the language of the page; the number of questions to the database does not grow with what is followed.
    """
    found = [*_dated(followed, until), *_noted(followed, until, user), *_changes(followed, until, user)]
    return sorted(found, key=lambda item: (item.at, item.name), reverse=True)[:MOST]


def _dated(followed: Mapping[Key, tuple[Followed, dt.datetime]], until: dt.datetime) -> Iterator[Item]:
    for (kind, key), (about, after) in followed.items():
        if kind == PROJECTS:
            continue
        for turn in turns(related(kind, key), _day(after), _day(until)):
            title = title_of(turn.kind, turn.key)
            told = _DAYS[turn.how].say(lang()).format(title=title, day=_date(turn.on), year=turn.on.year)
            at = timezone.make_aware(dt.datetime.combine(turn.day, dt.time()))
            name = f"{kind}:{key}:{turn.kind}:{turn.key}:{turn.how}:{turn.on.isoformat()}"
            yield Item(at, about, told, _address(turn.kind, turn.key, about), name)


def _noted(
    followed: Mapping[Key, tuple[Followed, dt.datetime]], until: dt.datetime, user: User | None
) -> Iterator[Item]:
    by_entry, by_step = _under(followed, related), _under(followed, heard_at)
    if not by_entry:
        return
    first = min(after for _, after in followed.values())
    kinds, keys = {kind for kind, _ in by_entry | by_step}, {key for _, key in by_entry | by_step}
    noted = News.objects.filter(at__gt=first, at__lte=until, kind__in=kinds)
    if len(keys) <= MOST:
        noted = noted.filter(key__in=keys)
    if user is not None:
        noted = noted.filter(Q(by=None) | ~Q(by=user))
    heard: set[tuple[Key, str, str]] = set()
    for news in noted[: 4 * MOST]:
        for key in by_entry.get((news.kind, news.key), ()):
            about, after = followed[key]
            if news.at > after:
                yield _of_news(news, about)
        for key in by_step.get((news.kind, news.key), ()) if news.what in _SAID else ():
            about, after = followed[key]
            once = (key, news.what, news.about.get("address", ""))
            if news.at > after and once not in heard:
                heard.add(once)
                yield _of_news(news, about)


def _under(followed: Iterable[Key], near: Callable[[str, str], Iterable[Key]]) -> dict[Key, list[Key]]:
    """What is followed, by each entry near it; projects have news of their own."""
    found: dict[Key, list[Key]] = {}
    for key in followed:
        for one in near(*key) if key[0] != PROJECTS else ():
            found.setdefault(one, []).append(key)
    return found


def _of_news(news: News, about: Followed) -> Item:
    own = Text(news.about.get("da", ""), news.about.get("en", ""))
    title = own.say(lang()) or own.da or own.en or title_of(news.kind, news.key)
    told = _WHAT.get(news.what, _WHAT["changed"]).say(lang()).format(title=title)
    address = news.about.get("address", "")
    if address and lang() == "en":
        address = f"/en{address}"
    return Item(
        news.at, about, told, address or _address(news.kind, news.key, about),
        f"{about.kind}:{about.key}:news:{news.pk}",
    )  # fmt: skip


def _changes(
    followed: Mapping[Key, tuple[Followed, dt.datetime]], until: dt.datetime, user: User | None
) -> Iterator[Item]:
    ids = [uuid.UUID(key) for kind, key in followed if kind == PROJECTS]
    if not ids:
        return
    first = min(after for _, after in followed.values())
    made = Change.objects.filter(project__in=ids, at__gt=first, at__lte=until).select_related("actor")
    if user is not None:
        made = made.exclude(actor=user)
    for one in made.defer("packed").order_by("-at")[:MOST]:
        about, after = followed[PROJECTS, str(one.project_id)]
        if one.at > after:
            who = str(one.actor) if one.actor else say("Nogen", "Somebody")
            told = f"{about.title}: {who} {verbs.label(one.verb).say(lang())}"
            yield Item(one.at, about, told, about.address, f"{PROJECTS}:{one.project_id}:{one.number}")


def _address(kind: str, key: str, about: Followed) -> str:
    """The page of an entry; that of what is followed where the entry is gone."""
    return address_of(kind, key) if shelf().library.get(kind, key) is not None else about.address


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment).date()


def _date(day: dt.date) -> str:
    return shelf().library.words(lang()).date(day)
