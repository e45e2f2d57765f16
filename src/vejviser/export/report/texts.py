"""The words of the HTML report beside those of the picture, in both languages."""

from __future__ import annotations

from vejviser.handbook.entries import Lang, Text

WORDS: dict[str, Text] = {
    "skip": Text("Gå til indholdet", "Skip to the content"),
    "contents": Text("Indhold", "Contents"),
    "as_of": Text("Loven pr. {day}", "Law as of {day}"),
    "progress": Text(
        "{settled} af {all} konklusioner og trin er afgjort",
        "{settled} of {all} findings and steps are settled",
    ),
    "overlays": Text("Med lov på vej: {names}", "With law in the making: {names}"),
    "next": Text("Gør dette nu", "Do this now"),
    "next_none": Text(
        "Ingen trin er sikre endnu. Begynd med de åbne spørgsmål.",
        "No step is certain yet. Begin with the open questions.",
    ),
    "slow": Text("Her ligger tiden", "Where the time goes"),
    "slow_words": Text(
        "{time}, på den kritiske vej i {share} af forløbene", "{time}, critical in {share} of draws"
    ),
    "contact": Text("Kontakt", "Contact"),
    "picture": Text("Vejen som billede", "The road as a picture"),
    "table": Text("Vejen som tabel", "The road as a table"),
    "table_open": Text("Vis tabellen ({n} trin)", "Show the table ({n} steps)"),
    "table_caption": Text(
        "Alle trin i samme rækkefølge som i billedet. Måneder er talt fra {start}.",
        "Every step in the order of the picture. Months count from {start}.",
    ),
    "findings": Text("Det siger loven", "What the law says"),
    "findings_headline": Text("Det vigtigste", "The main points"),
    "findings_more": Text("Øvrige konklusioner ({n})", "Other findings ({n})"),
    "because": Text("Fordi", "Because"),
    "decided_by": Text("Afgøres af svar på", "Settled by answers on"),
    "law": Text("Lov", "Law"),
    "steps": Text("Trinene", "The steps"),
    "no_steps": Text("Ingen trin i denne etape.", "No steps in this stage."),
    "do": Text("Gør", "Do"),
    "desk": Text("Afgøres af", "Decided by"),
    "papers_in": Text("Papirer, I skal bruge", "Papers you need"),
    "papers_out": Text("Papirer, der kommer ud", "Papers that come out"),
    "limit": Text("Lovens frist", "Time limit in law"),
    "limit_line": Text("{time} fra {start}: {limit}", "{time} from {start}: {limit}"),
    "stops": Text("uret står stille: {stops}", "the clock stops: {stops}"),
    "experienced": Text("Oplevet tid", "Experienced time"),
    "lived": Text("{p50} (median)", "{p50} (median)"),
    "lived_range": Text(
        "{p50} (median), 8 af 10 mellem {p10} og {p90}", "{p50} (median), 8 of 10 between {p10} and {p90}"
    ),
    "nobody": Text("ingen har offentliggjort den", "nobody has published it"),
    "reckoned": Text("Regnet med her", "Reckoned with here"),
    "reckoned_line": Text("{start} til {end}; {source}", "{start} to {end}; {source}"),
    "fee": Text("Gebyr", "Fee"),
    "learnt": Text("Andre har lært", "Others have learnt"),
    "outcome.good": Text("gik godt", "went well"),
    "outcome.mixed": Text("blandet", "mixed"),
    "outcome.bad": Text("gik skidt", "went badly"),
    "possible": Text("muligt", "possible"),
    "duty": Text("pligt", "duty"),
    "choice": Text("valgfrit", "optional"),
    "good_practice": Text("god praksis", "good practice"),
    "once": Text("", ""),
    "lasting": Text("løbende", "going on"),
    "event": Text("hvis det sker", "if it happens"),
    "critical": Text("på kritisk vej i {share}", "critical in {share} of draws"),
    "levers": Text("Genveje", "Shortcuts"),
    "levers_words": Text(
        "Valg, som projektet selv kan gøre anderledes, og hvad de sparer på medianen til målet.",
        "Choices that the project can make otherwise, and what they save on the median to the goal.",
    ),
    "levers_none": Text(
        "Intet andet valg i projektet sparer tid. Vejen bliver kun kortere, hvis trinene går hurtigere; "
        "mest tid ligger i: {names}.",
        "No other choice in the project saves time. The road gets shorter only if its steps go faster; most "
        "time lies in: {names}.",
    ),
    "single": Text("Ét valg anderledes", "One choice made otherwise"),
    "pairs": Text(
        "To valg anderledes, der sammen sparer mere", "Two choices made otherwise that save more together"
    ),
    "lever_choice": Text("Valg", "Choice"),
    "lever_saves": Text("Sparer", "Saves"),
    "lever_price": Text("Det koster", "The price"),
    "lever_steps": Text("Trin", "Steps"),
    "falls_away": Text("{n} falder bort", "{n} fall away"),
    "comes_on": Text("{n} kommer til", "{n} are added"),
    "opens": Text("{n} bliver mulige", "{n} become possible"),
    "questions": Text("Svar, der mangler", "Answers that are missing"),
    "questions_none": Text(
        "Ingen: intet ubesvaret kan ændre vejen.", "None: nothing unanswered can change the road."
    ),
    "questions_more": Text("{n} spørgsmål til", "{n} more questions"),
    "bears_on": Text("Afgør: {names}", "Decides: {names}"),
    "and_more": Text("{names} og {n} mere", "{names} and {n} more"),
    "readings": Text("Her læser jurister loven forskelligt", "Where lawyers read the law differently"),
    "readings_none": Text("Ingen fortolkning gør en forskel her.", "No reading makes a difference here."),
    "held_by": Text("Hævdet af: {who}.", "Held by: {who}."),
    "taken": Text("projektet følger denne", "the project follows this one"),
    "leads_to": Text("Fører til: {told}", "Leads to: {told}"),
    "unmodelled": Text("Kendt, men ikke regnet med ({n})", "Known, but not modelled ({n})"),
    "sources": Text("Kilder", "Sources"),
    "sources_open": Text("Vis kilderne ({n})", "Show the sources ({n})"),
    "sources_list": Text("Liste over kilder", "List of sources"),
    "source": Text("Kilde", "Source"),
    "title": Text("Titel", "Title"),
    "seen": Text("Set", "Seen"),
    "known": Text("Kendt", "Known"),
    "mark.verified": Text("kilden er læst", "source read"),
    "mark.secondary": Text("fra anden hånd", "second hand"),
    "mark.memory": Text("efter hukommelsen", "from memory"),
    "mark.inferred": Text("vores slutning", "our inference"),
    "receipt": Text("Kvittering", "Receipt"),
    "receipt_words": Text(
        "De samme svar, dag og håndbog giver den samme vej.",
        "The same answers, day and handbook give the same road.",
    ),
    "receipt.id": Text("Kvittering", "Receipt"),
    "receipt.day": Text("Lovens dag", "Day of the law"),
    "receipt.handbook": Text("Håndbog", "Handbook"),
    "receipt.draws": Text("Forløb trukket", "Draws"),
    "receipt.draws_line": Text("{n}, frø {seed}", "{n}, seed {seed}"),
    "receipt.answers": Text("Svar", "Answers"),
    "set_aside": Text(
        "Sat til side, fordi spørgsmålet ikke opstår", "Set aside because the question does not arise"
    ),
    "perhaps": Text("måske {values}", "perhaps {values}"),
    "none": Text("ingen", "none"),
}
"""Every text by its key."""


def tell(key: str, lang: Lang, **particulars: object) -> str:
    """The words of `key` in the language, with the particulars filled in."""
    text = WORDS[key].say(lang)
    return text.format_map(particulars) if particulars else text
