"""The handbook's names, answers, citations, dates and amounts as words in one language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from vejviser.export import days
from vejviser.handbook.entries import Citation, FactEntry, Lang, Text
from vejviser.handbook.load import Handbook
from vejviser.law.model import NOT_APPLICABLE, Answer
from vejviser.road.clash import condition_words

_ORDINALS = {
    "first": "første", "second": "andet", "third": "tredje", "fourth": "fjerde", "fifth": "femte",
    "sixth": "sjette", "last": "sidste",
}  # fmt: skip
_NOTES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(english), danish)
    for english, danish in (
        (r"\bas amended by Regulation\b", "som ændret ved forordning"),
        (r"\bamendments proposed on 20 January 2026\b", "ændringer foreslået 20. januar 2026"),
        (r"\bapplication from 7 August 2027\b", "anvendes fra 7. august 2027"),
        (r"\bjudgment of 4 September 2025\b", "dom af 4. september 2025"),
        (r"\banonymity of models\b", "om modellers anonymitet"),
        (r"\bannounced revision\b", "varslet revision"),
        (r"\bcommercial activity\b", "erhvervsmæssig virksomhed"),
        (r"\bcompanion proposal\b", "ledsagende forslag"),
        (r"\bconsultation version\b", "høringsudgave"),
        (r"\bcritical devices\b", "kritisk udstyr"),
        (r"\bdate of notice\b", "meddelelsens dato"),
        (r"\bprofessional use\b", "professionel brug"),
        (r"\brelated drafts\b", "beslægtede udkast"),
        (r"\broll-out\b", "indfasning"),
        (r"\bsecurity life cycle\b", "sikkerhed i hele levetiden"),
        (r"\bsix factors\b", "seks forhold"),
        (r"\bthree questions\b", "tre spørgsmål"),
        (r"\bdata to February 2025\b", "data til februar 2025"),
        (r"\bup to 14 days\b", "op til 14 dage"),
        (r"\b35 days\b", "35 dage"),
        (r"\bpermission for research in record data\b", "tilladelse til forskning i journaldata"),
        (r"\bDenmark\b", "Danmark"),
        (r"\bFigures(?= \d)", "figur"),
        (r"\b[Pp]art(?= [AC]\b)", "del"),
        (r"\bPart(?= [IV])", "afsnit"),
        (r"\bcertificates\b", "certifikater"),
        (r"^review$", "klage"),
    )
)
"""Words of citations that are said only here or there, and must be Danish before the general words are."""
_DANISH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), danish)
    for pattern, danish in (
        *((rf"\b{en} (?=indent|subparagraph|paragraph|sentence)", f"{da} ") for en, da in _ORDINALS.items()),
        (r"\b(?:[Aa]rticles?|[Aa]rts?\.?)(?= ?\d)", "art."),
        (r"\b[Aa]nnex(?:es)?\b", "bilag"),
        (r"\b[Rr]ules?(?= \d)", "regel"),
        (r"\b[Rr]ecitals?\b", "betragtning"),
        (r"\b[Cc]hapters?\b", "kapitel"),
        (r"\b[Ss]ections?\b", "afsnit"),
        (r"\bpoints?\b", "nr."),
        (r"\bindents?\b", "led"),
        (r"\bsubparagraphs?\b", "afsnit"),
        (r"\bparagraphs?\b", "stk."),
        (r"\bsentences?\b", "pkt."),
        (r"\bexceptions?\b", "undtagelse"),
        (r"\bwhole (?:document|draft|act|page|proposal)\b", "hele teksten"),
        (r"\b[Tt]able\b", "tabel"),
        (r"\b[Ff]igure\b", "figur"),
        (r"\bsteps?\b", "trin"),
        (r"\bQ(?=\d)", "spm. "),
        (r"\band\b", "og"),
        (r"\bor\b", "eller"),
        (r"\bto\b", "til"),
        (r"\bin conjunction with\b", "sammenholdt med"),
        (r"\bintroductory words\b", "indledningen"),
        (r"\bquestions?\b", "spørgsmål"),
        (r"\bthresholds?\b", "tærskelværdier"),
        (r"\bmodules?\b", "moduler"),
        (r"\btime limits?\b", "frister"),
        (r"\bparas?\b", "punkt"),
        (r"\bfigures\b", "tal"),
        (r"\bfactors\b", "forhold"),
        (r"\bjudgment of\b", "dom af"),
        (r"\bauthorities\b", "myndigheder"),
        (r"\bproposal\b", "forslag"),
        (r"\bnotices?\b", "meddelelse"),
        (r"\breports\b", "rapporter"),
        (r"\brecords\b", "journaler"),
        (r"\bexchange\b", "udveksling"),
        (r"\bhospital networks\b", "hospitalsnet"),
    )
)
BRIEF = 36
_PLAIN = ("ja", "nej", "yes", "no")
_ARTICLES = frozenset({"The", "A", "An", "Den", "Det", "De", "En", "Et"})
_EXPLAINED = re.compile(r" \(|[:;] ")
_SECTION = re.compile(r"\b[Ss]ection(s?)(?= \d)")
_STK = re.compile(r"(§ \d+(?: [a-z])?)\((\d+)\)(?:\((\d+)\))?")
_DANISH_ACTS = ("national_act", "executive_order")
_ENGLISH = tuple(
    (re.compile(pattern), english)
    for pattern, english in (
        (r"\b[Aa]rticles?(?= ?\d)|\b[Aa]rts?\.?(?= ?\d)", "Art."),
        (r"\b[Ss]undhedslovens?(?= §)", "Health Act (sundhedsloven)"),
        (r"\b[Kk]omitélovens?(?= §)", "Committee Act (komitéloven)"),
        (r"\b[Dd]atabeskyttelseslovens?(?= §)", "Data Protection Act (databeskyttelsesloven)"),
        (r"\b[Uu]dbudslovens?(?= §)", "Public Procurement Act (udbudsloven)"),
        (r"\b[Aa]utorisationslovens?(?= §)", "Authorisation Act (autorisationsloven)"),
        (r"(§§? ?\d+(?: [a-z])?), stk\. (\d+)", r"\1(\2)"),
        (r"(§§? ?\d+(?: [a-z])?(?:\(\d+\))?), nr\. (\d+)", r"\1(\2)"),
        (r"§§ ?(?=\d)", "sections "),
        (r"§ ?(?=\d)", "section "),
    )
)


@dataclass
class Wording:
    """The words of one handbook in one language."""

    handbook: Handbook
    lang: Lang

    def say(self, text: Text | None) -> str:
        """The words of a text, "" for none."""
        return text.say(self.lang) if text else ""

    def inner(self, text: Text | None) -> str:
        """A sentence as it stands inside another: no full stop, a small first letter except in names."""
        told = self.say(text).rstrip(".")
        first = told.partition(" ")[0]
        if first not in _ARTICLES and (not first[1:].islower() or first in self._names):
            return told
        return told[:1].lower() + told[1:]

    @cached_property
    def _names(self) -> frozenset[str]:
        """The first words of the names of authorities and sources."""
        named = [self.say(entry.name) for entry in self.handbook.authorities.values()]
        named += [source.name(self.lang) for source in self.handbook.sources.values()]
        return frozenset(name.partition(" ")[0] for name in named) - _ARTICLES

    def name(self, name: str) -> str:
        """What an entry is called; a name without entry stands for itself."""
        try:
            return self.handbook.title(name).say(self.lang)
        except KeyError:
            return name

    def value(self, name: str, value: str) -> str:
        """What a value of a fact or decision is called."""
        return self.handbook.value(name, value).say(self.lang)

    def answer(self, fact: FactEntry, answer: object) -> str:
        """An answer in words: labels of values, dates written out, numbers with separators."""
        match answer:
            case bool():
                return self.value(fact.id, "true" if answer else "false")
            case tuple() | list():
                none = "ingen af dem" if self.lang == "da" else "none of them"
                return ", ".join(self.value(fact.id, str(value)) for value in answer) or none
            case dt.date():
                return self.date(answer)
            case int() | float():
                unit = self.say(fact.unit)
                return f"{self.number(answer)} {unit}".strip()
        text = str(answer)
        return self.value(fact.id, text) if text in fact.values or text == NOT_APPLICABLE else text

    def date(self, day: dt.date) -> str:
        """A day such as '25. november 2026' or '25 November 2026'."""
        return days.date(day, self.lang)

    def month(self, day: dt.date) -> str:
        """A month such as 'maj 2029' or 'May 2029'."""
        return days.month(day, self.lang)

    def condition(self, written: str) -> str:
        """A condition of the handbook in words."""
        return condition_words(self.handbook, written, self.lang, self.date, self.number)

    def number(self, number: float, places: int | None = None) -> str:
        """A number with the language's separators, such as '46.835' or '46,835'."""
        return days.number(number, self.lang, places)

    def months(self, count: float) -> str:
        """So many days as months, such as '30'; with at most one decimal below ten."""
        return days.months(count, self.lang)

    def money(self, amount: float, currency: str) -> str:
        """An amount with its currency, such as '46.835 kr.' or 'DKK 46,835'."""
        if self.lang == "da" and currency == "DKK":
            return f"{self.number(amount)} kr."
        return (
            f"{self.number(amount)} {currency}" if self.lang == "da" else f"{currency} {self.number(amount)}"
        )

    def cite(self, citation: Citation) -> str:
        """A short citation such as 'MDR bilag VIII 6.3 regel 11' or 'MDR Annex VIII 6.3 Rule 11'."""
        return self.cites((citation,))

    def provision(self, citation: Citation) -> str:
        """The place in a source with the language's words for article, annex, section and so on."""
        if citation not in self._places:
            self._places[citation] = self._provision(citation)
        return self._places[citation]

    @cached_property
    def _places(self) -> dict[Citation, str]:
        """The places told before: a page of a source tells hundreds, each by some sixty patterns."""
        return {}

    def _provision(self, citation: Citation) -> str:
        provision = citation.provision
        if self.lang == "en":
            for pattern, english in _ENGLISH:
                provision = pattern.sub(english, provision)
            return provision
        source = self.handbook.sources.get(citation.source)
        if source and source.kind in _DANISH_ACTS:
            provision = _SECTION.sub(lambda found: "§§" if found[1] else "§", provision)
            provision = _STK.sub(_danish_paragraph, provision)
        for pattern, danish in (*_NOTES, *_DANISH):
            provision = pattern.sub(danish, provision)
        return provision

    def cites(self, citations: Sequence[Citation]) -> str:
        """Several short citations in one line; those of one source name it once."""
        grouped: dict[str, list[str]] = {}
        for citation in citations:
            grouped.setdefault(citation.source, []).append(self.provision(citation))
        parts = []
        for source, provisions in grouped.items():
            entry = self.handbook.sources.get(source)
            short = entry.name(self.lang) if entry else source
            parts.append(_joined(short, list(dict.fromkeys(provisions))))
        return "; ".join(parts)

    def label(self, name: str) -> str:
        """The short name of an entry; a name without entry stands for itself."""
        try:
            return self.handbook.label(name).say(self.lang)
        except KeyError:
            return name

    def brief(self, fact: FactEntry, answer: Answer) -> str:
        """An answer in a few words, to stand beside the label of its fact."""
        if not isinstance(answer, tuple) or not answer:
            return self._cut(self.answer(fact, answer))
        first, *others = [self._cut(self.value(fact.id, value)) for value in answer]
        told = " + ".join([first, *others])
        return told if len(told) <= 2 * BRIEF else f"{first} + {len(others)}"

    def _cut(self, told: str) -> str:
        """What stands before a bracket or colon, without its capital, cut at a comma or word where long."""
        head = _EXPLAINED.split(told)[0]
        head = self.inner(Text(head, head))
        if len(head) <= BRIEF:
            return head
        shorter, comma, _ = head[:BRIEF].partition(", ")
        if shorter in _PLAIN:
            return shorter
        return (shorter if comma else head[:BRIEF].rpartition(" ")[0]) + "…"


def _joined(short: str, provisions: Sequence[str]) -> str:
    """A source and the places in it; a place that already names the source stands alone."""
    head = short.partition(" ")[0].lower()
    places = [p for p in provisions if p and p.lower() not in short.lower()]
    if places and all(p.lower().startswith(head) for p in places):
        first, *others = places
        return ", ".join([first[:1].upper() + first[1:], *others])
    return f"{short} {', '.join(places)}".strip()


def _danish_paragraph(found: re.Match[str]) -> str:
    number = f", nr. {found[3]}" if found[3] else ""
    return f"{found[1]}, stk. {found[2]}{number}"
