"""The law as DMN is valid, and an independent FEEL engine decides by it as our law decides."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.dmn.parser.DMNParser import DMNParser

from tests.export.materials import DAY, boat, example
from tests.export.readers import node, npm
from tests.law.oracle import Oracle, Outcome
from tests.law.random_laws import SMALL, law
from vejviser.export.dmn.document import Told, dmn_document
from vejviser.export.dmn.feel import Feel, conjuncts, literal
from vejviser.export.dmn.law_dmn import law_dmn
from vejviser.export.dmn.tables import Table, decision_tables
from vejviser.handbook.load import load
from vejviser.law.batch import Batch
from vejviser.law.conditions import Const, Vocabulary, parse
from vejviser.law.law import Law
from vejviser.law.model import NOT_APPLICABLE, Decision, Fact, LawText, Rule

READER = Path(__file__).with_name("dmn_reader.mjs")
MODEL = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"
BARE = Told(
    "law", "", lambda named: named if isinstance(named, str) else named.name, lambda table: "",
    lambda name, value: value, "", (), lambda rule: (),
)  # fmt: skip


@lru_cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(npm("@kie-tools/dmn-marshaller/src/schemas/dmn-1_3/DMN13.xsd")))


@lru_cache
def written() -> bytes:
    return law_dmn(example("brain-mri-triage"))


def decided(asked: Sequence[tuple[bytes, Sequence[Mapping[str, Any]]]]) -> list[list[dict[str, Any]]]:
    """What the reader in JavaScript decides of the projects by each document."""
    npm("feelin/dist/index.js")
    plain = [{"xml": xml.decode(), "projects": [as_feel(p) for p in projects]} for xml, projects in asked]
    found: list[list[dict[str, Any]]] = json.loads(node(READER, stdin=json.dumps(plain).encode()))
    return found


def as_feel(project: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: None if answer == NOT_APPLICABLE else {"date": answer.isoformat()} if isinstance(answer, dt.date) else answer
        for name, answer in project.items()
    }  # fmt: skip


def outcome(found: Any) -> Outcome:
    """What the reader decided, as the oracle tells it."""
    if isinstance(found, list):
        return frozenset(found)
    return str({None: "no_rule", "CLASH": "clash"}.get(found, found))


# -- the handbook ---------------------------------------------------------------------------------------


def test_the_document_is_valid_dmn_and_a_spoilt_one_is_not() -> None:
    tree = etree.fromstring(written())
    assert schema().validate(tree), schema().error_log
    next(tree.iter(f"{MODEL}decisionTable")).set("hitPolicy", "STRICTEST")
    assert not schema().validate(tree)


def projects(law: Law, count: int) -> list[dict[str, Any]]:
    """Random complete projects of a law, every value of a fact that applies alike."""
    rng, oracle = random.Random(5), Oracle(law.text)
    found: list[dict[str, Any]] = []
    while len(found) < count:
        project: dict[str, Any] = {
            fact: code.sample([rng.randrange(law.variables[level].size) for level in code.levels])
            for fact, code in law.codings.items()
        }
        for fact in law.gates:
            if fact in project and not oracle.holds(oracle.gates[fact], project):
                project[fact] = NOT_APPLICABLE
        if all(oracle.holds(constraint, project) for constraint in oracle.require):
            found.append(project)
    return found


def test_a_thousand_projects_are_decided_as_our_law_decides_them() -> None:
    law = load().law(DAY)
    asked = projects(law, 1000)
    (found,) = decided([(written(), asked)])
    batch = Batch(law, [*law.text.decisions])
    codes = batch.from_columns(batch.columns(asked))
    for name, decision in law.text.decisions.items():
        said = [one[name] for one in found]
        if decision.combine == "all":
            for value in (*decision.values, *([NOT_APPLICABLE] if decision.only_if else [])):
                key = f"{name}.{value}"
                ours = [batch.outcomes[key][code] == "yes" for code in codes[key]]
                assert ours == [value in one for one in said], key
        else:
            assert [batch.outcomes[name][code] for code in codes[name]] == said, name


def test_every_decision_is_a_table_that_asks_for_what_it_tests() -> None:
    tree = etree.fromstring(written())
    names = {decision.get("name"): decision for decision in tree.iter(f"{MODEL}decision")}
    assert set(load().decisions) <= set(names)
    assert all(decision.find(f"{MODEL}decisionTable") is not None for decision in names.values())
    text = load().law_text(DAY)
    for decision in text.decisions.values():
        rows = names[decision.id].findall(f"{MODEL}decisionTable/{MODEL}rule")
        rules = [rule for rule in text.rules_of(decision.id) if rule.value]
        assert len(rows) == len(rules) + bool(decision.only_if)


def test_rules_of_other_days_are_left_out() -> None:
    rules = {rule.id: rule for rule in load().law_text().rules}
    told = {e.text for e in etree.fromstring(written()).iter(f"{MODEL}text")}
    past = [rule.id for rule in rules.values() if not rule.applies.holds(DAY) and rule.value]
    assert past
    assert not told & set(past)


def test_labels_citations_and_days_are_in_the_language_asked_for() -> None:
    danish, english = (etree.fromstring(law_dmn(boat(lang, form="ship"))) for lang in ("da", "en"))
    for tree, label, cited, means in ((danish, "bådens form", "BL art. 2(2)", "Mellem"), (english, "form of the boat", "BL Art. 2(2)", "Middle")):  # fmt: skip
        assert {e.get("label") for e in tree.iter(f"{MODEL}inputData")} >= {label}
        told = [[e.findtext(f"{MODEL}text") for e in rule.iter(f"{MODEL}annotationEntry")] for rule in tree.iter(f"{MODEL}rule")]  # fmt: skip
        assert any(cited in row and means in row and "boats.engine" in row for row in told)
    source = next(english.iter(f"{MODEL}knowledgeSource"))
    assert (source.get("name"), source.get("locationURI")) == ("BL", "https://example.org/act")


def test_the_picture_shows_each_fact_and_decision_once_and_apart() -> None:
    tree = etree.fromstring(written())
    dmndi = "{https://www.omg.org/spec/DMN/20191111/DMNDI/}"
    shapes = [shape.get("dmnElementRef") for shape in tree.iter(f"{dmndi}DMNShape")]
    drawn = [e.get("id") for tag in ("decision", "inputData") for e in tree.iter(MODEL + tag)]
    assert sorted(shapes) == sorted(drawn)
    corners = {
        (b.get("x"), b.get("y")) for b in tree.iter("{http://www.omg.org/spec/DMN/20180521/DC/}Bounds")
    }
    assert len(corners) == len(shapes)


def test_spiffworkflow_reads_every_table() -> None:
    """It reads one decision a file and knows no annotation columns, so each is given to it alone, without."""
    tree = etree.fromstring(written())
    for decision in list(tree.iter(f"{MODEL}decision")):
        alone = etree.Element(tree.tag, tree.attrib, {"dmn": MODEL.strip("{}")})
        alone.append(decision)
        for tag in ("annotation", "annotationEntry"):
            for extra in list(decision.iter(MODEL + tag)):
                extra.getparent().remove(extra)
        reader = DMNParser(BpmnParser(), alone, {"dmn": MODEL.strip("{}")})
        reader.parse()
        (table,) = reader.decision.decisionTables
        rows = decision.findall(f"{MODEL}decisionTable/{MODEL}rule")
        assert len(table.rules) == len(rows)
        assert all(len(rule.inputEntries) == len(table.inputs) for rule in table.rules)


# -- laws of every kind ---------------------------------------------------------------------------------


def test_random_laws_are_decided_as_the_oracle_decides_them() -> None:
    rng = random.Random(11)
    texts = [law(rng, replace(SMALL, states=120)) for _ in range(60)]
    oracles = [Oracle(text) for text in texts]
    asked = [(dmn_document(text, BARE), list(oracle.projects())) for text, oracle in zip(texts, oracles, strict=True)]  # fmt: skip
    assert all(schema().validate(etree.fromstring(xml)) for xml, _ in asked)
    found = decided(asked)
    seen: set[str] = set()
    for text, oracle, (_, given), told in zip(texts, oracles, asked, found, strict=True):
        for project, said in zip(given, told, strict=True):
            wanted = oracle.outcomes(project)
            for name in text.decisions:
                assert outcome(said[name]) == wanted[name], (name, project)
                seen |= {str(wanted[name])}
    assert {"no_rule", "clash", NOT_APPLICABLE, "frozenset()"} <= seen


def boats_of(*rules: Rule, **more: Any) -> tuple[Table, ...]:
    kind = Fact("kind", "choice", ("a", "b", "c"))
    motor = Fact("motor", "bool", only_if="kind == a")
    cargo = Fact("cargo", "choices", ("x", "y"))
    length = Fact("length", "number")
    decision = Decision("d", ("low", "high"), more.pop("combine", "strictest"), **more)
    facts = {fact.id: fact for fact in (kind, motor, cargo, length)}
    return decision_tables(LawText(facts, {"d": decision}, rules))


def cells(when: str) -> dict[str, str]:
    (table,) = boats_of(Rule("r", "d", "high", when))
    return dict(zip(table.columns, table.rows[0].cells, strict=True))


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("kind == a", {"kind": '"a"'}),
        ("kind != a", {"kind": 'not("a")'}),
        ("kind in (a, b)", {"kind": 'not("c")'}),
        ("kind == a and kind == b", {"kind": "-", "": "false"}),
        ("motor", {"motor": "true"}),
        ("not motor", {"motor": "not(true)"}),
        ("motor == false", {"motor": "false"}),
        ("motor == not_applicable", {"motor": "null"}),
        ("motor != not_applicable", {"motor": "not(null)"}),
        ("x in cargo", {"cargo": 'list contains(?, "x")'}),
        ("x not in cargo and length >= 24", {"cargo": 'not(list contains(?, "x"))', "length": ">= 24"}),
        ("not (motor or x in cargo)", {"motor": "not(true)", "cargo": 'not(list contains(?, "x"))'}),
        ("length == 2.5", {"length": "? >= 2.5 and ? <= 2.5"}),
        ("kind == a or length < 3", {"": 'kind = "a" or length < 3'}),
        ("kind == b and (kind == a or not motor)", {"kind": '"b"', "": 'kind = "a" or not(motor = true)'}),
        ("true", {}),
    ],
)  # fmt: skip
def test_what_one_name_decides_is_a_cell_of_its_column(when: str, told: dict[str, str]) -> None:
    assert cells(when) == told


def test_each_way_to_combine_has_its_hit_policy() -> None:
    rules = (Rule("r", "d", "low", "kind == a"), Rule("s", "d", "high", "kind != c"))
    policies = {
        combine: boats_of(*rules, combine=combine)[-1] for combine in ("strictest", "first", "unique", "all")
    }
    assert {c: t.policy for c, t in policies.items()} == {
        "strictest": "PRIORITY", "first": "FIRST", "unique": "ANY", "all": "COLLECT",
    }  # fmt: skip
    assert policies["strictest"].outputs == ('"high"', '"low"')
    assert [row.rule for row in policies["strictest"].rows] == ["s", "r"]
    assert [row.rule for row in policies["first"].rows] == ["r", "s"]


def test_exceptions_and_only_if_are_tables_that_rows_ask_for() -> None:
    rules = (
        Rule("r", "d", "high", "kind == a"),
        Rule("e.1", "", "", "motor", ("r",)),
        Rule("e_1", "", "", "length > 9", ("e.1",)),
    )
    inner, outer, applies, main = sorted(
        boats_of(*rules, only_if="kind != c", otherwise="low"), key=lambda t: ["exception", "applies", "decision"].index(t.kind)
    )  # fmt: skip
    assert (inner.about, outer.about, applies.about) == ("e_1", "e.1", "d")
    assert (inner.name, outer.name) == ("exception_e_1_2", "exception_e_1")
    assert main.columns == ("applies_d", "kind", "exception_e_1")
    assert [row.cells for row in main.rows] == [("false", "-", "-"), ("true", '"a"', "false")]
    assert main.default == '"low"'
    assert outer.rows[0].cells == ("true", "false")


def test_literals_are_feel() -> None:
    assert literal('say "hi"') == '"say \\"hi\\""'
    assert [literal(n) for n in (1e22, 1e-7, -2.0, 0.5)] == [
        "10000000000000000000000",
        "0.0000001",
        "-2",
        "0.5",
    ]
    assert literal(dt.date(2026, 12, 31)) == 'date("2026-12-31")'


def test_conjuncts_push_opposites_inward() -> None:
    facts = {name: Fact(name, "bool") for name in "abc"}
    tree = parse("not (a or not (b and c)) and true", Vocabulary(facts, {}))
    feel = Feel(Vocabulary(facts, {}))
    told = [feel.expression(part) for part in conjuncts(tree) if not isinstance(part, Const)]
    assert told == ["not(a = true)", "b = true", "c = true"]


def _ids(tree: Any) -> Iterable[str]:
    return (element.get("id") for element in tree.iter() if element.get("id"))


def test_ids_are_each_used_once() -> None:
    found = list(_ids(etree.fromstring(written())))
    assert len(found) == len(set(found))
