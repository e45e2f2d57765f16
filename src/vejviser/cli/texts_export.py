"""The words of the commands `export` and `import`, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Text

EXPORT: dict[str, Text] = {
    "export.help": Text(
        "Skriv vejen for projektet i FILE som FORMAT: svg, html, ics, csv, xlsx, bpmn, dmn,"
        " fhir-questionnaire, fhir-response eller jsonld.",
        "Write the road of the project in FILE as FORMAT: svg, html, ics, csv, xlsx, bpmn, dmn,"
        " fhir-questionnaire, fhir-response or jsonld.",
    ),
    "import.help": Text(
        "Læs et besvaret FHIR-spørgeskema (QuestionnaireResponse) tilbage til en projektfil.",
        "Read an answered FHIR questionnaire (QuestionnaireResponse) back to a project file.",
    ),
    "option.out_path": Text(
        "Filen, der skrives; '-' skriver til skærmen.", "The file to write; '-' is standard output."
    ),
    "option.force": Text("Overskriv filen, hvis den findes.", "Overwrite the file if it exists."),
    "export.format": Text(
        "intet format hedder '{name}'; vælg et af: {valid}{nearest}",
        "no format is called '{name}'; choose one of: {valid}{nearest}",
    ),
    "option.full": Text("Tegn hvert trin, der tager tid (svg).", "Draw every step that takes time (svg)."),
    "option.narrow": Text("Tegn vejen til en telefon (svg).", "Draw the road for a phone (svg)."),
    "option.possible_export": Text(
        "Regn også de mulige trin med (svg, html, ics, csv, xlsx, jsonld).",
        "Count the possible steps in as well (svg, html, ics, csv, xlsx, jsonld).",
    ),
    "export.option": Text(
        "{option} gør ingen forskel for {form}; det hører til: {valid}",
        "{option} makes no difference to {form}; it belongs to: {valid}",
    ),
    "export.exists": Text(
        "{path} findes allerede; vælg et andet navn med --out, eller overskriv den med --force",
        "{path} is there already; choose another name with --out, or overwrite it with --force",
    ),
    "export.not_a_file": Text(
        "{path} er ikke en almindelig fil; vælg et andet navn med --out",
        "{path} is not an ordinary file; choose another name with --out",
    ),
    "export.itself": Text(
        "{path} er den fil, der læses; vælg et andet navn med --out",
        "{path} is the file that is read; choose another name with --out",
    ),
    "export.written": Text("Skrev {path}: {title}.", "Wrote {path}: {title}."),
    "import.written": Text(
        "Skrev {path}: {count} svar. Se vejen med: vejviser plan {path}",
        "Wrote {path}: {count} answers. See the road with: vejviser plan {path}",
    ),
}
