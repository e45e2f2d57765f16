"""The facts of the handbook as a FHIR R4 Questionnaire, by topic, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from vejviser.export.catalogue import CATALOGUE, told
from vejviser.export.fhir import names as n
from vejviser.export.fhir.enabling import enabling
from vejviser.export.fhir.names import Data
from vejviser.export.material import Material
from vejviser.export.wording import Wording
from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import FactEntry, Lang, Text
from vejviser.handbook.load import Handbook
from vejviser.law.conditions import Condition, Vocabulary, parse
from vejviser.law.model import Fact
from vejviser.law.words import Labels, in_words

TYPES = {
    "bool": "boolean", "choice": "choice", "choices": "choice", "number": "decimal", "date": "date",
    "text": "text",
}  # fmt: skip


def fhir_questionnaire(material: Material) -> bytes:
    """The Questionnaire as JSON."""
    return n.as_json(questionnaire(material.handbook, material.lang))


def questionnaire(handbook: Handbook, lang: Lang) -> Data:
    """The Questionnaire as data, in `lang` with the other language as translation."""
    writer = _Writer(handbook, lang)
    groups = [writer.project()]
    for topic in sorted(handbook.topics.values(), key=lambda topic: topic.order):
        facts = [fact for fact in handbook.facts.values() if fact.topic == topic.id]
        if facts:
            items = [writer.question(fact) for fact in facts]
            head = {"linkId": f"{n.TOPIC}{topic.id}", **writer.both("text", topic.title), "type": "group"}
            groups.append({**head, "item": items})
    return {
        "resourceType": "Questionnaire",
        "language": lang,
        "url": n.QUESTIONNAIRE,
        "version": n.version(handbook),
        "name": "Vejviser",
        **writer.both("title", CATALOGUE["fhir.title"]),
        "status": "active",
        "subjectType": ["Device"],
        **writer.both("description", CATALOGUE["fhir.description"]),
        "item": groups,
    }


@dataclass(frozen=True)
class _Writer:
    handbook: Handbook
    lang: Lang

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        return law_facts(self.handbook.contents)

    def both(self, key: str, text: Text) -> Data:
        """A string in the language, and beside it the other language."""
        other: Lang = "en" if self.lang == "da" else "da"
        translated = [{"url": "lang", "valueCode": other}, {"url": "content", "valueString": text.say(other)}]
        beside = {"extension": [{"url": n.TRANSLATION, "extension": translated}]}
        return {key: text.say(self.lang), f"_{key}": beside}

    def project(self) -> Data:
        """The group of what a project file says besides its facts."""
        asked = ((n.NAME, "string"), (n.ABOUT, "text"), (n.AS_OF, "date"))
        items = [
            {"linkId": link, **self.both("text", CATALOGUE[f"fhir.{link}"]), "type": kind}
            for link, kind in asked
        ]
        items[0]["required"] = True
        head = {"linkId": n.PROJECT, **self.both("text", CATALOGUE["about.project"]), "type": "group"}
        return {**head, "item": items}

    def question(self, entry: FactEntry) -> Data:
        """One fact as a question, with its values, when it is asked, and its help."""
        label = {"system": "urn:vejviser:fact", "code": entry.id, **self.both("display", entry.label)}
        found: Data = {"linkId": entry.id, "code": [label], **self.both("text", entry.ask)}
        found["type"] = TYPES[entry.type]
        gate = self.gate(entry)
        extensions: list[Data] = []
        if gate:
            extensions.append({"url": n.ONLY_IF, **self.both("valueString", gate)})
        if entry.unit:
            extensions.append({"url": n.UNIT, "valueCoding": self.both("display", entry.unit)})
        if extensions:
            found["extension"] = extensions
        enabled = enabling(self.condition(entry), self.facts) if gate else {}
        found |= enabled or {}
        if entry.type == "choices":
            found["repeats"] = True
        if entry.values:
            found["answerOption"] = self.options(entry)
        if helped := self.help(entry, gate if enabled is None else None):
            found["item"] = [helped]
        return found

    def condition(self, entry: FactEntry) -> Condition:
        """The parsed `only_if` of a fact."""
        return parse(entry.only_if, Vocabulary(self.facts, {}), entry.id, entry.place)

    def gate(self, entry: FactEntry) -> Text | None:
        """In words, when the question arises; None when it always does."""
        if not entry.only_if:
            return None
        said = {lang: in_words(self.condition(entry), self.labels(lang)) for lang in ("da", "en")}
        return Text(said["da"], said["en"])

    def labels(self, lang: Lang) -> Labels:
        words = Wording(self.handbook, lang)
        return Labels(lang, words.label, words.value, words.date, words.number)

    def options(self, entry: FactEntry) -> list[Data]:
        found: list[Data] = [
            {"valueCoding": {"system": n.fact_system(entry.id), "code": v, **self.both("display", text)}}
            for v, text in entry.values.items()
        ]
        if entry.type == "choices":
            text = CATALOGUE["fhir.none"]
            coding = {"system": n.NONE_SYSTEM, "code": n.NONE_CODE, **self.both("display", text)}
            exclusive = [{"url": n.EXCLUSIVE, "valueBoolean": True}]
            found.append({"extension": exclusive, "valueCoding": coding})
        return found

    def help(self, entry: FactEntry, gate: Text | None) -> Data | None:
        """The help text as FHIR shows it, with when the question arises where `enableWhen` cannot say it."""
        texts = [text for text in (entry.help, entry.example) if text]
        if gate:
            said = {lang: told("fhir.only_if", lang, condition=gate.say(lang)) for lang in ("da", "en")}
            texts.append(Text(said["da"], said["en"]))
        if not texts:
            return None
        both = Text(" ".join(text.da for text in texts), " ".join(text.en for text in texts))
        code = {"coding": [{"system": n.ITEM_CONTROLS, "code": "help"}]}
        control = [{"url": n.ITEM_CONTROL, "valueCodeableConcept": code}]
        head = {"linkId": f"{entry.id}{n.HELP}", "extension": control}
        return {**head, **self.both("text", both), "type": "display"}
