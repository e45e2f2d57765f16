"""The words of the commands `papers` and `paper`, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Text

PAPERS: dict[str, Text] = {
    "papers.help": Text(
        "Vis, hvilke papirer projektet i FILE skal bruge, til hvilke trin, og hvilke det ikke skal bruge.",
        "List the papers that the project in FILE needs, for which steps, and those that it does not need.",
    ),
    "paper.help": Text(
        "Lav et papir til projektet i FILE som PDF eller DOCX; `vejviser papers FILE` viser, hvilke der er.",
        "Make a paper for the project in FILE as PDF or DOCX; `vejviser papers FILE` lists them.",
    ),
    "option.format": Text("Filens format; ellers det, --out ender på.", "Format; else what --out ends with."),
    "option.paper_out": Text(
        "Hvor papiret gemmes; ellers i denne mappe.", "Where the paper is saved; else in this folder."
    ),
    "option.reading": Text(
        "Fortolkningen, som et spørgebrev handler om.", "The reading that a question letter is about."
    ),
    "papers.title": Text("Papirer til {name}", "Papers for {name}"),
    "papers.needed": Text("Skal laves", "Needed"),
    "papers.perhaps": Text("Måske", "Perhaps"),
    "papers.not_needed": Text("Ikke for dette projekt", "Not for this project"),
    "papers.always": Text("for ethvert projekt", "for every project"),
    "papers.for_step": Text("til trinnet: {names}", "for the step: {names}"),
    "papers.for_steps": Text("til trinnene: {names}", "for the steps: {names}"),
    "papers.for_readings": Text(
        "for én af de omstridte fortolkninger: {names}", "for one of the contested readings: {names}"
    ),
    "papers.no_step": Text(
        "intet af dets trin står på vejen: {names}", "none of its steps is on the road: {names}"
    ),
    "papers.no_reading": Text(
        "ingen omstridt fortolkning gør en forskel her", "no contested reading makes a difference here"
    ),
    "papers.waits": Text("afgøres af: {facts}", "decided by: {facts}"),
    "papers.make": Text(
        "Lav et af dem med: vejviser paper {file} {kind}", "Make one with: vejviser paper {file} {kind}"
    ),
    "papers.more": Text("{names} og {count} mere", "{names} and {count} more"),
    "paper.saved": Text(
        "Papiret ligger i {path}. {count} felter mangler at blive udfyldt.",
        "The paper is in {path}. {count} fields are still to be filled in.",
    ),
    "paper.saved_one": Text(
        "Papiret ligger i {path}. Ét felt mangler at blive udfyldt.",
        "The paper is in {path}. One field is still to be filled in.",
    ),
    "paper.saved_full": Text("Papiret ligger i {path}.", "The paper is in {path}."),
    "paper.kind": Text(
        "intet papir hedder '{name}'{nearest}. Vælg mellem: {valid}",
        "no paper is called '{name}'{nearest}. Choose from: {valid}",
    ),
    "paper.not_needed": Text(
        "projektet skal ikke bruge '{kind}': {why}", "the project does not need '{kind}': {why}"
    ),
    "paper.format": Text(
        "'{name}' er intet format; skriv pdf eller docx", "'{name}' is no format; write pdf or docx"
    ),
    "paper.ending": Text(
        "{path} ender ikke på .{format}; ret --out eller --format",
        "{path} does not end with .{format}; correct --out or --format",
    ),
    "paper.which_reading": Text(
        "et spørgebrev handler om én fortolkning; skriv --reading NAME. Her gør disse en forskel: {valid}",
        "a question letter is about one reading; write --reading NAME. These make a difference here: {valid}",
    ),
    "paper.reading": Text(
        "fortolkningen '{name}' gør ingen forskel her{nearest}. Vælg mellem: {valid}",
        "the reading '{name}' makes no difference here{nearest}. Choose from: {valid}",
    ),
    "paper.reading_alone": Text(
        "--reading hører til papiret question-letter", "--reading belongs to the paper question-letter"
    ),
    "paper.letter": Text(
        "tegnet {letter} kan ikke stå i en PDF med vores skrifttyper; fjern det fra projektfilen, eller brug"
        " --format docx",
        "the letter {letter} cannot stand in a PDF in our fonts; take it out of the project file, or use"
        " --format docx",
    ),
}
