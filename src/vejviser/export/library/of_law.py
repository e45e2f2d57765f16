"""What stands on the pages of the law: topics, findings, rules, facts, readings and what is around them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from vejviser.export.catalogue import KNOWS
from vejviser.export.library.library import rule_decision
from vejviser.export.library.page import Grouped, Line, RuleView, Section
from vejviser.export.library.priced import priced
from vejviser.export.library.telling import Telling
from vejviser.handbook import entries as e
from vejviser.handbook.differences import Difference
from vejviser.handbook.entries import Text
from vejviser.law.model import Combine

COMBINED: Mapping[Combine, Text] = {
    "strictest": Text(
        "Flere regler kan gælde på én gang. Så gælder den strengeste værdi; værdierne står her fra den "
        "mildeste til den strengeste.",
        "Several rules may hold at once. Then the strictest value counts; the values stand here from the "
        "mildest to the strictest.",
    ),
    "first": Text(
        "Reglerne læses i rækkefølge, og den første, der passer, afgør svaret.",
        "The rules are read in order, and the first that holds gives the answer.",
    ),
    "unique": Text(
        "Reglerne må ikke være uenige: hvad et produkt end er, følger der højst én værdi.",
        "The rules must agree: whatever the product is, at most one value follows.",
    ),
    "all": Text(
        "Alle værdier, hvis regel passer, gælder på samme tid.",
        "Every value whose rule holds counts, all at the same time.",
    ),
}
MANY = 12
"""More rules than this that begin on one day are counted and not named: they stand with their days above."""
_KEYS: Mapping[str, Text] = {
    "when": Text("betingelsen", "the condition"),
    "value": Text("udfaldet", "the outcome"),
    "decision": Text("konklusionen", "the finding"),
    "because": Text("begrundelsen", "the reason"),
    "cite": Text("kilden", "the source"),
    "mark": Text("sikkerheden", "the certainty"),
    "applies": Text("dagene", "the days"),
    "status": Text("status", "the status"),
    "adopted": Text("dagen for vedtagelsen", "the day of adoption"),
    "in_force": Text("dagen for ikrafttrædelsen", "the day of entry into force"),
    "excepts": Text("undtagelserne", "the exceptions"),
    "table": Text("tabellen", "the table"),
    "statutory": Text("fristen", "the time limit"),
    "title": Text("titlen", "the title"),
    "do": Text("det, der gøres", "what is done"),
    "values": Text("værdierne", "the values"),
    "reason": Text("grunden", "the reason"),
    "bears_on": Text("det, det vedrører", "what it bears on"),
}
"""What the keys of entries are called where one is changed."""


def of_topic(tell: Telling, item: e.Topic) -> tuple[str, list[Section]]:
    """The facts, readings and findings of a topic."""
    used = {kind: tell.users("topics", item.id, "topic", kind) for kind in ("decisions", "facts", "readings")}
    lead = tell.two(
        "Emnet rummer {f} oplysninger, {r} fortolkninger og {d} konklusioner.",
        "The topic holds {f} facts, {r} readings and {d} findings.",
        f=len(used["facts"]),
        r=len(used["readings"]),
        d=len(used["decisions"]),
    )
    return lead, [
        tell.section("findings", "Konklusioner", "Findings", used["decisions"]),
        tell.section("facts", "Oplysninger", "Facts", used["facts"]),
        tell.section("readings", "Fortolkninger", "Readings", used["readings"]),
    ]


def of_decision(tell: Telling, item: e.DecisionEntry) -> tuple[str, list[Section]]:
    """The values of a decision, its rules in order and how they combine, and where it is used."""
    values = tuple(Line("", tell.say(text), written=value) for value, text in item.values.items())
    lines = [
        *tell.linked(tell.two("Emne", "Topic"), [tell.ref("topics", item.topic)]),
        *tell.condition(tell.two("Opstår kun, når", "Arises only if"), item.only_if),
        *tell.line(tell.two("Når ingen regel passer", "When no rule holds"), _otherwise(tell, item)),
    ]
    rules = rules_of(tell, item.id)
    return tell.say(item.ask), [
        Section("values", tell.two("Værdier", "Values"), lines=values),
        Section("about", tell.two("Om konklusionen", "About the finding"), lines=tuple(lines)),
        Section(
            "rules",
            tell.two("Reglerne, i rækkefølge", "The rules, in order"),
            COMBINED[item.combine].say(tell.lang),
            rules=rules,
        ),
        changes_of(tell, item.id),
        tell.section(
            "turns-on",
            "Afhænger af",
            "Turns on",
            tell.users("decisions", item.id, "turns_on"),
            tell.two(
                "De oplysninger og andre konklusioner, som reglerne ser på.",
                "The facts and other findings that the rules look at.",
            ),
        ),
        *used_in(tell, "decisions", item.id),
    ]


def _otherwise(tell: Telling, item: e.DecisionEntry) -> str:
    if not item.otherwise:
        return ""
    told = tell.words.value(item.id, item.otherwise)
    return f"{told}. {tell.say(item.because)}".strip() if item.because else told


def rules_of(tell: Telling, decision: str) -> tuple[RuleView, ...]:
    """The rules of a decision in the order written; those of law in the making last."""
    rules = tell.users("decisions", decision, "rule", "rules")
    return tuple(_view(tell, ref.id) for ref in rules)


def _view(tell: Telling, name: str) -> RuleView:
    rule = tell.library.get("rules", name)
    assert isinstance(rule, e.RuleEntry)
    exceptions = [use[2] for use in tell.uses.get(("rules", name), ()) if use[0] == "exception"]
    return tell.rule(rule, exceptions)


def changes_of(tell: Telling, decision: str, but: str = "") -> Section:
    """The days on which rules of a decision begin or end, with those rules unless they are many.

    The rule `but`, whose page it is, is left out.
    """
    turns: dict[tuple[dt.date, str], list[str]] = {}
    for ref in tell.users("decisions", decision, "rule", "rules"):
        rule = tell.library.get("rules", ref.id)
        if not isinstance(rule, e.RuleEntry) or ref.id == but or ("rules", ref.id) in tell.library.overlay_of:
            continue
        if rule.applies.start:
            turns.setdefault((rule.applies.start, "begins"), []).append(ref.id)
        if rule.applies.end:
            turns.setdefault((rule.applies.end + dt.timedelta(days=1), "ends"), []).append(ref.id)
    groups = [_turn(tell, day, how, names) for (day, how), names in sorted(turns.items())]
    return Section("changes", tell.two("Hvad ændrer sig hvornår", "What changes when"), groups=tuple(groups))


def _turn(tell: Telling, day: dt.date, how: str, names: Sequence[str]) -> Grouped:
    if how == "begins":
        one, many = ("en regel begynder", "a rule begins"), ("{n} regler begynder", "{n} rules begin")
    else:
        one = ("en regel gælder ikke længere", "a rule no longer applies")
        many = ("{n} regler gælder ikke længere", "{n} rules no longer apply")
    told = tell.two(*one) if len(names) == 1 else tell.two(*many, n=len(names))
    refs = tell.refs("rules", names) if len(names) <= MANY else ()
    return Grouped(f"{tell.words.date(day)}: {told}", refs)


def used_in(tell: Telling, kind: str, name: str) -> list[Section]:
    """Where a fact, reading or finding is used: findings, questions, steps, constraints, what is left out."""
    asked = (*tell.users(kind, name, "asked_if"), *tell.users(kind, name, "arises_if"))
    return [
        tell.section(
            "decides", "Afgør konklusionerne", "Decides the findings", tell.users(kind, name, "decides")
        ),
        tell.section("steps", "Afgør trinene", "Decides the steps", tell.users(kind, name, "step_when")),
        tell.section("opens", "Åbner spørgsmålene", "Opens the questions", asked),
        tell.section("rules-on", "Står i reglerne", "Stands in the rules", tell.users(kind, name, "when")),
        tell.section(
            "constraints",
            "Kan ikke stå sammen med",
            "Cannot stand together with",
            tell.users(kind, name, "requires"),
        ),
        tell.section(
            "datasets",
            "Datakilder, der svarer til",
            "Data sources that answer to it",
            tell.users(kind, name, "answers"),
        ),
        tell.section(
            "unmodelled",
            "Kendt, men ikke regnet med",
            "Known, but not modelled",
            tell.users(kind, name, "bears_on"),
        ),
    ]


def of_rule(tell: Telling, item: e.RuleEntry) -> tuple[str, list[Section]]:
    """When a rule holds, what follows, its exceptions, its dates, and the other rules of the decision."""
    decision = rule_decision(tell.library, item)
    excepted_by = tell.users("rules", item.id, "exception")
    then = tell.words.value(decision, item.value) if item.value else ""
    holds = [
        *(
            tell.condition(tell.two("Når", "When"), item.when)
            if item.when != "true"
            else tell.line(tell.two("Når", "When"), tell.two("altid", "always"))
        ),
        *tell.line(tell.two("Så er svaret", "Then the answer is"), then),
        *tell.linked(tell.two("på konklusionen", "to the finding"), [tell.ref("decisions", decision)]),
        *tell.linked(tell.two("Slår fra", "Switches off"), tell.refs("rules", item.excepts)),
        *tell.linked(tell.two("Slås fra af", "Switched off by"), excepted_by),
    ]
    return tell.say(item.because), [
        Section("holds", tell.two("Hvad reglen siger", "What the rule says"), lines=tuple(holds)),
        Section("dates", tell.two("Status og dage", "Status and days"), lines=tuple(_dates(tell, item))),
        changes_of(tell, decision, but=item.id),
    ]


def _dates(tell: Telling, item: e.RuleEntry) -> list[Line]:
    days = tell.days(item.applies) or tell.two(
        "alle dage, som håndbogen kender", "all days that the handbook knows"
    )
    return [
        *tell.line(tell.two("Status", "Status"), tell.said(f"status.{item.status}")),
        *tell.line(tell.two("Vedtaget", "Adopted"), tell.words.date(item.adopted) if item.adopted else ""),
        *tell.line(tell.two("I kraft", "In force"), tell.words.date(item.in_force) if item.in_force else ""),
        *tell.line(tell.two("Gælder", "Applies"), days),
    ]


def of_fact(tell: Telling, item: e.FactEntry) -> tuple[str, list[Section]]:
    """How a fact is asked for, its answers, and where it is used."""
    own = tell.two(
        "Ja: holdet vælger selv, så et andet svar kan være en genvej.",
        "Yes: the team chooses, so that another answer may be a shortcut.",
    )
    knows = KNOWS[item.knows].say(tell.lang) if item.knows in KNOWS else item.knows
    lines = [
        *tell.line(tell.two("Hjælp", "Help"), item.help),
        *tell.line(tell.two("Eksempel", "Example"), item.example),
        *tell.line(tell.two("Ved normalt", "Usually known by"), knows),
        *tell.line(tell.two("Svaret er", "The answer is"), tell.said(f"type.{item.type}")),
        *tell.line(tell.two("Enhed", "Unit"), item.unit),
        *tell.line(
            tell.two("Bestemmer holdet det selv?", "Does the team decide it?"),
            own if item.controllable else "",
        ),
        *tell.line(priced(tell, item), item.price),
        *tell.linked(tell.two("Emne", "Topic"), [tell.ref("topics", item.topic)]),
        *tell.condition(tell.two("Spørges kun, når", "Asked only if"), item.only_if),
    ]
    values = tuple(Line("", tell.say(text), written=value) for value, text in item.values.items())
    return tell.say(item.ask), [
        Section("answers", tell.two("Mulige svar", "Possible answers"), lines=values),
        Section("about", tell.two("Om spørgsmålet", "About the question"), lines=tuple(lines)),
        *used_in(tell, "facts", item.id),
    ]


def of_reading(tell: Telling, item: e.ReadingEntry) -> tuple[str, list[Section]]:
    """The positions on a contested point and who holds them, what follows, and where it is used."""
    positions = tuple(
        Line(
            tell.say(one.label),
            tell.two("Hævdet af: {who}", "Held by: {who}", who=tell.say(one.held_by)),
            cites=tell.cites(one.cite),
            written=name,
        )
        for name, one in item.positions.items()
    )
    lines = [
        *tell.line(tell.two("Hvad der følger", "What follows"), item.consequence),
        *tell.linked(
            tell.two("Den, man kan spørge", "Whom one can ask"),
            [tell.ref("authorities", item.authority)] if item.authority else [],
        ),
        *tell.linked(tell.two("Emne", "Topic"), [tell.ref("topics", item.topic)]),
        *tell.condition(tell.two("Opstår kun, når", "Arises only if"), item.only_if),
    ]
    return tell.say(item.question), [
        Section(
            "positions",
            tell.two("Fortolkningerne, og hvem der har dem", "The readings, and who holds them"),
            lines=positions,
        ),
        Section("about", tell.two("Om striden", "About the dispute"), lines=tuple(lines)),
        *used_in(tell, "readings", item.id),
    ]


def of_constraint(tell: Telling, item: e.ConstraintEntry) -> tuple[str, list[Section]]:
    """What every possible project fulfils."""
    lines = tell.condition(tell.two("Altid sådan", "Always so"), item.require)
    return tell.say(item.because), [Section("holds", tell.two("Sammenhængen", "The constraint"), lines=lines)]


def of_unmodelled(tell: Telling, item: e.Unmodelled) -> tuple[str, list[Section]]:
    """Why a provision is not modelled, and what it bears on."""
    refs = tell.named(item.bears_on)
    return tell.say(item.reason), [tell.section("bears-on", "Vedrører", "Bears on", refs)]


def of_overlay(tell: Telling, item: e.OverlayEntry) -> tuple[str, list[Section]]:
    """What law in the making would add, change and repeal."""
    status = tell.line(tell.two("Status", "Status"), tell.said(f"status.{item.status}"))
    return tell.say(item.because), [
        Section("status", tell.two("Hvor langt det er", "How far it has come"), lines=status),
        *amendments(tell, item.id),
    ]


def amendments(tell: Telling, overlay: str) -> list[Section]:
    """What an overlay adds, changes and repeals, each a section."""
    named = {
        "changed": ("Ændrer", "Changes"),
        "repealed": ("Tager væk", "Takes away"),
        "added": ("Tilføjer", "Adds"),
    }
    differences = tell.library.overlay_changes[overlay]
    return [
        Section(
            how,
            tell.two(*named[how]),
            refs=tuple(
                tell.ref(one.kind, one.entry.id, note=changed_words(tell, one))
                for one in differences
                if one.how == how
            ),
        )
        for how in named
    ]


def changed_words(tell: Telling, one: Difference) -> str:
    """What of an entry is changed, in words; "" where it is added or repealed."""
    return ", ".join(_KEYS[key].say(tell.lang) if key in _KEYS else key for key in one.keys)


def of_repeal(tell: Telling, item: e.Repeal) -> tuple[str, list[Section]]:
    """The rules that an overlay takes away."""
    overlay = tell.library.overlay_of.get(("repeals", item.id), "")
    return tell.say(item.because), [
        tell.section("rules", "Reglerne", "The rules", tell.refs("rules", item.rules)),
        tell.section("overlay", "Lov på vej", "Law in the making", tell.refs("overlays", [overlay])),
    ]


def amended_lines(tell: Telling, differences: Sequence[tuple[str, Difference]]) -> tuple[Line, ...]:
    """What law in the making would do to an entry, a line each."""
    how = {
        "repealed": tell.two("Ville blive taget væk af", "Would be taken away by"),
        "changed": tell.two("Ville blive ændret af", "Would be changed by"),
    }
    return tuple(
        Line(how.get(one.how, one.how), changed_words(tell, one), (tell.ref("overlays", overlay),))
        for overlay, one in differences
    )
