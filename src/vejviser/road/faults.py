"""What can be wrong with a project file, in words: each fault in Danish and English, with how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["da", "en"]

WORDS: dict[str, dict[Language, str]] = {
    "not_found": {
        "da": "filen findes ikke{nearby}",
        "en": "there is no such file{nearby}",
    },
    "directory": {
        "da": "det er en mappe; angiv en projektfil i mappen",
        "en": "this is a directory; name a project file in it",
    },
    "unreadable": {
        "da": "filen kan ikke læses ({reason})",
        "en": "the file cannot be read ({reason})",
    },
    "too_big": {
        "da": "filen er for stor til at være en projektfil (grænsen er {limit} tegn)",
        "en": "the file is too big for a project file (the limit is {limit} characters)",
    },
    "not_text": {
        "da": "filen er ikke en tekstfil; en projektfil er YAML i UTF-8",
        "en": "this is not a text file; a project file is YAML in UTF-8",
    },
    "not_utf8": {
        "da": "tegnene er ikke UTF-8; gem filen som UTF-8, så bogstaver som æ, ø og å kan læses",
        "en": "the characters are not UTF-8; save the file as UTF-8 so that letters such as æ can be read",
    },
    "not_yaml": {
        "da": "linjen kan ikke læses som YAML ({problem}); ryk ind med mellemrum, ikke tabulator, "
        "og sæt tekst med særlige tegn i anførselstegn, ét i hver ende",
        "en": "the line cannot be read as YAML ({problem}); indent with spaces, not tabs, "
        "and put text with special characters in quotation marks, one at each end",
    },
    "too_deep": {
        "da": "filen er indlejret for dybt til at være en projektfil",
        "en": "the file is nested too deep for a project file",
    },
    "empty": {
        "da": "filen er tom; skriv mindst 'name:' med projektets navn",
        "en": "the file is empty; write at least 'name:' with the name of the project",
    },
    "not_a_project": {
        "da": "filen er ikke en projektfil; øverst skal der stå 'name:' og 'facts:'",
        "en": "this is not a project file; it must have 'name:' and 'facts:' at the top",
    },
    "several_documents": {
        "da": "filen rummer flere YAML-dokumenter; en projektfil beskriver ét projekt",
        "en": "the file holds several YAML documents; a project file describes one project",
    },
    "unknown_key": {
        "da": "'{name}' hører ikke til i en projektfil; brug name, about, as_of, start, "
        "facts, times og steps{nearest}",
        "en": "'{name}' is no part of a project file; use name, about, as_of, start, "
        "facts, times and steps{nearest}",
    },
    "fact_at_top": {
        "da": "'{name}' er en oplysning; ryk linjen ind under 'facts:'",
        "en": "'{name}' is a fact; indent the line under 'facts:'",
    },
    "odd_key": {
        "da": "et navn skal være et enkelt ord før kolon",
        "en": "a name must be a single word before the colon",
    },
    "twice": {
        "da": "'{name}' står også på linje {first}; behold kun den ene",
        "en": "'{name}' is also on line {first}; keep only one of them",
    },
    "no_name": {
        "da": "projektet mangler et navn; skriv 'name:' med projektets navn",
        "en": "the project has no name; write 'name:' with the name of the project",
    },
    "name_not_text": {
        "da": "'{name}' skal være en tekst",
        "en": "'{name}' must be text",
    },
    "facts_not_map": {
        "da": "'facts' skal være en liste af 'oplysning: svar', én på hver linje",
        "en": "'facts' must be lines of 'fact: answer', one on each line",
    },
    "times_not_map": {
        "da": "'times' skal være en liste af 'trin: tid', én på hver linje, fx 'write_cip: 3 weeks'",
        "en": "'times' must be lines of 'step: time', one on each line, such as 'write_cip: 3 weeks'",
    },
    "steps_not_map": {
        "da": "'steps' skal være en liste af 'trin: status', én på hver linje, fx 'write_cip: done'",
        "en": "'steps' must be lines of 'step: status', one on each line, such as 'write_cip: done'",
    },
    "not_a_standing": {
        "da": "'{name}' skal være en status som 'done' eller {{sent: 2026-10-05}}, ikke '{value}'",
        "en": "'{name}' must be a status such as 'done' or {{sent: 2026-10-05}}, not '{value}'",
    },
    "no_standing": {
        "da": "'{name}' siger ikke, hvor trinet står; skriv en status eller en dato, fx {{sent: 2026-10-05}}",
        "en": "'{name}' does not say where the step stands; write a status or a date, such as "
        "{{sent: 2026-10-05}}",
    },
    "unknown_status": {
        "da": "'{name}' kan ikke stå som '{value}'; mulige: {valid}{nearest}",
        "en": "'{name}' cannot stand as '{value}'; valid: {valid}{nearest}",
    },
    "unknown_part": {
        "da": "'{part}' hører ikke til i '{name}'; brug status, started, sent, returned og done{nearest}",
        "en": "'{part}' is no part of '{name}'; use status, started, sent, returned and done{nearest}",
    },
    "part_twice": {
        "da": "'{part}' står to gange i '{name}'; behold kun den ene",
        "en": "'{part}' is in '{name}' twice; keep only one of them",
    },
    "standing_not_date": {
        "da": "'{part}' i '{name}' skal være en dato som 2026-12-31, ikke '{value}'{nearest}",
        "en": "'{part}' of '{name}' must be a date such as 2026-12-31, not '{value}'{nearest}",
    },
    "standing_far_date": {
        "da": "'{part}' i '{name}' skal ligge i årene 1900-2100, ikke '{value}'; ret året",
        "en": "'{part}' of '{name}' must lie in the years 1900-2100, not '{value}'; correct the year",
    },
    "dates_out_of_order": {
        "da": "'{name}': '{first}' ({day}) ligger efter '{then}' ({other}); ret en af datoerne",
        "en": "'{name}': '{first}' ({day}) is after '{then}' ({other}); correct one of the dates",
    },
    "status_behind": {
        "da": "'{name}' står som '{status}', men har en senere dato, '{part}'; fjern den, eller ret "
        "status{nearest}",
        "en": "'{name}' stands as '{status}', but has a later date, '{part}'; remove it, or correct the "
        "status{nearest}",
    },
    "standing_ahead": {
        "da": "'{part}' i '{name}' er {date}, som ligger efter planens dag, {day}; skriv kun, hvad der er "
        "sket, eller vælg en senere dag (as_of)",
        "en": "'{part}' of '{name}' is {date}, which is after the day of the plan, {day}; write only what "
        "has happened, or choose a later day (as_of)",
    },
    "unknown_step": {
        "da": "intet trin hedder '{name}'{nearest}{steps}",
        "en": "no step is called '{name}'{nearest}{steps}",
    },
    "not_a_time": {
        "da": "'{name}' skal være en tid som '3 weeks' eller {{p10: 2, p50: 3, p90: 6, unit: "
        "weeks}}, ikke '{value}'",
        "en": "'{name}' must be a time such as '3 weeks' or {{p10: 2, p50: 3, p90: 6, unit: "
        "weeks}}, not '{value}'",
    },
    "odd_time": {
        "da": "tiden i '{name}' skal være fra 0.01 dag til 100 år, og p50 og p90 må hverken være mindre end "
        "tallet før eller over 100 gange så store; ret '{value}'",
        "en": "the time of '{name}' must be from 0.01 days to 100 years, and p50 and p90 may be neither "
        "less than the figure before nor over 100 times it; mend '{value}'",
    },
    "unknown_fact": {
        "da": "ingen oplysning hedder '{name}'{nearest}{list}",
        "en": "no fact is called '{name}'{nearest}{list}",
    },
    "is_decision": {
        "da": "'{name}' er en konklusion, som loven drager; den kan ikke besvares i projektfilen",
        "en": "'{name}' is a finding that the law draws; it cannot be answered in a project file",
    },
    "unknown_value": {
        "da": "'{name}' kan ikke være '{value}'; mulige svar: {valid}{nearest}",
        "en": "'{name}' cannot be '{value}'; valid answers: {valid}{nearest}",
    },
    "not_one_value": {
        "da": "'{name}' har ét svar; vælg et af: {valid}",
        "en": "'{name}' has one answer; choose one of: {valid}",
    },
    "not_bool": {
        "da": "'{name}' skal være true (ja) eller false (nej), ikke '{value}'{nearest}",
        "en": "'{name}' must be true or false, not '{value}'{nearest}",
    },
    "not_number": {
        "da": "'{name}' skal være et tal uden tusindtalsskilletegn, fx 1500000, ikke '{value}'{nearest}",
        "en": "'{name}' must be a number without separators, such as 1500000, not '{value}'{nearest}",
    },
    "two_readings": {
        "da": "'{value}' kan læses på to måder; skriv {whole} eller {decimal} i '{name}'",
        "en": "'{value}' can be read in two ways; write {whole} or {decimal} in '{name}'",
    },
    "not_date": {
        "da": "'{name}' skal være en dato som 2026-12-31, ikke '{value}'{nearest}",
        "en": "'{name}' must be a date such as 2026-12-31, not '{value}'{nearest}",
    },
    "far_date": {
        "da": "'{name}' skal ligge i årene 1900-2100, ikke '{value}'; ret året",
        "en": "'{name}' must lie in the years 1900-2100, not '{value}'; correct the year",
    },
    "not_list": {
        "da": "'{name}' besvares med en liste, fx {example}; [] betyder ingen af dem",
        "en": "'{name}' is answered with a list, such as {example}; [] means none of them",
    },
    "listed_twice": {
        "da": "'{value}' står to gange i '{name}'",
        "en": "'{value}' is listed twice in '{name}'",
    },
    "not_text_answer": {
        "da": "'{name}' besvares med tekst",
        "en": "'{name}' is answered with text",
    },
    "too_long": {
        "da": "teksten i '{name}' er for lang (grænsen er {limit} tegn)",
        "en": "the text of '{name}' is too long (the limit is {limit} characters)",
    },
    "half_letter": {
        "da": "'{value}'{within} er kun et halvt tegn; skriv tegnet selv, fx 😀, og ikke dets kode",
        "en": "'{value}'{within} is half a character; write the character itself, such as 😀, not its code",
    },
    "not_asked": {
        "da": "'{name}' gælder kun, når {condition}; fjern linjen, eller ret {facts}",
        "en": "'{name}' only applies when {condition}; remove the line, or correct {facts}",
    },
    "contradiction": {
        "da": "svarene kan ikke være rigtige på samme tid: {facts}{because}",
        "en": "these answers cannot all be true together: {facts}{because}",
    },
}

_NEAREST: dict[Language, str] = {"da": "; mente du '{}'?", "en": "; did you mean '{}'?"}
_NEARBY: dict[Language, str] = {"da": "; mente du {}?", "en": "; did you mean {}?"}
_LIST: dict[Language, str] = {
    "da": "; 'vejviser handbook list facts' viser dem alle",
    "en": "; 'vejviser handbook list facts' shows them all",
}
_STEPS: dict[Language, str] = {
    "da": "; 'vejviser handbook list steps' viser dem alle",
    "en": "; 'vejviser handbook list steps' shows them all",
}
_WITHIN: dict[Language, str] = {"da": " i '{}'", "en": " in '{}'"}
_SHOWN = 60
_LONGEST = {"facts": 400, "valid": 1000, "problem": 200}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a project file: its line (0: the whole file), its kind and the particulars.

    `because` is the handbook's own words per language, where a rule of sense stands behind the fault.
    """

    kind: str
    line: int = 0
    particulars: dict[str, str] = field(default_factory=dict)
    nearest: str = ""
    because: dict[Language, str] = field(default_factory=dict)

    def words(self, language: Language) -> str:
        """The fault as one sentence without full stop, and the nearest valid spelling."""
        shown = {key: visible(value, _LONGEST.get(key, _SHOWN)) for key, value in self.particulars.items()}
        shown["nearest"] = _NEAREST[language].format(self.nearest) if self.nearest else ""
        shown["nearby"] = _NEARBY[language].format(self.nearest) if self.nearest else ""
        shown["list"] = _LIST[language] if not self.nearest else ""
        shown["steps"] = _STEPS[language] if not self.nearest else ""
        shown["within"] = _WITHIN[language].format(shown["name"]) if "name" in shown else ""
        because = self.because.get(language, "")
        shown["condition"] = because
        shown["because"] = f" ({because.rstrip('.')})" if because else ""
        return WORDS[self.kind][language].format_map(shown)


class ProjectError(ValueError):
    """A project file that cannot be used; holds every fault found, so that they can be mended at once."""

    def __init__(self, path: str, faults: Iterable[Fault]) -> None:
        self.path, self.faults = path, tuple(faults)
        super().__init__("\n".join(self.lines("en")))

    def lines(self, language: Language) -> list[str]:
        """The faults in words, one a line, each with file and line."""
        return [
            f"{visible(self.path, 200)}{f':{f.line}' if f.line else ''}: {f.words(language)}"
            for f in self.faults
        ]


def visible(text: str, limit: int = _SHOWN) -> str:
    """The text safe to print on a terminal: no control characters, and at most `limit` characters long."""
    clean = "".join(c if c.isprintable() else "\ufffd" for c in text)
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"
