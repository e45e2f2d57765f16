"""The printed road: findings, three bands of steps, open questions, readings, and the law behind each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.text import Text

from vejviser.cli.findings import Findings
from vejviser.cli.paper import STAGE_COLOUR, Paper, columns
from vejviser.cli.sheet import Sheet
from vejviser.export import phrases
from vejviser.export.road_json import NOTICE
from vejviser.export.standing_words import standing_words, walked_words
from vejviser.handbook.entries import PACES, STAGES, Lang, Stage, StepEntry
from vejviser.road.plan import Road, Step
from vejviser.road.readings import Reading
from vejviser.road.standing import Standing
from vejviser.road.walked import walked

ACTS_SHOWN = 5
QUESTIONS_SHOWN = 7
NAMES_SHOWN = 3
DESKS_SHOWN = 2
FACTS_SHOWN = 2
OPEN_SHOWN = 4
INDENT = 6


class Printer(Sheet):
    """Prints a road: what the product is, three bands of steps, what is open, and the law behind each."""

    def __init__(
        self,
        road: Road,
        lang: Lang,
        paper: Paper,
        name: str = "",
        file: str = "",
        everything: bool = False,
        steps: Mapping[str, Standing] | None = None,
    ) -> None:
        super().__init__(road, lang, paper, file, everything)
        self.name, self.standing = name, steps or {}

    def print(self) -> None:
        """Write the whole road."""
        self.head()
        self.findings()
        for stage in STAGES:
            self.stage(stage)
        self.questions()
        self.readings()
        self.unmodelled()
        self.foot()

    # -- head and foot ------------------------------------------------------------------------------

    def head(self) -> None:
        """The project, the day, and how much is settled."""
        settled, everything = self.road.progress
        count = len(self.road.answers)
        told = [
            self.say("plan.as_of", day=self.words.date(self.road.as_of)),
            self.say("plan.answer") if count == 1 else self.say("plan.answers", count=count),
            self.say("plan.progress", settled=settled, all=everything),
            *filter(None, [walked_words(walked(self.road, self.standing), self.lang)]),
        ]
        if self.road.overlays:
            told.append(self.say("plan.overlays", names=", ".join(self.road.overlays)))
        if self.road.set_aside:
            told.append(self.say("plan.set_aside", names=", ".join(self.road.set_aside)))
        self.paper.gap()
        self.paper.words(self.name, "bold")
        self.paper.words(" · ".join(told), "dim")

    def foot(self) -> None:
        """The key to the signs, the receipt, and once that this is guidance."""
        signs = [
            f"{self.glyphs.certain} {self.say('plan.legend_certain')}",
            f"{self.glyphs.possible} {self.say('plan.legend_possible')}",
            *self.standing_signs(),
            *(
                f"{self.glyphs.mark(mark)} {self.say(f'plan.mark.{mark}')}"
                for mark in ("verified", "secondary", "memory", "inferred")
                if mark in self.marks
            ),
        ]
        receipt = self.road.receipt
        self.paper.gap()
        self.paper.words(" · ".join(signs), "dim")
        self.paper.words(self.say("plan.why", file=self.file or "FILE"), "dim")
        self.paper.words(
            self.say("plan.receipt", id=receipt.id[:12], hash=receipt.content_hash[:12])
            + " · "
            + NOTICE[self.lang],
            "dim",
        )

    def standing_signs(self) -> list[str]:
        """The key to the signs of what is done and under way, where there is such."""
        statuses = {self.standing[s.entry.id].status for s in self.road.steps if s.entry.id in self.standing}
        return [
            *([f"{self.glyphs.done} {self.say('plan.legend_done')}"] if "done" in statuses else []),
            *(
                [f"{self.glyphs.begun} {self.say('plan.legend_begun')}"]
                if statuses - {"done", "not_started"}
                else []
            ),
        ]

    def sign(self, step: Step) -> str:
        """The sign of a step: where it stands once it is begun, else how certain it is."""
        standing = self.standing.get(step.entry.id)
        if standing and standing.begun:
            return self.glyphs.done if standing.status == "done" else self.glyphs.begun
        return self.glyphs.certain if step.status == "certain" else self.glyphs.possible

    def findings(self) -> None:
        """What the law says: the headlines, then the rest by topic."""
        Findings(self).print()

    # -- steps --------------------------------------------------------------------------------------

    def stage(self, stage: Stage) -> None:
        """One band: its title, and its steps in order."""
        numbered = [(n, s) for n, s in enumerate(self.road.steps, 1) if s.entry.stage == stage]
        possible = sum(step.status == "possible" for _, step in numbered)
        note = self.say("plan.step") if len(numbered) == 1 else self.say("plan.steps", count=len(numbered))
        if possible:
            form = "plan.one_possible" if possible == 1 else "plan.of_them_possible"
            note += ", " + self.say(form, count=possible)
        colour = STAGE_COLOUR[stage]
        title = f"{STAGES.index(stage) + 1} {self.say(f'stage.{stage}')}"
        room = self.paper.width - columns(title) - columns(note) - 5
        self.paper.gap()
        self.paper.line(
            (f"{self.glyphs.rule * 2} ", colour),
            (title, f"bold {colour}"),
            (f" {self.glyphs.rule * max(0, room)} ", colour),
            (note, "dim"),
        )
        bar = Text(f"{self.glyphs.bar} ", colour)
        if not numbered:
            self.paper.words(self.say("plan.no_steps"), "dim", bar, bar)
        for pace in PACES:
            those = [(number, step) for number, step in numbered if step.entry.pace == pace]
            if those and pace != "once":
                self.paper.line(
                    (f"{self.glyphs.bar}  ", colour), (self.say(f"plan.{pace}"), f"bold {colour}")
                )
            for number, step in those:
                self.step(number, step, bar)

    def step(self, number: int, step: Step, bar: Text) -> None:
        """One step: title, who, both times apart, fee, provisions, and what forces or decides it."""
        entry, certain = step.entry, step.status == "certain"
        first = Text.assemble(bar, f"{number:>3} ", (f"{self.sign(step)} ", "" if certain else "yellow"))
        notes = [] if certain else [self.say("plan.possible")]
        if entry.id in self.standing:
            notes.append(standing_words(self.standing[entry.id], self.lang))
        if entry.kind != "duty":
            notes.append(self.say(f"plan.{entry.kind}"))
        title = self.words.say(entry.title) + (f" ({', '.join(notes)})" if notes else "")
        rest = Text.assemble(bar, " " * INDENT)
        self.marked(first, ("", title), (entry.mark,) if entry.mark else (), certain, rest=rest)
        if step.desks:
            desks = [phrases.desk(self.words, desk) for desk in step.desks]
            self.field(bar, "plan.desk", self.few(desks, DESKS_SHOWN, "; "))
        self.times(entry, bar)
        self.field(bar, "plan.law", self.words.cites(entry.cite), name=entry.id)
        if certain and step.because and (self.everything or entry.kind == "duty"):
            told = phrases.given(self.words, step.because, self.road.answers)
            self.field(bar, "plan.because", self.few(told, FACTS_SHOWN, "; "))
        elif not certain:
            labels = [self.words.label(fact) for fact in step.open_facts]
            self.field(bar, "plan.decided_by", self.few(labels, OPEN_SHOWN))

    def times(self, entry: StepEntry, bar: Text) -> None:
        """The time limits in law, the experienced times apart from them, and the fees."""
        limits = [(phrases.statutory(self.words, limit), limit.mark) for limit in entry.statutory]
        lived = [(phrases.experienced(self.words, time), time.mark) for time in entry.experienced]
        back = [(phrases.returned(self.words, rework), rework.mark) for rework in entry.returned]
        fees = [(phrases.fee(self.words, fee), fee.mark) for fee in entry.fee]
        for key, lines in (
            ("plan.statutory", limits),
            ("plan.experienced", lived),
            ("plan.returned", back),
            ("plan.fee", fees),
        ):
            for number, (told, mark) in enumerate(lines):
                self.marks.add(mark)
                sign = f" {self.glyphs.mark(mark)}" if mark != entry.mark else ""
                self.field(bar, key, told + sign, again=number > 0)
            if key == "plan.experienced" and limits and not lived:
                self.field(bar, key, self.say("plan.nobody"))

    def field(self, bar: Text, key: str, told: str, again: bool = False, name: str = "") -> None:
        """A labelled line of a step, wrapped beside its label, which is not said `again`."""
        label = "" if again else self.say(key)
        width = max(len(self.say(k)) for k in ("plan.statutory", "plan.experienced", "plan.decided_by")) + 2
        style = {"plan.statutory": "bold", "plan.experienced": "italic"}.get(key, "")
        lead = Text.assemble(bar, " " * INDENT, (f"{label:<{width}}", f"dim {style}".strip()))
        rest = Text.assemble(bar, " " * (INDENT + width))
        quiet = "dim" if key in ("plan.law", "plan.because", "plan.decided_by") else ""
        told = self.named(told, name, self.paper.width - columns(rest.plain))
        self.paper.words(told, quiet, lead, rest)

    # -- what is open -------------------------------------------------------------------------------

    def questions(self) -> None:
        """The open questions of fact most worth asking, what each decides, and how to answer them.

        Contested readings are not among them: they have a part of their own.
        """
        questions = [question for question in self.road.questions if not question.fact.reading]
        self.heading(self.say("plan.questions"), str(len(questions)) if questions else "")
        if not questions:
            self.paper.words(self.say("plan.questions_none"), "dim")
            return
        shown = len(questions) if self.everything else QUESTIONS_SHOWN
        for number, question in enumerate(questions[:shown], 1):
            lead = Text.assemble((f"{number:>2} ", "yellow"))
            self.paper.words(self.words.say(question.fact.ask), "", lead)
            told = self.say("plan.bears_on", names=self.bearing(question.bears_on))
            self.detail(question.fact.id, told, indent="   ")
        left = len(questions) - shown
        file = self.file or "FILE"
        if left > 0:
            self.paper.words(self.say("plan.questions_more", count=left, file=file), "dim")
        else:
            self.paper.words(self.say("plan.questions_ask", file=file), "dim")

    def bearing(self, names: Sequence[str]) -> str:
        """A few titles of findings and steps, and how many more there are."""
        shown = ", ".join(self.words.name(name).rstrip("?") for name in names[:NAMES_SHOWN])
        left = len(names) - NAMES_SHOWN
        return self.say("plan.bears_more", names=shown, count=left) if left > 0 else shown

    def readings(self) -> None:
        """Each contested reading: the question, the positions, who holds them and what they lead to."""
        if not self.road.readings:
            return
        self.heading(self.say("plan.readings"))
        for reading in self.road.readings:
            self.reading(reading)

    def reading(self, reading: Reading) -> None:
        """One contested reading as a fork."""
        marks = (reading.entry.mark,) if reading.entry.mark else ()
        self.marked(Text("< ", "yellow"), ("", self.words.say(reading.entry.question)), marks)
        for name, position in reading.entry.positions.items():
            taken = f" ({self.say('plan.taken')})" if name == reading.taken else ""
            style = "bold" if taken else ""
            self.paper.words(self.words.say(position.label) + taken, style, Text("  - "))
            if self.everything:
                held = self.say("plan.held_by", who=self.words.say(position.held_by).rstrip("."))
                self.detail(held, self.words.cites(position.cite), indent="    ")
            self.detail(self.leads_to(reading, name), indent="    ")

    def leads_to(self, reading: Reading, position: str) -> str:
        """The findings that differ between the positions, with their outcome under this one."""
        here = reading.outcomes.get(position, {})
        others = [found for name, found in reading.outcomes.items() if name != position]
        told = []
        for name, outcome in here.items():
            if any(other.get(name) != outcome for other in others):
                values = self.say("plan.or").join(self.words.value(name, v) for v in outcome)
                told.append(f"{self.words.name(name)}: {values or self.say('plan.none')}")
        return self.few(told, NAMES_SHOWN, "; ")

    def unmodelled(self) -> None:
        """Provisions that bear on this road and are not reckoned with, and where the reason stands."""
        if not self.road.unmodelled:
            return
        self.heading(self.say("plan.unmodelled"), str(len(self.road.unmodelled)))
        cited = tuple(dict.fromkeys(c for entry in self.road.unmodelled for c in entry.cite))
        told = self.words.cites(cited)
        if not self.everything:
            shelf = self.road.handbook.sources
            tally = Counter(shelf[c.source].name(self.words.lang) for c in cited if c.source in shelf)
            acts = [f"{short} ({count})" for short, count in tally.most_common()]
            told = self.say("plan.unmodelled_of", names=self.few(acts, ACTS_SHOWN))
        self.paper.words(f"{told}. {self.say('plan.unmodelled_why')}", "dim")
