"""Answers from the handbook itself: entries found and shown, and the facts that can be answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vejviser.assistant import models as m
from vejviser.assistant.answering import SIGNS, Answer, Answered, fit
from vejviser.assistant.asking import Asked, BadCallError, near, one_of
from vejviser.assistant.finding import find
from vejviser.assistant.library import KINDS, ROW_KINDS
from vejviser.assistant.texts import tell
from vejviser.export.card import Card, said
from vejviser.export.entry_card import entry_card
from vejviser.export.row_card import row_card
from vejviser.export.texts_entries import ENTRY_WORDS
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Entry, FactEntry, Mark, Source, Text
from vejviser.handbook.reference.entries import AnyRow
from vejviser.road.faults import visible

ROOM = 9_000
RELATED = 40
_TITLES = ("title", "name", "ask", "question", "words", "because", "reason")
_CONDITIONS = ("when", "only_if", "require")


def find_entry(asked: Asked, query: str, kinds: Sequence[str], limit: int) -> Answered:
    """The entries that fit the words of a query."""
    if not re.search(r"\w", query):
        raise BadCallError(asked.lang, [tell("bad.query", asked.lang)])
    for kind in kinds:
        one_of("bad.kind", kind, KINDS, asked.lang)
    answer = Answer(asked)
    found, total = find(asked.library, query, kinds, limit, asked.lang)
    hits = []
    for hit in found:
        entry = asked.library.shelf(hit.kind)[hit.id]
        title, mark = title_of(entry, asked.words), getattr(entry, "mark", None)
        cites = citations_of(answer, hit.kind, entry)
        hits.append(m.Hit(id=hit.id, kind=hit.kind, title=title, mark=mark, cites=cites))
    answer.lines.append(
        answer.say("found.count", shown=len(hits), all=total)
        if hits
        else answer.say("found.none", query=visible(query, 200))
    )
    for one in hits:
        answer.item(f"{one.id} ({kind_words(one.kind, asked)}): {one.title}", one.cites)
    return answer.done(m.Found, query=visible(query, 200), hits=hits, total=total)


def show_entry(asked: Asked, name: str) -> Answered:
    """Everything of one entry, and what bears on it."""
    found = asked.library.find(name, asked.laid)
    if found is None:
        names = [key for _, key, _ in asked.library.everything(asked.laid)]
        raise BadCallError(
            asked.lang, [tell("bad.entry", asked.lang, name=visible(name)) + near(name, names, asked.lang)]
        )
    kind, entry = found
    answer, card = Answer(asked), card_of(asked, kind, entry)
    cites = citations_of(answer, kind, entry)
    lines = [m.CardLine(label=x.label, text=x.text, written=x.written) for x in card.lines]
    shown = fit(lines, ROOM)
    answer.lines += [
        f"# {card.title}",
        f"{card.id} ({card.kind_words})",
        *([card.words] if card.words else []),
    ]
    for line, told in zip(card.lines, shown, strict=False):
        sign = f"{SIGNS[line.mark]} " if line.mark else ""
        answer.item(f"{f'{told.label}: ' if told.label else ''}{sign}{told.text}")
    if left := len(lines) - len(shown):
        answer.item(answer.say("more", count=left))
    related = list(bearing(asked, name))
    if related:
        answer.head(answer.say("related"))
    for one in related[:RELATED]:
        answer.item(f"{one.id} ({kind_words(one.kind, asked)}): {one.title}")
    return answer.done(
        m.Shown, id=name, kind=kind, kind_words=card.kind_words, title=card.title, words=card.words,
        lines=shown, lines_left=left, mark=getattr(entry, "mark", None), cites=cites,
        related=related[:RELATED], related_left=max(0, len(related) - RELATED),
    )  # fmt: skip


def list_facts(asked: Asked, topic: str) -> Answered:
    """The facts of all topics in short, or those of one topic in full."""
    answer, book, words = Answer(asked), asked.laid, asked.words
    if topic:
        one_of("bad.topic", topic, book.topics, asked.lang)
        told = [fact_told(answer, fact) for fact in book.facts.values() if fact.topic == topic]
        answer.head(words.say(book.topics[topic].title))
        for fact in told:
            tell_fact(answer, fact)
        return answer.done(m.Facts, topics=[], facts=told)
    answer.lines.append(answer.say("facts.hint"))
    topics = []
    for entry in sorted(book.topics.values(), key=lambda one: one.order):
        briefs = [
            m.FactBrief(id=f.id, label=words.say(f.label), type=f.type, values=list(f.values))
            for f in book.facts.values()
            if f.topic == entry.id
        ]
        topics.append(m.Topic(id=entry.id, title=words.say(entry.title), facts=briefs))
        answer.head(f"{words.say(entry.title)} ({entry.id})")
        answer.lines.append(", ".join(brief.id for brief in briefs))
    return answer.done(m.Facts, topics=topics, facts=[])


def fact_told(answer: Answer, fact: FactEntry) -> m.FactTold:
    """A fact with all that helps to answer it."""
    words, lang = answer.asked.words, answer.asked.lang
    values = {value: words.value(fact.id, value) for value in fact.values}
    only_if = fact.only_if if fact.only_if != "true" else ""
    return m.FactTold(
        id=fact.id, topic=fact.topic, label=words.say(fact.label), ask=words.say(fact.ask),
        help=words.say(fact.help), example=words.say(fact.example), type=fact.type, unit=words.say(fact.unit),
        values=[m.Value(value=value, label=label) for value, label in values.items()],
        knows=ENTRY_WORDS[f"knows.{fact.knows}"].say(lang) if fact.knows else "",
        own_choice=fact.controllable, reading=fact.reading, mark=fact.mark,
        only_if=answer.asked.words.condition(only_if) if only_if else "",
        cites=answer.citing.cites(fact.cite, fact.mark),
    )  # fmt: skip


def tell_fact(answer: Answer, fact: m.FactTold) -> None:
    """Write a fact: the question, its values and what helps to answer it."""
    answer.item(
        f"**{fact.ask}** ({fact.id}, {ENTRY_WORDS[f'type.{fact.type}'].say(answer.asked.lang)})", fact.cites
    )
    if fact.help:
        answer.item(f"{answer.say('help')}: {fact.help}", indent="  ")
    if fact.example:
        answer.item(f"{answer.say('example')}: {fact.example}", indent="  ")
    if fact.values:
        told = "; ".join(f"{one.value} = {one.label}" for one in fact.values)
        answer.item(f"{answer.say('values')}: {told}", indent="  ")
    if fact.knows:
        answer.item(answer.say("question.knows", who=fact.knows), indent="  ")


def card_of(asked: Asked, kind: str, entry: Entry | AnyRow) -> Card:
    """The card of an entry or a row."""
    if isinstance(entry, Entry):
        return entry_card(asked.laid, kind, entry, asked.lang)
    return row_card(asked.laid, asked.library.reference, kind, entry, asked.lang)


def title_of(entry: Entry | AnyRow, words: Wording) -> str:
    """The one line that says what an entry is."""
    texts = (getattr(entry, attribute, None) for attribute in _TITLES)
    told = next((words.say(text) for text in texts if isinstance(text, Text)), "")
    return told or words.cites(getattr(entry, "cite", ())) or entry.id


def kind_words(kind: str, asked: Asked) -> str:
    """What one entry of a kind is called."""
    return said(f"one.{kind}", asked.words)


def citations_of(answer: Answer, kind: str, entry: Entry | AnyRow) -> list[str]:
    """What stands behind an entry: its provisions, or, for a source or a row, itself with its address."""
    mark: Mark | None = getattr(entry, "mark", None)
    if isinstance(entry, Entry) and kind != "sources":
        return answer.citing.cites(entry.cite, mark)
    url = getattr(entry, "eli", "") or getattr(entry, "url", "") or next(iter(getattr(entry, "urls", ())), "")
    named = entry.name(answer.asked.words.lang) if isinstance(entry, Source) else ""
    title = named or f"{title_of(entry, answer.asked.words)} ({entry.id})"
    return [answer.citing.note(title, url, mark or "memory")]


def bearing(asked: Asked, name: str) -> Iterator[m.Related]:
    """The entries whose condition, order or subject names this one."""
    mentioned = re.compile(rf"(?<![\w.]){re.escape(name)}(?![\w])")
    for kind, key, entry in asked.library.everything(asked.laid):
        if key == name or kind in ("sources", "topics"):
            continue
        if kind in ROW_KINDS:
            near_by = name in getattr(entry, "steps", ())
        else:
            conditions = [getattr(entry, attribute, "") for attribute in _CONDITIONS]
            near_by = any(mentioned.search(text) for text in conditions) or name in _named(entry)
        if near_by:
            yield m.Related(id=key, kind=kind, title=title_of(entry, asked.words))


def _named(entry: object) -> set[str]:
    """The ids that an entry names outright: decision, steps before, offices, papers, sources."""
    found: set[str] = {citation.source for citation in getattr(entry, "cite", ())}
    found.add(getattr(entry, "decision", ""))
    for attribute in ("after", "decided_by", "documents_in", "documents_out", "bears_on", "excepts"):
        found.update(getattr(entry, attribute, ()))
    return found
