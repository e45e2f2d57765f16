"""The law of a road's day as DMN, with the handbook's words, citations and sources."""

from __future__ import annotations

from collections.abc import Sequence

from vejviser.export.catalogue import told
from vejviser.export.dmn.document import Told, dmn_document, until_words
from vejviser.export.dmn.tables import Table
from vejviser.export.material import Material
from vejviser.handbook.contents import law_text


def law_dmn(material: Material) -> bytes:
    """Every decision of the handbook, with its overlays, as it stands on the road's day; DMN 1.3 XML."""
    handbook, road = material.handbook, material.road
    text = law_text(handbook.contents).on(road.as_of)
    return dmn_document(text, _told(material))


def _told(material: Material) -> Told:
    handbook, words, lang = material.handbook, material.words, material.lang
    day = words.date(material.road.as_of)
    rests = {name: _sources_of(material, name) for name in handbook.decisions}
    cited = {source for found in rests.values() for source in found}

    def label(named: Table | str) -> str:
        if isinstance(named, str):
            return words.label(named)
        if named.kind == "exception":
            return told("dmn.exception", lang, rule=named.about)
        about = words.name(named.about)
        return about if named.kind == "decision" else told("dmn.applies", lang, name=about)

    def question(table: Table) -> str:
        return words.say(handbook.decisions[table.about].ask) if table.kind == "decision" else ""

    def notes(rule: str) -> Sequence[str]:
        entry = handbook.rules[rule]
        return (
            words.value(entry.decision, entry.value) if entry.value else "",
            rule,
            words.cites(entry.cite),
            words.say(entry.because),
            until_words(entry.applies.start, entry.applies.end),
            told(f"mark.{entry.mark}", lang) if entry.mark else "",
        )

    return Told(
        told("dmn.title", lang, day=day),
        told(
            "dmn.description", lang, day=day, overlays=", ".join(material.road.overlays) or told("none", lang)
        ),
        label,
        question,
        words.value,
        told("dmn.condition", lang),
        tuple(told(f"dmn.{key}", lang) for key in ("meaning", "rule", "law", "because", "days", "mark")),
        notes,
        lambda decision: rests.get(decision, ()),
        {
            name: (source.short, told(f"source.{source.kind}", lang), source.eli or source.url)
            for name, source in handbook.sources.items()
            if name in cited
        },
    )


def _sources_of(material: Material, decision: str) -> tuple[str, ...]:
    """The sources that a decision and its rules cite, each once."""
    handbook, day = material.handbook, material.road.as_of
    rules = (r for r in handbook.rules.values() if r.decision == decision and r.applies.holds(day))
    cited = [c.source for entry in (handbook.decisions[decision], *rules) for c in entry.cite]
    return tuple(dict.fromkeys(source for source in cited if source in handbook.sources))
