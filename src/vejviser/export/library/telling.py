"""How things are told on a page: in one language, on one day, with links to the pages of what is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vejviser.export.card import said
from vejviser.export.library.library import Library, is_office, mark_of, period_of, rule_decision, title
from vejviser.export.library.page import Cite, Line, Ref, RuleView, Section
from vejviser.export.library.uses import Uses
from vejviser.export.report.item import address
from vejviser.export.wording import Wording
from vejviser.handbook import entries as e
from vejviser.handbook.entries import Citation, Lang, Text
from vejviser.law.model import Period


@dataclass(frozen=True)
class Telling:
    """A library told in one language as of a day; `overlay` is the law in the making told of, or ""."""

    library: Library
    uses: Uses
    lang: Lang
    day: dt.date
    overlay: str = ""

    @property
    def words(self) -> Wording:
        """The words of the handbook."""
        return self.library.words(self.lang, self.overlay)

    def two(self, da: str, en: str, **particulars: object) -> str:
        """Danish or English, with the particulars filled in."""
        told = da if self.lang == "da" else en
        return told.format(**particulars) if particulars else told

    def say(self, text: Text | None) -> str:
        """The words of a text, "" for none."""
        return text.say(self.lang) if text else ""

    def said(self, key: str, **particulars: object) -> str:
        """The words of a label that cards share with pages."""
        return said(key, self.words, **particulars)

    # -- days ---------------------------------------------------------------------------------------

    def days(self, period: Period) -> str:
        """From when and until when, "" for always."""
        if period.start and period.end:
            return self.two(
                "fra {a} til {b}",
                "from {a} until {b}",
                a=self.words.date(period.start),
                b=self.words.date(period.end),
            )
        if period.start:
            return self.two("fra {a}", "from {a}", a=self.words.date(period.start))
        return self.two("til {b}", "until {b}", b=self.words.date(period.end)) if period.end else ""

    def state(self, period: Period, office: bool = False) -> str:
        """What must be known of the days: that it holds not yet, no more, or not for ever; else "".

        An `office` begins and ends, a rule applies.
        """
        if period.start and self.day < period.start:
            day = self.words.date(period.start)
            if office:
                return self.two("begynder {day}", "begins {day}", day=day)
            return self.two("gælder først fra {day}", "applies only from {day}", day=day)
        if not period.end:
            return ""
        day, over = self.words.date(period.end), self.day > period.end
        if office:
            return self.two(
                "ophørt {day}" if over else "ophører {day}", "ended {day}" if over else "ends {day}", day=day
            )
        return self.two(
            "gjaldt til {day}" if over else "gælder til {day}",
            "applied until {day}" if over else "applies until {day}",
            day=day,
        )

    # -- links --------------------------------------------------------------------------------------

    def ref(self, kind: str, name: str, note: str = "", marked: bool = False) -> Ref:
        """A link to an item, with its state on the day; a name without page stands for itself.

        A rule has its id as a note, as the rules of a finding are called alike.
        """
        if kind == "facts" and name in self.library.handbook.readings:
            kind = "readings"
        item = self.library.get(kind, name)
        if item is None:
            return Ref("", name, name, note)
        period = period_of(item)
        told = title(self.library, kind, item, self.lang)
        overlay = self.library.overlay_of.get((kind, name), "")
        when = self.two("lov på vej", "law in the making") if overlay else self.state(period, is_office(item))
        off = bool(overlay) or not period.holds(self.day)
        note = note or (name if kind == "rules" else "")
        return Ref(kind, name, told, note, when, off, mark_of(item) if marked else None)

    def refs(self, kind: str, names: Iterable[str], marked: bool = False) -> tuple[Ref, ...]:
        """Links to items of one kind, each once."""
        return tuple(self.ref(kind, name, marked=marked) for name in dict.fromkeys(names))

    def named(self, names: Iterable[str]) -> tuple[Ref, ...]:
        """Links to facts, readings, decisions and steps, which share their names."""
        return tuple(self.ref(self.library.kind_of_name(name), name) for name in dict.fromkeys(names))

    def users(self, kind: str, name: str, how: str, of: str = "", marked: bool = False) -> tuple[Ref, ...]:
        """Links to what uses an item in one way; only those of the kind `of`, where one is named."""
        found = (use[1:] for use in self.uses.get((kind, name), ()) if use[0] == how)
        return tuple(self.ref(*key, marked=marked) for key in found if not of or key[0] == of)

    def cites(self, cited: Sequence[Citation], pages: bool = True) -> tuple[Cite, ...]:
        """Each cited source once, with the places in it, linked to where it can be read."""
        grouped: dict[str, list[Citation]] = {}
        for citation in dict.fromkeys(cited):
            grouped.setdefault(citation.source, []).append(citation)
        sources = self.library.handbook.sources
        return tuple(
            Cite(
                self.words.cites(those),
                address(sources[name].eli or sources[name].url) if name in sources else "",
                self.ref("sources", name) if pages else None,
            )
            for name, those in grouped.items()
        )

    # -- lines --------------------------------------------------------------------------------------

    def line(self, label: str, text: Text | str | None) -> tuple[Line, ...]:
        """A line where there are words, else none."""
        told = text if isinstance(text, str) else self.say(text)
        return (Line(label, told),) if told else ()

    def linked(self, label: str, refs: Sequence[Ref]) -> tuple[Line, ...]:
        """A line of links, else none."""
        return (Line(label, refs=tuple(refs)),) if refs else ()

    def condition(self, label: str, written: str) -> tuple[Line, ...]:
        """A condition in words, with the facts and findings it turns on; none where there is none."""
        if not written:
            return ()
        parts = self.library.parts(written, self.lang, self.overlay)
        told = "" if parts else self.two("altid", "always")
        named = self.named(self.library.names(written, self.overlay))
        return (Line(label, told, named, written=written, parts=parts),)

    def section(self, anchor: str, da: str, en: str, refs: Sequence[Ref], intro: str = "") -> Section:
        """A section of links; empty, and false, where there are none."""
        return Section(anchor, self.two(da, en), intro if refs else "", refs=tuple(refs))

    def rule(self, rule: e.RuleEntry, excepted_by: Sequence[str] = ()) -> RuleView:
        """A rule as it stands in a list of rules."""
        overlay = self.library.overlay_of.get(("rules", rule.id), "") or self.overlay
        words = self.library.words(self.lang, overlay)
        decision = rule_decision(self.library, rule)
        value = words.value(decision, rule.value) if rule.value else ""
        return RuleView(
            self.ref("rules", rule.id, marked=True),
            value or self.two("ingen værdi; kun en undtagelse", "no value; only an exception"),
            self.library.parts(rule.when, self.lang, overlay),
            rule.when,
            self.say(rule.because),
            said(f"status.{rule.status}", words),
            self.days(rule.applies),
            self.cites(rule.cite, pages=False),
            self.refs("rules", rule.excepts),
            self.refs("rules", excepted_by),
            self.ref("overlays", overlay) if overlay else None,
        )
