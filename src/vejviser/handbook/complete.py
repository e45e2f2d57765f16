"""Whether every entry is cited, in both languages, used by something, and in order."""

from __future__ import annotations

import graphlib
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from vejviser.handbook import entries as e
from vejviser.handbook.contents import Contents, law_decisions, law_facts
from vejviser.handbook.faults import Fault, fault_at
from vejviser.law.conditions import Vocabulary, names_in, parse

_ENACTED = ("regulation", "directive")
_SAME_WORDS = 4


def faults_and_notes(contents: Contents) -> tuple[list[Fault], list[Fault]]:
    """What must be mended, and what is worth knowing."""
    faults = [*_uncited(contents), *_sources(contents), *_languages(contents), *_unused_facts(contents)]
    faults += [*_order(contents), *_deciders(contents), *_provisions(contents), *_successors(contents)]
    return faults, [*_unused(contents), *_documents(contents)]


def _uncited(contents: Contents) -> Iterator[Fault]:
    """Rules, steps and unmodelled provisions are cited by their schema; these have other ways."""
    for decision in contents.decisions.values():
        if not decision.cite:
            yield fault_at(
                decision.place, decision.id, "a decision must cite the provision it answers", "cite"
            )
    for reading in contents.readings.values():
        if not reading.cite and not all(p.cite for p in reading.positions.values()):
            yield fault_at(reading.place, reading.id, "every position of a reading must be cited", "cite")
    for authority in contents.authorities.values():
        if not authority.cite and not authority.url:
            yield fault_at(authority.place, authority.id, "an authority needs `cite` or `url`", "cite")
    for document in contents.documents.values():
        if not document.cite:
            yield fault_at(document.place, document.id, "a document must cite what demands it", "cite")


def _sources(contents: Contents) -> Iterator[Fault]:
    for source in contents.sources.values():
        if source.mark == "verified" and not (source.url and source.seen):
            yield fault_at(source.place, source.id, "a verified source has `url` and the day it was `seen`")
        if source.kind in _ENACTED and not source.eli:
            yield fault_at(source.place, source.id, f"a {source.kind} has an ELI", "eli")


def texts(entry: object, path: str = "") -> Iterator[tuple[str, e.Text]]:
    """Every bilingual text in an entry with the key it stands under; not the provision above the entry."""
    if isinstance(entry, e.Text):
        yield path, entry
    elif isinstance(entry, dict):
        for key, value in entry.items():
            yield from texts(value, f"{path}.{key}")
    elif isinstance(entry, tuple):
        for value in entry:
            yield from texts(value, path)
    elif is_dataclass(entry) and not isinstance(entry, e.Provision):
        for item in fields(entry):
            yield from texts(getattr(entry, item.name), f"{path}.{item.name}".strip("."))


def _languages(contents: Contents) -> Iterator[Fault]:
    for entry in contents.entries():
        for key, words in texts(entry):
            if not words.da.strip() or not words.en.strip():
                yield fault_at(entry.place, entry.id, "every text stands in Danish and English", key)
            elif words.da == words.en and len(words.da.split()) >= _SAME_WORDS:
                yield fault_at(entry.place, entry.id, "the same words stand in both languages", key)


def _conditions(contents: Contents) -> Iterator[str]:
    yield from (f.only_if for f in contents.facts.values())
    yield from (d.only_if for d in contents.decisions.values())
    yield from (r.when for r in contents.rules.values())
    yield from (c.require for c in contents.constraints.values())
    yield from (s.when for s in contents.steps.values())


def used_names(contents: Contents) -> set[str]:
    """The facts and decisions that some condition mentions."""
    words = Vocabulary(law_facts(contents), law_decisions(contents))
    written = {condition for condition in _conditions(contents) if condition}
    return {name for condition in written for name in names_in(parse(condition, words))}


def _unused_facts(contents: Contents) -> Iterator[Fault]:
    used = used_names(contents)
    for fact in contents.facts.values():
        if fact.type != "text" and fact.id not in used:
            yield fault_at(fact.place, fact.id, "no rule or step uses this fact: it would never be asked")


def _order(contents: Contents) -> Iterator[Fault]:
    graph = {step.id: step.after for step in contents.steps.values()}
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        circle = list(error.args[1])
        step = contents.steps[circle[0]]
        yield fault_at(step.place, step.id, f"steps wait for each other: {' after '.join(circle)}", "after")
    for stage in e.STAGES:
        if contents.steps and not any(step.stage == stage for step in contents.steps.values()):
            yield Fault("content", 1, stage, "stage", "no step stands in this stage")


def _deciders(contents: Contents) -> Iterator[Fault]:
    """A choice or good practice without a decider is the project's own; a duty is owed to someone."""
    for step in contents.steps.values():
        if step.kind == "duty" and not step.decided_by:
            message = "say who decides or answers for this duty, even if it is the manufacturer"
            yield fault_at(step.place, step.id, message, "decided_by")


def _provisions(contents: Contents) -> Iterator[Fault]:
    for rule in contents.rules.values():
        if rule.provision.words is None:
            heading = _last(rule.provision.headings)
            message = f"say under '{heading}' in our own words what the provision says (> da: ..., > en: ...)"
            yield fault_at(rule.place, rule.id, message)


def _last(headings: tuple[str, ...]) -> str:
    return headings[-1] if headings else "a heading"


def _successors(contents: Contents) -> Iterator[Fault]:
    for authority in contents.authorities.values():
        successor = contents.authorities.get(authority.successor)
        if successor is None:
            continue
        end, start = authority.valid.end, successor.valid.start
        if end is None:
            yield fault_at(authority.place, authority.id, "has a successor but no last day", "valid")
        elif start and (start - end).days > 1:
            message = f"'{successor.id}' takes over on {start}, which leaves days without anyone after {end}"
            yield fault_at(authority.place, authority.id, message, "successor")


def _unused(contents: Contents) -> Iterator[Fault]:
    """Sources nobody cites, topics without facts, documents and authorities no step names."""
    cited = {c.source for entry in contents.entries() for c in _all_citations(entry)}
    steps = contents.steps.values()
    topics: set[str] = {f.topic for f in contents.facts.values()} | {
        d.topic for d in contents.decisions.values()
    }
    papers = {paper for step in steps for paper in (*step.documents_in, *step.documents_out)}
    deciders = {name for step in steps for name in step.decided_by}
    deciders |= {a.successor for a in contents.authorities.values()} | {
        r.authority for r in contents.readings.values()
    }
    shelves: list[tuple[Iterable[e.Entry], set[str], str]] = [
        (contents.sources.values(), cited, "nothing cites this source"),
        (contents.topics.values(), topics, "no fact or decision belongs to this topic"),
        (contents.documents.values(), papers, "no step needs or makes this document"),
        (contents.authorities.values(), deciders, "no step is decided here"),
    ]
    for shelf, used, message in shelves:
        yield from (fault_at(entry.place, entry.id, message) for entry in shelf if entry.id not in used)


def _all_citations(entry: e.Entry) -> Iterator[e.Citation]:
    yield from entry.cite
    if isinstance(entry, e.ReadingEntry):
        for position in entry.positions.values():
            yield from position.cite
    if isinstance(entry, e.StepEntry):
        parts: list[e.Statutory | e.Experienced | e.Returned | e.Fee]
        parts = [*entry.statutory, *entry.experienced, *entry.returned, *entry.fee]
        for part in parts:
            yield from part.cite


def _documents(contents: Contents) -> Iterator[Fault]:
    made = {paper for step in contents.steps.values() for paper in step.documents_out}
    for step in contents.steps.values():
        for paper in step.documents_in:
            if paper not in made:
                yield fault_at(step.place, step.id, f"needs '{paper}', which no step makes", "documents")
