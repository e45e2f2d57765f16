"""The kinds of pages: what they are called, what they are for, and where on the front page they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from vejviser.handbook.entries import Text

Group = Literal["law", "road", "tables", "sources"]


@dataclass(frozen=True)
class Kind:
    """A kind of entry or row: its key as in addresses, its name for one and for many, and what it is."""

    key: str
    one: Text
    many: Text
    group: Group
    what: Text


GROUPS: Mapping[Group, Text] = {
    "law": Text("Loven", "The law"),
    "road": Text("Vejen", "The road"),
    "tables": Text("Hvem, hvilke data og hvilke aftaler", "Who, which data and which agreements"),
    "sources": Text("Kilderne", "The sources"),
}

_KINDS = (
    Kind(
        "laws", Text("lovside", "law page"), Text("lovsider", "law pages"), "law",
        Text("Loven side for side, med overskrifter som i retsakten. Siden er selv det, der regnes med.",
             "The law page by page, with headings as in the act. The page itself is what is reckoned with."),
    ),
    Kind(
        "topics", Text("emne", "topic"), Text("emner", "topics"), "law",
        Text("Spørgsmål og konklusioner, der hører sammen.", "Questions and findings that belong together."),
    ),
    Kind(
        "decisions", Text("konklusion", "finding"), Text("konklusioner", "findings"), "law",
        Text("Det, loven svarer på om et produkt, og reglerne bag svaret.",
             "What the law answers about a product, and the rules behind the answer."),
    ),
    Kind(
        "rules", Text("regel", "rule"), Text("regler", "rules"), "law",
        Text("Én bestemmelse: når det her er sådan, så følger det her.",
             "One provision: when this is so, that follows."),
    ),
    Kind(
        "facts", Text("oplysning", "fact"), Text("oplysninger", "facts"), "law",
        Text("Det, der spørges om for at kunne svare.", "What is asked so that the law can answer."),
    ),
    Kind(
        "readings", Text("fortolkning", "reading"), Text("fortolkninger", "readings"), "law",
        Text("Steder, hvor jurister læser loven forskelligt, og hvem der mener hvad.",
             "Places where lawyers read the law differently, and who holds what."),
    ),
    Kind(
        "constraints", Text("sammenhæng", "constraint"), Text("sammenhænge", "constraints"), "law",
        Text("Svar, der ikke kan stå sammen.", "Answers that cannot stand together."),
    ),
    Kind(
        "unmodelled", Text("kendt, ikke regnet med", "known, not modelled"),
        Text("kendt, ikke regnet med", "known, not modelled"), "law",
        Text("Bestemmelser, som håndbogen kender og ikke regner med, og hvorfor.",
             "Provisions that the handbook knows of and does not model, and why."),
    ),
    Kind(
        "overlays", Text("lov på vej", "law in the making"), Text("lov på vej", "law in the making"), "law",
        Text("Forslag, der kan lægges over den gældende lov.",
             "Proposals that can be laid over the law in force."),
    ),
    Kind(
        "repeals", Text("ophævelse", "repeal"), Text("ophævelser", "repeals"), "law",
        Text("Regler, som lov på vej ville tage væk.", "Rules that law in the making would take away."),
    ),
    Kind(
        "steps", Text("trin", "step"), Text("trin", "steps"), "road",
        Text("Det, der gøres på vejen fra idé til daglig brug, i rækkefølge.",
             "What is done on the road from idea to daily use, in order."),
    ),
    Kind(
        "documents", Text("dokument", "document"), Text("dokumenter", "documents"), "road",
        Text("Papirer, som trin kræver eller giver.", "Papers that steps need or give."),
    ),
    Kind(
        "authorities", Text("en, der afgør", "one who decides"),
        Text("myndigheder og andre, der afgør", "authorities and others who decide"), "road",
        Text("Myndigheder og andre, der afgør et trin, med de dage, de har opgaven.",
             "Authorities and others who decide a step, with the days on which they have the task."),
    ),
    Kind(
        "milestones", Text("milepæl", "milestone"), Text("milepæle", "milestones"), "road",
        Text("Steder på vejen, man styrer efter.", "Places on the road that one steers by."),
    ),
    Kind(
        "assumed_times", Text("antaget tid", "assumed time"), Text("antagne tider", "assumed times"), "road",
        Text("Vores egne antagelser, hvor ingen har offentliggjort en tid. Hverken lov eller erfaring.",
             "Our own assumptions where nobody has published a time. Neither law nor experience."),
    ),
    Kind(
        "actors", Text("aktør", "actor"), Text("aktører", "actors"), "tables",
        Text("Hvem der kan hjælpe, hvor i landet, og med hvad.",
             "Who can help, where in the country, and with what."),
    ),
    Kind(
        "datasets", Text("datakilde", "data source"), Text("datakilder", "data sources"), "tables",
        Text("Registre, journaler og biobanker: hvem er dataansvarlig, og hvad må de bruges til.",
             "Registers, records and biobanks: who is controller, and what they may be used for."),
    ),
    Kind(
        "gates", Text("adgang til data", "way to data"), Text("adgange til data", "ways to data"), "tables",
        Text("Lovens veje til data, som flere datakilder deler.",
             "The legal ways to data that several data sources share."),
    ),
    Kind(
        "experiences", Text("erfaring", "experience"), Text("erfaringer", "experiences"), "tables",
        Text("Hvad andre har lært på vejen, godt og skidt.", "What others learnt on the road, good and bad."),
    ),
    Kind(
        "agreements", Text("aftaletype", "type of agreement"), Text("aftaletyper", "types of agreement"),
        "tables",
        Text("Hvilke klausuler en aftale skal have, og hvor standardteksten ligger.",
             "Which clauses an agreement must hold, and where the standard text is."),
    ),
    Kind(
        "clauses", Text("aftaleklausul", "clause"), Text("aftaleklausuler", "clauses"), "tables",
        Text("Klausulernes formål, valgene i dem, og hvem hvert valg er til fordel for.",
             "What clauses are for, the choices in them, and whom each choice favours."),
    ),
    Kind(
        "checklists", Text("tjekliste", "checklist"), Text("tjeklister", "checklists"), "tables",
        Text("Hvad en protokol eller en artikel skal fortælle.", "What a protocol or a paper has to tell."),
    ),
    Kind(
        "checklist_items", Text("punkt på tjekliste", "checklist item"),
        Text("punkter på tjeklister", "checklist items"), "tables",
        Text("Tjeklisternes enkelte punkter, med vores egne korte ord.",
             "The single items of the checklists, in our own short words."),
    ),
    Kind(
        "readiness", Text("punkt om parathed", "readiness item"),
        Text("punkter om parathed", "readiness items"), "tables",
        Text("Hvad et hospital skal have på plads, før det næste begynder.",
             "What a hospital must have in place before the next phase begins."),
    ),
    Kind(
        "sources", Text("kilde", "source"), Text("kilder", "sources"), "sources",
        Text("Love, vejledninger, standarder og sider, som håndbogen bygger på.",
             "Acts, guidance, standards and pages that the handbook rests on."),
    ),
)  # fmt: skip
KINDS: Mapping[str, Kind] = {kind.key: kind for kind in _KINDS}
"""Every kind by its key, in the order listed."""

ENTRY_KINDS = (
    "topics", "decisions", "rules", "facts", "readings", "constraints", "unmodelled", "overlays", "repeals",
    "steps", "documents", "authorities", "sources",
)  # fmt: skip
ROW_KINDS = tuple(key for key in KINDS if key not in (*ENTRY_KINDS, "laws"))

ALIASES: Mapping[str, str] = {
    "law": "laws", "acts": "laws", "topic": "topics", "decision": "decisions", "finding": "decisions",
    "findings": "decisions", "rule": "rules", "fact": "facts", "reading": "readings",
    "constraint": "constraints", "overlay": "overlays", "repeal": "repeals", "step": "steps",
    "document": "documents", "papers": "documents", "authority": "authorities", "milestone": "milestones",
    "assumed-times": "assumed_times", "actor": "actors", "dataset": "datasets", "gate": "gates",
    "experience": "experiences", "agreement": "agreements", "clause": "clauses", "checklist": "checklists",
    "checklist-items": "checklist_items", "source": "sources",
}  # fmt: skip
"""Other words for a kind that an address may hold."""
