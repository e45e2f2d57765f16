"""Decision tables: a `table` block and the Markdown table under it, as ordinary rules.

The first column is `id`, the last `then`; every other header is a fact or decision. A cell is a value,
a comma list of values (any of them), a comparison such as `>= 5`, `not value`, or `-` for anything.
"""

from __future__ import annotations

import re

from vejviser.handbook.blocks import Row, Table
from vejviser.handbook.entries import RuleEntry
from vejviser.handbook.faults import Fault
from vejviser.handbook.parts import is_name
from vejviser.handbook.read import TableDraft
from vejviser.law.conditions import Vocabulary
from vejviser.law.errors import hint
from vejviser.law.model import Place

_COMPARED = re.compile(r"(<=|>=|<|>|==|!=)\s*(.+)")


def rules_of(draft: TableDraft, words: Vocabulary) -> tuple[list[RuleEntry], list[Fault]]:
    """The rules of a table, in the order of its rows, and the faults of its header and cells."""
    table = draft.block.table
    if table is None:
        return [], []
    faults = _header_faults(draft, table, words)
    if faults:
        return [], faults
    rules: list[RuleEntry] = []
    for row in table.rows:
        wrong = _row_faults(draft, row)
        faults += wrong
        if not wrong:
            rules.append(_rule(draft, table, row, words))
    return rules, faults


def _fault(draft: TableDraft, line: int, message: str) -> Fault:
    return Fault(draft.block.place.file, line, f"table {draft.block.id}", "", message)


def _header_faults(draft: TableDraft, table: Table, words: Vocabulary) -> list[Fault]:
    first, *names, last = table.header if len(table.header) > 1 else ("", "")
    if first != "id" or last != "then":
        return [_fault(draft, table.line, "the first column must be `id` and the last `then`")]
    known = words.names()
    return [
        _fault(draft, table.line, f"no fact or decision is called '{name}'{hint(name, known)}")
        for name in names
        if name not in known
    ]


def _row_faults(draft: TableDraft, row: Row) -> list[Fault]:
    first, last = row.cells[0], row.cells[-1]
    told = []
    if not is_name(first):
        told.append(f"'{first}' cannot be the id of a row: use a name such as critical")
    if not is_name(last):
        told.append(f"`then` must be one value of {draft.body.decides}, not '{last}'")
    if "" in row.cells[1:-1]:
        told.append("a cell is empty; write - for anything")
    return [_fault(draft, row.line, message) for message in told]


def _rule(draft: TableDraft, table: Table, row: Row, words: Vocabulary) -> RuleEntry:
    body, shared = draft.body, draft.cite
    tests = [f"({body.when})"] if body.when else []
    columns = zip(table.header[1:-1], row.cells[1:-1], strict=True)
    tests += [test_of(name, cell, words) for name, cell in columns if cell != "-"]
    place = Place(shared.place.file, row.line)
    return RuleEntry(
        f"{shared.id}.{row.cells[0]}", place, shared.provision, shared.cite, shared.mark, shared.covers,
        **body.dated(), table=shared.id, decision=body.decides, value=row.cells[-1],
        when=" and ".join(tests) or "true", excepts=tuple(body.excepts),
    )  # fmt: skip


def test_of(name: str, cell: str, words: Vocabulary) -> str:
    """The condition that a cell of the column `name` stands for."""
    if cell.startswith("not "):
        return f"not ({test_of(name, cell[4:].strip(), words)})"
    if found := _COMPARED.fullmatch(cell):
        return f"{name} {found[1]} {found[2]}"
    kind = words.kind(name)
    if kind == "bool":
        spoken = {"yes": name, "true": name, "no": f"not {name}", "false": f"not {name}"}
        return spoken.get(cell, f"{name} == {cell}")
    values = [value.strip() for value in cell.split(",")]
    if kind in ("choices", "set"):
        return "(" + " or ".join(f"{value} in {name}" for value in values) + ")"
    return f"{name} in ({', '.join(values)})" if len(values) > 1 else f"{name} == {values[0]}"
