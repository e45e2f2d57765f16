"""Where steps stand and how much of the road is walked, in words; the same in every command and export."""

from __future__ import annotations

import datetime as dt

from vejviser.export.days import date
from vejviser.handbook.entries import Lang, Text
from vejviser.road.standing import STATUSES, Standing
from vejviser.road.walked import Walked

WORDS: dict[str, Text] = {
    "on": Text("{status} {day}", "{status} {day}"),
    "since": Text("{status} siden {day}", "{status} since {day}"),
    "reached": Text("nået", "reached"),
    "reached_on": Text("nået {day}", "reached {day}"),
    "walked": Text("{done} af {all} trin færdige", "{done} of {all} steps done"),
    "walked_begun": Text("{n} i gang", "{n} under way"),
    "left_behind": Text(
        "Trin, der ikke er begyndt, skønt et senere er færdigt (de regnes med endnu): {names}",
        "Steps not begun although a later one is done (they still count): {names}",
    ),
    "beside": Text(
        "I gang eller færdige, men ikke på denne vej: {names}", "Begun or done, but not on this road: {names}"
    ),
}


def status_words(standing: Standing | None, lang: Lang) -> str:
    """Where a step stands, in a word or two."""
    return STATUSES[standing.status if standing else "not_started"].say(lang)


def standing_words(standing: Standing, lang: Lang) -> str:
    """Where a step stands and since when, such as 'sendt 5. oktober 2026'."""
    day = {
        "not_started": None,
        "under_way": standing.started,
        "sent": standing.sent,
        "returned": standing.returned,
        "done": standing.done,
    }[standing.status]
    status = status_words(standing, lang)
    if day is None:
        return status
    key = "since" if standing.status == "under_way" else "on"
    return WORDS[key].say(lang).format(status=status, day=date(day, lang))


def reached_words(day: dt.date | None, lang: Lang) -> str:
    """That a milestone is reached, and when if that is told."""
    return WORDS["reached_on"].say(lang).format(day=date(day, lang)) if day else WORDS["reached"].say(lang)


def walked_words(found: Walked, lang: Lang) -> str:
    """How much of the road is walked, such as '3 af 41 trin færdige, 2 i gang'; "" where nothing is."""
    if not found.any:
        return ""
    told = WORDS["walked"].say(lang).format(done=found.done, all=found.steps)
    begun = WORDS["walked_begun"].say(lang).format(n=found.begun)
    return f"{told}, {begun}" if found.begun else told


def walked_notes(found: Walked, names: dict[str, str], lang: Lang) -> list[str]:
    """What to look at again: steps left behind, and steps that are not on the road; by their `names`."""
    return [
        WORDS[key].say(lang).format(names="; ".join(names[step] for step in steps))
        for key, steps in (("left_behind", found.left_behind), ("beside", found.beside))
        if steps
    ]
