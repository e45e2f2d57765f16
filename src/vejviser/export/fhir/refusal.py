"""What can be wrong with a QuestionnaireResponse that is read, in Danish and English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from vejviser.handbook.entries import Lang, Text
from vejviser.road.faults import Fault, visible

SHOWN = 20
"""How many faults are told; a file with more is not nearly right."""

WORDS: dict[str, Text] = {
    "not_found": Text("filen findes ikke", "there is no such file"),
    "unreadable": Text("filen kan ikke læses ({reason})", "the file cannot be read ({reason})"),
    "too_big": Text(
        "filen er for stor til at være et besvaret spørgeskema (grænsen er {limit} byte)",
        "the file is too big for an answered questionnaire (the limit is {limit} bytes)",
    ),
    "too_long": Text(
        "svarene fylder mere end en projektfil kan rumme (grænsen er {limit} tegn); forkort dem",
        "the answers are more than a project file can hold (the limit is {limit} characters); shorten them",
    ),
    "too_deep": Text(
        "filen er indlejret for dybt til at være et besvaret spørgeskema",
        "the file is nested too deep for an answered questionnaire",
    ),
    "not_utf8": Text("tegnene er ikke UTF-8", "the characters are not UTF-8"),
    "not_json": Text(
        "filen er ikke JSON ({problem}); et besvaret spørgeskema er FHIR R4 som JSON",
        "the file is not JSON ({problem}); an answered questionnaire is FHIR R4 as JSON",
    ),
    "not_response": Text(
        "filen er ikke en QuestionnaireResponse, men {found}; skriv en med 'export FILE fhir-response'",
        "the file is not a QuestionnaireResponse but {found}; write one with 'export FILE fhir-response'",
    ),
    "not_items": Text("'{name}' skal være en liste af objekter", "'{name}' must be a list of objects"),
    "no_link": Text("et 'item' har intet 'linkId'", "an 'item' has no 'linkId'"),
    "unknown_link": Text(
        "intet spørgsmål har linkId '{name}'{nearest}", "no question has the linkId '{name}'{nearest}"
    ),
    "twice": Text("'{name}' er besvaret to gange", "'{name}' is answered twice"),
    "several": Text("'{name}' kan kun have ét svar", "'{name}' can have one answer only"),
    "wrong_value": Text(
        "'{name}' skal besvares med '{expected}', ikke '{found}'",
        "'{name}' must be answered with '{expected}', not '{found}'",
    ),
    "other_system": Text(
        "svaret på '{name}' er en kode fra '{found}'; det skal være '{expected}'",
        "the answer to '{name}' is a code from '{found}'; it must be '{expected}'",
    ),
    "none_and_some": Text(
        "'{name}' er besvaret både med 'ingen af dem' og med noget; fjern det ene",
        "'{name}' is answered with 'none of them' and with something; remove one of the two",
    ),
    "no_name": Text(
        "projektets navn mangler; besvar '{name}' med 'valueString'",
        "the name of the project is missing; answer '{name}' with 'valueString'",
    ),
    "more": Text("og {count} fejl mere", "and {count} more faults"),
}
_NEAREST = Text("; mente du '{}'?", "; did you mean '{}'?")


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing wrong: its kind, the particulars, and the nearest valid spelling.

    `doubt` is the fault of an answer, told in the words that project files have for it.
    """

    kind: str
    particulars: dict[str, str] = field(default_factory=dict)
    nearest: str = ""
    doubt: Fault | None = None

    def words(self, lang: Lang) -> str:
        """The fault as one sentence without full stop."""
        if self.doubt:
            return self.doubt.words(lang)
        shown = {key: visible(value, 200) for key, value in self.particulars.items()}
        shown["nearest"] = _NEAREST.say(lang).format(self.nearest) if self.nearest else ""
        return WORDS[self.kind].say(lang).format_map(shown)


class ResponseError(ValueError):
    """A QuestionnaireResponse that cannot be used; holds every fault found."""

    def __init__(self, path: str, faults: Iterable[Refusal]) -> None:
        self.path, self.faults = path, tuple(faults)
        super().__init__("\n".join(self.lines("en")))

    def lines(self, lang: Lang) -> list[str]:
        """The faults in words, one a line."""
        told = list(self.faults[:SHOWN])
        if more := len(self.faults) - len(told):
            told.append(Refusal("more", {"count": str(more)}))
        return [f"{visible(self.path, 200)}: {fault.words(lang)}" for fault in told]
