"""`vejviser ask`: the interview in the terminal. Every answer is on disk before the next question is put."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.text import Text

from vejviser.cli.opening import BadInputError, Opened, clash_error, open_handbook, open_project
from vejviser.cli.paper import Paper
from vejviser.cli.texts import say
from vejviser.cli.typed import NotUnderstoodError, Wish, typed
from vejviser.export import phrases
from vejviser.export.catalogue import KNOWS
from vejviser.export.wording import Wording
from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import FactEntry, Lang
from vejviser.law.errors import AnswersError
from vejviser.law.model import Answer
from vejviser.road.answers import written
from vejviser.road.clash import clash_of
from vejviser.road.faults import ProjectError
from vejviser.road.interview import Interview, Sitting
from vejviser.road.project import Project, parse_project, read_text
from vejviser.road.questions import OpenQuestion
from vejviser.road.saving import change, create
from vejviser.road.writing import new_text, with_answer, without_answer

INTERRUPTED = 130
BAR = 24
TOLD = 3
HELP_TOLD = 12


def ask_command(file: str, as_of: str, overlays: Sequence[str], again: bool, lang: Lang) -> int:
    """Put the questions of a project until nothing open can change its road; the exit status."""
    gc.enable()
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 - line editing in input()
    stdin = getattr(sys.stdin, "reconfigure", None)
    if stdin:
        stdin(errors="replace")
    paper = Paper()
    try:
        if not _is_there(Path(file)) and not _begin(Path(file), paper, lang):
            return 0
        opened = open_project(file, as_of, overlays, lang)
        return _Asking(opened, file, again, lang, paper).run()
    except KeyboardInterrupt:
        paper.gap()
        if Path(file).exists():
            paper.words(say("ask.stopped", lang, file=file), "dim")
        return INTERRUPTED


def _is_there(path: Path) -> bool:
    """True for a file or anything else that reading it will tell about, such as a folder that is closed."""
    try:
        return path.exists()
    except OSError:
        return True


def _begin(path: Path, paper: Paper, lang: Lang) -> bool:
    """True when a new project file was made; False when no name was given."""
    open_handbook()
    paper.words(say("ask.new", lang, file=str(path)))
    try:
        name = input(say("ask.name", lang)).strip()
    except EOFError:
        paper.gap()
        return False
    if not name:
        return False
    try:
        create(path, new_text(name))
    except FileExistsError:
        return True
    except OSError as error:
        raise _unsaved(str(path), error, lang) from None
    return True


def _unsaved(path: str, error: OSError, lang: Lang, answer: str = "") -> BadInputError:
    lines = [say("error.save", lang, path=path, reason=error.strerror or str(error))]
    return BadInputError(*lines, *([answer] if answer else []))


class _Asking:
    """One sitting: the project file, what was asked, and the paper."""

    def __init__(self, opened: Opened, file: str, again: bool, lang: Lang, paper: Paper) -> None:
        self.opened, self.file, self.lang, self.paper = opened, file, lang, paper
        self.path = Path(file)
        self.words = Wording(opened.laid, lang)
        self.facts = law_facts(opened.laid.contents)
        self.project = opened.project
        self.text = read_text(self.path)
        self.sitting = Sitting(again=again)
        self.interview = self.assess(self.project)

    def say(self, key: str, **particulars: object) -> str:
        return say(key, self.lang, **particulars)

    def assess(self, project: Project) -> Interview:
        """The interview as the project stands; raises `ProjectError` for a contradiction."""
        try:
            return Interview(self.opened.laid, project.facts, project.unsure, self.opened.as_of)
        except AnswersError:
            raise clash_error(replace(self.opened, project=project)) from None

    # -- the loop -----------------------------------------------------------------------------------

    def run(self) -> int:
        """Ask until done or stopped; 0 either way."""
        if self.project.facts:
            self.paper.words(self.say("ask.resume", count=len(self.project.facts), file=self.file), "dim")
        while True:
            question = self.interview.question(self.sitting)
            if question is None:
                return self.done()
            self.show(question)
            if not self.answer(question):
                self.paper.gap()
                self.paper.words(self.say("ask.stopped", file=self.file), "dim")
                return 0

    def answer(self, question: OpenQuestion) -> bool:
        """Read lines until one answers the question or moves away from it; False to stop."""
        fact = question.fact
        while True:
            try:
                line = input(self.prompt(fact))
            except EOFError:
                self.paper.gap()
                return False
            if not line.strip():
                if fact.id in self.project.facts or fact.id in self.project.unsure:
                    self.sitting.asked(fact.id)
                    return True
                continue
            try:
                given = typed(line, fact, self.lang)
            except NotUnderstoodError as error:
                self.paper.words(str(error), "yellow")
                continue
            if given is Wish.STOP:
                return False
            if given is Wish.HELP:
                self.help(question)
            elif given is Wish.BACK:
                if self.sitting.back():
                    return True
                self.paper.words(self.say("ask.first"), "dim")
            elif self.keep(fact, None if given is Wish.UNSURE else given):
                self.sitting.asked(fact.id)
                return True

    def keep(self, fact: FactEntry, answer: Answer | None) -> bool:
        """True when the answer is saved; False when it clashes with others that the user keeps."""
        dropped: tuple[str, ...] = ()
        while True:
            others = {k: v for k, v in self.project.facts.items() if k not in dropped and k != fact.id}
            try:
                self.interview.try_out(others if answer is None else {**others, fact.id: answer})
                break
            except AnswersError as error:
                more = tuple(name for name in error.facts if name in others)
                if not more or not self.agree(error, more):
                    return False
                dropped += more
        before = self.interview
        self.save(fact.id, answer, dropped)
        self.tell(before, fact, answer)
        return True

    def agree(self, error: AnswersError, names: Sequence[str]) -> bool:
        """True when the user lets the clashing answers go."""
        told = "; ".join(phrases.given(self.words, names, self.project.facts))
        reason = clash_of(self.opened.laid, error, {}).words(self.lang)
        self.paper.words(self.say("ask.clash", facts=told, because=reason), "yellow")
        try:
            return input(self.say("ask.clash_drop")).strip().lower() in ("j", "ja", "y", "yes")
        except EOFError:
            return False

    def save(self, fact: str, answer: Answer | None, dropped: Sequence[str]) -> None:
        """Put the answer in the file, whatever else has been written there meanwhile."""

        def edit(text: str) -> str:
            for name in dropped:
                text = without_answer(text, name)
            return with_answer(text, fact, answer)

        spelt = f"{fact}: {written(answer)}"
        try:
            if not self.path.exists():
                create(self.path, self.text)
            text = change(self.path, edit)
        except OSError as error:
            raise _unsaved(self.file, error, self.lang, spelt) from None
        except ProjectError as error:
            raise BadInputError(*error.lines(self.lang), spelt) from None
        self.text = text
        laid = self.opened.laid
        self.project = parse_project(text, self.facts, laid.decisions, self.file, laid.steps)
        self.interview = self.assess(self.project)

    # -- what is shown ------------------------------------------------------------------------------

    def show(self, question: OpenQuestion) -> None:
        """Progress, topic, the question, its help, why it is asked, and the choices."""
        fact = question.fact
        settled, everything = self.interview.progress
        share = settled / everything if everything else 1.0
        full = round(share * BAR)
        glyphs = self.paper.glyphs
        bar = glyphs.full * full + glyphs.empty * (BAR - full)
        left = self.say("ask.left", count=self.interview.left(self.sitting))
        topic = self.opened.laid.topics.get(fact.topic)
        self.paper.gap()
        self.paper.line(
            (bar, "cyan"), f" {self.say('ask.progress', percent=int(share * 100))}", (f" · {left}", "dim")
        )
        if topic:
            self.paper.words(self.words.say(topic.title), "dim")
        self.paper.words(self.words.say(fact.ask), "bold")
        self.paper.words(self.words.say(fact.help), "dim")
        for number, (value, label) in enumerate(fact.values.items(), 1):
            lead = Text.assemble((f"{number:>3}  ", "cyan"))
            self.paper.words(self.words.say(label), "", lead)
            position = self.opened.laid.readings[fact.id].positions[value] if fact.reading else None
            if position:
                held = self.say("plan.held_by", who=self.words.say(position.held_by).rstrip("."))
                self.paper.words(held, "dim", Text("     "))
        names = self.bearing(question.bears_on)
        if names:
            self.paper.words(self.say("ask.decides", names=names), "dim")
        if fact.id in self.project.facts:
            now = self.words.answer(fact, self.project.facts[fact.id])
            self.paper.words(self.say("ask.now", answer=now))
        elif fact.id in self.project.unsure:
            self.paper.words(self.say("ask.now", answer=self.say("ask.unsure_now")))
        self.paper.words(self.say("ask.keys"), "dim")

    def bearing(self, names: Sequence[str], most: int = TOLD) -> str:
        """A few of the findings and steps that the answer decides."""
        shown = ", ".join(self.words.name(name).rstrip("?") for name in names[:most])
        left = len(names) - most
        return self.say("plan.bears_more", names=shown, count=left) if left > 0 else shown

    def prompt(self, fact: FactEntry) -> str:
        """The prompt with the form that an answer takes."""
        form = self.say(f"ask.prompt_{fact.type}", count=len(fact.values)) if fact.values else ""
        form = form or self.say(f"ask.prompt_{fact.type}")
        return f"{self.say('ask.prompt')} ({form}): "

    def help(self, question: OpenQuestion) -> None:
        """An example, who usually knows, the provision, and more of what the answer decides."""
        fact = question.fact
        if fact.example:
            self.paper.words(self.say("ask.example", example=self.words.say(fact.example)))
        if fact.knows:
            self.paper.words(self.say("ask.knows", who=self.words.say(KNOWS[fact.knows])))
        if fact.cite:
            self.paper.words(self.say("ask.cite", cite=self.words.cites(fact.cite)))
        self.paper.words(self.say("ask.decides", names=self.bearing(question.bears_on, HELP_TOLD)))

    def tell(self, before: Interview, fact: FactEntry, answer: Answer | None) -> None:
        """That the answer is saved, and which findings it settled."""
        if answer is None:
            self.paper.words(self.say("ask.saved_unsure"), "green")
        else:
            self.paper.words(self.say("ask.saved", answer=self.words.answer(fact, answer)), "green")
        for finding in self.interview.newly_settled(before)[:TOLD]:
            told = phrases.outcome(self.words, finding)
            name = self.words.say(finding.entry.title).rstrip("?")
            self.paper.words(self.say("ask.settled", name=name, outcome=told), "green")

    def done(self) -> int:
        """Say that nothing more is worth asking; 0."""
        left = len(self.interview.unsure_that_matter())
        self.paper.gap()
        if left == 0:
            self.paper.words(self.say("ask.done"), "bold")
        elif left == 1:
            self.paper.words(self.say("ask.done_unsure_one"), "bold")
        else:
            self.paper.words(self.say("ask.done_unsure", count=left), "bold")
        self.paper.words(self.say("ask.see", file=self.file), "dim")
        return 0
