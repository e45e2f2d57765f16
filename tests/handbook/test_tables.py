from __future__ import annotations

from tests.handbook.pages import faults, handbook

TABLE = """
## Article 3

> da: Vægten og brugen afgør klassen.
> en: Weight and use decide the risk.

```fact weight
type: number
topic: basics
label: {da: vægt, en: weight}
ask: {da: Vægt?, en: Weight?}
unit: {da: kg, en: kg}
```
```table act.3
decides: risk
when: purpose == diagnosis
cite: act, Article 3
applies: 2021-01-01..2029-12-31
mark: secondary
because: {da: Sådan er tabellen., en: So the table says.}
```

| id    | purpose             | uses          | autonomous | weight | then |
|-------|---------------------|---------------|------------|--------|------|
| heavy | -                   | -             | yes        | >= 5   | high |
| both  | diagnosis, wellness | cancer, heart | no         | -      | high |
| rest  | not wellness        | -             | -          | < 5    | low  |
"""


def test_rows_become_rules_in_their_order() -> None:
    rules = handbook(page=TABLE).rules
    assert list(rules)[-3:] == ["act.3.heavy", "act.3.both", "act.3.rest"]
    assert rules["act.3.heavy"].when == "(purpose == diagnosis) and autonomous and weight >= 5"
    assert rules["act.3.both"].when == (
        "(purpose == diagnosis) and purpose in (diagnosis, wellness) and "
        "(cancer in uses or heart in uses) and not autonomous"
    )
    assert rules["act.3.rest"].when == "(purpose == diagnosis) and not (purpose == wellness) and weight < 5"


def test_rules_of_a_table_share_what_the_block_says() -> None:
    rule = handbook(page=TABLE).rules["act.3.rest"]
    assert (rule.decision, rule.value, rule.mark) == ("risk", "low", "secondary")
    assert str(rule.applies.start) == "2021-01-01"
    assert rule.cite[0].provision == "Article 3"
    assert rule.place.line == TABLE[: TABLE.index("| rest")].count("\n") + 1
    assert rule.provision.headings[-1] == "Article 3"
    assert rule.because is not None


def test_a_row_of_dashes_always_holds() -> None:
    page = TABLE.replace("when: purpose == diagnosis\n", "").replace("| - ", "| - ")
    page = page.replace(
        "| heavy | -                   | -             | yes        | >= 5   |", "| heavy | - | - | - | - |"
    )
    assert handbook(page=page).rules["act.3.heavy"].when == "true"


def told(right: str, wrong: str) -> str:
    assert right in TABLE
    return "\n".join(faults(TABLE.replace(right, wrong)))


def test_faults_of_a_table_name_the_row() -> None:
    assert "no fact or decision is called 'weigth'; did you mean 'weight'?" in told(
        "| weight |", "| weigth |"
    )
    assert "the first column must be `id`" in told("| id    |", "| name  |")
    assert "'n/a' cannot be the id of a row" in told("| rest ", "| n/a ")
    assert "page.md:27: table act.3: a cell is empty; write - for anything" in told(
        "| < 5    |", "|        |"
    )
    assert "'middle' is not a value of 'risk'" in told("| low  |", "| middle |")
    assert "'caner' is not a value of 'uses'; did you mean 'cancer'?" in told("cancer, heart", "caner, heart")
    assert "`then` must be one value of risk, not 'low, high'" in told("| low  |", "| low, high |")
    assert "'maybe' is not a value of 'autonomous'" in told("| no  ", "| maybe ")
    assert "the id is taken" in told("| both  |", "| heavy |")
    assert "no decision is called 'clas'" in told("decides: risk", "decides: clas")
