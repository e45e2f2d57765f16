"""Answers about choices: which of the team's own would shorten the road, and how two roads differ."""

from __future__ import annotations

from collections.abc import Sequence

from vejviser.assistant import models_road as m
from vejviser.assistant.answering import Answer, Answered, fit
from vejviser.assistant.asking import Asked
from vejviser.assistant.models import Named
from vejviser.assistant.on_road import schedule
from vejviser.export import phrases
from vejviser.law.errors import AnswersError
from vejviser.law.model import Answer as Given
from vejviser.levers.compare import compare as compared
from vejviser.levers.levers import Lever
from vejviser.levers.levers import levers as levers_of
from vejviser.road.answers import written

SHORTCUTS, PAIRS, NAMES, CHANGES_ROOM = 8, 3, 6, 5_000


def levers(asked: Asked) -> Answered:
    """The team's own choices that would shorten the road, those that save most first."""
    answer, words = Answer(asked), asked.words
    try:
        found = levers_of(asked.laid, asked.library.reference, asked.laid.law(asked.as_of), asked.answers)
    except AnswersError:
        raise asked.clash() from None
    shortcuts = [_lever(answer, one) for one in found.shortcuts[:SHORTCUTS]]
    pairs = [_lever(answer, one) for one in found.pairs[:PAIRS]]
    for one in (*found.shortcuts[:SHORTCUTS], *found.pairs[:PAIRS]):
        for choice in one.choices:
            answer.citing.cites(choice.fact.cite, choice.fact.mark)
    answer.head(answer.say("levers"))
    if found.median is not None:
        answer.lines.append(answer.say("levers.median", days=words.number(round(found.median))))
    for told in (*shortcuts, *pairs):
        saved = answer.say("levers.saved", days=words.number(round(told.saved_days or 0)))
        answer.item(f"{' + '.join(told.choices)}: {saved}")
        for key, text in (
            *(("price", price) for price in told.prices), ("lost", _titles(told.lost)),
            ("gained", _titles(told.gained)), ("fee", told.fees),
        ):  # fmt: skip
            if text:
                answer.item(f"{answer.say(key)}: {text}", indent="  ")
    if not shortcuts and not pairs:
        answer.lines.append(answer.say("levers.none"))
    answer.lines += ["", answer.say("estimate")]
    return answer.done(
        m.LeversTold, goal=words.say(found.title), shortcuts=shortcuts, pairs=pairs,
        median_days=None if found.median is None else round(found.median),
        left_out=len(found.single) + len(found.pairs) - len(shortcuts) - len(pairs),
        estimate=answer.say("estimate"),
    )  # fmt: skip


def _lever(answer: Answer, lever: Lever) -> m.LeverTold:
    words = answer.asked.words
    prices = [words.say(choice.price) for choice in lever.choices if choice.price]
    return m.LeverTold(
        choices=[phrases.choice(words, choice) for choice in lever.choices],
        set={choice.fact.id: written(choice.after) for choice in lever.choices},
        saved_days=None if lever.saved is None else round(lever.saved), prices=prices,
        lost=answer.named(lever.lost[:NAMES]), gained=answer.named(lever.gained[:NAMES]),
        fees=phrases.fees(words, lever.fees),
    )  # fmt: skip


def _titles(names: Sequence[Named]) -> str:
    return "; ".join(one.title for one in names)


def compare(a: Asked, b: Asked) -> Answered:
    """What differs between two sets of answers: the law's findings, the steps, the milestones."""
    answer, words = Answer(b), b.words
    found = compared(*(schedule(asked, asked.road()) for asked in (a, b)))
    answers = [
        m.AnswerChange(fact=f, label=words.label(f), a=_given(answer, f, one), b=_given(answer, f, other))
        for f, (one, other) in found.answers.items()
    ]
    findings = [
        m.Change(
            id=name,
            title=words.label(name),
            a=_values(answer, name, c.before),
            b=_values(answer, name, c.after),
        )
        for name, c in found.change.findings.items()
    ]
    steps = [
        m.Change(id=name, title=words.label(name), a=answer.say(c.before), b=answer.say(c.after))
        for name, c in found.change.steps.items()
    ]
    shelf = b.library.reference.milestones
    milestones = [
        m.MilestoneChange(id=name, title=words.say(shelf[name].title), a=_days(one), b=_days(other))
        for name, (one, other) in found.milestones.items()
        if one != other
    ]
    kept, kept_steps = fit(findings, CHANGES_ROOM), fit(steps, CHANGES_ROOM)
    _cite(answer, [*kept, *kept_steps])
    answer.head(answer.say("differences"))
    for given in answers:
        answer.item(f"{given.label}: {given.a} → {given.b}")
    for change in (*kept, *kept_steps):
        answer.item(f"{change.title}: {change.a} → {change.b}")
    for moved in milestones:
        answer.item(f"{moved.title}: {_shown(moved.a)} → {_shown(moved.b)}")
    if not (answers or findings or steps or milestones):
        answer.lines.append(answer.say("differences.none"))
    left = len(findings) + len(steps) - len(kept) - len(kept_steps)
    if left:
        answer.item(answer.say("more", count=left))
    answer.lines += ["", answer.say("estimate")]
    return answer.done(
        m.Compared, answers=answers, milestones=milestones, findings=kept, steps=kept_steps, left_out=left,
        fees=phrases.fees(words, found.fees), estimate=answer.say("estimate"),
    )  # fmt: skip


def _cite(answer: Answer, changes: Sequence[m.Change]) -> None:
    """Note the provisions of what changes, the first of each."""
    book = answer.asked.laid
    for change in changes:
        entry = book.decisions.get(change.id) or book.steps[change.id]
        answer.citing.cites(entry.cite[:1], entry.mark)


def _given(answer: Answer, fact: str, given: Given | None) -> str:
    asked = answer.asked
    return answer.say("unanswered") if given is None else asked.words.brief(asked.laid.facts[fact], given)


def _values(answer: Answer, name: str, values: Sequence[str]) -> str:
    return answer.say("or").join(answer.asked.words.value(name, value) for value in values) or "–"


def _days(days: float | None) -> float | None:
    return None if days is None else round(days)


def _shown(days: float | None) -> str:
    return "–" if days is None else f"{days:.0f}"
