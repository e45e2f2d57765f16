"""The words of the reports, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Lang, Text

WORDS: dict[str, Text] = {
    "title": Text("Rapport fra workshoppen", "Report of the workshop"),
    "title_many": Text("Rapport fra {n} workshopper", "Report of {n} workshops"),
    "running": Text("Vejviser · workshoprapport", "Vejviser · workshop report"),
    "page": Text("Side {page} af {pages}", "Page {page} of {pages}"),
    "host": Text("Vært", "Host"),
    "held": Text("Holdt", "Held"),
    "stage": Text("Etape", "Stage"),
    "made": Text("Dannet", "Made"),
    "purpose": Text("Formål", "Purpose"),
    "theme": Text("Tema", "Theme"),
    "questions": Text("Spørgsmålene", "The questions"),
    "process": Text("Proces", "Process"),
    "process_said": Text(
        "{people} deltog, og {voters} af dem stemte. Der blev skrevet {statements} udsagn "
        "og afgivet {votes} stemmer.",
        "{people} took part, and {voters} of them voted. {statements} statements were written "
        "and {votes} votes cast.",
    ),
    "on_paper": Text("{n} af dem stemte på papir.", "{n} of them voted on paper."),
    "anonymous": Text(
        "Deltagerne valgte, hvilken slags organisation de kom fra. Ingen kan se, hvem der stemte hvad.",
        "Participants chose which kind of organisation they came from. Nobody can see who voted what.",
    ),
    "together": Text(
        "Grupper med færre end tre, der stemte, vises samlet som Øvrige: {groups}.",
        "Groups with fewer than three voters are shown together as Others: {groups}.",
    ),
    "participants": Text("Deltagere", "Participants"),
    "kind": Text("Slags organisation", "Kind of organisation"),
    "people": Text("Deltagere", "Participants"),
    "organisation": Text("Organisation", "Organisation"),
    "name": Text("Navn", "Name"),
    "no_names": Text("Ingen har ønsket at stå med navn.", "Nobody has asked to be named."),
    "named": Text("Deltagere, der har sagt ja til at stå her", "Participants who agreed to stand here"),
    "observation": Text("Observationer", "Observations"),
    "barrier": Text("Barrierer", "Barriers"),
    "practice": Text("God praksis", "Good practice"),
    "recommendation": Text("Anbefalinger", "Recommendations"),
    "nothing": Text("Ingen udsagn er lagt her.", "No statements are put here."),
    "number": Text("Nr.", "No."),
    "statement": Text("Udsagn", "Statement"),
    "votes": Text("Enig / uenig / pas", "Agree / disagree / pass"),
    "verdict": Text("Hvad stemmerne siger", "What the votes say"),
    "steps": Text("Trin på vejen", "Steps of the road"),
    "because": Text("fordi: {reasons}", "because: {reasons}"),
    "experience": Text("Samme erfaring: {names}", "Same experience: {names}"),
    "no_votes": Text("For få stemmer til at vise noget", "Too few votes to show anything"),
    "why": Text("Det fælles hvorfor", "The common why"),
    "why_line": Text(
        "»{statement}« fordi »{reason}« ({probability})", "“{statement}” because “{reason}” ({probability})"
    ),
    "picture": Text("Så stor en del af hver gruppe er enig", "How large a share of each group agrees"),
    "picture_alt": Text("{statement}: {groups}", "{statement}: {groups}"),
    "group_says": Text("{group} {mean} % ({low}-{high} %)", "{group} {mean}% ({low}-{high}%)"),
    "reading": Text("Sådan læses tallene", "How to read the figures"),
    "reading_said": Text(
        "En gruppe er enig, når over halvdelen af den er enig. Om hvert udsagn siges det, der er mindst 90 % "
        "sandsynligt; ellers er der for få stemmer til at afgøre det.",
        "A group agrees when more than half of it agrees. Of each statement is said what is at least 90 % "
        "probable; otherwise there are too few votes to tell.",
    ),
    # the first mapping
    "mapping_running": Text("Vejviser · kortlægningen 2021-22", "Vejviser · the mapping of 2021-22"),
    "years": Text("År", "Years"),
    "source": Text("Kilde", "Source"),
    "organisations": Text("Organisationer, der deltog ({n})", "Organisations that took part ({n})"),
    "companies": Text("Virksomheder, der deltog ({n})", "Companies that took part ({n})"),
    "speakers": Text("Oplægsholdere", "Speakers"),
    "film": Text("film {at}", "film {at}"),
    "film_link": Text("Film fra konferencen:", "Film of the conference:"),
    "observations": Text("Projektets observationer", "The project's observations"),
    "barriers": Text("Barrierer og udfordringer", "Barriers and challenges"),
    "barriers_who": Text(
        "Det sagde virksomheder og organisationer.", "This is what companies and organisations said."
    ),
    "recommendations": Text("Anbefalinger", "Recommendations"),
    "steps_line": Text("Trin på vejen: {names}", "Steps of the road: {names}"),
    "known": Text("Erfaringer, der viser det: {names}", "Experiences that show it: {names}"),
    "met_by": Text("Mødes af anbefalingen: {names}", "Met by the recommendation: {names}"),
    "meets": Text("Skal møde", "Is to meet"),
    "answers": Text("Det svarer Vejviser på med: {names}", "Vejviser answers it with: {names}"),
    "moved": Text("Hvad er sket siden", "What has moved since"),
    "moved_none": Text(
        "Håndbogen kender ikke til noget, der er sket siden.",
        "The handbook knows of nothing that has moved since.",
    ),
    "moved_about": Text("omkring {year}", "about {year}"),
    "moved_proposed": Text("forslag", "proposal"),
    "when": Text("Hvornår", "When"),
    "what": Text("Hvad", "What"),
    "known_from": Text("Kilde", "Source"),
    "partners": Text("Partnerkredsen bag projektet", "The partners behind the project"),
    "contact": Text("Kontakt i 2022: {names}", "Contact in 2022: {names}"),
    "thanks": Text("Tak", "Thanks"),
}

AREAS: dict[str, Text] = {
    "road": Text("Vejen for jeres eget projekt", "The road of your own project"),
    "example": Text(
        "Vejen for et eksempel, med lovens frist og oplevet tid hver for sig",
        "The road of an example, with time limits in law and experienced time apart",
    ),
    "steps": Text("Trin på vejen", "Steps of the road"),
    "readings": Text("Fortolkninger, hvor jurister er uenige", "Readings on which lawyers differ"),
    "agreements": Text("Aftaler og standardtekster", "Agreements and standard texts"),
    "clauses": Text("Vilkår, og hvem de er til fordel for", "Clauses, and whom they favour"),
    "datasets": Text("Datasæt og hvem der er dataansvarlig", "Datasets and who is controller"),
    "gates": Text("Veje til data", "Ways to data"),
    "experiences": Text(
        "Erfaringer, gode og dårlige, og plads til jeres egne",
        "Experiences, good and bad, and room for your own",
    ),
    "actors": Text("Aktører på vejen", "Actors on the road"),
    "cover": Text(
        "Hvem der dækker hvilke trin i hvilke regioner, og de hvide pletter",
        "Who covers which steps in which regions, and the white spots",
    ),
    "referrals": Text(
        "Henvisninger, og hvor mange der bliver besvaret og hjælper",
        "Referrals, and how many are answered and help",
    ),
    "readiness": Text("Hvad et hospital skal have på plads", "What a hospital must have in place"),
    "assumed_times": Text("Hvor lang tid vi antager", "How long we assume"),
    "reforms": Text("Lov på vej", "Law in the making"),
    "search": Text("Søg i alt, hvad Vejviser ved", "Search all that Vejviser knows"),
    "workshops": Text("Workshopper, der finder det fælles hvorfor", "Workshops that find the common why"),
}
"""The areas of Vejviser that answer a point of the mapping."""


def say(key: str, lang: Lang, **values: object) -> str:
    """The words, with `{name}` filled in where values are given."""
    told = WORDS[key].say(lang)
    return told.format(**values) if values else told
