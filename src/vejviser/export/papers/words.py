"""The words of every paper that the handbook does not hold, in Danish and English."""

from __future__ import annotations

from vejviser.export.catalogue import KNOWS
from vejviser.export.papers.words_kinds import KIND_WORDS
from vejviser.export.papers.words_report import REPORT_WORDS
from vejviser.handbook.entries import Lang, Text

WORDS: dict[str, Text] = {
    # common
    "project": Text("Projekt", "Project"),
    "about": Text("Om projektet", "About the project"),
    "as_of": Text("Retsstilling pr.", "Law as of"),
    "overlays": Text("Med lov på vej", "With law in the making"),
    "page": Text("Side {page} af {pages}", "Page {page} of {pages}"),
    "blank": Text(
        "[mangler: {what} | kan besvares af {who}]", "[missing: {what} | can be answered by {who}]"
    ),
    "blank_alone": Text("[mangler: {what}]", "[missing: {what}]"),
    "or": Text(" eller ", " or "),
    "and_maybe": Text("måske {values}", "perhaps {values}"),
    "open_many": Text("Ikke afgjort: {count} udfald er mulige", "Not settled: {count} outcomes are possible"),
    "none": Text("ingen", "none"),
    "not_applicable": Text("Ikke relevant.", "Not applicable."),
    "perhaps": Text("måske", "perhaps"),
    "law_none": Text("ingen angivet", "none given"),
    "law": Text("Kilde: {cites}", "Source: {cites}"),
    "decided_by": Text("Afgøres af svaret på: {facts}", "Decided by the answer to: {facts}"),
    "see_paper": Text(
        "Se papiret »{title}« (vejviser paper {kind}).", "See the paper “{title}” (vejviser paper {kind})."
    ),
    "see_document": Text("Vedlæg: {title}.", "Enclose: {title}."),
    "made_in": Text("laves i trinnet »{step}«", "made in the step “{step}”"),
    "perhaps_needed": Text(
        "Det er ikke afgjort, om projektet skal have dette papir. {facts}",
        "It is not settled whether the project needs this paper. {facts}",
    ),
    "made_for": Text("Til trinnet", "For the step"),
    "made_for_many": Text("Til trinnene", "For the steps"),
    # tables
    "point": Text("Punkt", "Point"),
    "asked": Text("Hvad det skal rumme", "What it must hold"),
    "told": Text("Projektets svar", "The project's answer"),
    "question": Text("Spørgsmål", "Question"),
    "answer": Text("Svar", "Answer"),
    "fact": Text("Oplysning", "Fact"),
    "finding": Text("Konklusion", "Finding"),
    "outcome": Text("Udfald", "Outcome"),
    "reason": Text("Begrundelse", "Reason"),
    "source": Text("Kilde", "Source"),
    "step": Text("Trin", "Step"),
    "who": Text("Hos", "With"),
    "time_papers": Text("Tid og papirer", "Time and papers"),
    "papers": Text("Papirer", "Papers"),
    "rule": Text("Regel", "Rule"),
    "gives": Text("Giver", "Gives"),
    "holds": Text("gælder", "holds"),
    "may": Text("kan gælde", "may hold"),
    "condition": Text("Betingelse", "Condition"),
    "duty": Text("Pligt", "Duty"),
    "when": Text("Gælder", "Applies"),
    "number": Text("Nr.", "No."),
    # end
    "blanks_title": Text("Det, der mangler", "What is missing"),
    "blanks_intro": Text(
        "{count} felter er ikke udfyldt. De er mærket i teksten.",
        "{count} fields are not filled in. They are marked in the text.",
    ),
    "blanks_one": Text(
        "Ét felt er ikke udfyldt. Det er mærket i teksten.",
        "One field is not filled in. It is marked in the text.",
    ),
    "blanks_none": Text(
        "Intet felt er tomt. Læs alligevel papiret igennem, før det sendes.",
        "No field is empty. Still, read the paper through before it is sent.",
    ),
    "blanks_what": Text("Mangler", "Missing"),
    "blanks_who": Text("Kan besvares af", "Can be answered by"),
    "nobody": Text("ikke angivet", "not given"),
    "sources_title": Text("Kilder", "Sources"),
    "sources_none": Text(
        "Papiret bygger alene på projektets egne svar.", "The paper rests on the project's own answers alone."
    ),
    "sources_short": Text("Kortnavn", "Short name"),
    "sources_name": Text("Titel og sted", "Title and place"),
    "sources_mark": Text("Hvor godt kilden er kendt", "How well the source is known"),
    "seen": Text("læst {day}", "read {day}"),
    "made_title": Text("Hvordan papiret er lavet", "How the paper was made"),
    "made": Text(
        "Lavet af Vejviser {version} ud fra projektets svar. Retsstilling pr. {day}. Håndbog {hash}."
        " Kvittering {receipt}. De samme svar på samme dag giver det samme papir.",
        "Made by Vejviser {version} from the project's answers. Law as of {day}. Handbook {hash}."
        " Receipt {receipt}. The same answers on the same day give the same paper.",
    ),
    # marks
    "mark.verified": Text("kilden er læst", "source read"),
    "mark.secondary": Text("fra anden hånd", "second hand"),
    "mark.memory": Text("efter hukommelsen", "from memory"),
    "mark.inferred": Text("vores slutning", "our inference"),
    # who knows
    **{f"knows.{role}": who for role, who in KNOWS.items()},
    # stages
    "stage.collaboration": Text("Samarbejde, jura og dataadgang", "Collaboration, law and data access"),
    "stage.product": Text("Fra projekt til produkt", "From project to product"),
    "stage.adoption": Text("Implementering og skalering", "Implementation and scaling"),
    # times
    "limit": Text("Lovens frist: {days}: {limit}", "Time limit in law: {days}: {limit}"),
    "limit_from": Text(
        "Lovens frist: {days} fra {start}: {limit}", "Time limit in law: {days} from {start}: {limit}"
    ),
    "lived": Text("Oplevet tid: {p50} dage", "Experienced time: {p50} days"),
    "lived_range": Text(
        "Oplevet tid: {p50} dage ({p10}–{p90})", "Experienced time: {p50} days ({p10}–{p90})"
    ),
    # a contested reading
    "contested": Text("Hvor læsningerne skilles", "Where the readings part"),
    "contested_intro": Text(
        "Punkterne læses forskelligt. Begge udfald vises; projektet vælger ikke i tavshed.",
        "These points are read differently. Both outcomes are shown; nothing is chosen in silence.",
    ),
    "position": Text("Læsning", "Reading"),
    "held_by": Text("Hævdet af", "Held by"),
    "leads_to": Text("Fører til", "Leads to"),
    "same_so_far": Text(
        "Ikke afgjort: med svarene indtil nu er de samme udfald mulige.",
        "Not settled: on the answers so far the same outcomes are possible.",
    ),
    "taken": Text("projektet følger denne", "the project follows this one"),
    "not_open": Text("udelukket af svarene", "ruled out by the answers"),
    **KIND_WORDS,
    **REPORT_WORDS,
}


def say(key: str, lang: Lang, **particulars: object) -> str:
    """The words of `key` in the language, with the particulars filled in."""
    text = WORDS[key].say(lang)
    return text.format_map(particulars) if particulars else text
