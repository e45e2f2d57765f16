"""The words of exports that stand in no handbook, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Lang, Text

CATALOGUE: dict[str, Text] = {
    # sheets
    "sheet.steps": Text("Trin", "Steps"),
    "sheet.times": Text("Tider og gebyrer", "Times and fees"),
    "sheet.findings": Text("Konklusioner", "Findings"),
    "sheet.questions": Text("Åbne spørgsmål", "Open questions"),
    "sheet.sources": Text("Kilder", "Sources"),
    "sheet.about": Text("Om", "About"),
    # columns
    "column.number": Text("Nr.", "No."),
    "column.stage": Text("Etape", "Stage"),
    "column.step": Text("Trin", "Step"),
    "column.id": Text("Id", "Id"),
    "column.status": Text("Status", "Status"),
    "column.kind": Text("Art", "Kind"),
    "column.do": Text("Gør", "Do"),
    "column.why": Text("Hvorfor", "Why"),
    "column.because": Text("Fordi", "Because"),
    "column.desk": Text("Hos", "With"),
    "column.after": Text("Efter trin nr.", "After step no."),
    "column.documents_in": Text("Papirer ind", "Papers in"),
    "column.documents_out": Text("Papirer ud", "Papers out"),
    "column.statutory": Text("Lovens frist", "Time limit in law"),
    "column.experienced": Text("Oplevet tid", "Experienced time"),
    "column.fee": Text("Gebyr", "Fee"),
    "column.law": Text("Lov", "Law"),
    "column.mark": Text("Sikkerhed", "Certainty"),
    "column.open": Text("Afgøres af svar på", "Decided by answers to"),
    "column.what": Text("Hvad", "What"),
    "column.days": Text("Dage", "Days"),
    "column.unit": Text("Regnes i", "Counted in"),
    "column.p10": Text("p10, dage", "p10, days"),
    "column.p50": Text("Median, dage", "Median, days"),
    "column.p90": Text("p90, dage", "p90, days"),
    "column.amount": Text("Beløb", "Amount"),
    "column.currency": Text("Valuta", "Currency"),
    "column.year": Text("År", "Year"),
    "column.note": Text("Bemærkning", "Note"),
    "column.finding": Text("Konklusion", "Finding"),
    "column.outcome": Text("Udfald", "Outcome"),
    "column.question": Text("Spørgsmål", "Question"),
    "column.answers": Text("Mulige svar", "Possible answers"),
    "column.bears_on": Text("Vedrører", "Bears on"),
    "column.source": Text("Kilde", "Source"),
    "column.short": Text("Kort", "Short"),
    "column.type": Text("Slags", "Kind"),
    "column.eli": Text("ELI", "ELI"),
    "column.url": Text("Adresse", "Address"),
    "column.seen": Text("Set", "Seen"),
    "column.key": Text("Hvad", "What"),
    "column.value": Text("Værdi", "Value"),
    # about
    "about.project": Text("Projekt", "Project"),
    "about.text": Text("Om projektet", "About the project"),
    "about.as_of": Text("Lovens dag", "Day of the law"),
    "about.overlays": Text("Lov på vej, lagt over", "Law in the making laid over"),
    "about.receipt": Text("Kvittering", "Receipt"),
    "about.handbook": Text("Håndbogens indhold", "Content of the handbook"),
    "about.notice": Text("Forbehold", "Notice"),
    # stages, states, kinds, marks
    "stage.collaboration": Text("Samarbejde, jura & dataadgang", "Collaboration, law & data access"),
    "stage.product": Text("Fra projekt til produkt", "From project to product"),
    "stage.adoption": Text("Implementering & skalering", "Implementation & scaling"),
    "status.certain": Text("sikkert", "certain"),
    "status.possible": Text("muligt", "possible"),
    "status.set_aside": Text("opstår ikke", "does not arise"),
    "kind.duty": Text("pligt", "duty"),
    "kind.choice": Text("valgfrit", "optional"),
    "kind.good_practice": Text("god praksis", "good practice"),
    "mark.verified": Text("kilden er læst", "source read"),
    "mark.secondary": Text("fra anden hånd", "second hand"),
    "mark.memory": Text("efter hukommelsen", "from memory"),
    "mark.inferred": Text("vores slutning", "our inference"),
    "source.regulation": Text("EU-forordning", "EU regulation"),
    "source.directive": Text("EU-direktiv", "EU directive"),
    "source.national_act": Text("dansk lov", "Danish act"),
    "source.executive_order": Text("dansk bekendtgørelse", "Danish executive order"),
    "source.guidance": Text("vejledning", "guidance"),
    "source.standard": Text("standard", "standard"),
    "source.authority_page": Text("side hos en myndighed eller aktør", "page of an authority or actor"),
    "source.proposal": Text("forslag", "proposal"),
    "source.report": Text("rapport eller artikel", "report or article"),
    # the FHIR questionnaire
    "fhir.title": Text(
        "Vejviser: oplysninger om medicinsk udstyr med AI", "Vejviser: facts about an AI medical device"
    ),
    "fhir.description": Text(
        "Alle oplysninger, som loven spørger om, emne for emne. Det, du ikke ved, lader du stå tomt.",
        "All facts that the law asks for, topic by topic. Leave empty what you do not know.",
    ),
    "fhir.project.name": Text("Hvad hedder projektet?", "What is the project called?"),
    "fhir.project.about": Text("Hvad handler det om?", "What is it about?"),
    "fhir.project.as_of": Text(
        "Lovens dag, hvis den ikke er i dag", "The day of the law, if it is not today"
    ),
    "fhir.none": Text("Ingen af dem", "None of them"),
    "fhir.only_if": Text("Besvares kun, når {condition}.", "Answer only when {condition}."),
    # the process
    "bpmn.start": Text("Idé", "Idea"),
    "bpmn.end": Text("Slut", "End"),
    # decision tables
    "dmn.title": Text("Vejvisers lov pr. {day}", "The law of Vejviser as of {day}"),
    "dmn.description": Text(
        "Alle konklusioner i håndbogen som beslutningstabeller pr. {day}. Lov på vej, lagt over: {overlays}."
        " En oplysning, der ikke er relevant, er null. Vejledning, ikke juridisk rådgivning.",
        "Every finding of the handbook as a decision table as of {day}. Law in the making laid over:"
        " {overlays}. A fact that is not applicable is null. Guidance, not legal advice.",
    ),
    "dmn.applies": Text("Opstår spørgsmålet: {name}", "Does the question arise: {name}"),
    "dmn.exception": Text("Gælder undtagelsen {rule}", "Does the exception {rule} hold"),
    "dmn.condition": Text("Desuden", "Besides"),
    "dmn.meaning": Text("Betyder", "Means"),
    "dmn.rule": Text("Regel", "Rule"),
    "dmn.law": Text("Lov", "Law"),
    "dmn.because": Text("Fordi", "Because"),
    "dmn.days": Text("Gælder", "Applies"),
    "dmn.mark": Text("Sikkerhed", "Certainty"),
    # phrases
    "or": Text(" eller ", " or "),
    "perhaps": Text("måske {values}", "perhaps {values}"),
    "none": Text("ingen", "none"),
    "until": Text("{name} (til {day}, derefter {then})", "{name} (until {day}, then {then})"),
    "unit.calendar": Text("kalenderdage", "calendar days"),
    "unit.working": Text("arbejdsdage", "working days"),
    "days.calendar": Text("{days} dage", "{days} days"),
    "days.working": Text("{days} arbejdsdage", "{days} working days"),
    "day.calendar": Text("{days} dag", "{days} day"),
    "day.working": Text("{days} arbejdsdag", "{days} working day"),
    "from": Text("fra {start}", "from {start}"),
    "stops": Text("uret stopper ved {stops}", "the clock stops on {stops}"),
    "year": Text("{n} år", "{n} year"),
    "years": Text("{n} år", "{n} years"),
    "months_limit": Text("{n} måneder", "{n} months"),
    "months_about": Text("ca. {months} mdr.", "about {months} months"),
    "returned_share": Text(
        "{share} %, og en runde tager {p50} dage", "{share}%, and a round takes {p50} days"
    ),
    "lived": Text("{p50} dage", "{p50} days"),
    "lived_range": Text("{p50} dage ({p10}–{p90})", "{p50} days ({p10}–{p90})"),
}


def told(key: str, lang: Lang, **particulars: object) -> str:
    """The words of `key` in the language, with the particulars filled in."""
    text = CATALOGUE[key].say(lang)
    return text.format_map(particulars) if particulars else text
