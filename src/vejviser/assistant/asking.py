"""A call as its law sees it: language, day, overlays and answers, read strictly."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vejviser.assistant.library import Library
from vejviser.assistant.texts import tell
from vejviser.export.wording import Wording
from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import Lang
from vejviser.handbook.load import Handbook
from vejviser.law.errors import AnswersError
from vejviser.law.model import Answer
from vejviser.road.answers import DoubtError, FarDayError, answer_of, day_of, iso_of
from vejviser.road.clash import clashes
from vejviser.road.faults import Fault, visible
from vejviser.road.plan import Road, plan

NEAREST = 3
FEW = 30
"""So many valid names are listed in full."""


class BadCallError(ValueError):
    """A call that cannot be used; every line says what is wrong and how to mend it."""

    def __init__(self, lang: Lang, lines: Iterable[str]) -> None:
        self.lang, self.lines = lang, tuple(lines)
        super().__init__("\n".join([tell("bad.title", lang), *(f"- {line}" for line in self.lines)]))


@dataclass(frozen=True)
class Asked:
    """A call: the handbook with the overlays on it (`laid`), the answers, and what is known to be unknown."""

    library: Library
    laid: Handbook
    lang: Lang
    as_of: dt.date
    overlays: tuple[str, ...]
    answers: Mapping[str, Answer]
    unsure: tuple[str, ...] = ()

    @property
    def words(self) -> Wording:
        """The words of the handbook in the language of the call."""
        return Wording(self.laid, self.lang)

    def road(self) -> Road:
        """The road of the answers; raises `BadCallError` where they contradict each other."""
        try:
            return plan(self.library.handbook, self.answers, self.as_of, self.overlays)
        except AnswersError:
            raise self.clash() from None

    def clash(self) -> BadCallError:
        """The contradictions between the answers, in words."""
        found = clashes(self.laid, self.as_of, self.answers, {})
        return BadCallError(self.lang, (fault.words(self.lang) for fault in found))


def asked(
    library: Library,
    lang: Lang,
    as_of: str = "",
    overlays: Sequence[str] = (),
    answers: Mapping[str, Any] | None = None,
    unsure: Sequence[str] = (),
) -> Asked:
    """The call, checked; raises `BadCallError` with everything that is wrong with it."""
    wrong: list[str] = []
    laid = _laid(library, overlays, lang, wrong)
    day = _day(as_of, lang, wrong)
    known, blank = _answers(laid, answers or {}, lang, wrong)
    for name in unsure:
        if name not in laid.facts:
            wrong.append(tell("bad.fact", lang, name=visible(name)) + near(name, laid.facts, lang))
    if wrong:
        raise BadCallError(lang, wrong)
    passed = tuple(name for name in dict.fromkeys([*unsure, *blank]) if name not in known)
    return Asked(library, laid, lang, day, tuple(overlays), known, passed)


def near(name: str, valid: Iterable[str], lang: Lang) -> str:
    """The ending of an error that names the nearest valid names, or all where there are few."""
    names = list(valid)
    lowered = {one.lower(): one for one in names}
    close = difflib.get_close_matches(name.lower(), lowered, n=NEAREST, cutoff=0.5)
    if close:
        return tell("bad.nearest", lang, names=", ".join(lowered[one] for one in close))
    return tell("bad.valid", lang, names=", ".join(names)) if names and len(names) <= FEW else ""


def one_of(key: str, name: str, valid: Iterable[str], lang: Lang) -> None:
    """Nothing, or raises `BadCallError` for a name that is none of the valid ones."""
    names = list(valid)
    if name not in names:
        raise BadCallError(lang, [tell(key, lang, name=visible(name)) + near(name, names, lang)])


def _laid(library: Library, overlays: Sequence[str], lang: Lang, wrong: list[str]) -> Handbook:
    valid = library.handbook.overlays
    kept: list[str] = []
    for name in overlays:
        if name not in valid:
            wrong.append(tell("bad.overlay", lang, name=visible(name)) + near(name, valid, lang))
        elif name in kept:
            wrong.append(tell("bad.overlay_twice", lang, name=name))
        else:
            kept.append(name)
    return library.handbook.with_overlays(kept)


def _day(word: str, lang: Lang, wrong: list[str]) -> dt.date:
    if not word:
        return dt.date.today()
    try:
        return day_of(word)
    except FarDayError:
        wrong.append(tell("bad.far", lang, value=visible(word)))
    except ValueError:
        close = iso_of(word)
        nearest = tell("bad.nearest", lang, names=close) if close else ""
        wrong.append(tell("bad.day", lang, value=visible(word), nearest=nearest))
    return dt.date.today()


def _answers(
    handbook: Handbook, given: Mapping[str, Any], lang: Lang, wrong: list[str]
) -> tuple[dict[str, Answer], list[str]]:
    """The answers as the law takes them, and the facts given as null."""
    facts = law_facts(handbook.contents)
    known: dict[str, Answer] = {}
    blank: list[str] = []
    for name, value in given.items():
        if name in handbook.decisions:
            wrong.append(tell("bad.decision", lang, name=name))
        elif name not in facts:
            wrong.append(tell("bad.fact", lang, name=visible(name)) + near(name, facts, lang))
        else:
            try:
                answer = answer_of(facts[name], value)
            except DoubtError as doubt:
                fault = Fault(doubt.kind, 0, {"name": name, **doubt.particulars}, doubt.nearest)
                wrong.append(fault.words(lang))
                continue
            if answer is None:
                blank.append(name)
            else:
                known[name] = answer
    return known, blank
