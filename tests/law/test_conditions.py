"""Conditions are parsed with `ast`, checked against the vocabulary, and never evaluated."""

import datetime as dt

import pytest

from vejviser.law.conditions import (
    Compare,
    Condition,
    Const,
    Every,
    Holds,
    Is,
    Not,
    Some,
    Vocabulary,
    names_in,
    parse,
)
from vejviser.law.errors import LawError
from vejviser.law.model import Decision, Fact, Place

FACTS = {
    f.id: f
    for f in (
        Fact("software", "bool"),
        Fact("impact", "choice", ("low", "serious", "death"), only_if="software"),
        Fact("uses", "choices", ("cancer", "genetic")),
        Fact("value", "number"),
        Fact("placed", "date"),
        Fact("purpose", "text"),
    )
}
DECISIONS = {
    d.id: d
    for d in (
        Decision("cls", ("I", "IIa", "IIb", "III"), "strictest", only_if="software"),
        Decision("body", ("no", "yes"), "unique"),
        Decision("roles", ("provider", "deployer"), "all"),
    )
}
WORDS = Vocabulary(FACTS, DECISIONS)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("software", Is("software", ("true",))),
        ("not software", Not(Is("software", ("true",)))),
        ("true", Const(True)),
        ("impact == death", Is("impact", ("death",))),
        ("impact != death", Not(Is("impact", ("death",)))),
        ("impact in (low, serious)", Is("impact", ("low", "serious"))),
        ("impact not in (low,)", Not(Is("impact", ("low",)))),
        ("impact == not_applicable", Is("impact", ("not_applicable",))),
        ("cancer in uses", Holds("uses", "cancer")),
        ("cancer not in uses", Not(Holds("uses", "cancer"))),
        ("provider in roles", Holds("roles", "provider")),
        ("value >= 5", Compare("value", ">=", 5.0)),
        ("5 <= value", Compare("value", ">=", 5.0)),
        ("value < -1.5", Compare("value", "<", -1.5)),
        ("placed < '2021-05-26'", Compare("placed", "<", dt.date(2021, 5, 26))),
        ("value == 5", Every((Compare("value", ">=", 5.0), Compare("value", "<=", 5.0)))),
        ("cls >= IIb", Is("cls", ("IIb", "III"))),
        ("cls < I", Const(False)),
        ("body == yes and\n  software", Every((Is("body", ("yes",)), Is("software", ("true",))))),
        ("software or impact == low", Some((Is("software", ("true",)), Is("impact", ("low",))))),
    ],
)
def test_a_condition_is_read_as_the_tree_that_it_says(text: str, tree: Condition) -> None:
    assert parse(text, WORDS) == tree


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sofware", "did you mean 'software'?"),
        ("impact == deth", "did you mean 'death'?"),
        ("cancr in uses", "did you mean 'cancer'?"),
        ("impact", "compare it with a value"),
        ("uses == cancer", "write cancer in uses"),
        ("value == low", "compare it with a number"),
        ("placed < '2021-13-01'", "quoted date"),
        ("placed < 2021", "quoted date"),
        ("purpose == 'x'", "free text"),
        ("impact < death", "has no order"),
        ("body > no", "has no order"),
        ("low < impact < death", "two things at a time"),
        ("__import__('os').system('true')", "is not allowed"),
        ("software + 1 == 2", "on the left"),
        ("software if value > 1 else software", "is not allowed"),
        ("software and", "not a condition"),
        ("(lambda: 1)()", "is not allowed"),
        ("impact is death", "use =="),
        ("software in impact", "holds no set"),
        ("software == not_applicable", "not a value of 'software'"),
        ("", "not a condition"),
        ("(" * 3000 + "software" + ")" * 3000, "not a condition"),
    ],
)
def test_a_faulty_condition_names_place_fault_and_nearest_name(text: str, message: str) -> None:
    with pytest.raises(LawError) as caught:
        parse(text, WORDS, "mdr.r11", Place("eu/mdr.md", 17))
    assert str(caught.value).startswith("eu/mdr.md:17: mdr.r11: ")
    assert message in str(caught.value)


def test_the_names_of_a_condition_come_in_the_order_written() -> None:
    tree = parse("not software and (impact == low or cancer in uses) and value < 3", WORDS)
    assert list(names_in(tree)) == ["software", "impact", "uses", "value"]
