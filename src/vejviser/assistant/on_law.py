"""Answers about the law on a project: what it says, what to ask next, why, and where lawyers differ."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from vejviser.assistant import models_law as m
from vejviser.assistant.answering import Answer, Answered, fit
from vejviser.assistant.asking import Asked, BadCallError, near, one_of
from vejviser.assistant.models import Certainty, Model, Named
from vejviser.assistant.on_handbook import fact_told, tell_fact
from vejviser.assistant.texts import tell
from vejviser.export import phrases
from vejviser.export.card import Writing
from vejviser.export.texts_entries import ENTRY_WORDS
from vejviser.handbook.entries import RuleEntry, Unmodelled
from vejviser.law.errors import AnswersError
from vejviser.law.model import NOT_APPLICABLE
from vejviser.road.faults import visible
from vejviser.road.interview import Interview, Sitting
from vejviser.road.plan import Finding, RuleOnRoad
from vejviser.road.register import Contested, register
from vejviser.road.why import Bearing, Explanation, UnknownNameError, why

FULL_ROOM, BRIEF_ROOM = 7_000, 4_000
RULES, UNMODELLED, DECIDES, CHOICES = 4, 6, 10, 12


def assess(asked: Asked, names: Sequence[str]) -> Answered:
    """What the law says: the main findings in full (or those named), the others in short."""
    for name in names:
        one_of("bad.finding", name, asked.laid.decisions, asked.lang)
    road = asked.road()
    answer = Answer(asked)
    arising = [found for found in road.findings.values() if found.applies]
    wanted = [road.findings[name] for name in names] or [one for one in arising if one.entry.headline]
    full = fit([finding_told(answer, one) for one in wanted], FULL_ROOM)
    shown = {one.name for one in full}
    rest = [one for one in arising if one.entry.id not in shown] if not names else []
    rest.sort(key=lambda one: not one.settled)
    brief = fit([finding_brief(answer, one) for one in rest], BRIEF_ROOM)
    bearing = [one for one in road.unmodelled if shown & set(one.bears_on)]
    beside = [unmodelled_told(answer, one) for one in bearing[:UNMODELLED]]
    _tell_findings(answer, full)
    if brief:
        answer.head(answer.say("findings.others"))
    for one in brief:
        answer.item(f"{one.title} ({one.name}): {one.outcome} ({answer.say(one.certainty)})", one.cites)
    if left := len(rest) - len(brief):
        answer.item(f"{answer.say('more', count=left)}. {answer.say('findings.hint')}")
    tell_unmodelled(answer, beside)
    settled, every = road.progress
    answer.lines += ["", answer.say("progress", settled=settled, all=every)]
    if road.set_aside:
        answer.lines.append(answer.say("set_aside", facts=", ".join(road.set_aside)))
    answer.lines.append(f"{answer.say('receipt')}: {road.receipt.id}")
    keep_cited(answer, [full, brief, beside])
    given = {fact: asked.words.answer(asked.laid.facts[fact], value) for fact, value in road.answers.items()}
    told = {fact: value if len(value) <= 80 else value[:79] + "…" for fact, value in given.items()}
    return answer.done(
        m.Assessed, findings=full, others=brief, others_left=left, unmodelled=beside,
        not_arising=len(road.findings) - len(arising), unmodelled_left=len(road.unmodelled) - len(beside),
        set_aside=list(road.set_aside), settled=settled, all=every,
        receipt=m.Receipt(id=road.receipt.id, answers=told, rules=len(road.receipt.rules)),
    )  # fmt: skip


def next_question(asked: Asked) -> Answered:
    """The question worth putting next, and what hangs on it."""
    answer = Answer(asked)
    try:
        interview = Interview(asked.laid, asked.answers, asked.unsure, asked.as_of)
    except AnswersError:
        raise asked.clash() from None
    sitting = Sitting()
    question = interview.question(sitting)
    settled, every = interview.progress
    bears = question.bears_on if question else ()
    fact = fact_told(answer, question.fact) if question else None
    decides = answer.named(bears[:DECIDES])
    unsure = answer.named(interview.unsure_that_matter())
    left = interview.left(sitting)
    if fact:
        tell_fact(answer, fact)
        _listed(answer, "question.decides", decides, len(bears) - len(decides))
        answer.lines += ["", answer.say("question.left", count=left)]
    else:
        answer.lines.append(answer.say("question.done"))
    _listed(answer, "question.unsure", unsure)
    answer.lines.append(answer.say("progress", settled=settled, all=every))
    return answer.done(
        m.NextQuestion, done=fact is None, question=fact, decides=decides, left=left,
        decides_count=len(bears),
        settled=settled, all=every, share=round(settled / every, 3), unsure_that_matter=unsure,
    )  # fmt: skip


def explain(asked: Asked, name: str) -> Answered:
    """Why a finding, step or fact stands as it does, and what would change it."""
    try:
        found = why(asked.library.handbook, asked.answers, asked.as_of, name, asked.overlays)
    except UnknownNameError:
        names = [*asked.laid.decisions, *asked.laid.steps, *asked.laid.facts]
        told = tell("bad.name", asked.lang, name=visible(name)) + near(name, names, asked.lang)
        raise BadCallError(asked.lang, [told]) from None
    except AnswersError:
        raise asked.clash() from None
    if isinstance(found, Bearing):
        return _explain_fact(asked, found)
    return _explain(asked, found)


def readings(asked: Asked, name: str, project: bool) -> Answered:
    """The contested readings: those that matter for the answers, or all of the handbook."""
    answer = Answer(asked)
    if name:
        one_of("bad.reading", name, asked.laid.readings, asked.lang)
    points: dict[str, Contested | None] = dict.fromkeys(asked.laid.readings)
    if project:
        points = {point.entry.id: point for point in register(asked.road())}
    if name:
        points = {name: points.get(name)}
    told = fit([_reading(answer, key, point) for key, point in points.items()], FULL_ROOM)
    others = answer.named([key for key in points if key not in {one.id for one in told}])
    answer.head(answer.say("readings"))
    if not told:
        answer.lines.append(answer.say("readings.none"))
    for one in told:
        answer.item(f"**{one.question}** ({one.id}) {one.consequence}", one.cites)
        for position in one.positions:
            chosen = f" ({answer.say('taken')})" if position.id == one.taken else ""
            held = answer.say("held_by", who=position.held_by.rstrip("."))
            answer.item(f"{position.label}{chosen}: {held}", position.cites, "  ")
            for leads in position.leads_to:
                answer.item(f"→ {leads}", indent="    ")
        if one.ask:
            answer.item(f"{answer.say('ask')}: {one.ask}", indent="  ")
    if others:
        answer.item(f"{', '.join(one.id for one in others)}. {answer.say('readings.hint')}")
    keep_cited(answer, [told])
    return answer.done(m.Readings, readings=told, others=others)


# -- findings ---------------------------------------------------------------------------------------------


def finding_told(answer: Answer, found: Finding) -> m.FindingTold:
    """A finding in full."""
    entry, words = found.entry, answer.asked.words
    held = [rule for rule in found.rules if rule.state == "holds"]
    shown = (held if found.settled and held else found.rules)[:RULES]
    worst = answer.citing.worst(found.marks)
    cites = answer.citing.cites(found.citations[: RULES + 2], worst)
    return m.FindingTold(
        name=entry.id, title=words.say(entry.title), question=words.say(entry.ask),
        outcome=phrases.outcome(words, found), certainty="certain" if found.settled else "open",
        outcomes=_outcomes(answer, found), reasons=reasons(answer, found.reasons),
        decided_by=answer.named(found.decided_by[:DECIDES]),
        rules=[rule_told(answer, rule) for rule in shown], marks=list(found.marks), cites=cites,
    )  # fmt: skip


def finding_brief(answer: Answer, found: Finding) -> m.FindingBrief:
    """A finding in short."""
    words = answer.asked.words
    cites = answer.citing.cites(found.citations[:2], answer.citing.worst(found.marks))
    return m.FindingBrief(
        name=found.entry.id, title=words.say(found.entry.title), outcome=phrases.outcome(words, found),
        certainty="certain" if found.settled else "open", cites=cites,
    )  # fmt: skip


def _outcomes(answer: Answer, found: Finding) -> list[m.Outcome]:
    entry, words = found.entry, answer.asked.words
    states: dict[str, Certainty]
    if entry.combine == "all":
        states = {
            value: "certain" if state == "certain" else "possible"
            for value, state in found.members.items()
            if state != "no" and not (value == NOT_APPLICABLE and found.applies and state == "certain")
        }
    else:
        states = dict.fromkeys(found.possible, "certain" if found.certain else "possible")
    return [m.Outcome(value=v, label=words.value(entry.id, v), state=state) for v, state in states.items()]


def reasons(answer: Answer, facts: Iterable[str]) -> list[m.Reason]:
    """The answers that an outcome rests on."""
    asked = answer.asked
    return [
        m.Reason(
            fact=fact, label=asked.words.label(fact),
            answer=asked.words.answer(asked.laid.facts[fact], asked.answers[fact]),
        )
        for fact in facts
        if fact in asked.answers
    ]  # fmt: skip


def rule_told(answer: Answer, rule: RuleOnRoad, with_condition: bool = False) -> m.RuleTold:
    """A rule that speaks for a finding."""
    entry, asked = rule.entry, answer.asked
    when = asked.words.condition(entry.when) if with_condition else ""
    return m.RuleTold(
        id=entry.id, state=rule.state, gives=asked.words.value(entry.decision, entry.value),
        because=asked.words.say(entry.because), when=when, status=_status(answer, entry),
        applies=Writing(asked.words).period(entry.applies), mark=entry.mark,
        cites=answer.citing.cites(entry.cite, entry.mark),
    )  # fmt: skip


def _status(answer: Answer, entry: RuleEntry) -> str:
    return ENTRY_WORDS[f"status.{entry.status}"].say(answer.asked.lang)


def unmodelled_told(answer: Answer, entry: Unmodelled) -> m.UnmodelledTold:
    """A provision that is known and not modelled."""
    return m.UnmodelledTold(
        id=entry.id, reason=answer.asked.words.say(entry.reason), mark=entry.mark,
        cites=answer.citing.cites(entry.cite, entry.mark),
    )  # fmt: skip


def tell_unmodelled(answer: Answer, told: Sequence[m.UnmodelledTold]) -> None:
    """Write what is known and not modelled."""
    if told:
        answer.head(answer.say("unmodelled"))
    for one in told:
        answer.item(one.reason, one.cites)


def _tell_findings(answer: Answer, told: Sequence[m.FindingTold]) -> None:
    answer.head(answer.say("findings.main"))
    for one in told:
        answer.item(f"**{one.title}** ({one.name}): {one.outcome} ({answer.say(one.certainty)})", one.cites)
        if one.reasons:
            because = "; ".join(f"{reason.label}: {reason.answer}" for reason in one.reasons)
            answer.item(f"{answer.say('because')}: {because}", indent="  ")
        for rule in one.rules:
            if rule.because:
                answer.item(f"{rule.because} → {rule.gives}", rule.cites, "  ")
        if one.decided_by:
            names = ", ".join(fact.id for fact in one.decided_by)
            answer.item(f"{answer.say('decided_by')}: {names}", indent="  ")


def keep_cited(answer: Answer, groups: Iterable[Iterable[object]]) -> None:
    """Leave out the sources of what did not fit into the answer."""
    text = "".join(one.model_dump_json() for group in groups for one in group if isinstance(one, Model))
    kept = {cite: ref for cite, ref in answer.citing.found.items() if _json(cite) in text}
    answer.citing.found = kept


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _listed(answer: Answer, key: str, names: Sequence[Named], left: int = 0) -> None:
    if names:
        answer.head(answer.say(key))
    for one in names:
        answer.item(f"{one.title} ({one.id})")
    if left > 0:
        answer.item(answer.say("more", count=left))


# -- why --------------------------------------------------------------------------------------------------


def _explain(asked: Asked, found: Explanation) -> Answered:
    answer, words = Answer(asked), asked.words
    finding, step = found.finding, found.step
    entry = finding.entry if finding else asked.laid.steps[found.name]
    if finding:
        held = [rule for rule in finding.rules if rule.state == "holds"]
        spoken = held if finding.settled and held else list(finding.rules)
        rules = fit([rule_told(answer, rule, True) for rule in spoken], FULL_ROOM)
        outcome, sure = phrases.outcome(words, finding), finding.settled
        open_facts, when, left = finding.decided_by, "", len(spoken) - len(rules)
        cites = answer.citing.cites(finding.citations[:DECIDES], answer.citing.worst(finding.marks))
    else:
        key = "off_road" if step is None else "on_road" if step.status == "certain" else "maybe_road"
        outcome, sure, rules, left = answer.say(key), key != "maybe_road", [], 0
        open_facts = step.open_facts if step else ()
        when = asked.words.condition(asked.laid.steps[found.name].when)
        cites = answer.citing.cites(entry.cite, entry.mark)
    certainty: Certainty = "certain" if sure else "open"
    reason, changes = reasons(answer, found.reasons), _changes(answer, found)
    beside = [unmodelled_told(answer, one) for one in found.unmodelled[:UNMODELLED]]
    answer.lines += [
        f"# {words.say(entry.title)}",
        f"{answer.say('outcome')}: {outcome} ({answer.say(certainty)})",
    ]
    _tell_why(answer, reason, rules, when, cites)
    _listed(answer, "decided_by", answer.named(open_facts[:CHOICES]), len(open_facts) - CHOICES)
    _listed(answer, "rests_on", answer.named(found.rests_on[:CHOICES]), len(found.rests_on) - CHOICES)
    answer.head(answer.say("changes"))
    for change in changes:
        answer.item(f"{change.outcome}: {answer.say('or').join(change.ways)}")
        for price in change.prices:
            answer.item(f"{answer.say('price')}: {price}", indent="  ")
    if not changes:
        answer.lines.append(answer.say("changes.none"))
    tell_unmodelled(answer, beside)
    return answer.done(
        m.Explained, name=found.name, kind="finding" if finding else "step", title=words.say(entry.title),
        outcome=outcome, certainty=certainty, when=when, reasons=reason, rules=rules, rules_left=left,
        decided_by=answer.named(open_facts[:CHOICES]), rests_on=answer.named(found.rests_on[:CHOICES]),
        changes=changes, waiting=[], resting=[], unmodelled=beside, mark=entry.mark, cites=cites,
    )  # fmt: skip


def _tell_why(
    answer: Answer, reason: Sequence[m.Reason], rules: Sequence[m.RuleTold], when: str, cites: Sequence[str]
) -> None:
    if when:
        answer.item(f"{ENTRY_WORDS['show.when'].say(answer.asked.lang)}: {when}", cites)
    if reason:
        answer.head(answer.say("because"))
    for one in reason:
        answer.item(f"{one.label}: {one.answer} ({one.fact})")
    if rules:
        answer.head(answer.say("rules"))
    for rule in rules:
        period = f" ({rule.applies})" if rule.applies else ""
        answer.item(
            f"{rule.because or rule.id} → {rule.gives}; {rule.status}{period}. {rule.when}", rule.cites
        )


def _changes(answer: Answer, found: Explanation) -> list[m.ChangeTold]:
    words, facts = answer.asked.words, answer.asked.laid.facts
    roads = {"yes": "on_road", "no": "off_road"}
    told = []
    for value, ways in found.changes.items():
        named = words.value(found.name, value) if found.finding else answer.say(roads[value])
        changed = [
            "; ".join(f"{words.label(f)}: {words.answer(facts[f], given)} ({f})" for f, given in way.answers)
            for way in ways
        ]
        prices = [words.say(one) for way in ways for one in found.prices(facts, way)]
        told.append(m.ChangeTold(outcome=named, ways=changed, prices=list(dict.fromkeys(prices))))
    return told


def _explain_fact(asked: Asked, found: Bearing) -> Answered:
    answer, words, entry = Answer(asked), asked.words, found.fact
    outcome = answer.say("unanswered") if found.answer is None else words.answer(entry, found.answer)
    cites = answer.citing.cites(entry.cite, entry.mark)
    waiting, resting = answer.named(found.waiting[:CHOICES]), answer.named(found.resting[:CHOICES])
    answer.lines += [f"# {words.say(entry.ask)}", f"{answer.say('outcome')}: {outcome}"]
    _listed(answer, "waiting", waiting, len(found.waiting) - CHOICES)
    _listed(answer, "resting", resting, len(found.resting) - CHOICES)
    return answer.done(
        m.Explained, name=entry.id, kind="fact", title=words.say(entry.ask), outcome=outcome,
        certainty="open" if found.answer is None else "certain", when="", reasons=[], rules=[], rules_left=0,
        decided_by=[], rests_on=[], changes=[], waiting=waiting, resting=resting, unmodelled=[],
        mark=entry.mark, cites=cites,
    )  # fmt: skip


# -- readings ---------------------------------------------------------------------------------------------


def _reading(answer: Answer, name: str, point: Contested | None) -> m.ReadingTold:
    entry, words = answer.asked.laid.readings[name], answer.asked.words
    authority = answer.asked.laid.authorities.get(entry.authority)
    asks = point.desk.authority if point and point.desk else authority
    return m.ReadingTold(
        id=name, question=words.say(entry.question), consequence=words.say(entry.consequence),
        taken=point.taken if point else None, ask=words.say(asks.name) if asks else "",
        positions=[
            m.PositionTold(
                id=key, label=words.say(position.label), held_by=words.say(position.held_by),
                leads_to=_leads_to(answer, point, key) if point else [],
                cites=answer.citing.cites(position.cite, entry.mark),
            )
            for key, position in entry.positions.items()
        ],
        mark=entry.mark, cites=answer.citing.cites(entry.cite, entry.mark),
    )  # fmt: skip


def _leads_to(answer: Answer, point: Contested, position: str) -> list[str]:
    words = answer.asked.words
    told = []
    for one in point.outcomes:
        if position in one.under:
            values = one.under[position]
            named = (
                [answer.say(value) for value in values]
                if one.kind == "step"
                else [words.value(one.name, value) for value in values]
            )
            told.append(f"{words.name(one.name).rstrip('?')}: {answer.say('or').join(named)}")
    left = len(told) - UNMODELLED
    return told if left <= 0 else [*told[:UNMODELLED], answer.say("more", count=left)]
