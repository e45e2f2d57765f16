"""The page of a step: what to do and why, who decides, what it takes, and what others learnt there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vejviser.export.card import said
from vejviser.export.papers.catalogue import KINDS, need
from vejviser.export.picture.months import Calendar
from vejviser.export.picture.rows import Row, rows, share
from vejviser.export.picture.texts import say as picture_say
from vejviser.export.report.item import Link
from vejviser.export.wording import Wording
from vejviser.handbook.entries import STAGES, Document, Lang, StepEntry
from vejviser.road.alongside import desks
from vejviser.road.plan import Road, Step
from vejviser.road.why import Explanation, explain
from vejviser.web.law import house
from vejviser.web.roads.addresses import Addresses
from vejviser.web.roads.beside import Beside, beside
from vejviser.web.roads.changed import Otherwise, otherwise
from vejviser.web.roads.clocks import Times, times
from vejviser.web.roads.computed import Key, planned
from vejviser.web.roads.told import (
    Conclusion,
    Given,
    Provision,
    Sign,
    cited,
    conclusion,
    given,
    provision,
    signs,
)
from vejviser.web.words import say

STEPS = 256
"""How many pages of steps are kept."""
HELD = 6
"""How many of the rules behind a step are told before one has to open the finding."""


@dataclass(frozen=True)
class StepLink:
    """A step that one can go to, with a word about it."""

    title: str
    href: str
    note: str = ""


@dataclass(frozen=True)
class Contact:
    """Someone to turn to: who, as what, where, until when, and who follows."""

    name: str
    href: str
    role: str
    part: str
    region: str
    until: str
    note: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class Papers:
    """A document that goes in or comes out, and what has to stand in it."""

    title: str
    what: str


@dataclass(frozen=True)
class Draft:
    """A paper that can be made for this step."""

    title: str
    what: str
    pdf: str
    docx: str


@dataclass(frozen=True)
class StepPage:
    """Everything that the page of a step tells; `status` is certain, possible, or no for one off the road."""

    id: str
    title: str
    do: str
    stage: str
    status: str
    notes: tuple[str, ...]
    because: str
    when: str
    reasons: tuple[Given, ...]
    open: tuple[Given, ...]
    rests_on: tuple[Conclusion, ...]
    rules: tuple[Provision, ...]
    says: str
    cited: tuple[Link, ...]
    signs: tuple[Sign, ...]
    contacts: tuple[Contact, ...]
    times: Times
    documents_in: tuple[Papers, ...]
    documents_out: tuple[Papers, ...]
    drafts: tuple[Draft, ...]
    beside: Beside
    readings: tuple[str, ...]
    changes: tuple[Otherwise, ...]
    unmodelled: tuple[tuple[str, tuple[Link, ...], tuple[Sign, ...]], ...]
    before: tuple[StepLink, ...]
    after: tuple[StepLink, ...]
    previous: StepLink | None
    following: StepLink | None


@lru_cache(maxsize=STEPS)
def step_page(key: Key, lang: Lang, at: Addresses, name: str, region: str = "") -> StepPage:
    """The page of a step in one language, with the desks of one region, "" for all.

    Raises `AnswersError`, and `KeyError` where there is no such step.
    """
    kept = planned(key)
    road = kept.road
    entry = road.handbook.steps[name]
    words, calendar = Wording(road.handbook, lang), Calendar(kept.schedule.start, lang)
    assessment = next(iter(road.findings.values())).assessment
    found = explain(road.handbook, assessment, road.as_of, name)
    all_rows = rows(kept.schedule, lang)
    row = next((one for one in all_rows if one.id == name), None)
    previous, following = _neighbours(all_rows, name, at)
    step = found.step
    return StepPage(
        name,
        words.say(entry.title),
        words.say(entry.do),
        f"{STAGES.index(entry.stage) + 1} {picture_say(f'stage.{entry.stage}', lang)}",
        step.status if step else "no",
        tuple(_notes(entry, row, lang)),
        words.say(entry.because),
        words.condition(entry.when) if entry.when not in ("", "true") else "",
        given([fact for fact in found.reasons if fact in road.answers], road.answers, words, at),
        given(step.open_facts if step else (), road.answers, words, at),
        tuple(conclusion(road.findings[one], words, at) for one in found.rests_on),
        tuple(_rules(found, road, words)),
        words.say(entry.provision.words),
        cited(entry.cite, words),
        signs([entry.mark], words),
        tuple(_contacts(name, road, words, region)),
        times(entry, row, kept.schedule, words, calendar),
        _papers(entry.documents_in, words),
        _papers(entry.documents_out, words),
        tuple(_drafts(name, road, words, at)),
        beside(house().reference, name, words, road.as_of),
        tuple(words.label(one.entry.id) for one in road.readings if name in one.bears_on),
        otherwise(found, words),
        tuple(
            (words.say(one.reason), cited(one.cite, words), signs([one.mark], words))
            for one in found.unmodelled
        ),
        tuple(_link(one, words, at) for one in road.steps if step and one.entry.id in step.after),
        tuple(_link(one, words, at) for one in road.steps if name in one.after),
        previous,
        following,
    )


def _link(step: Step, words: Wording, at: Addresses) -> StepLink:
    note = "" if step.status == "certain" else say("muligt", "possible")
    return StepLink(words.say(step.entry.title), at.step(step.entry.id), note)


def _notes(entry: StepEntry, row: Row | None, lang: Lang) -> Iterator[str]:
    """Whether it is a duty, how it goes on, and how often it decides when the goal comes."""
    kinds = {
        "duty": say("pligt", "duty"),
        "choice": say("valgfrit", "optional"),
        "good_practice": say("god praksis", "good practice"),
    }
    yield kinds[entry.kind]
    paces = {
        "lasting": say("løbende fra det begynder", "going on once begun"),
        "event": say("kun hvis det sker", "only if it happens"),
    }
    if entry.pace in paces:
        yield paces[entry.pace]
    if row and row.critical > 0:
        yield say(
            "på kritisk vej i {share} af forløbene",
            "critical in {share} of draws",
            share=share(row.critical, lang),
        )


def _rules(found: Explanation, road: Road, words: Wording) -> Iterator[Provision]:
    """The rules that hold in the findings behind the step, those that only may hold where none does."""
    told = 0
    for name in found.rests_on:
        rules = road.findings[name].rules
        for rule in [one for one in rules if one.state == "holds"] or rules:
            if told < HELD:
                told += 1
                yield provision(rule, words)


def _contacts(name: str, road: Road, words: Wording, region: str) -> Iterator[Contact]:
    for desk in desks(road.handbook, house().reference, name, road.as_of, (region,) if region else ()):
        until = ""
        if desk.until and desk.then:
            until = say("til {day}, derefter {then}", "until {day}, then {then}",
                        day=words.date(desk.until), then=words.say(desk.then))  # fmt: skip
        elif desk.until:
            until = say("til {day}", "until {day}", day=words.date(desk.until))
        yield Contact(
            words.say(desk.name), desk.url, words.say(desk.role), said(f"part.{desk.part}", words),
            said(f"region.{desk.region}", words), until, words.say(desk.note), signs([desk.mark], words),
        )  # fmt: skip


def _papers(names: Sequence[str], words: Wording) -> tuple[Papers, ...]:
    shelf = words.handbook.documents
    found: list[Document] = [shelf[name] for name in names]
    return tuple(Papers(words.say(one.title), words.say(one.what)) for one in found)


def _drafts(name: str, road: Road, words: Wording, at: Addresses) -> Iterator[Draft]:
    """The papers that belong to the step and that the project needs."""
    for kind in KINDS.values():
        if name in kind.steps and need(road, kind).state != "no":
            yield Draft(
                words.say(kind.title),
                words.say(kind.what),
                at.page("roads:paper", kind.id, "pdf"),
                at.page("roads:paper", kind.id, "docx"),
            )


def _neighbours(all_rows: Sequence[Row], name: str, at: Addresses) -> tuple[StepLink | None, StepLink | None]:
    """The steps before and after it in the order of the picture."""
    names = [row.id for row in all_rows]
    if name not in names:
        return None, None
    place = names.index(name)

    def link(row: Row) -> StepLink:
        return StepLink(row.title, at.step(row.id))

    before = link(all_rows[place - 1]) if place else None
    return before, link(all_rows[place + 1]) if place + 1 < len(names) else None
