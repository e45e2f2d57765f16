"""A law of one day as a DMN 1.3 document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from vejviser import __version__
from vejviser.export.dmn.diagram import HEIGHT, WIDTH, boxes
from vejviser.export.dmn.feel import Feel
from vejviser.export.dmn.tables import CONDITION, Row, Table, decision_tables
from vejviser.export.xml_tree import Element, add, document, root
from vejviser.law.conditions import Vocabulary
from vejviser.law.model import LawText

SPACES = {
    "": "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "dmndi": "https://www.omg.org/spec/DMN/20191111/DMNDI/",
    "dc": "http://www.omg.org/spec/DMN/20180521/DC/",
    "di": "http://www.omg.org/spec/DMN/20180521/DI/",
}
NAMESPACE = "urn:vejviser:law"


@dataclass(frozen=True)
class Told:
    """What people read in the document, beside the names that FEEL goes by.

    `label` and `question` are given a fact, decision or table, `value` a name and one of its values;
    `notes` a rule, one for each of `annotations`; `authorities` the ids of the sources that a decision
    rests on, `sources` their titles, kinds and addresses.
    """

    title: str
    description: str
    label: Callable[[Table | str], str]
    question: Callable[[Table], str]
    value: Callable[[str, str], str]
    condition: str
    annotations: tuple[str, ...]
    notes: Callable[[str], Sequence[str]]
    authorities: Callable[[str], Sequence[str]] = lambda decision: ()
    sources: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)


def dmn_document(text: LawText, told: Told) -> bytes:
    """The XML of all decisions of a law (already of one day); raises `LawError` for a faulty law."""
    tables = decision_tables(text)
    return _Document(text, told, tables).xml()


class _Document:
    def __init__(self, text: LawText, told: Told, tables: Sequence[Table]) -> None:
        self.text, self.told, self.tables = text, told, tables
        self.feel = Feel(Vocabulary(text.facts, text.decisions))
        self.facts = [f for f in text.facts if any(f in table.needs for table in tables)]
        self.ids = {f: f"input_{f}" for f in self.facts} | {t.name: f"decision_{t.name}" for t in tables}

    def xml(self) -> bytes:
        """The whole document."""
        told = self.told
        top = root(
            "definitions", SPACES, id="vejviser", name=told.title, namespace=NAMESPACE,
            exporter="Vejviser", exporterVersion=__version__,
        )  # fmt: skip
        add(top, "description", told.description)
        for name in (*self.facts, *self.text.decisions):
            self.type(top, name)
        for table in self.tables:
            self.decision(top, table)
        for name in self.facts:
            data = add(top, "inputData", id=self.ids[name], name=name, label=told.label(name))
            add(data, "variable", id=f"variable_{name}", name=name, typeRef=self.type_of(name))
        for name, (title, kind, address) in told.sources.items():
            more = {"locationURI": address} if address else {}
            source = add(top, "knowledgeSource", id=f"source_{name}", name=title, **more)
            add(source, "type", kind)
        self.diagram(top)
        return document(top)

    # -- types --------------------------------------------------------------------------------------

    def type_of(self, name: str) -> str:
        """The FEEL type of a fact or decision; those with named values have a type of their own."""
        kind = self.feel.words.kind(name)
        return {"bool": "boolean", "number": "number", "date": "date"}.get(kind, f"t_{name}")

    def type(self, top: Element, name: str) -> None:
        """The type of a fact or decision with named values: text, one of these or a list of them."""
        if not self.type_of(name).startswith("t_"):
            return
        several = self.feel.words.kind(name) in ("set", "choices")
        more = {"isCollection": "true"} if several else {}
        made = add(
            top, "itemDefinition", id=f"type_{name}", name=f"t_{name}", label=self.told.label(name), **more
        )
        meant = {value: self.told.value(name, value) for value in self.feel.words.values(name)}
        add(made, "description", "; ".join(f"{value}: {words}" for value, words in meant.items()))
        add(made, "typeRef", "string")
        values = [self.feel.value(name, value) for value in self.feel.words.values(name)]
        add(add(made, "allowedValues"), "text", ", ".join(values))

    # -- decisions ----------------------------------------------------------------------------------

    def decision(self, top: Element, table: Table) -> None:
        """One decision with what it asks for, what it rests on, and its table."""
        kind = self.type_of(table.name) if table.kind == "decision" else "boolean"
        name = table.name
        made = add(top, "decision", id=self.ids[name], name=name, label=self.told.label(table))
        add(made, "question", self.told.question(table))
        add(made, "variable", id=f"variable_{name}", name=name, typeRef=kind)
        for number, need in enumerate(table.needs):
            asked = add(made, "informationRequirement", id=f"{self.ids[name]}_needs_{number}")
            tag = "requiredInput" if need in self.text.facts else "requiredDecision"
            add(asked, tag, href=f"#{self.ids[need]}")
        for source in self.told.authorities(table.about if table.kind == "decision" else ""):
            rests = add(made, "authorityRequirement", id=f"{self.ids[name]}_rests_{source}")
            add(rests, "requiredAuthority", href=f"#source_{source}")
        self.table(made, table, kind)

    def table(self, made: Element, table: Table, kind: str) -> None:
        """The decision table: inputs, output, annotations, rows."""
        name = f"table_{table.name}"
        grid = add(made, "decisionTable", id=name, hitPolicy=table.policy, outputLabel=self.told.label(table))
        for number, column in enumerate(table.columns):
            label = self.told.condition if column == CONDITION else self.told.label(self.named(column))
            asked = add(grid, "input", id=f"{name}_input_{number}", label=label)
            expression = add(
                asked, "inputExpression", id=f"{name}_expression_{number}", typeRef=self.column_type(column)
            )
            add(expression, "text", column or "true")
        output = add(grid, "output", id=f"{name}_output", typeRef="string" if kind.startswith("t_") else kind)
        add(add(output, "outputValues"), "text", ", ".join(table.outputs))
        if table.default:
            add(add(output, "defaultOutputEntry"), "text", table.default)
        for heading in self.told.annotations:
            add(grid, "annotation", name=heading)
        for number, row in enumerate(table.rows):
            self.row(grid, f"{name}_row_{number}", row)

    def row(self, grid: Element, name: str, row: Row) -> None:
        made = add(grid, "rule", id=name)
        for number, cell in enumerate(row.cells):
            add(add(made, "inputEntry", id=f"{name}_cell_{number}"), "text", cell)
        add(add(made, "outputEntry", id=f"{name}_output"), "text", row.output)
        notes = self.told.notes(row.rule) if row.rule else [""] * len(self.told.annotations)
        for note in notes:
            add(add(made, "annotationEntry"), "text", note)

    def named(self, column: str) -> Table | str:
        """The helping table of a column, or the name of the fact or decision."""
        return next((t for t in self.tables if t.name == column and t.kind != "decision"), column)

    def column_type(self, column: str) -> str:
        known = column in self.text.facts or column in self.text.decisions
        return self.type_of(column) if known else "boolean"

    # -- picture ------------------------------------------------------------------------------------

    def diagram(self, top: Element) -> None:
        """Shapes for facts and decisions, and a line for each requirement."""
        placed = boxes(self.tables, self.facts)
        picture = add(add(top, "dmndi:DMNDI"), "dmndi:DMNDiagram", id="diagram")
        for name, box in placed.items():
            shape = add(picture, "dmndi:DMNShape", id=f"shape_{name}", dmnElementRef=self.ids[name])
            size = {"width": str(WIDTH), "height": str(HEIGHT)}
            add(shape, "dc:Bounds", x=str(box.x), y=str(box.y), **size)
        for table in self.tables:
            for number, need in enumerate(table.needs):
                about = f"{self.ids[table.name]}_needs_{number}"
                edge = add(picture, "dmndi:DMNEdge", id=f"edge_{about}", dmnElementRef=about)
                for x, y in (placed[need].top, placed[table.name].bottom):
                    add(edge, "di:waypoint", x=str(x), y=str(y))


def until_words(start: dt.date | None, end: dt.date | None) -> str:
    """The days of a rule as ISO 8601 interval, open ends empty: '2021-05-26..'."""
    if not start and not end:
        return ""
    return f"{start or ''}..{end or ''}"
