"""Each way to write a block wrongly, and what the writer is told."""

from __future__ import annotations

import pytest

from tests.handbook.pages import faults

SOURCE = """```source other
title: {da: Anden, en: Other}
short: Other
kind: guidance
mark: memory
```
"""
FACT = """```fact size
type: choice
topic: basics
ask: {da: Hvor stor?, en: How big?}
values:
  small: {da: lille, en: small}
  large: {da: stor, en: large}
label: {da: størrelse, en: size}
```
"""
RULE = """```rule act.2
when: autonomous
then: risk = high
cite: act, Article 2
mark: verified
because: {da: Fordi., en: Because.}
```
"""
STEP = """```step file
stage: product
kind: duty
title: {da: Ansøg, en: Apply}
do: {da: Ansøg., en: Apply.}
when: autonomous
after: assess
cite: act, Article 2
mark: verified
because: {da: Fordi., en: Because.}
```
"""
DECISION = """```decision extra
title: {da: Ekstra, en: Extra}
ask: {da: Ekstra?, en: Extra?}
topic: basics
values: {low: {da: lav, en: low}, high: {da: høj, en: high}}
combine: unique
mark: verified
cite: act
```
"""
READING = """```reading reading_x
topic: basics
question: {da: Hvad?, en: What?}
positions:
  broad: {label: {da: bred, en: broad}, held_by: {da: nogle, en: some}, cite: act}
  narrow: {label: {da: snæver, en: narrow}, held_by: {da: andre, en: others}, cite: act}
mark: verified
label: {da: læsning, en: reading}
```
"""
ALL = SOURCE + FACT + RULE + STEP + DECISION + READING


def test_the_blocks_these_tests_break_are_sound() -> None:
    assert faults(ALL) == []


WRONG = [
    (
        SOURCE,
        "kind: guidance",
        "kind: guide",
        4,
        "source other: `kind`: 'guide' is not allowed; use 'regulation'",
    ),
    (
        SOURCE,
        "mark: memory",
        "mark: sure",
        5,
        "`mark`: 'sure' is not allowed; use 'verified', 'secondary', 'memory'",
    ),
    (SOURCE, "short: Other", "shrot: Other", 3, "`shrot`: no such key; did you mean 'short'?"),
    (SOURCE, "short: Other\n", "", 2, "`short`: this key is missing"),
    (SOURCE, "short: Other", "short: 2017", 3, "`short`: must be text; put 2017 in quotation marks"),
    (SOURCE, "mark: memory", "mark: memory\nseen: 2026-13-01", 6, "`seen`: '2026-13-01' is not a day"),
    (
        SOURCE,
        "mark: memory",
        "mark: memory\nseen: 2026",
        6,
        "`seen`: '2026' is not a day: write it as 2026-12-31",
    ),
    (SOURCE, "other", "my.other", 1, "'my.other' cannot be the id of a source: use letters, digits and _"),
    (FACT, "en: How big?", "en: ''", 4, "`ask.en`: must not be empty"),
    (FACT, ", en: How big?", "", 4, "`ask.en`: every text stands in Danish and English"),
    (
        FACT,
        "{da: Hvor stor?, en: How big?}",
        "How big?",
        4,
        "`ask`: words stand in both languages: {da: ..., en: ...}",
    ),
    (
        FACT,
        "Hvor stor?,",
        "Hvor stor, eller lille,",
        4,
        "'eller lille' is not a key; put words that hold a comma",
    ),
    (FACT, "label: {da: størrelse, en: size}\n", "", 2, "`label`: this key is missing"),
    (FACT, "en: size}", "en: 'how big?'}", 8, "`label`: a label is a noun phrase, not a question"),
    (FACT, "en: size}", f"en: {'long ' * 9}}}", 8, "`label`: a label has at most 40 letters"),
    (READING, "label: {da: læsning, en: reading}\n", "", 2, "`label`: this key is missing"),
    (DECISION, "combine: unique", "combine: unique\nheadline: first", 7, "`headline`: "),
    (FACT, "type: choice", "type: bool", 2, "a bool fact has no `values`"),
    (FACT, "type: choice", "type: choice\nprice_when: [small]", 2, "`price_when` without `price`"),
    (
        FACT,
        "type: choice",
        "type: choice\nprice: {da: pris, en: price}\nprice_when: [fewer]",
        2,
        "`price_when` of this fact is among earlier, later, small, large: not fewer",
    ),
    (FACT, "type: choice", "type: choice\nunit: {da: kr., en: DKK}", 2, "only a number fact has a `unit`"),
    (FACT, "  small:", "  in:", 6, "'in' is not a name"),
    (FACT, "  small:", "  1st:", 6, "'1st' is not a name"),
    (
        FACT,
        "topic: basics",
        "topic: basisc",
        3,
        "size: `topic`: no topic is called 'basisc'; did you mean 'basics'?",
    ),
    (FACT, "topic: basics", "topic: basics\nonly_if: purpos == diagnosis", 4, "did you mean 'purpose'?"),
    (FACT, "topic: basics", "topic: basics\nonly_if: risk == high", 4, "here only facts can stand"),
    (
        FACT,
        "fact size",
        "fact purpose",
        1,
        "purpose: the id is taken: it stands in content/law.md:10 already",
    ),
    (FACT, "fact size", "fact assess", 1, "the id is taken"),
    (
        RULE,
        "then: risk = high",
        "then: risk = hihg",
        3,
        "'hihg' is not a value of 'risk'; did you mean 'high'?",
    ),
    (RULE, "then: risk = high", "then: rsik = high", 3, "no decision is called 'rsik'; did you mean 'risk'?"),
    (RULE, "then: risk = high", "then: high", 2, "`then: high` does not read `decision = value`"),
    (RULE, "then: risk = high\n", "", 2, "a rule needs `then: decision = value`, or `except`"),
    (
        RULE,
        "when: autonomous",
        "when: autonomus",
        2,
        "no fact or decision is called 'autonomus'; did you mean 'autonomous'",
    ),
    (RULE, "when: autonomous", "when: purpose == diagnosi", 2, "'diagnosi' is not a value of 'purpose'"),
    (RULE, "when: autonomous", "when: autonomous and", 2, "this is not a condition"),
    (RULE, "when: autonomous", "when: [autonomous]", 2, "a condition is written as text"),
    (RULE, "then: risk = high", "then: risk = high\nexcept: act.1.cancr", 4, "did you mean 'act.1.cancer'?"),
    (
        RULE,
        "cite: act, Article 2",
        "cite: act Article 2",
        4,
        "is not a citation: write 'source_id, provision'",
    ),
    (
        RULE,
        "cite: act, Article 2",
        "cite: atc, Article 2",
        4,
        "`cite`: no source is called 'atc'; did you mean 'act'?",
    ),
    (RULE, "cite: act, Article 2", "cite: []", 4, "`cite`: "),
    (RULE, "mark: ver", "applies: 2021-01-01\nmark: ver", 5, "is not a period: write from..to"),
    (RULE, "mark: ver", "applies: 2021-01-02..2021-01-01\nmark: ver", 5, "ends before it begins"),
    (
        RULE,
        "mark: ver",
        "adopted: 2021-01-02\nin_force: 2021-01-01\nmark: ver",
        2,
        "`in_force` is before `adopted`",
    ),
    (
        RULE,
        "mark: ver",
        "adopted: 2021-01-02\napplies: 2021-01-01..\nmark: ver",
        2,
        "`applies` begins before `adopted`",
    ),
    (RULE, "act.2\n", "act..2\n", 1, "'act..2' cannot be the id of a rule"),
    (RULE, "when: autonomous", "when: autonomous\nwhen: true", 3, "the key 'when' stands here twice"),
    (RULE, "when: autonomous", "when: a: b", 2, "quotation marks"),
    (
        STEP,
        "stage: product",
        "stage: produkt",
        2,
        "'produkt' is not allowed; use 'collaboration', 'product' or 'adoption'",
    ),
    (
        STEP,
        "after: assess",
        "after: [asess]",
        7,
        "`after`: no step is called 'asess'; did you mean 'assess'?",
    ),
    (STEP, "after: assess", "decided_by: vmk", 7, "`decided_by`: no authority is called 'vmk'"),
    (STEP, "after: assess", "documents: {in: [plan]}", 7, "`documents`: no document is called 'plan'"),
    (
        STEP,
        "after: assess",
        "documents: {needs: [plan]}",
        7,
        "`documents.needs`: no such key; valid: in, out",
    ),
    (
        STEP,
        "after: assess",
        "experienced: [{p10: 9, p50: 5, unit: days, cite: act, mark: memory}]",
        7,
        "must ascend",
    ),
    (
        STEP,
        "after: assess",
        "fee: [{amount: -5, currency: DKK, year: 2026, cite: act, mark: memory}]",
        7,
        "`fee.0.amount`",
    ),
    (
        STEP,
        "after: assess",
        "statutory: [{days: 5, unit: days, cite: act, mark: memory}]",
        7,
        "use 'calendar' or 'working'",
    ),
    (STEP, "after: assess", "pace: often", 7, "use 'once', 'lasting' or 'event'"),
    (
        STEP,
        "after: assess",
        "statutory: [{days: 5, unit: working, clock: hold, cite: act, mark: memory}]",
        7,
        "use 'answer', 'act', 'wait', 'keep' or 'repeat'",
    ),
    (
        STEP,
        "after: assess",
        "returned: [{share: 35, p50: 20, unit: days, cite: act, mark: memory}]",
        7,
        "`returned.0.share`",
    ),
    (
        STEP,
        "after: assess",
        "returned: [{share: 0.3, p10: 30, p50: 20, unit: days, cite: act, mark: memory}]",
        7,
        "must ascend",
    ),
    (
        DECISION,
        "combine: unique",
        "combine: unique\notherwise: middle",
        2,
        "`otherwise: middle` is not one of the values",
    ),
    (DECISION, "combine: unique", "combine: all\notherwise: low", 2, "has no `otherwise`"),
    (
        DECISION,
        "combine: unique",
        "combine: highest",
        6,
        "'highest' is not allowed; use 'strictest', 'first'",
    ),
    (READING, "mark: ver", "authority: vmk\nmark: ver", 7, "`authority`: no authority is called 'vmk'"),
    (READING, "cite: act}\nmark", "cite: cat}\nmark", 4, "no source is called 'cat'; did you mean 'act'?"),
]


@pytest.mark.parametrize(("block", "right", "wrong", "line", "told"), WRONG)
def test_a_fault_names_file_line_block_and_key(
    block: str, right: str, wrong: str, line: int, told: str
) -> None:
    assert right in block
    offset = ALL[: ALL.index(block)].count("\n")
    found = faults(ALL.replace(block, block.replace(right, wrong)))
    at = f"content/page.md:{offset + line}: "
    assert any(told in fault and fault.startswith(at) for fault in found), found


def test_a_body_must_be_a_map() -> None:
    assert faults("```fact x\n- a\n```\n") == [
        "content/page.md:2: fact x: the body must be lines of `key: value`"
    ]
    assert "key: value" in faults("```fact x\n```\n")[0]


def test_one_broken_block_is_told_once_and_not_again_wherever_it_is_named() -> None:
    broken = FACT.replace("type: choice", "type: chioce") + RULE.replace("autonomous", "size == large")
    assert [fault.split(" ", 1)[0] for fault in faults(broken)] == ["content/page.md:2:"]


def test_all_faults_are_told_at_once() -> None:
    assert len(faults(FACT.replace("basics", "nowhere") + RULE.replace("high", "tall"))) == 2


def test_overlay_blocks_do_not_stand_in_the_law_in_force() -> None:
    (told,) = faults("```repeal gone\nrules: [act.1.cancer]\n```\n")
    assert "belongs in a file of `overlays/`" in told


def test_a_no_is_a_string() -> None:
    fact = FACT.replace("small:", "no:").replace("large:", "yes:")
    assert faults(fact + RULE.replace("when: autonomous", "when: size == no")) == []
