"""Answers about data: who holds them, which gate leads in for which purpose, and what may leave."""

from __future__ import annotations

from collections.abc import Sequence

from vejviser.assistant import models_road as m
from vejviser.assistant.answering import Answer, Answered, fit
from vejviser.assistant.asking import Asked, BadCallError, one_of
from vejviser.assistant.models import Named
from vejviser.assistant.on_law import keep_cited
from vejviser.assistant.texts import tell
from vejviser.export.card import Writing
from vejviser.handbook.reference.entries import PURPOSES, Gate, Purpose
from vejviser.road.passport import DECISION, Holding, Passport, Way, holding
from vejviser.road.passport import Asked as Wanted
from vejviser.road.passport import passport as passport_of

ROOM = 9_000


def passport(asked: Asked, dataset: str) -> Answered:
    """The data passport of the answers, or the routes to one dataset for their purposes (all without any)."""
    if not dataset and not asked.answers:
        raise BadCallError(asked.lang, [tell("bad.passport", asked.lang)])
    shelf = asked.library.reference.datasets
    if dataset:
        one_of("bad.dataset", dataset, shelf, asked.lang)
    answer, road = Answer(asked), asked.road()
    found = passport_of(road, asked.library.reference)
    purposes: Sequence[Purpose] = [one.purpose for one in found.purposes] if asked.answers else PURPOSES
    held = [one for element in found.elements for one in element.holdings]
    if dataset:
        held = [holding(road, asked.library.reference, shelf[dataset], purposes or PURPOSES, found.turn)]
    told = fit([_dataset(answer, one) for one in {one.dataset.id: one for one in held}.values()], ROOM)
    shown = {one.id for one in told}
    left = [one.dataset for one in held if one.dataset.id not in shown]
    wanted = [_purpose(answer, one) for one in found.purposes] if asked.answers else []
    keep_cited(answer, [told, wanted])
    order = [] if dataset else answer.named([step.entry.id for step in found.order])
    _tell(answer, found, wanted, told)
    return answer.done(
        m.PassportTold, purposes=wanted, datasets=told, order=order,
        mixed=answer.say("passport.mixed") if found.mixed and asked.answers else "",
        datasets_left=[Named(id=one.id, title=asked.words.say(one.name)) for one in left],
    )  # fmt: skip


def _purpose(answer: Answer, wanted: Wanted) -> m.PurposeTold:
    words = answer.asked.words
    return m.PurposeTold(
        id=wanted.purpose, title=words.value(DECISION, wanted.purpose),
        state="certain" if wanted.state == "certain" else "possible",
        because=[words.say(text) for text in wanted.because],
        cites=answer.citing.cites(wanted.cite, answer.citing.worst(wanted.marks)),
    )  # fmt: skip


def _dataset(answer: Answer, held: Holding) -> m.DatasetTold:
    words, row = answer.asked.words, held.dataset
    name = words.say(row.name)
    return m.DatasetTold(
        id=row.id, title=name, controllers=[words.say(one.name) for one in held.now],
        controllers_from_2027=[words.say(one.name) for one in held.after], content=words.say(row.content),
        identifiers=words.say(row.identifiers), waiting=words.say(row.waiting), fees=words.say(row.fees),
        note=words.say(row.note), url=row.url, mark=row.mark,
        ways=[_way(answer, purpose, way) for purpose, way in held.ways.items()],
        cites=[answer.citing.note(f"{name} ({row.id})", row.url, row.mark)],
    )  # fmt: skip


def _way(answer: Answer, purpose: Purpose, way: Way) -> m.WayTold:
    words = answer.asked.words
    return m.WayTold(
        purpose=words.value(DECISION, purpose), access=answer.say(f"access.{way.route.access}"),
        words=words.say(way.route.words), gates=[_gate(answer, gate) for gate in way.gates],
        later=[_gate(answer, gate) for gate in way.later],
        steps=answer.named([step.entry.id for step in way.steps]),
    )  # fmt: skip


def _gate(answer: Answer, gate: Gate) -> m.GateTold:
    words = answer.asked.words
    return m.GateTold(
        id=gate.id, words=words.say(gate.words), limit=words.say(gate.limit), place=words.say(gate.place),
        leaves=words.say(gate.leaves), applies=Writing(words).period(gate.valid), mark=gate.mark,
    )  # fmt: skip


def _tell(
    answer: Answer, found: Passport, wanted: Sequence[m.PurposeTold], told: Sequence[m.DatasetTold]
) -> None:
    answer.head(answer.say("passport"))
    for purpose in wanted:
        answer.item(
            f"{purpose.title} ({answer.say(purpose.state)}): {' '.join(purpose.because)}", purpose.cites
        )
    if wanted and found.mixed:
        answer.lines.append(answer.say("passport.mixed"))
    if not told:
        answer.lines.append(answer.say("passport.empty"))
    for one in told:
        answer.item(f"**{one.title}** ({one.id})", one.cites)
        answer.item(f"{answer.say('controller')}: {', '.join(one.controllers)}", indent="  ")
        for way in one.ways:
            answer.item(f"{way.purpose}: {way.access}. {way.words}", indent="  ")
            for gate in way.gates:
                limits = " ".join(text for text in (gate.limit, gate.place, gate.leaves) if text)
                answer.item(f"{answer.say('gate')}: {gate.words} {limits}".strip(), indent="    ")
