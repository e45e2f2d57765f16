"""One neutral question letter to the authority that can answer a contested point, as Markdown.

The letter says what the handbook and the answers say and nothing else; what only the sender knows is left
as a marked blank. The project's own position is not told, so that the question leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from vejviser.export.wording import Wording
from vejviser.handbook.entries import Citation, Lang, Position, Text
from vejviser.road.plan import Road
from vejviser.road.register import Contested, Outcome

WANTED = {
    "authority": Text("den kompetente myndighed", "the competent authority"),
    "sender": Text("afsender, organisation og CVR-nr.", "sender, organisation and CVR no."),
    "contact": Text("navn, telefon og e-mail", "name, telephone and e-mail"),
    "name": Text("projektets navn", "the name of the project"),
    "about": Text("projektet i to-tre linjer", "the project in two or three lines"),
}
"""What only the sender knows."""

BLANKS = {key: Text(f"[UDFYLD: {what.da}]", f"[FILL IN: {what.en}]") for key, what in WANTED.items()}
WORDS = {
    "title": Text("Spørgsmål om fortolkning", "Question on interpretation"),
    "to": Text("Til", "To"),
    "from": Text("Fra", "From"),
    "date": Text("Dato", "Date"),
    "about": Text("Sag", "Subject"),
    "opening": Text(
        "Vi beder om jeres svar på et spørgsmål, som kan læses på flere måder. Brevet gengiver læsningerne,"
        " som de kendes, og tager ikke stilling til, hvilken der er den rigtige.",
        "We ask for your answer to a question that can be read in several ways. The letter sets out the"
        " readings as they are known and does not say which of them is right.",
    ),
    "question": Text("Spørgsmålet", "The question"),
    "facts": Text("Oplysninger om projektet", "Facts of the project"),
    "facts_day": Text("Retsstillingen er vurderet pr. {day}.", "The law is assessed as of {day}."),
    "facts_none": Text(
        "Forskellen nedenfor afhænger ikke af oplysninger, som projektet har givet.",
        "The difference below does not depend on facts that the project has given.",
    ),
    "open": Text("Endnu ikke afklaret i projektet:", "Not yet settled in the project:"),
    "positions": Text("Læsningerne", "The readings"),
    "held": Text("Hævdet af", "Held by"),
    "sources": Text("Kilder", "Sources"),
    "no_source": Text("ingen kilde fundet", "no source found"),
    "hangs": Text("Hvad svaret betyder", "What hangs on the answer"),
    "same": Text(
        "Med de oplysninger, der er givet, fører læsningerne til det samme.",
        "On the facts given, the readings lead to the same.",
    ),
    "ask": Text("Vi beder om svar på", "We ask you to tell"),
    "ask_1": Text(
        "hvilken læsning I lægger til grund for et projekt som dette, eller om I læser reglen på en anden"
        " måde,",
        "which reading you apply to a project such as this, or whether you read the rule in another way,",
    ),
    "ask_2": Text(
        "hvilken bestemmelse eller praksis svaret bygger på,",
        "on which provision or practice the answer rests,",
    ),
    "ask_3": Text(
        "om svaret gælder generelt, og om det må deles med andre projekter,",
        "whether the answer holds in general, and whether it may be shared with other projects,",
    ),
    "ask_4": Text(
        "hvem vi skal spørge, hvis I ikke er rette myndighed.",
        "whom we should ask if you are not the right authority.",
    ),
    "regards": Text("Med venlig hilsen", "Yours sincerely"),
    "cited": Text("Kilder i brevet", "Sources in the letter"),
    "seen": Text("læst {day}", "read {day}"),
    "finding": Text("Konklusion eller trin", "Finding or step"),
    "or": Text(" eller ", " or "),
    "certain": Text("skal tages", "is taken"),
    "possible": Text("måske", "perhaps"),
    "no": Text("bortfalder", "falls away"),
    "none": Text("ingen", "none"),
    "until": Text("(fra {day}: {then})", "(from {day}: {then})"),
}


def question_letter(road: Road, point: Contested, lang: Lang, name: str = "", about: str = "") -> str:
    """The letter on one contested point for the project of this road, ending with a line break."""
    return "\n".join(Letter(road, point, lang, name, about).lines()) + "\n"


def asked(question: str) -> str:
    """A question without the guidance on answering it that follows the question mark."""
    return question.partition("?")[0] + "?" if "?" in question else question


class Letter:
    """The parts of the letter on one point, for those who set it in a format of their own."""

    def __init__(self, road: Road, point: Contested, lang: Lang, name: str, about: str) -> None:
        self.road, self.point, self.lang = road, point, lang
        self.words = Wording(road.handbook, lang)
        self.project, self.about = name, about

    def say(self, key: str, **particulars: object) -> str:
        """The words of a key of `WORDS`."""
        return WORDS[key].say(self.lang).format_map(particulars)

    def blank(self, key: str) -> str:
        """The marked blank of a key of `BLANKS`."""
        return BLANKS[key].say(self.lang)

    def wanted(self, key: str) -> str:
        """What the sender has to fill in, without the mark."""
        return WANTED[key].say(self.lang)

    def lines(self) -> Iterator[str]:
        """The letter as lines of Markdown."""
        yield from (f"# {self.say('title')}", "")
        yield from self.head()
        yield from ("", self.say("opening"), "", f"## {self.say('question')}", "")
        yield asked(self.words.say(self.point.entry.question))
        yield from ("", f"## {self.say('facts')}", "")
        yield from self.facts()
        yield from ("", f"## {self.say('positions')}", "")
        for letter, position in zip("ABCDEFGHIJ", self.point.entry.positions.values(), strict=False):
            yield from self.position(letter, position)
        yield from (f"## {self.say('hangs')}", "")
        yield from self.hangs()
        yield from ("", f"## {self.say('ask')}", "")
        yield from (f"{number}. {self.say(f'ask_{number}')}" for number in range(1, 5))
        yield from ("", self.say("regards"), "", self.blank("contact"), "")
        yield from self.cited()

    def head(self) -> Iterator[str]:
        """To whom, from whom, when and on what."""
        desk = self.point.desk
        to = self.words.say(desk.authority.name) if desk else self.blank("authority")
        if desk and desk.until and desk.then and (day := desk.then.valid.start):
            to += " " + self.say("until", day=self.words.date(day), then=self.words.say(desk.then.name))
        yield f"**{self.say('to')}:** {to}  "
        yield f"**{self.say('from')}:** {self.blank('sender')}  "
        yield f"**{self.say('date')}:** {self.words.date(self.road.as_of)}  "
        yield f"**{self.say('about')}:** {self.project or self.blank('name')}"

    def told_facts(self) -> list[str]:
        """The answered facts that the question rests on, and what the project says in free words."""
        facts = self.road.handbook.facts
        texts = [name for name, fact in facts.items() if fact.type == "text" and name in self.road.answers]
        return [name for name in facts if name in texts or name in self.point.facts]

    def facts(self) -> Iterator[str]:
        """The project and its facts."""
        facts = self.road.handbook.facts
        yield self.about or self.blank("about")
        yield ""
        yield self.say("facts_day", day=self.words.date(self.road.as_of))
        yield ""
        told = self.told_facts()
        for name in told:
            answer = self.words.answer(facts[name], self.road.answers[name])
            yield f"- {asked(self.words.name(name))} {answer}"
        if not told:
            yield self.say("facts_none")
        if self.point.open_facts:
            yield from ("", self.say("open"), "")
            yield from (f"- {asked(self.words.name(name))}" for name in self.point.open_facts)

    def position(self, letter: str, position: Position) -> Iterator[str]:
        """One position with who holds it."""
        yield f"**{letter}. {self.words.say(position.label)}**  "
        yield f"{self.say('held')}: {self.words.say(position.held_by)}  "
        yield f"{self.say('sources')}: {self.words.cites(position.cite) or self.say('no_source')}"
        yield ""

    def hangs(self) -> Iterator[str]:
        """What hangs on the answer."""
        if self.point.entry.consequence:
            yield from (self.words.say(self.point.entry.consequence), "")
        if not self.point.outcomes:
            yield self.say("same")
            return
        positions = list(self.point.entry.positions)
        heads = " | ".join("ABCDEFGHIJ"[: len(positions)])
        yield f"| {self.say('finding')} | {heads} |"
        yield "|---" * (len(positions) + 1) + "|"
        for outcome in self.point.outcomes:
            cells = " | ".join(self.cell(outcome, position) for position in positions)
            yield f"| {self.words.name(outcome.name).rstrip('?')} | {cells} |"

    def cell(self, outcome: Outcome, position: str) -> str:
        """What is left under one position; a position that the answers rule out is a dash."""
        if position not in outcome.under:
            return "–"
        values = outcome.under[position]
        if outcome.kind == "step":
            return self.say(values[0])
        told = [self.words.value(outcome.name, value) for value in values]
        return self.say("or").join(told) or self.say("none")

    def cited(self) -> Iterator[str]:
        """The sources of the letter."""
        cites = [*self.point.entry.cite, *(c for p in self.point.entry.positions.values() for c in p.cite)]
        sources = dict.fromkeys(citation.source for citation in cites)
        if sources:
            yield from (f"## {self.say('cited')}", "")
        for key in sources:
            source = self.road.handbook.sources[key]
            seen = self.say("seen", day=self.words.date(source.seen)) if source.seen else ""
            where = ", ".join(part for part in (source.eli or source.url, seen) if part)
            told = f"- {self.words.cite(Citation(key))}: {self.words.say(source.title)}"
            yield f"{told} ({where})" if where else told
