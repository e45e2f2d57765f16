"""The words of the assistant's answers that stand in no handbook, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Lang, Text

TEXTS: dict[str, Text] = {
    "sources": Text("Kilder", "Sources"),
    "as_of": Text("Retsstilling pr. {day}", "Law as of {day}"),
    "overlays": Text("med lov på vej: {names}", "with law in the making: {names}"),
    "handbook": Text("håndbog {version} ({hash})", "handbook {version} ({hash})"),
    "or": Text(" eller ", " or "),
    "certain": Text("sikkert", "certain"),
    "possible": Text("muligt", "possible"),
    "open": Text("åbent", "open"),
    "no": Text("nej", "no"),
    "more": Text("og {count} til", "and {count} more"),
    "because": Text("Fordi", "Because"),
    "decided_by": Text("Afgøres af", "Decided by"),
    "rules": Text("Regler", "Rules"),
    "unmodelled": Text("Kendt, ikke regnet med", "Known, not modelled"),
    "receipt": Text("Kvittering", "Receipt"),
    "set_aside": Text(
        "Sat til side, fordi spørgsmålet ikke opstår: {facts}",
        "Set aside, for the question does not arise: {facts}",
    ),
    "progress": Text("{settled} af {all} afgjort", "{settled} of {all} settled"),
    "findings.main": Text("Hovedkonklusioner", "Main findings"),
    "findings.others": Text("Øvrige konklusioner", "Other findings"),
    "findings.hint": Text(
        "Brug explain for det, der står bag en konklusion.", "Use explain for what stands behind a finding."
    ),
    "found.none": Text("Intet opslag svarer til »{query}«.", "No entry matches “{query}”."),
    "found.count": Text("{shown} af {all} opslag", "{shown} of {all} entries"),
    "related": Text("Hvad der hænger på det", "What bears on it"),
    "facts.hint": Text(
        "Giv et emne (topic) for spørgsmål, hjælp og mærkater.",
        "Give a topic for questions, help and labels.",
    ),
    "question.done": Text(
        "Intet svar kan ændre mere, eller resten er ukendt.",
        "No answer can change more, or the rest is unknown.",
    ),
    "question.knows": Text("Ved normalt: {who}", "Usually known by: {who}"),
    "question.decides": Text("Svaret bærer på", "The answer bears on"),
    "question.left": Text("Højst {count} spørgsmål tilbage", "At most {count} questions left"),
    "question.unsure": Text("Ubesvarede, der stadig betyder noget", "Unsure, and they still matter"),
    "values": Text("Svar", "Answers"),
    "help": Text("Hjælp", "Help"),
    "example": Text("Eksempel", "Example"),
    "milestones": Text("Milepæle (måneder: p10 / p50 / p90)", "Milestones (months: p10 / p50 / p90)"),
    "milestones.none": Text(
        "Ingen milepæl er sikker på vejen endnu.", "No milestone is certain on this road yet."
    ),
    "estimate": Text(
        "Tiderne er skøn med usikkerhed; ingen er et løfte.",
        "Times are estimates with their uncertainty; none is a promise.",
    ),
    "holding": Text("Hvad der holder vejen tilbage", "What holds the road up"),
    "holding.line": Text(
        "{title}: median {days} dage; en dag kortere giver {gain} dag ved målet",
        "{title}: median {days} days; a day less brings {gain} days at the goal",
    ),
    "statutory": Text(
        "Lovens frister på vejen alene: {days} dage", "Time limits in law on the road alone: {days} days"
    ),
    "stage.collaboration": Text("Samarbejde, jura og dataadgang", "Collaboration, law and data access"),
    "stage.product": Text("Fra projekt til produkt", "From project to product"),
    "stage.adoption": Text("Implementering og skalering", "Implementation and scaling"),
    "stage.count": Text(
        "{certain} sikre trin, {possible} mulige", "{certain} certain steps, {possible} possible"
    ),
    "stage.hint": Text(
        "Brug detail for etapens trin i fuld længde.", "Use detail for the steps of a stage in full."
    ),
    "stage.next": Text("Fortsæt med start={start}.", "Go on with start={start}."),
    "maybe": Text("Måske", "Perhaps"),
    "lived": Text("Oplevet tid", "Experienced time"),
    "assumed": Text("Antaget tid (vores antagelse)", "Assumed time (our assumption)"),
    "limit": Text("Lovens frist", "Time limit in law"),
    "fee": Text("Gebyr", "Fee"),
    "desk": Text("Hos", "With"),
    "papers": Text("Papirer", "Papers"),
    "after": Text("Efter", "After"),
    "outcome": Text("Udfald", "Outcome"),
    "rests_on": Text("Bygger på", "Rests on"),
    "changes": Text("Mindste ændringer af egne valg", "Smallest changes of own choices"),
    "changes.none": Text("Intet eget valg kan ændre det.", "No choice of one's own can change it."),
    "on_road": Text("trinnet er sikkert på vejen", "the step is certain on the road"),
    "off_road": Text("trinnet er ikke på vejen", "the step is not on the road"),
    "maybe_road": Text("trinnet er muligt på vejen", "the step is possible on the road"),
    "unanswered": Text("ubesvaret", "unanswered"),
    "waiting": Text("Venter på svaret", "Waiting for the answer"),
    "resting": Text("Hviler på svaret", "Resting on the answer"),
    "price": Text("Pris", "Price"),
    "levers": Text("Genveje", "Shortcuts"),
    "levers.none": Text(
        "Intet eget valg forkorter vejen nævneværdigt.", "No choice of one's own shortens the road notably."
    ),
    "levers.saved": Text("sparer {days} dage", "saves {days} days"),
    "levers.median": Text(
        "Vejens median til målet: {days} dage", "The road's median to the goal: {days} days"
    ),
    "lost": Text("Falder væk", "Falls away"),
    "gained": Text("Kommer til", "Comes on"),
    "readings": Text("Omstridte fortolkninger", "Contested readings"),
    "readings.none": Text(
        "Ingen omstridt fortolkning betyder noget her.", "No contested reading matters here."
    ),
    "readings.hint": Text("Brug name for én fortolkning i fuld længde.", "Use name for one reading in full."),
    "held_by": Text("hævdet af: {who}", "held by: {who}"),
    "taken": Text("valgt", "taken"),
    "ask": Text("Spørg", "Ask"),
    "differences": Text("Forskelle fra A til B", "Differences from A to B"),
    "differences.none": Text("Ingen forskel.", "No difference."),
    "passport": Text("Datapas", "Data passport"),
    "passport.mixed": Text(
        "Projektet har flere formål; ingen adgang dækker dem alle.",
        "The project has several purposes; no one route serves them all.",
    ),
    "passport.empty": Text(
        "Svarene nævner ingen datakilder (data_holders); giv dataset, eller besvar data_holders.",
        "The answers name no data sources (data_holders); give dataset, or answer data_holders.",
    ),
    "controller": Text("Dataansvarlig", "Controller"),
    "gate": Text("Indgang", "Gate"),
    "access.yes": Text("adgang", "access"),
    "access.conditional": Text("adgang på betingelser", "access on conditions"),
    "access.no": Text("ingen adgang", "no access"),
    "access.unclear": Text("uafklaret", "unclear"),
    "access.not_applicable": Text("ikke relevant", "not applicable"),
    # what is wrong with a call, and how to mend it
    "bad.title": Text("Kaldet kan ikke bruges:", "The call cannot be used:"),
    "bad.nearest": Text("; nærmeste: {names}", "; nearest: {names}"),
    "bad.valid": Text("; mulige: {names}", "; valid: {names}"),
    "bad.tool": Text("intet værktøj hedder '{name}'", "no tool is called '{name}'"),
    "bad.argument": Text("'{name}' er ikke en del af kaldet", "'{name}' is no part of this call"),
    "bad.missing": Text("'{name}' mangler", "'{name}' is missing"),
    "bad.type": Text("'{name}': {problem}", "'{name}': {problem}"),
    "bad.day": Text(
        "as_of skal være en dag som 2026-12-31, ikke '{value}'{nearest}",
        "as_of must be a day such as 2026-12-31, not '{value}'{nearest}",
    ),
    "bad.far": Text(
        "as_of skal ligge i årene 1900-2100, ikke '{value}'",
        "as_of must lie in the years 1900-2100, not '{value}'",
    ),
    "bad.overlay": Text("ingen lov på vej hedder '{name}'", "no law in the making is called '{name}'"),
    "bad.overlay_twice": Text("'{name}' står to gange i overlays", "'{name}' is listed twice in overlays"),
    "bad.fact": Text(
        "ingen oplysning hedder '{name}'; se dem med list_facts",
        "no fact is called '{name}'; see them with list_facts",
    ),
    "bad.decision": Text(
        "'{name}' er en konklusion, som loven drager; brug assess eller explain i stedet for at besvare den",
        "'{name}' is a finding that the law draws; use assess or explain instead of answering it",
    ),
    "bad.topic": Text("intet emne hedder '{name}'", "no topic is called '{name}'"),
    "bad.kind": Text("ingen slags opslag hedder '{name}'", "no kind of entry is called '{name}'"),
    "bad.entry": Text(
        "intet opslag hedder '{name}'; søg med find_entry",
        "no entry is called '{name}'; search with find_entry",
    ),
    "bad.name": Text(
        "ingen konklusion, intet trin og ingen oplysning hedder '{name}'; søg med find_entry",
        "no finding, step or fact is called '{name}'; search with find_entry",
    ),
    "bad.finding": Text("ingen konklusion hedder '{name}'", "no finding is called '{name}'"),
    "bad.reading": Text("ingen fortolkning hedder '{name}'", "no reading is called '{name}'"),
    "bad.dataset": Text("ingen datakilde hedder '{name}'", "no data source is called '{name}'"),
    "bad.query": Text("query skal rumme mindst ét ord", "query must hold at least one word"),
    "bad.passport": Text("giv dataset, answers eller begge", "give dataset, answers or both"),
    "bad.start": Text(
        "start skal være under {count}, antallet af etapens trin",
        "start must be below {count}, the steps of the stage",
    ),
    "shape.string_type": Text("skal være en tekst", "must be text"),
    "shape.string_too_long": Text(
        "må højst have {max_length} tegn", "may have at most {max_length} characters"
    ),
    "shape.list_type": Text('skal være en liste, fx ["a", "b"]', 'must be a list, such as ["a", "b"]'),
    "shape.too_long": Text("må højst have {max_length} dele", "may have at most {max_length} parts"),
    "shape.dict_type": Text(
        'skal være et objekt, fx {{"product_form": "software"}}',
        'must be an object, such as {{"product_form": "software"}}',
    ),
    "shape.int_parsing": Text("skal være et helt tal", "must be a whole number"),
    "shape.int_type": Text("skal være et helt tal", "must be a whole number"),
    "shape.int_from_float": Text("skal være et helt tal", "must be a whole number"),
    "shape.greater_than_equal": Text("skal være mindst {ge}", "must be at least {ge}"),
    "shape.less_than_equal": Text("må højst være {le}", "may be at most {le}"),
    "shape.literal_error": Text("skal være {expected}", "must be {expected}"),
    "bad.inside": Text(
        "noget gik galt i Vejviser selv ({problem}); svar ikke ud fra hukommelsen, men sig, at "
        "opslaget svigtede",
        "Vejviser itself went wrong ({problem}); do not answer from memory, but say that the look-up failed",
    ),
}


def tell(key: str, lang: Lang, /, **particulars: object) -> str:
    """The words of `key` in the language, with the particulars filled in."""
    text = TEXTS[key].say(lang)
    return text.format_map(particulars)
