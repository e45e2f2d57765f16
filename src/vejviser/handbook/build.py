"""The handbook from its files: every page read, checked and put together. Needs the parsers; see `load`."""

from __future__ import annotations

from collections.abc import Mapping

from vejviser.handbook import entries as e
from vejviser.handbook.contents import Contents, amend, collect, law_decisions, law_facts
from vejviser.handbook.faults import Fault, HandbookError, fault_at
from vejviser.handbook.read import Draft, TableDraft, read_text
from vejviser.handbook.references import dangling
from vejviser.handbook.tables import rules_of
from vejviser.law.conditions import Vocabulary


def build(files: Mapping[str, str]) -> tuple[Contents, dict[str, Contents]]:
    """The contents and the changes of each overlay, from texts by name (`content/...`, `overlays/NAME.md`).

    Raises `HandbookError` with every fault found.
    """
    draft = Draft()
    for name in files:
        if not name.startswith("overlays/"):
            draft.add(read_text(files[name], name))
    base, faults = _assemble(draft, Contents())
    faults += _misplaced(base)
    faults += [draft.at_key(fault) for fault in dangling(base, draft.broken)]
    overlays: dict[str, Contents] = {}
    for name in files:
        if name.startswith("overlays/"):
            change, found = _overlay(name, files[name], base, draft.broken)
            faults += found
            overlays[name.removeprefix("overlays/").removesuffix(".md")] = change
    if faults:
        raise HandbookError(faults)
    return base, overlays


def _assemble(draft: Draft, under: Contents) -> tuple[Contents, list[Fault]]:
    """The contents of a draft, with tables turned into rules by the vocabulary of `under` and the draft."""
    plain, _ = collect(item for item in draft.items if not isinstance(item, TableDraft))
    whole = amend(under, plain)
    words = Vocabulary(law_facts(whole), law_decisions(whole))
    items: list[e.Entry] = []
    faults = list(draft.faults)
    for item in draft.items:
        if isinstance(item, TableDraft):
            rules, found = rules_of(item, words)
            items += rules
            faults += found
        else:
            items.append(item)
    contents, twice = collect(items)
    return contents, faults + twice


def _misplaced(base: Contents) -> list[Fault]:
    """Blocks of overlays that stand in the law in force."""
    strays: list[e.Entry] = [*base.overlays.values(), *base.repeals.values()]
    return [
        fault_at(stray.place, stray.id, "this block belongs in a file of `overlays/`") for stray in strays
    ]


def _overlay(file: str, written: str, base: Contents, broken: set[str]) -> tuple[Contents, list[Fault]]:
    """What an overlay changes, checked against the law that it amends."""
    draft = read_text(written, file)
    change, faults = _assemble(draft, base)
    name = file.removeprefix("overlays/").removesuffix(".md")
    if list(change.overlays) != [name] and not faults:
        faults.append(
            Fault(file, 1, name, "", f"an overlay has one block 'overlay {name}', named as its file")
        )
    for repeal in change.repeals.values():
        faults += [
            fault_at(repeal.place, repeal.id, f"no rule is called '{rule}'", "rules")
            for rule in repeal.rules
            if rule not in base.rules
        ]
    after = dangling(amend(base, change), broken | draft.broken)
    before = set(dangling(base, broken))
    return change, [draft.at_key(fault) for fault in (*faults, *after) if fault not in before]
