"""Every word that the command says, in Danish and English."""

from __future__ import annotations

from vejviser.cli.texts_errors import ERRORS
from vejviser.cli.texts_export import EXPORT
from vejviser.cli.texts_operation import OPERATION
from vejviser.cli.texts_papers import PAPERS
from vejviser.cli.texts_portfolio import PORTFOLIO
from vejviser.cli.texts_register import REGISTER
from vejviser.cli.texts_schedule import SCHEDULE
from vejviser.cli.texts_search import SEARCH
from vejviser.cli.texts_times import TIMES
from vejviser.export.texts_entries import ENTRY_WORDS
from vejviser.export.texts_rows import ROW_WORDS
from vejviser.handbook.entries import Lang, Text

TEXTS: dict[str, Text] = {
    # the command and its help
    "app.help": Text(
        "Vejen for medicinsk udstyr med AI: fra idé til daglig klinisk brug i Danmark, med loven bag.",
        "The road of an AI medical device from idea to everyday use in Denmark, with the law behind it.",
    ),
    "plan.help": Text(
        "Vis vejen for projektet i FILE: konklusioner, trin, frister og åbne spørgsmål.",
        "Show the road of the project in FILE: findings, steps, times and open questions.",
    ),
    "ask.help": Text(
        "Besvar spørgsmålene om projektet i FILE, ét ad gangen. Hvert svar gemmes straks.",
        "Answer the questions about the project in FILE, one at a time. Every answer is saved at once.",
    ),
    "why.help": Text(
        "Forklar konklusionen, trinnet eller oplysningen NAME i projektet FILE.",
        "Explain the finding, step or fact NAME of the project in FILE.",
    ),
    "handbook.help": Text("Læs og efterprøv håndbogen.", "Read and check the handbook."),
    "check.help": Text(
        "Efterprøv loven: huller, modstrid, kilder og begge sprog. Slutter med 1 ved fejl.",
        "Prove the law: gaps, clashes, sources and both languages. Exits 1 on a fault.",
    ),
    "list.help": Text(
        "Vis, hvad håndbogen rummer: alt eller KIND (facts, decisions, steps ...).",
        "List what the handbook holds: all, or KIND (facts, decisions, steps ...).",
    ),
    "show.help": Text(
        "Vis opslaget NAME: spørgsmål, værdier, regler og kilder.",
        "Show the entry NAME: question, values, rules and sources.",
    ),
    "mcp.help": Text(
        "Lad en AI-assistent slå op her (MCP over standard ind og ud); stopper, når den går.",
        "Let an AI assistant look things up here (MCP on standard input and output); ends when it leaves.",
    ),
    "option.lang": Text("Sprog: da eller en.", "Language: da or en."),
    "option.as_of": Text(
        "Lovens dag, som 2027-01-01 (ellers projektets eller i dag).",
        "The day of the law, such as 2027-01-01 (else the project's, or today).",
    ),
    "option.overlay": Text(
        "Lov på vej, der lægges over; kan gentages.", "Law in the making laid over; may be repeated."
    ),
    "option.json": Text("Skriv JSON (se docs/json.md).", "Write JSON (see docs/json.md)."),
    "option.all": Text(
        "Vis hver konklusion og alt andet fuldt ud.", "Print every finding and all else in full."
    ),
    "option.notes": Text("Vis også bemærkningerne.", "Print the notes too."),
    "option.again": Text(
        "Stil også de spørgsmål igen, der er besvaret med »ved ikke«.",
        "Also ask again what was answered with 'don't know'.",
    ),
    "option.help": Text("Vis denne hjælp.", "Show this help."),
    "option.version": Text("Vis versionen.", "Show the version."),
    "help.usage": Text("Brug", "Usage"),
    "help.options": Text("Valgmuligheder", "Options"),
    "help.commands": Text("Kommandoer", "Commands"),
    "help.try": Text("Prøv '{command} --help'.", "Try '{command} --help'."),
    # the printed road
    "plan.as_of": Text("pr. {day}", "as of {day}"),
    "plan.answers": Text("{count} svar", "{count} answers"),
    "plan.answer": Text("1 svar", "1 answer"),
    "plan.progress": Text(
        "{settled} af {all} konklusioner og trin afgjort", "{settled} of {all} findings and steps settled"
    ),
    "plan.overlays": Text("med lov på vej: {names}", "with law in the making: {names}"),
    "plan.findings": Text("Øvrige konklusioner", "Other findings"),
    "plan.what": Text("Hvad det er", "What it is"),
    "plan.said_no": Text("Nej eller ikke krævet: {names}.", "No or not required: {names}."),
    "plan.not_arising_count": Text(
        "{count} andre spørgsmål opstår ikke her. Alt fuldt ud: vejviser plan {file} --all",
        "{count} other questions do not arise here. All in full: vejviser plan {file} --all",
    ),
    "plan.none": Text("ingen", "none"),
    "plan.or": Text(" eller ", " or "),
    "plan.not_arising": Text("Opstår ikke her: {names}.", "Does not arise here: {names}."),
    "plan.steps": Text("{count} trin", "{count} steps"),
    "plan.step": Text("1 trin", "1 step"),
    "plan.of_them_possible": Text("{count} mulige", "{count} possible"),
    "plan.one_possible": Text("1 muligt", "1 possible"),
    "plan.no_steps": Text("Ingen trin i denne etape.", "No steps in this stage."),
    "plan.possible": Text("muligt", "possible"),
    "plan.choice": Text("valgfrit", "optional"),
    "plan.good_practice": Text("god praksis", "good practice"),
    "plan.because": Text("Fordi", "Because"),
    "plan.decided_by": Text("Afgøres af", "Decided by"),
    "plan.until": Text("{name} (til {day}, derefter {then})", "{name} (until {day}, then {then})"),
    "plan.law": Text("Lov", "Law"),
    "plan.nobody": Text("ingen har offentliggjort den", "nobody has published it"),
    "plan.months": Text("ca. {months} mdr.", "about {months} months"),
    "plan.questions": Text("Åbne spørgsmål", "Open questions"),
    "plan.questions_none": Text(
        "Ingen: intet ubesvaret kan ændre vejen.", "None: nothing unanswered can change the road."
    ),
    "plan.questions_more": Text(
        "… og {count} mere. Besvar dem med: vejviser ask {file}",
        "… and {count} more. Answer them with: vejviser ask {file}",
    ),
    "plan.questions_ask": Text("Besvar med: vejviser ask {file}", "Answer with: vejviser ask {file}"),
    "plan.bears_on": Text("afgør {names}", "decides {names}"),
    "plan.bears_more": Text("{names} og {count} mere", "{names} and {count} more"),
    "plan.readings": Text("Fortolkninger, der gør en forskel her", "Readings that make a difference here"),
    "plan.taken": Text("projektet følger denne", "the project follows this one"),
    "plan.set_aside": Text(
        "sat til side, fordi spørgsmålet ikke opstår: {names}",
        "set aside, because the question does not arise: {names}",
    ),
    "plan.unmodelled": Text("Kendt, men ikke regnet med", "Known, but not modelled"),
    "plan.unmodelled_of": Text("Bestemmelser i {names}", "Provisions of {names}"),
    "plan.unmodelled_why": Text(
        "Grundene: vejviser handbook list unmodelled", "The reasons: vejviser handbook list unmodelled"
    ),
    "plan.legend_certain": Text("sikkert", "certain"),
    "plan.legend_possible": Text("muligt", "possible"),
    "plan.why": Text(
        "Hvorfor, og hvad kan ændre det: vejviser why {file} NAVN",
        "Why, and what would change it: vejviser why {file} NAME",
    ),
    "plan.receipt": Text("Kvittering {id} · håndbog {hash}", "Receipt {id} · handbook {hash}"),
    "stage.collaboration": Text("Samarbejde, jura & dataadgang", "Collaboration, law & data access"),
    "stage.product": Text("Fra projekt til produkt", "From project to product"),
    "stage.adoption": Text("Implementering & skalering", "Implementation & scaling"),
    # why
    "why.finding": Text("Konklusion", "Finding"),
    "why.step": Text("Trin", "Step"),
    "why.fact": Text("Oplysning", "Fact"),
    "why.outcome": Text("Svar", "Answer"),
    "why.reasons": Text(
        "Derfor: disse svar er nok, intet andet betyder noget",
        "Why: these answers are enough, nothing else matters",
    ),
    "why.reasons_open": Text("Det ved vi nu, fordi", "We know this much because"),
    "why.reasons_none": Text(
        "Intet svar er nødvendigt: det er sådan for alle projekter.",
        "No answer is needed: it is so for every project.",
    ),
    "why.reasons_unknown": Text(
        "Intet af det, der er besvaret, afgør det endnu.", "Nothing that is answered settles it yet."
    ),
    "why.rules": Text("Reglerne bag", "The rules behind"),
    "why.holds": Text("gælder", "holds"),
    "why.may": Text("kan gælde", "may hold"),
    "why.when": Text("når", "when"),
    "why.always": Text("når intet andet gælder", "when nothing else holds"),
    "why.rests_on": Text("Bygger på konklusionerne", "Rests on the findings"),
    "why.open": Text("Afgøres af svarene på", "Will be decided by the answers to"),
    "why.changes": Text("Hvad kan ændre det", "What would change it"),
    "why.changes_none": Text(
        "Intet, som holdet selv bestemmer, kan ændre det.", "Nothing that the team controls can change it."
    ),
    "why.change": Text("{outcome}: {answers}", "{outcome}: {answers}"),
    "why.change_or": Text("eller {answers}", "or {answers}"),
    "why.on_road": Text("på vejen", "on the road"),
    "why.off_road": Text("ikke på vejen", "not on the road"),
    "why.maybe_on_road": Text("måske på vejen", "perhaps on the road"),
    "why.price": Text("prisen: {price}", "the price: {price}"),
    "why.unanswered": Text("ikke besvaret", "not answered"),
    "why.waiting": Text("Det venter på svaret", "Waiting for the answer"),
    "why.resting": Text("Det hviler på svaret", "Resting on the answer"),
    "why.nothing": Text(
        "Svaret kan ikke ændre noget i dette projekt.", "The answer can change nothing in this project."
    ),
    "why.sources": Text("Kilder", "Sources"),
    "why.seen": Text("set {day}", "seen {day}"),
    # ask
    "ask.new": Text("Ny projektfil: {file}", "New project file: {file}"),
    "ask.name": Text("Hvad hedder projektet? ", "What is the project called? "),
    "ask.resume": Text("{count} svar er gemt i {file}.", "{count} answers are saved in {file}."),
    "ask.progress": Text("{percent} % afgjort", "{percent} % settled"),
    "ask.left": Text("højst {count} spørgsmål tilbage", "at most {count} questions left"),
    "ask.decides": Text("Spørges, fordi det afgør: {names}", "Asked because it decides: {names}"),
    "ask.example": Text("Eksempel: {example}", "Example: {example}"),
    "ask.knows": Text("Ved normalt: {who}", "Usually known by: {who}"),
    "ask.cite": Text("Lov: {cite}", "Law: {cite}"),
    "ask.now": Text("Svar nu: {answer}", "Answer now: {answer}"),
    "ask.unsure_now": Text("ved ikke", "don't know"),
    "ask.prompt": Text("Svar", "Answer"),
    "ask.prompt_choice": Text("1–{count}", "1–{count}"),
    "ask.prompt_choices": Text("fx 1,3 eller 0 for ingen", "such as 1,3 or 0 for none"),
    "ask.prompt_bool": Text("j/n", "y/n"),
    "ask.prompt_number": Text("tal", "number"),
    "ask.prompt_date": Text("dato, fx 2026-12-31", "date, such as 2026-12-31"),
    "ask.prompt_text": Text("tekst", "text"),
    "ask.keys": Text("v ved ikke · t tilbage · ? hjælp · s stop", "d don't know · b back · ? help · q quit"),
    "ask.choose": Text("Skriv et tal fra 1 til {count}.", "Type a number from 1 to {count}."),
    "ask.choose_many": Text(
        "Skriv tal fra 1 til {count} med komma imellem, eller 0 for ingen af dem.",
        "Type numbers from 1 to {count} with commas between, or 0 for none of them.",
    ),
    "ask.choose_bool": Text("Skriv j for ja eller n for nej.", "Type y for yes or n for no."),
    "ask.choose_number": Text("Skriv et tal, fx 1500000.", "Type a number, such as 1500000."),
    "ask.choose_date": Text("Skriv en dato som 2026-12-31.", "Type a date such as 2026-12-31."),
    "ask.saved": Text("Gemt: {answer}", "Saved: {answer}"),
    "ask.saved_unsure": Text("Gemt: ved ikke", "Saved: don't know"),
    "ask.settled": Text("Afgjort: {name}: {outcome}", "Settled: {name}: {outcome}"),
    "ask.first": Text(
        "Dette er det første spørgsmål i denne omgang.", "This is the first question of this sitting."
    ),
    "ask.clash": Text(
        "Det passer ikke sammen med {facts}: {because}.", "That does not fit with {facts}: {because}."
    ),
    "ask.clash_drop": Text(
        "Fjern disse svar og gem det nye? (j/n) ", "Remove these answers and save the new one? (y/n) "
    ),
    "ask.done": Text(
        "Færdig: intet ubesvaret kan ændre vejen.", "Done: nothing unanswered can change the road."
    ),
    "ask.done_unsure": Text(
        "Færdig indtil videre: {count} spørgsmål er besvaret med »ved ikke«. Stil dem igen med --again.",
        "Done for now: {count} questions are answered with 'don't know'. Ask them again with --again.",
    ),
    "ask.done_unsure_one": Text(
        "Færdig indtil videre: ét spørgsmål er besvaret med »ved ikke«. Stil det igen med --again.",
        "Done for now: one question is answered with 'don't know'. Ask it again with --again.",
    ),
    "ask.stopped": Text(
        "Alt er gemt i {file}. Fortsæt med: vejviser ask {file}",
        "Everything is saved in {file}. Go on with: vejviser ask {file}",
    ),
    "ask.see": Text("Se vejen med: vejviser plan {file}", "See the road with: vejviser plan {file}"),
    # handbook
    "handbook.kind": Text("Opslag", "Entries"),
    "handbook.count": Text("Antal", "Count"),
    "handbook.mark.verified": Text("læst", "read"),
    "handbook.mark.secondary": Text("2. hånd", "2nd hand"),
    "handbook.mark.memory": Text("husket", "memory"),
    "handbook.mark.inferred": Text("sluttet", "inferred"),
    "handbook.diagrams": Text(
        "{count} diagramknuder i alt; størst: {largest}", "{count} diagram nodes in all; largest: {largest}"
    ),
    "handbook.proved": Text(
        "Hele loven bevist på {seconds} s; {cases} sager kørt.",
        "The whole law proved in {seconds} s; {cases} cases run.",
    ),
    "handbook.unverified": Text("Ikke læst i kilden ({count})", "Not read in the source ({count})"),
    "handbook.notes": Text("Bemærkninger ({count})", "Notes ({count})"),
    "handbook.notes_hidden": Text(
        "{count} bemærkninger; vis dem med --notes.", "{count} notes; print them with --notes."
    ),
    "handbook.faults": Text("Fejl ({count})", "Faults ({count})"),
    "handbook.ok": Text(
        "Ingen fejl: intet hul, ingen modstrid, ingen regel uden virkning, intet uden kilde.",
        "No fault: no gap, no clash, no unreachable rule, nothing uncited.",
    ),
    "handbook.bad": Text("Håndbogen har fejl.", "The handbook has faults."),
    "kind.sources": Text("kilder", "sources"),
    "kind.topics": Text("emner", "topics"),
    "kind.facts": Text("oplysninger", "facts"),
    "kind.decisions": Text("konklusioner", "decisions"),
    "kind.rules": Text("regler", "rules"),
    "kind.constraints": Text("sammenhænge", "constraints"),
    "kind.readings": Text("fortolkninger", "readings"),
    "kind.steps": Text("trin", "steps"),
    "kind.documents": Text("dokumenter", "documents"),
    "kind.authorities": Text("myndigheder og andre, der afgør", "authorities and others who decide"),
    "kind.unmodelled": Text("kendt, ikke regnet med", "known, not modelled"),
    "kind.overlays": Text("lov på vej", "law in the making"),
    **ERRORS,
    **EXPORT,
    **OPERATION,
    **PAPERS,
    **PORTFOLIO,
    **ENTRY_WORDS,
    **ROW_WORDS,
    **REGISTER,
    **SEARCH,
    **TIMES,
    **SCHEDULE,
}


def say(key: str, lang: Lang, **particulars: object) -> str:
    """The words of `key` in the language, with the particulars filled in."""
    text = TEXTS[key].say(lang)
    return text.format_map(particulars) if particulars else text
