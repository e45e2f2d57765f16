"""What the report is made of: links, labelled lines and items, and the words that all of them share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vejviser.export.picture.outline import either
from vejviser.export.report.texts import tell
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Citation, Mark
from vejviser.law.model import NOT_APPLICABLE
from vejviser.road.plan import Finding

SIGNS: dict[Mark, str] = {"verified": "✓", "secondary": "≈", "memory": "?", "inferred": "∴"}
_NAMED = 4


@dataclass(frozen=True)
class Link:
    """Words, and where they lead; `href` is "" where no address is known."""

    text: str
    href: str = ""
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A labelled line: words, or links."""

    label: str
    text: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Item:
    """Something with a title, an outcome or notes beside it, marks, lines below; certain or only possible."""

    id: str
    title: str
    outcome: str
    marks: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    certain: bool = True


def marks(found: Sequence[Mark | None], words: Wording) -> tuple[tuple[str, str], ...]:
    """The sign of each mark with what it means."""
    return tuple((SIGNS[mark], tell(f"mark.{mark}", words.lang)) for mark in dict.fromkeys(found) if mark)


def links(cited: Sequence[Citation], words: Wording) -> tuple[Link, ...]:
    """Each cited source once, with the provisions in it, linked to its ELI or address."""
    grouped: dict[str, list[Citation]] = {}
    for citation in cited:
        grouped.setdefault(citation.source, []).append(citation)
    shelf = words.handbook.sources
    return tuple(
        Link(words.cites(some), address(shelf[key].eli or shelf[key].url) if key in shelf else "")
        for key, some in grouped.items()
    )


def address(url: str) -> str:
    """The address if it is one of the web, else ""."""
    return url if url.startswith(("https://", "http://")) else ""


def outcome(found: Finding, words: Wording) -> str:
    """What the law answers: one value, several with 'or', or the members of a set."""
    name, lang = found.entry.id, words.lang
    if not found.applies:
        return words.value(name, NOT_APPLICABLE)
    if found.entry.combine != "all":
        return either([words.value(name, value) for value in found.possible], lang) or tell("none", lang)
    sure = [words.value(name, value) for value, state in found.members.items() if state == "certain"]
    maybe = [
        words.value(name, value)
        for value, state in found.members.items()
        if state == "possible" and value != NOT_APPLICABLE
    ]
    told = [", ".join(sure)] if sure else []
    told += [tell("perhaps", lang, values=", ".join(maybe))] if maybe else []
    return "; ".join(told) or tell("none", lang)


def few(names: Sequence[str], words: Wording, most: int = _NAMED) -> str:
    """The first names, and how many more there are."""
    told, left = ", ".join(names[:most]), len(names) - most
    return tell("and_more", words.lang, names=told, n=left) if left > 0 else told
