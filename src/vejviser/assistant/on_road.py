"""Answers about the road: its stages and steps, its milestones with their range, and what holds it up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vejviser.assistant import models_road as m
from vejviser.assistant.answering import Answer, Answered, fit
from vejviser.assistant.asking import Asked, BadCallError
from vejviser.assistant.on_law import keep_cited, reasons
from vejviser.assistant.texts import tell
from vejviser.export import phrases
from vejviser.handbook.entries import STAGES, Experienced, Fee, Returned, Stage, Statutory
from vejviser.road.plan import Road, Step
from vejviser.road.project import Project
from vejviser.schedule.schedule import Schedule, TimedStep, schedule_of

LEAST_ROOM, ROAD_ROOM, DETAIL_ROOM = 1_500, 9_000, 9_000
HOLDING, PATH = 5, 12
_DRAWN_AS = "assistant"
"""All roads of an assistant share their random numbers, so that only the answers can change a figure."""


def plan(asked: Asked, about: str, detail: Stage | None, start: int) -> Answered:
    """The road in short; with `detail` the steps of one stage in full, from the place `start` on."""
    road, answer = asked.road(), Answer(asked)
    timed = schedule(asked, road)
    in_detail = _detail(answer, road, timed, detail, start) if detail else []
    of_stage = [step for step in road.steps if step.entry.stage == detail]
    reached = start + len(in_detail)
    stages = [] if detail else [_stage(answer, road, stage) for stage in STAGES]
    headline = [] if detail else _headline(answer, road)
    milestones = [] if detail else _milestones(answer, timed)
    holding = [] if detail else _holding(answer, timed)
    after = reached if detail and reached < len(of_stage) else None
    if detail:
        _tell_detail(answer, in_detail, after)
    else:
        _tell(answer, headline, milestones, holding, timed, stages)
    keep_cited(answer, [stages, in_detail])
    if road.set_aside:
        answer.lines.append(answer.say("set_aside", facts=", ".join(road.set_aside)))
    answer.lines += ["", answer.say("estimate")]
    return answer.done(
        m.Planned, about=about, headline=headline, milestones=milestones,
        statutory_days=timed.statutory.days, holding_up=holding,
        critical_path=[] if detail else answer.named(timed.path[:PATH]), stages=stages, detail=in_detail,
        next_start=after, open_questions=len(road.questions), set_aside=list(road.set_aside),
        estimate=answer.say("estimate"),
    )  # fmt: skip


def schedule(asked: Asked, road: Road) -> Schedule:
    """The schedule of a road, begun on the day of the law."""
    project = Project("", facts=asked.answers)
    return schedule_of(project, road, asked.library.reference, drawn_as=_DRAWN_AS)


def _headline(answer: Answer, road: Road) -> list[str]:
    words = answer.asked.words
    return [
        f"{words.say(found.entry.title)}: {phrases.outcome(words, found)}"
        f" ({answer.say('certain' if found.settled else 'open')})"
        for found in road.findings.values()
        if found.entry.headline and found.applies
    ]


def _milestones(answer: Answer, timed: Schedule) -> list[m.MilestoneTold]:
    words = answer.asked.words
    told = []
    for name, reached in timed.milestones.items():
        spread = reached.spread
        days = m.Spread(p10=round(spread.p10), p50=round(spread.p50), p90=round(spread.p90))
        months = " / ".join(words.months(count) for count in (spread.p10, spread.p50, spread.p90))
        median = timed.day(spread.p50).isoformat()
        title = words.say(reached.milestone.title)
        told.append(m.MilestoneTold(id=name, title=title, days=days, months=months, median_date=median))
    return told


def _holding(answer: Answer, timed: Schedule) -> list[m.Holding]:
    return [
        m.Holding(
            id=step.step.entry.id, title=answer.asked.words.say(step.step.entry.title),
            p50_days=round(step.duration.p50, 1), origin=step.duration.origin, day_less=round(gain, 2),
        )
        for step, gain in timed.holding_up[:HOLDING]
        if gain > 0
    ]  # fmt: skip


def _stage(answer: Answer, road: Road, stage: Stage) -> m.StageTold:
    """A stage in short: the certain steps that there is room for, then possible ones, in their order.

    The room of the road is shared by the certain steps of its stages.
    """
    steps = [step for step in road.steps if step.entry.stage == stage]
    certain = [step for step in steps if step.status == "certain"]
    possible = [step for step in steps if step.status == "possible"]
    all_certain = sum(step.status == "certain" for step in road.steps)
    room = max(LEAST_ROOM, ROAD_ROOM * len(certain) // max(1, all_certain))
    kept = fit([_brief(answer, step) for step in [*certain, *possible]], room)
    order = {step.entry.id: place for place, step in enumerate(steps)}
    return m.StageTold(
        stage=stage, title=answer.say(f"stage.{stage}"), certain=len(certain), possible=len(possible),
        steps=sorted(kept, key=lambda one: order[one.id]), steps_left=len(steps) - len(kept),
    )  # fmt: skip


def _brief(answer: Answer, step: Step) -> m.StepBrief:
    words, entry = answer.asked.words, step.entry
    desks = ", ".join(words.say(desk.authority.name) for desk in step.desks[:2])
    return m.StepBrief(
        id=entry.id, title=words.say(entry.title), status=step.status, by=desks,
        cites=answer.citing.cites(entry.cite[:1], entry.mark),
    )  # fmt: skip


def _detail(answer: Answer, road: Road, timed: Schedule, stage: Stage, start: int) -> list[m.StepTold]:
    steps = [step for step in road.steps if step.entry.stage == stage]
    if start and start >= len(steps):
        lang = answer.asked.lang
        raise BadCallError(lang, [tell("bad.start", lang, count=len(steps))])
    at = {one.step.entry.id: one for one in timed.steps}
    return fit([_full(answer, step, at) for step in steps[start:]], DETAIL_ROOM)


def _full(answer: Answer, step: Step, at: Mapping[str, TimedStep]) -> m.StepTold:
    """A step in full; what stands beside it (limits, experience, fees) is cited with it."""
    words, entry = answer.asked.words, step.entry
    cites = answer.citing.cites(entry.cite, entry.mark)
    timed: Sequence[Statutory | Experienced | Returned | Fee]
    timed = (*entry.statutory, *entry.experienced, *entry.returned, *entry.fee)
    for one in timed:
        cites += [cite for cite in answer.citing.cites(one.cite, one.mark) if cite not in cites]
    lived = [phrases.experienced(words, one) for one in entry.experienced]
    lived += [phrases.returned(words, one) for one in entry.returned]
    row = None if entry.experienced else answer.asked.library.reference.assumed_by_step.get(entry.id)
    when = at.get(entry.id)
    months = f"{words.months(when.start.p50)}-{words.months(when.finish.p50)}" if when else ""
    return m.StepTold(
        id=entry.id, title=words.say(entry.title), stage=entry.stage, status=step.status,
        do=words.say(entry.do), why=words.say(entry.because), reasons=reasons(answer, step.because),
        open_facts=answer.named(step.open_facts[:PATH]), after=list(step.after),
        desks=[
            m.DeskTold(
                name=words.say(desk.authority.name), role=words.say(desk.authority.role),
                url=desk.authority.url, until=desk.until.isoformat() if desk.until else "",
            )
            for desk in step.desks
        ],
        documents_in=[words.name(name) for name in entry.documents_in],
        documents_out=[words.name(name) for name in entry.documents_out],
        statutory=[phrases.statutory(words, limit) for limit in entry.statutory], experienced=lived,
        assumed=phrases.assumed(words, row) if row else "",
        fees=[phrases.fee(words, charge) for charge in entry.fee], months=months, cites=cites,
        mark=entry.mark,
    )  # fmt: skip


# -- in words ---------------------------------------------------------------------------------------------


def _tell(
    answer: Answer,
    headline: Sequence[str],
    milestones: Sequence[m.MilestoneTold],
    holding: Sequence[m.Holding],
    timed: Schedule,
    stages: Sequence[m.StageTold],
) -> None:
    words = answer.asked.words
    for line in headline:
        answer.item(line)
    answer.head(answer.say("milestones"))
    for one in milestones:
        answer.item(f"{one.title}: {one.months}")
    if not milestones:
        answer.lines.append(answer.say("milestones.none"))
    answer.lines.append(answer.say("statutory", days=words.number(timed.statutory.days)))
    if holding:
        answer.head(answer.say("holding"))
    for step in holding:
        days, gain = words.number(round(step.p50_days)), words.number(step.day_less, 2)
        answer.item(answer.say("holding.line", title=step.title, days=days, gain=gain))
    for stage in stages:
        answer.head(stage.title)
        answer.lines.append(answer.say("stage.count", certain=stage.certain, possible=stage.possible))
        for brief in stage.steps:
            sign = "●" if brief.status == "certain" else f"○ {answer.say('maybe')}:"
            by = f" ({brief.by})" if brief.by else ""
            answer.item(f"{sign} {brief.title}{by}", brief.cites)
        if stage.steps_left:
            answer.item(f"{answer.say('more', count=stage.steps_left)}. {answer.say('stage.hint')}")


def _tell_detail(answer: Answer, steps: Sequence[m.StepTold], after: int | None) -> None:
    for step in steps:
        answer.head(f"{step.title} ({step.id}, {answer.say(step.status)})")
        answer.lines.append(step.do)
        desks = ", ".join(desk.name for desk in step.desks)
        papers = "; ".join([*step.documents_in, *step.documents_out])
        because = "; ".join(f"{one.label}: {one.answer}" for one in step.reasons)
        for key, told in (
            ("because", because), ("decided_by", ", ".join(fact.id for fact in step.open_facts)),
            ("after", ", ".join(step.after)), ("desk", desks), ("papers", papers), ("assumed", step.assumed),
            *(("limit", limit) for limit in step.statutory),
            *(("lived", lived) for lived in step.experienced),
            *(("fee", fee) for fee in step.fees),
        ):  # fmt: skip
            if told:
                answer.item(f"{answer.say(key)}: {told}")
        answer.item(step.why, step.cites)
    if after is not None:
        answer.lines += ["", answer.say("stage.next", start=after)]
