"""The words that Vejviser uses, in Danish and English; one term for one thing."""

from __future__ import annotations

from vejviser.handbook.entries import Lang, Text

TERMS: tuple[tuple[Text, Text], ...] = (
    (
        Text("vej", "road"),
        Text(
            "alle trin fra idé til daglig klinisk brug",
            "all steps from idea to everyday clinical use",
        ),
    ),
    (
        Text("etape", "stage"),
        Text(
            "en af vejens tre dele",
            "one of the three parts of the road",
        ),
    ),
    (
        Text("trin", "step"),
        Text(
            "noget, projektet skal gøre eller have afgjort",
            "something the project has to do or have decided",
        ),
    ),
    (
        Text("oplysning", "fact"),
        Text(
            "noget om projektet, som et menneske kan svare på; ukendt er aldrig nej",
            "something about the project that a person can answer; unknown is never no",
        ),
    ),
    (
        Text("konklusion", "finding"),
        Text(
            "det, loven svarer på ét spørgsmål ud fra svarene",
            "what the law answers to one question from the answers",
        ),
    ),
    (
        Text("fortolkning", "reading"),
        Text(
            "en måde at læse en omstridt bestemmelse på",
            "one way to read a contested provision",
        ),
    ),
    (
        Text("genvej", "shortcut"),
        Text(
            "et eget valg, der forkorter vejen",
            "a choice of one's own that shortens the road",
        ),
    ),
    (
        Text("pr.", "as of"),
        Text(
            "den dag, loven læses på",
            "the day on which the law is read",
        ),
    ),
    (
        Text("lov på vej", "law in the making"),
        Text(
            "forslag, der kan lægges over gældende ret",
            "proposals that can be laid over the law in force",
        ),
    ),
    (
        Text("kilde", "source"),
        Text(
            "den tekst, der henvises til",
            "the text that is cited",
        ),
    ),
    (
        Text("håndbog", "handbook"),
        Text(
            "loven og vejen som data, med kilder",
            "the law and the road as data, with sources",
        ),
    ),
    (
        Text("lovens frist", "time limit in law"),
        Text(
            "tid fastsat i en regel; lægges aldrig sammen med oplevet tid",
            "time set by a rule; never added to experienced time",
        ),
    ),
    (
        Text("oplevet tid", "experienced time"),
        Text(
            "den tid, det har taget andre",
            "the time that it has taken others",
        ),
    ),
    (
        Text("erfaring", "experience"),
        Text(
            "hvad andre har lært på et trin",
            "what others have learnt at a step",
        ),
    ),
    (
        Text("datapas", "data passport"),
        Text(
            "hvem der har data, adgangen for hvert formål, og hvad der må ud",
            "who holds the data, the gate for each purpose, and what may leave",
        ),
    ),
    (
        Text("kendt, ikke regnet med", "known, not modelled"),
        Text(
            "en bestemmelse, håndbogen kender, men ikke regner med",
            "a provision that the handbook knows of and does not reckon with",
        ),
    ),
    (
        Text("✓ kilden er læst", "✓ source read"),
        Text(
            "vi har læst det i kilden",
            "we have read it in the source",
        ),
    ),
    (
        Text("≈ fra anden hånd", "≈ second hand"),
        Text(
            "vi har det fra en anden end kilden",
            "we have it from someone other than the source",
        ),
    ),
    (
        Text("? efter hukommelsen", "? from memory"),
        Text(
            "ingen kilde er læst; slå det efter",
            "no source has been read; look it up",
        ),
    ),
    (
        Text("∴ vores slutning", "∴ our inference"),
        Text(
            "vi har sluttet os til det",
            "we have inferred it",
        ),
    ),
)
"""Each term in both languages, and what it means."""


def glossary(lang: Lang) -> str:
    """The terms and what they mean, one a line."""
    title = "# Ordliste" if lang == "da" else "# Glossary"
    other: Lang = "en" if lang == "da" else "da"
    lines = [f"- **{term.say(lang)}** ({term.say(other)}): {means.say(lang)}" for term, means in TERMS]
    return "\n".join([title, "", *lines]) + "\n"
