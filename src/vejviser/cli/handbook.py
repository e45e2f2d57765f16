"""`vejviser handbook`: check proves the law, list shows what there is, show prints one entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from rich.text import Text

from vejviser.cli.localised import hint
from vejviser.cli.opening import BadInputError, content_folder, open_handbook, open_reference
from vejviser.cli.paper import MARK_STYLE, Paper, columns
from vejviser.cli.reference import (
    REFERENCE_KINDS,
    count_rows,
    list_rows,
    print_assumed,
    print_beside,
    show_row,
)
from vejviser.cli.texts import say
from vejviser.export.wording import Wording
from vejviser.handbook.entries import MARKS, Entry, Lang, Mark
from vejviser.handbook.faults import Fault
from vejviser.handbook.load import Handbook
from vejviser.road.faults import visible

KINDS = (
    "facts", "decisions", "rules", "steps", "readings", "documents", "authorities", "sources", "topics",
    "constraints", "unmodelled", "overlays",
)  # fmt: skip
LARGEST_SHOWN = 3


def check_command(lang: Lang, notes: bool) -> int:
    """Print what the proofs and checks found, `notes` if asked for; 1 when there is a fault, else 0."""
    from vejviser.handbook.check import check
    from vejviser.handbook.faults import HandbookError

    paper = Paper()
    try:
        handbook = open_handbook()
    except HandbookError as error:
        _faults(paper, lang, "handbook.faults", error.faults, "red")
        return 1
    beside = content_folder().parent
    report = check(handbook, cases=beside / "cases", tables=beside / "tables")
    _table(paper, lang, report.counts, report.marks)
    paper.gap()
    seconds = Wording(handbook, lang).number(report.proof_seconds, 1)
    paper.words(say("handbook.proved", lang, seconds=seconds, cases=report.cases))
    if report.sizes:
        largest = sorted(report.sizes.items(), key=lambda item: -item[1])[:LARGEST_SHOWN]
        told = ", ".join(f"{name} {size}" for name, size in largest)
        paper.words(say("handbook.diagrams", lang, count=sum(report.sizes.values()), largest=told), "dim")
    _unverified(paper, lang, report.unverified)
    if notes:
        _faults(paper, lang, "handbook.notes", report.notes, "yellow")
    elif report.notes:
        paper.gap()
        paper.words(say("handbook.notes_hidden", lang, count=len(report.notes)), "dim")
    _faults(paper, lang, "handbook.faults", report.faults, "red")
    paper.gap()
    paper.words(say("handbook.ok" if report.ok else "handbook.bad", lang), "bold")
    return 0 if report.ok else 1


def list_command(kind: str | None, lang: Lang) -> int:
    """Print the names and titles of one kind of entry, or how many there are of each; 0."""
    handbook, paper = open_handbook(), Paper()
    if kind is None:
        for name in KINDS:
            label = say(f"kind.{name}", lang)
            paper.line(
                f"{len(shelf_of(handbook, name)):>5}  ", (f"{name:<12}", "bold"), ("  " + label, "dim")
            )
        count_rows(open_reference(handbook), lang, paper)
        return 0
    if kind in REFERENCE_KINDS:
        return list_rows(open_reference(handbook), kind, lang)
    if kind not in KINDS:
        valid = (*KINDS, *REFERENCE_KINDS)
        near = hint(kind, valid, lang)
        raise BadInputError(
            say("error.kind", lang, name=visible(kind), valid=", ".join(valid))
            + (near if "'" in near else "")
        )
    words = Wording(handbook, lang)
    for name, entry in shelf_of(handbook, kind).items():
        paper.words(name, "bold")
        paper.words(title_of(entry, words), "dim", Text("    "))
    return 0


def show_command(name: str, lang: Lang) -> int:
    """Print one entry, found by its name whatever its kind; 0."""
    from vejviser.cli.card import print_card
    from vejviser.export.entry_card import entry_card

    handbook = open_handbook()
    for kind in KINDS:
        if kind == "facts" and name in handbook.readings:
            continue
        entry = shelf_of(handbook, kind).get(name)
        if entry is not None:
            print_card(entry_card(handbook, kind, entry, lang), Paper())
            if kind == "steps":
                reference = open_reference(handbook)
                print_assumed(handbook, reference, name, lang, Paper())
                print_beside(handbook, reference, name, dt.date.today(), lang, Paper())
            return 0
    if show_row(handbook, open_reference(handbook), name, lang):
        return 0
    names = [key for kind in KINDS for key in shelf_of(handbook, kind)]
    near = hint(name, names, lang) or say("error.list", lang)
    raise BadInputError(say("error.name", lang, name=visible(name), nearest=near))


def shelf_of(handbook: Handbook, kind: str) -> Mapping[str, Entry]:
    """The entries of one kind by name; readings stand as readings, not as facts."""
    shelf: Mapping[str, Entry] = getattr(handbook, kind)
    if kind == "facts":
        return {name: entry for name, entry in shelf.items() if name not in handbook.readings}
    return shelf


def title_of(entry: Entry, words: Wording) -> str:
    """The one line that says what an entry is."""
    for attribute in ("title", "name", "ask", "question", "because", "reason"):
        text = getattr(entry, attribute, None)
        if text is not None:
            return words.say(text)
    return words.cites(entry.cite)


def _table(
    paper: Paper, lang: Lang, counts: Mapping[str, int], marks: Mapping[str, Mapping[Mark, int]]
) -> None:
    """Entries by kind, and how well those of each kind are known."""
    heads = [say("handbook.count", lang), *(say(f"handbook.mark.{mark}", lang) for mark in MARKS)]
    kinds = {kind: say(f"kind.{kind}", lang) for kind in counts}
    room = max(columns(label) for label in [*kinds.values(), say("handbook.kind", lang)])
    wide = [max(8, columns(head) + 2) for head in heads]
    line = "".join(f"{head:>{width}}" for head, width in zip(heads, wide, strict=True))
    paper.gap()
    paper.line((f"{say('handbook.kind', lang):<{room}}{line}", "bold"))
    paper.line((paper.glyphs.thin * (room + sum(wide)), "dim"))
    for kind, label in kinds.items():
        tally = marks.get(kind, {})
        cells = [str(counts[kind]), *(str(tally.get(mark) or "") for mark in MARKS)]
        line = "".join(f"{cell:>{width}}" for cell, width in zip(cells, wide, strict=True))
        paper.line(f"{label:<{room}}{line}")


def _unverified(paper: Paper, lang: Lang, entries: Sequence[Entry]) -> None:
    """The entries that nobody has verified, by certainty."""
    if not entries:
        return
    paper.gap()
    paper.words(say("handbook.unverified", lang, count=len(entries)), "bold")
    for mark in MARKS:
        names = [entry.id for entry in entries if entry.mark == mark]
        if names:
            lead = Text(f"  {paper.glyphs.mark(mark)} ", MARK_STYLE[mark])
            paper.words(f"{say(f'plan.mark.{mark}', lang)}: {', '.join(names)}", "dim", lead)


def _faults(paper: Paper, lang: Lang, key: str, faults: Sequence[Fault], style: str) -> None:
    if not faults:
        return
    paper.gap()
    paper.words(say(key, lang, count=len(faults)), f"bold {style}")
    for fault in faults:
        paper.words(str(fault), "", Text("  "))
