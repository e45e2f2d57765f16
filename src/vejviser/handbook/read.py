"""From the text of a file to its entries: parse, validate, and say where and how each fault is mended."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from vejviser.handbook.blocks import Block, read_page
from vejviser.handbook.entries import Entry
from vejviser.handbook.faults import Fault
from vejviser.handbook.parts import is_dotted, is_name
from vejviser.handbook.schema import BODIES, DOTTED_KINDS, TableBody
from vejviser.handbook.yaml12 import Parsed, Path, YamlError, parse


@dataclass(frozen=True)
class TableDraft:
    """A validated `table` block whose rows wait for the vocabulary."""

    block: Block
    body: TableBody
    cite: Entry


@dataclass
class Draft:
    """What some files hold: entries and tables in the order written, faults, and the ids of broken blocks.

    `lines` tell where each key stands, by file, block and key.
    """

    items: list[Entry | TableDraft] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    lines: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def add(self, other: Draft) -> None:
        """Append what another file holds."""
        self.items += other.items
        self.faults += other.faults
        self.broken |= other.broken
        self.lines |= other.lines

    def at_key(self, fault: Fault) -> Fault:
        """The fault at the line of its key, where the key is known."""
        return replace(fault, line=self.lines.get((fault.file, fault.owner, fault.key), fault.line))


def read_text(text: str, file: str) -> Draft:
    """The entries of one file; `file` is the name used in faults."""
    page = read_page(text, file)
    draft = Draft(faults=list(page.faults))
    for block in page.blocks:
        faults = _read_block(block, draft)
        if faults:
            draft.faults += faults
            draft.broken.add(block.id)
    return draft


def _read_block(block: Block, draft: Draft) -> list[Fault]:
    """Add the entry of one block to the draft; the faults that hinder it."""
    dotted = block.kind in DOTTED_KINDS
    if not (is_dotted(block.id) if dotted else is_name(block.id)):
        form = (
            "names joined by dots, such as mdr.r11a.death"
            if dotted
            else "letters, digits and _, no dot and no keyword of Python"
        )
        return [
            _fault(
                block, block.place.line, "", f"'{block.id}' cannot be the id of a {block.kind}: use {form}"
            )
        ]
    try:
        parsed = parse(block.body, block.body_line)
    except YamlError as error:
        return [_fault(block, error.line, "", error.message)]
    if not isinstance(parsed.data, dict):
        return [_fault(block, block.body_line, "", "the body must be lines of `key: value`")]
    try:
        body = BODIES[block.kind].model_validate(parsed.data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        return [explain(f, parsed, block.place.file, f"{block.kind} {block.id}") for f in found]
    draft.lines |= {(block.place.file, block.id, str(key)): parsed.line((key,)) for key in parsed.data}
    if isinstance(body, TableBody):
        if block.table is None:
            return []
        draft.items.append(TableDraft(block, body, Entry(**body.shared(block))))
    else:
        draft.items.append(body.entry(block))
    return []


def _fault(block: Block, line: int, key: str, message: str) -> Fault:
    return Fault(block.place.file, line, f"{block.kind} {block.id}", key, message)


def explain(found: ErrorDetails, parsed: Parsed, file: str, owner: str, under: Path = ()) -> Fault:
    """One of pydantic's findings, on the part of a file `under` a path, as a fault at the line of its key."""
    path = tuple(part for part in found["loc"] if part != "[key]")
    context: dict[str, Any] = found.get("ctx") or {}
    if found["type"] == "unknown_key":
        path = (*path, context["key"])
    return Fault(file, parsed.line((*under, *path)), owner, ".".join(map(str, path)), _say(found, context))


def _say(found: ErrorDetails, context: dict[str, Any]) -> str:
    given = found.get("input")
    match found["type"]:
        case "handbook" | "unknown_key":
            return str(context["message"])
        case "missing" if found["loc"] and found["loc"][-1] in ("da", "en"):
            return "every text stands in Danish and English: write `da` and `en`"
        case "missing":
            return "this key is missing"
        case "string_too_short":
            return "must not be empty"
        case "string_type":
            return (
                f"must be text; put {given!r} in quotation marks"
                if given is not None
                else "must not be empty"
            )
        case "literal_error":
            return f"'{given}' is not allowed; use {context['expected']}"
        case "model_type" | "dict_type" | "model_attributes_type":
            return "must be a map of `key: value`"
    return f"{found['msg'][0].lower()}{found['msg'][1:]}, not {_short(given)}"


def _short(given: Any) -> str:
    told = repr(given)
    return told if len(told) <= 60 else f"{told[:57]}..."
