"""The words of the single kinds of paper, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Text

KIND_WORDS: dict[str, Text] = {
    # intended purpose
    "purpose.lead": Text(
        "Erklæringen samler det, lovens bilag om teknisk dokumentation beder om i beskrivelsen af produktet."
        " Klasse, bevisbyrde og brug følger af den.",
        "The statement gathers what the annex on technical documentation asks of the description of the"
        " product. Class, evidence and use follow from it.",
    ),
    "purpose.statement": Text("Erklæret formål", "Intended purpose"),
    "purpose.elements": Text("Elementerne punkt for punkt", "The elements point by point"),
    "purpose.outside": Text(
        "Efter svarene er produktet ikke udstyr. Punkterne er da kun en god disposition.",
        "On the answers given the product is not a device. The points are then only a good outline.",
    ),
    "purpose.sign": Text("Godkendelse", "Approval"),
    "purpose.approver": Text("navn, rolle, dato og version", "name, role, date and version"),
    # classification
    "class.lead": Text(
        "Papiret begrunder først, om produktet er udstyr, og dernæst klassen: hver regel, der er overvejet,"
        " og den, der afgør.",
        "The paper first explains whether the product is a device, and then its class: each rule considered"
        " and the one that decides.",
    ),
    "class.qualification": Text("Er produktet udstyr?", "Is the product a device?"),
    "class.class": Text("Klasse", "Class"),
    "class.none": Text(
        "Efter svarene er produktet ikke udstyr, og der er ingen klasse.",
        "On the answers given the product is not a device, and there is no class.",
    ),
    "class.result": Text("Udfald: {outcome}.", "Outcome: {outcome}."),
    "class.considered": Text("Regler, der taler her", "Rules that speak here"),
    "class.not_here": Text("Regler, der er prøvet og ikke gælder", "Rules considered that do not hold"),
    "class.deciding": Text("Den strengeste regel afgør: {rules}.", "The strictest rule decides: {rules}."),
    "class.deciding_open": Text(
        "Det er endnu åbent, hvilken regel der afgør: {rules}.",
        "It is still open which rule decides: {rules}.",
    ),
    "class.consequence": Text("Hvad klassen fører til", "What the class leads to"),
    "class.rests_on": Text("Svar, der alene tvinger udfaldet", "Answers that alone force the outcome"),
    "class.rests_on_none": Text("Intet svar er nødvendigt.", "No answer is needed."),
    # in-house
    "inhouse.lead": Text(
        "Papiret gennemgår betingelserne for, at en sundhedsinstitution bruger sit eget udstyr uden CE-mærke."
        " De skal alle være opfyldt.",
        "The paper goes through the conditions for a health institution to use its own device without a CE"
        " mark. All of them must be met.",
    ),
    "inhouse.points": Text("Artikel 5, stk. 5, punkt for punkt", "Article 5(5) point by point"),
    "inhouse.result": Text("Samlet udfald", "Overall outcome"),
    "inhouse.on_answers": Text("Efter svarene", "On the answers"),
    "inhouse.basis": Text("Hvad svaret bygger på", "What the answer rests on"),
    # ethics
    "ethics.lead": Text(
        "Tjeklisten siger, hvilken komité der skal have undersøgelsen, ad hvilken vej, og hvilke papirer der"
        " skal med.",
        "The checklist says which committee must have the study, by which route, and which papers"
        " go with it.",
    ),
    "ethics.route": Text("Komité og vej", "Committee and route"),
    "ethics.papers": Text("Papirer til ansøgningen", "Papers for the application"),
    "ethics.paper": Text("Papir", "Paper"),
    "ethics.there": Text("Foreligger det?", "Is it there?"),
    "ethics.confirm": Text(
        "{title}: foreligger det, version og dato", "{title}: is it there, version and date"
    ),
    "ethics.ask_intro": Text(
        "Kilderne afgør ikke, om undersøgelsen skal anmeldes. Spørg komiteen skriftligt, før den begynder.",
        "The sources do not settle whether the study must be notified. Ask the committee in writing before it"
        " starts.",
    ),
    "ethics.none_intro": Text(
        "Undersøgelsen skal efter svarene ikke anmeldes. Gem et notat om hvorfor, med kilde og dato.",
        "On the answers given the study need not be notified. Keep a note on why, with source and date.",
    ),
    "ethics.steps": Text("Trin mod komite og myndighed", "Steps towards committee and authority"),
    "ethics.no_papers": Text(
        "Trinnene kræver ingen bestemte papirer ud over henvendelsen selv.",
        "The steps ask for no particular papers beyond the enquiry itself.",
    ),
    "ethics.people": Text("Deltagere og data", "Participants and data"),
    "ethics.regime": Text("Regler for undersøgelsen", "Rules of the study"),
    # dossier
    "dossier.lead": Text(
        "Dossieret følger bilagets orden. Det, projektet allerede har svaret, er sat ind; resten er mærkede"
        " felter.",
        "The dossier follows the order of the annex. What the project has already answered is put in;"
        " the rest are marked fields.",
    ),
    "dossier.regime": Text("Hvilke regler undersøgelsen følger", "Which rules the study follows"),
    "dossier.mdr_art_62": Text(
        "Ansøgning efter MDR artikel 62: hele bilag XV kapitel II, og sponsors pligter i kapitel III.",
        "Application under MDR Article 62: the whole of Annex XV chapter II, and the sponsor's duties in"
        " chapter III.",
    ),
    "dossier.mdr_art_74_2": Text(
        "CE-mærket udstyr uden for formålet: artikel 62-81 og hele bilag XV.",
        "CE-marked device outside its purpose: Articles 62-81 and the whole of Annex XV.",
    ),
    "dossier.mdr_art_74_1": Text(
        "Underretning efter MDR artikel 74, stk. 1, mindst 30 dage før start, med papirerne i bilag XV"
        " kapitel II.",
        "Notification under MDR Article 74(1) at least 30 days before start, with the papers of Annex XV"
        " chapter II.",
    ),
    "dossier.mdr_art_82": Text(
        "Anden afprøvning efter MDR artikel 82: hvilke papirer der kræves, følger af dansk ret. Spørg"
        " komiteen. Bilag XV er en god disposition.",
        "Other investigation under MDR Article 82: which papers are required follows from Danish law. Ask the"
        " committee. Annex XV is a good outline.",
    ),
    "dossier.ivdr_art_58": Text(
        "Ansøgning efter IVDR artikel 58: bilag XIV kapitel I og planen i bilag XIII.",
        "Application under IVDR Article 58: Annex XIV chapter I and the plan of Annex XIII.",
    ),
    "dossier.ivdr_other": Text(
        "Ydeevnestudie efter IVDR artikel 57: ingen ansøgning efter IVDR. Planen i bilag XIII er en god"
        " disposition.",
        "Performance study under IVDR Article 57: no application under the IVDR. The plan of Annex XIII is a"
        " good outline.",
    ),
    "dossier.open": Text(
        "Det er ikke afgjort, hvilke regler undersøgelsen følger. Dossieret viser den fyldigste af dem.",
        "It is not settled which rules the study follows. The dossier shows the fullest of them.",
    ),
    # dpia
    "dpia.lead": Text(
        "Udvikling og drift er to behandlinger med hver sit formål og ofte hver sin dataansvarlige. De"
        " vurderes hver for sig; hver del kan bruges alene.",
        "Development and operation are two processings, each with its own purpose and often its own"
        " controller. They are assessed apart; each part can be used alone.",
    ),
    "dpia.lead_one": Text(
        "Analysen følger databeskyttelsesforordningens artikel 35, stk. 7, punkt for punkt.",
        "The assessment follows Article 35(7) of the General Data Protection Regulation point by point.",
    ),
    "dpia.need": Text("Skal analysen laves?", "Must the assessment be made?"),
    "dpia.matrix": Text("Risici og foranstaltninger", "Risks and measures"),
    "dpia.risk": Text("Risiko for den registrerede", "Risk to the data subject"),
    "dpia.severity": Text("Sandsynlighed og alvor", "Likelihood and severity"),
    "dpia.measure": Text("Foranstaltning og restrisiko", "Measure and residual risk"),
    "dpia.risk_1": Text("Uvedkommende får adgang", "Others get access"),
    "dpia.risk_2": Text(
        "En person genkendes i pseudonyme data", "A person is recognised in pseudonymous data"
    ),
    "dpia.risk_3": Text("Data bruges til andet end formålet", "Data are used beyond the purpose"),
    "dpia.risk_4": Text("Fejl rammer en gruppe hårdere", "Errors hit one group harder"),
    "dpia.risk_5": Text("Modellen gemmer personoplysninger", "The model retains personal data"),
    "dpia.risk_6": Text(
        "Svaret følges uden at blive efterprøvet", "The output is followed without being checked"
    ),
    "dpia.risk_7": Text("Systemet er nede, når det skal bruges", "The system is down when needed"),
    "dpia.weigh": Text("sandsynlighed og alvor", "likelihood and severity"),
    "dpia.act": Text("foranstaltning, ansvarlig og restrisiko", "measure, owner and residual risk"),
    "dpia.matrix_note": Text(
        "Risiciene er et udgangspunkt, vi har sat op; tilføj projektets egne.",
        "The risks are a starting point of our own; add those of the project.",
    ),
    # data applications
    "data.lead": Text(
        "Hvert formål har sin egen vej til data. Papiret siger, hvem der søges hos, i hvilken orden, og hvad"
        " hver vej tillader.",
        "Each purpose has its own way to data. The paper says to whom one applies, in which order, and what"
        " each way allows.",
    ),
    "data.purposes": Text("Formål", "Purposes"),
    "data.no_purposes": Text(
        "Ingen formål er afgjort endnu; besvar spørgsmålene om undersøgelsen og data.",
        "No purpose is settled yet; answer the questions on the study and the data.",
    ),
    "data.mixed": Text(
        "Projektet har flere formål. Én tilladelse rækker ikke til dem alle.",
        "The project has several purposes. One permission does not serve them all.",
    ),
    "data.order": Text("Ansøgninger i orden", "Applications in order"),
    "data.no_order": Text(
        "Ingen ansøgning følger af svarene endnu.", "No application follows from the answers yet."
    ),
    "data.sources": Text("Kilde for kilde", "Source by source"),
    "data.no_sources": Text(
        "Projektet har ikke sagt, hvor dets data er.", "The project has not said where its data are."
    ),
    "data.no_dataset": Text(
        "Vi har ingen række om en kilde af denne slags; spørg den, der har data.",
        "We have no row on a source of this kind; ask the holder of the data.",
    ),
    "data.controller": Text("Dataansvarlig: {names}", "Controller: {names}"),
    "data.turn": Text("Dataansvarlig: {now}; fra {day}: {after}", "Controller: {now}; from {day}: {after}"),
    "data.unknown": Text("ikke kendt", "not known"),
    "data.purpose": Text("Formål", "Purpose"),
    "data.access": Text("Adgang", "Access"),
    "data.gate": Text("Vej", "Way"),
    "data.limit": Text("Grænser", "Limits"),
    "data.place": Text("Behandles: {words}", "Processed: {words}"),
    "data.leaves": Text("Ud kommer: {words}", "What leaves: {words}"),
    "data.later": Text("Fra {day}: {words}", "From {day}: {words}"),
    "data.access.yes": Text("ja", "yes"),
    "data.access.conditional": Text("på betingelser", "on conditions"),
    "data.access.no": Text("nej", "no"),
    "data.access.unclear": Text("uklart", "unclear"),
    "data.access.not_applicable": Text("ikke relevant", "not applicable"),
    "data.waiting": Text("Ventetid: {words}", "Waiting time: {words}"),
    "data.fees": Text("Betaling: {words}", "Payment: {words}"),
    "data.plan": Text("Det, hver ansøgning skal sige", "What each application must say"),
    "data.plan_source": Text("Kilde", "Source of data"),
    "data.plan_what": Text("variable, periode og antal", "variables, period and number"),
    "data.plan_why": Text("formål, adgang og sletning", "purpose, access and deletion"),
    "data.plan_all": Text("hver kilde", "each source"),
    # deployer
    "deployer.lead": Text(
        "Mappen følger AI-forordningens artikel 26 stykke for stykke: hvad idriftsætteren skal, fra hvornår,"
        " og hvilket papir der viser det.",
        "The file follows Article 26 of the AI Act paragraph by paragraph: what the deployer must do, from"
        " when, and which paper shows it.",
    ),
    "deployer.when": Text("Hvornår pligterne gælder", "When the duties apply"),
    "deployer.duties": Text("Artikel 26 stykke for stykke", "Article 26 paragraph by paragraph"),
    "deployer.related": Text("Pligter ved siden af", "Duties beside it"),
    "deployer.not_here": Text("Gælder ikke her", "Does not apply here"),
    "deployer.required": Text("gælder nu", "applies now"),
    "deployer.later": Text("gælder senere", "applies later"),
    "deployer.open": Text("ikke afgjort", "not settled"),
    "deployer.owner": Text("ansvarlig, papirets sted og dato", "owner, place of the paper and date"),
    "deployer.owner_head": Text("Ansvarlig og dato", "Owner and date"),
    "deployer.paper": Text("Papir", "Paper"),
    # letter
    "letter.sender": Text("afsenderen", "the sender"),
}
