"""What can be wrong with a portfolio or a policy, in Danish and English; project files say the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vejviser.road.faults import Fault, Language, visible

WORDS: dict[str, dict[Language, str]] = {
    "portfolio_not_found": {
        "da": "der er hverken en mappe eller en fil med det navn",
        "en": "there is neither a folder nor a file of that name",
    },
    "portfolio_is_project": {
        "da": "det er én projektfil; angiv mappen med projektfiler eller en CSV-fil",
        "en": "this is one project file; name the folder of project files, or a CSV file",
    },
    "folder_empty": {
        "da": "der er ingen projektfiler (*.yaml) i mappen",
        "en": "there are no project files (*.yaml) in the folder",
    },
    "table_not_utf8": {
        "da": "tegnene er ikke UTF-8; vælg 'CSV UTF-8' når du gemmer i Excel",
        "en": "the characters are not UTF-8; choose 'CSV UTF-8' when you save in Excel",
    },
    "table_too_big": {
        "da": "filen er for stor (grænsen er {limit} MB)",
        "en": "the file is too big (the limit is {limit} MB)",
    },
    "table_quotes": {
        "da": "anførselstegnene passer ikke sammen ({problem})",
        "en": "the quotation marks do not match ({problem})",
    },
    "table_empty": {
        "da": "der er ingen projekter i filen; under overskrifterne hører ét projekt på hver række",
        "en": "there are no projects in the file; below the headings goes one project on each row",
    },
    "no_name_column": {
        "da": "kolonnen 'name' mangler; den giver projekterne navn",
        "en": "the column 'name' is missing; it names the projects",
    },
    "column_twice": {
        "da": "kolonnen '{name}' står der to gange; behold kun den ene",
        "en": "the column '{name}' is there twice; keep only one of them",
    },
    "column_unnamed": {
        "da": "kolonne {number} har svar, men ingen overskrift",
        "en": "column {number} has answers but no heading",
    },
    "cell_bool": {
        "da": "'{name}' besvares med true eller false (ja eller nej, SAND eller FALSK), ikke '{value}'",
        "en": "'{name}' is answered with true or false (yes or no), not '{value}'",
    },
    "cell_date": {
        "da": "'{name}' skal være en dato som 2026-12-31 eller 31-12-2026, ikke '{value}'{nearest}",
        "en": "'{name}' must be a date such as 2026-12-31 or 31-12-2026, not '{value}'{nearest}",
    },
    "project_no_name": {"da": "projektet mangler et navn", "en": "the project has no name"},
    "project_twice": {
        "da": "et projekt med navnet '{name}' står også i {first}; giv hvert projekt sit eget navn",
        "en": "a project called '{name}' is also in {first}; give each project a name of its own",
    },
    "row_twice": {
        "da": "et projekt med navnet '{name}' står også i række {first}; giv hvert projekt sit eget navn",
        "en": "a project called '{name}' is also in row {first}; give each project a name of its own",
    },
    "policy_shape": {
        "da": "filen er ikke en politik; øverst skal der stå 'name:', 'text:' og det, der ændres",
        "en": "this is not a policy; it must have 'name:', 'text:' and what it changes at the top",
    },
    "policy_key": {
        "da": "'{name}' hører ikke til i en politik; brug {valid}{nearest}",
        "en": "'{name}' is no part of a policy; use {valid}{nearest}",
    },
    "policy_text": {
        "da": "'{name}' skal stå på begge sprog: {{da: ..., en: ...}}",
        "en": "'{name}' must be in both languages: {{da: ..., en: ...}}",
    },
    "policy_changes_nothing": {
        "da": "politikken ændrer intet; brug times, returned, facts, overlays eller as_of",
        "en": "the policy changes nothing; use times, returned, facts, overlays or as_of",
    },
    "policy_map": {
        "da": "'{name}' skal være linjer af 'navn: værdi', én på hver linje",
        "en": "'{name}' must be lines of 'name: value', one on each line",
    },
    "policy_no_time": {
        "da": "trinnet '{name}' tager ingen tid på vejen (det løber eller sker kun ved en hændelse)",
        "en": "the step '{name}' takes no time on the road (it goes on, or comes only with an event)",
    },
    "policy_share": {
        "da": "andelen i '{name}' skal være et tal fra 0 til 1, fx {{share: 0.2, p50: 4, unit: weeks}}",
        "en": "the share of '{name}' must be a number from 0 to 1, as in {{share: 0.2, p50: 4, unit: weeks}}",
    },
    "policy_round_time": {
        "da": "ingen har offentliggjort, hvad en runde mere koster i '{name}'; skriv også p50 og unit",
        "en": "nobody has published what one more round costs in '{name}'; write p50 and unit too",
    },
    "policy_unknown": {
        "da": "'{name}' kan ikke sættes til ukendt; skriv et svar",
        "en": "'{name}' cannot be set to unknown; write an answer",
    },
    "policy_when": {
        "da": "betingelsen i '{name}' kan ikke bruges: {problem}",
        "en": "the condition of '{name}' cannot be used: {problem}",
    },
    "policy_overlays": {
        "da": "'overlays' skal være en liste af navne, fx [com_2025_1023]",
        "en": "'overlays' must be a list of names, such as [com_2025_1023]",
    },
    "policy_overlay": {
        "da": "ingen lov på vej hedder '{name}'{nearest}",
        "en": "no law in the making is called '{name}'{nearest}",
    },
}
_PLACE: dict[Language, str] = {"da": "række {row}{column}", "en": "row {row}{column}"}
_COLUMN: dict[Language, str] = {"da": ", kolonne {column}", "en": ", column {column}"}
_NEAREST: dict[Language, str] = {"da": "; mente du '{}'?", "en": "; did you mean '{}'?"}
_LONG = {"problem": 300, "valid": 300, "first": 200}


@dataclass(frozen=True, slots=True)
class Located:
    """A fault and where it is: a file, and its line, or the row and column of a table (0 and "": none)."""

    path: str
    fault: Fault
    row: int = 0
    column: str = ""
    table: bool = False

    def words(self, language: Language) -> str:
        """The place and the fault as one line."""
        path = visible(self.path, 200)
        if not self.table:
            return f"{path}{f':{self.row}' if self.row else ''}: {told(self.fault, language)}"
        column = _COLUMN[language].format(column=visible(self.column)) if self.column else ""
        place = ", " + _PLACE[language].format(row=self.row, column=column) if self.row else ""
        return f"{path}{place}: {told(self.fault, language)}"


class PortfolioError(ValueError):
    """A portfolio or policy that cannot be used; holds every fault found, and nothing was run."""

    def __init__(self, faults: Iterable[Located]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.lines("en")))

    def lines(self, language: Language) -> list[str]:
        """The faults in words, one a line, each with its place."""
        return [fault.words(language) for fault in self.faults]


def told(fault: Fault, language: Language) -> str:
    """A fault in words: ours, or that of a project file."""
    if fault.kind not in WORDS:
        return fault.words(language)
    shown = {key: visible(value, _LONG.get(key, 60)) for key, value in fault.particulars.items()}
    shown["nearest"] = _NEAREST[language].format(fault.nearest) if fault.nearest else ""
    return WORDS[fault.kind][language].format_map(shown)
