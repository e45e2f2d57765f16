"""The rows of a table as written: TSV or YAML, each with the line of every cell or key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from vejviser.handbook.faults import Fault
from vejviser.handbook.yaml12 import Parsed, Path, YamlError, parse
from vejviser.law.errors import hint
from vejviser.law.model import Place

LANGUAGE_ENDINGS = ("_da", "_en")


@dataclass(frozen=True)
class Written:
    """One row before it is checked: its id, its cells by key, and where each stands."""

    id: str
    file: str
    data: Any
    parsed: Parsed
    under: Path = ()

    @property
    def place(self) -> Place:
        """Where the row begins."""
        return Place(self.file, self.parsed.line(self.under))

    def fault(self, message: str, key: str = "") -> Fault:
        """A fault of this row, at the line of the key."""
        return Fault(self.file, self.parsed.line((*self.under, key)), self.id, key, message)


@dataclass
class Sheet:
    """The rows of a file and what hinders reading it."""

    rows: list[Written] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_tsv(text: str, file: str, columns: Sequence[str]) -> Sheet:
    """The rows of a tab-separated table whose first line names its `columns` (`x_da` and `x_en` for words).

    Cells are plain: no quoting, no tab, no line break; an empty cell is a missing key.
    """
    sheet = Sheet()
    lines = text.splitlines()
    head = lines[0].split("\t") if lines else []
    sheet.faults += _head_faults(head, columns, file)
    if sheet.faults:
        return sheet
    seen: dict[str, int] = {}
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(head):
            told = f"{len(cells)} cells, where the head of the table has {len(head)} columns"
            sheet.faults.append(Fault(file, number, cells[0], "", told))
        elif cells[0] in seen:
            told = f"the id is taken: it stands in line {seen[cells[0]]} already"
            sheet.faults.append(Fault(file, number, cells[0], "id", told))
        else:
            seen[cells[0]] = number
            data = _nested(dict(zip(head, cells, strict=True)))
            sheet.rows.append(Written(cells[0], file, data, Parsed(data, {(): number})))
    return sheet


def _head_faults(head: Sequence[str], columns: Sequence[str], file: str) -> list[Fault]:
    unknown = [name for name in head if name not in columns]
    found = [Fault(file, 1, "", name, f"no such column{hint(name, columns)}") for name in unknown]
    missing = [name for name in columns if name not in head]
    found += [Fault(file, 1, "", name, "this column is missing") for name in missing]
    if not found and head[0] != columns[0]:
        found = [Fault(file, 1, "", head[0], f"the first column must be {columns[0]}")]
    return found


def _nested(cells: dict[str, str]) -> dict[str, Any]:
    """Cells without the id and the empty ones; a pair `x_da`, `x_en` becomes `x: {da, en}`."""
    data: dict[str, Any] = {}
    for name, cell in list(cells.items())[1:]:
        stem, ending = name[:-3], name[-3:]
        if not cell.strip():
            continue
        if ending in LANGUAGE_ENDINGS:
            data.setdefault(stem, {})[ending[1:]] = cell
        else:
            data[name] = cell
    return data


def read_yaml(text: str, file: str, section: str = "") -> Sheet:
    """The rows of a YAML map from id to row: the whole file, or one `section` of it."""
    try:
        parsed = parse(text)
    except YamlError as error:
        return Sheet(faults=[Fault(file, error.line, "", "", error.message)])
    under: Path = (section,) if section else ()
    data = parsed.data
    if section:
        data = data.get(section) if isinstance(data, dict) else None
    if not isinstance(data, dict):
        told = "must be a map from ids to rows"
        return Sheet(faults=[Fault(file, parsed.line(under), section, "", told)])
    return Sheet([Written(str(name), file, row, parsed, (*under, name)) for name, row in data.items()])
