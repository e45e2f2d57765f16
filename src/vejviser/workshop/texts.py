"""The words on verdicts, reasons for silence, and faults in sheets, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Text

TEXTS: dict[str, Text] = {
    "verdict.common.agree": Text("Alle grupper er enige i udsagnet", "All groups agree with the statement"),
    "verdict.common.disagree": Text("Alle grupper afviser udsagnet", "All groups reject the statement"),
    "verdict.divided": Text("Grupperne står mod hinanden", "The groups stand against each other"),
    "verdict.mixed": Text(
        "Grupperne er ikke enige, men står heller ikke sikkert mod hinanden",
        "The groups do not all agree, but do not surely stand against each other either",
    ),
    "verdict.too_few": Text("For få stemmer til at afgøre det", "Too few votes to tell"),
    "verdict.silent": Text("Endnu ingen stemmer fra {groups}", "No votes yet from {groups}"),
    "probability": Text("{percent} % sandsynligt", "{percent} % probable"),
    "why": Text("Det fælles hvorfor", "The common why"),
    "why.none": Text(
        "Ingen begrundelse støttes af alle grupper endnu", "No reason is supported by all groups yet"
    ),
    "opinions.clusters": Text(
        "{clusters} grupper af meninger, som holder, når en femtedel af deltagerne "
        "udelades (lighed {steady})",
        "{clusters} clusters of opinion that hold when a fifth of the participants "
        "is left out (likeness {steady})",
    ),
    "opinions.few_voters": Text(
        "Ingen stabile grupper af meninger: kun {voters} har stemt nok, og der skal mindst {least} til",
        "No stable clusters of opinion: only {voters} have voted enough, and at least {least} are needed",
    ),
    "opinions.unstable": Text(
        "Ingen stabile grupper af meninger: de ændrer sig, når en femtedel af deltagerne udelades "
        "(lighed {steady}; der kræves {least})",
        "No stable clusters of opinion: they change when a fifth of the participants is left out "
        "(likeness {steady}; {least} is required)",
    ),
    "opinions.no_structure": Text(
        "Ingen stabile grupper af meninger: alle stemmer så ens, at der ikke er noget at dele efter",
        "No stable clusters of opinion: all vote so alike that there is nothing to divide by",
    ),
    "reasons.ring": Text(
        "Begrundelserne går i ring: {ring}. Fjern et af leddene.",
        "The reasons lead in a ring: {ring}. Take one of the links away.",
    ),
    "sheet.empty": Text(
        "Arket har ingen stemmer. Skriv overskrifterne participant, group, statement, vote "
        "og en stemme pr. række.",
        "The sheet has no votes. Write the headings participant, group, statement, vote and one vote a row.",
    ),
    "sheet.no_text": Text(
        "Filen er ikke tekst i UTF-8. Gem den som »CSV UTF-8«.",
        "The file is no text in UTF-8. Save it as “CSV UTF-8”.",
    ),
    "sheet.no_csv": Text(
        "Rækken kan ikke læses som CSV ({reason}). Se efter et anførselstegn, der mangler.",
        "The row cannot be read as CSV ({reason}). Look for a quotation mark that is missing.",
    ),
    "sheet.column_missing": Text(
        "Kolonnen {name} mangler. Tilføj den i første række.",
        "The column {name} is missing. Add it in the first row.",
    ),
    "sheet.column_unknown": Text(
        "Kolonnen {name} kendes ikke. Brug kun participant, group, statement, vote.",
        "The column {name} is not known. Use only participant, group, statement, vote.",
    ),
    "sheet.column_twice": Text(
        "Kolonnen {name} står to gange. Behold den ene.", "The column {name} is there twice. Keep one."
    ),
    "sheet.cells": Text(
        "Rækken har {found} felter, og overskriften har {wanted}. "
        "Se efter et skilletegn for meget eller for lidt.",
        "The row has {found} fields, and the heading has {wanted}. Look for a separator too many or too few.",
    ),
    "sheet.cell_empty": Text(
        "Feltet er tomt. Udfyld det, eller slet rækken.", "The field is empty. Fill it in, or delete the row."
    ),
    "sheet.vote_unknown": Text(
        "»{value}« er ingen stemme. Skriv agree, disagree eller pass (eller enig, uenig, pas).",
        "“{value}” is no vote. Write agree, disagree or pass (or enig, uenig, pas).",
    ),
    "sheet.vote_twice": Text(
        "{participant} har allerede stemt om {statement} i række {first}. Behold den ene stemme.",
        "{participant} has already voted on {statement} in row {first}. Keep one of the votes.",
    ),
    "sheet.group_changed": Text(
        "{participant} hører til {other} i række {first} og til {group} her. Vælg én gruppe.",
        "{participant} is of {other} in row {first} and of {group} here. Choose one group.",
    ),
    "sheet.group_unknown": Text(
        "»{value}« er ikke en af workshoppens slags organisationer. Vælg en af {names}.",
        "“{value}” is none of the workshop's kinds of organisation. Choose one of {names}.",
    ),
    "sheet.statement_unknown": Text(
        "Udsagn nummer {value} findes ikke. Skriv et andet nummer, eller skriv udsagnet med ord.",
        "There is no statement number {value}. Write another number, or write the statement in words.",
    ),
    "sheet.statement_long": Text(
        "Udsagnet har {found} tegn og må have {most}. Gør det kortere.",
        "The statement has {found} characters and may have {most}. Make it shorter.",
    ),
    "sheet.participants": Text(
        "Arket har {found} deltagere, og en workshop har plads til {most}.",
        "The sheet has {found} participants, and a workshop has room for {most}.",
    ),
    "sheet.statements": Text(
        "Arket har {found} udsagn, og en workshop har plads til {most}.",
        "The sheet has {found} statements, and a workshop has room for {most}.",
    ),
    "sheet.at": Text("række {row}", "row {row}"),
    "sheet.at_column": Text("række {row}, kolonne {column}", "row {row}, column {column}"),
}
