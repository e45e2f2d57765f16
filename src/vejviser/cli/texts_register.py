"""The words of the commands `readings`, `data` and `handbook diff`, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Text

REGISTER: dict[str, Text] = {
    "readings.help": Text(
        "Vis de omstridte fortolkninger: alle, eller dem der gør en forskel for projektet i FILE.",
        "List the contested readings: all, or those that make a difference to the project in FILE.",
    ),
    "data.help": Text(
        "Vis datapasset for projektet i FILE: hvem der har data, adgangen til dem og hvad der må komme ud.",
        "Show the data passport of the project in FILE: who holds the data, the gates, what may leave.",
    ),
    "diff.help": Text(
        "Vis, hvad lov på vej eller en anden dag ændrer i håndbogen og for projekterne i FILE ...",
        "Show what law in the making or another day changes in the handbook and for the projects in FILE ...",
    ),
    "option.letter": Text(
        "Skriv ét neutralt brev til myndigheden om fortolkningen.",
        "Write one neutral letter to the authority on this reading.",
    ),
    "option.out": Text("Gem brevet i filen.", "Save the letter in the file."),
    "option.overlay_one": Text("Lov på vej, der lægges over.", "Law in the making laid over."),
    "option.from": Text("Den første dag, som 2026-12-15.", "The first day, such as 2026-12-15."),
    "option.to": Text("Den sidste dag, som 2027-02-01.", "The last day, such as 2027-02-01."),
    # readings
    "readings.title": Text("Omstridte fortolkninger", "Contested readings"),
    "readings.count": Text(
        "{count} spørgsmål, som jurister læser forskelligt", "{count} points that lawyers read differently"
    ),
    "readings.matter": Text(
        "{count} fortolkninger gør en forskel her", "{count} readings make a difference here"
    ),
    "readings.ask": Text("Spørg: {whom}", "Ask: {whom}"),
    "readings.same": Text(
        "Med de nuværende svar fører læsningerne til det samme.",
        "With the answers so far the readings lead to the same.",
    ),
    "readings.more": Text("… og {count} mere", "… and {count} more"),
    "readings.step.certain": Text("skal tages", "is taken"),
    "readings.step.possible": Text("måske", "perhaps"),
    "readings.step.no": Text("bortfalder", "falls away"),
    "readings.write": Text(
        "Skriv til myndigheden med: vejviser readings {file} --letter {name}",
        "Write to the authority with: vejviser readings {file} --letter {name}",
    ),
    "readings.saved": Text("Brevet ligger i {path}.", "The letter is in {path}."),
    "readings.letter_alone": Text(
        "et brev handler om et projekt: vejviser readings FILE --letter NAME",
        "a letter is about a project: vejviser readings FILE --letter NAME",
    ),
    "readings.out_alone": Text(
        "--out gemmer et brev; skriv også --letter NAME", "--out saves a letter; write --letter NAME too"
    ),
    "readings.not_here": Text(
        "'{name}' gør ingen forskel for dette projekt; det gør: {valid}",
        "'{name}' makes no difference to this project; these do: {valid}",
    ),
    # handbook diff
    "diff.two_ways": Text(
        "vælg én af to: --overlay NAME, eller --from DATE og --to DATE",
        "choose one of two: --overlay NAME, or --from DATE and --to DATE",
    ),
    "diff.order": Text("--from skal ligge før --to", "--from must come before --to"),
    "diff.overlay": Text("Lov på vej: {name}", "Law in the making: {name}"),
    "diff.days": Text("Fra {start} til {end}", "From {start} to {end}"),
    "diff.none": Text("Intet ændrer sig.", "Nothing changes."),
    "diff.added": Text("ny", "added"),
    "diff.repealed": Text("ophævet", "repealed"),
    "diff.changed": Text("ændret ({keys})", "changed ({keys})"),
    "diff.begins": Text("begynder {day}", "begins {day}"),
    "diff.ends": Text("ophører efter {day}", "ends after {day}"),
    "diff.rows": Text("{count} rækker", "{count} rows"),
    "diff.succeeds": Text("derefter: {name}", "then: {name}"),
    "diff.projects": Text("Projekterne", "The projects"),
    "diff.untouched": Text("ingen forskel: {names}", "no difference: {names}"),
    "diff.gained": Text("nyt trin", "step gained"),
    "diff.lost": Text("trin bortfalder", "step lost"),
    "diff.surer": Text("trin: {before} → {after}", "step: {before} → {after}"),
    "diff.desk": Text("afgøres af: {before} → {after}", "decided by: {before} → {after}"),
    "diff.clash": Text("svarene kan ikke stå der: {reason}", "the answers cannot stand there: {reason}"),
    "diff.no_projects": Text(
        "Ingen projekter givet. Nævn dem: vejviser handbook diff ... FILE",
        "No projects given. Name them: vejviser handbook diff ... FILE",
    ),
    # the data passport
    "data.title": Text("Datapas: {name}", "Data passport: {name}"),
    "data.purposes": Text("Formål", "Purposes"),
    "data.purposes_none": Text(
        "Intet formål med data om patienter følger af svarene.",
        "No purpose of data on patients follows from the answers.",
    ),
    "data.mixed": Text(
        "Der er ikke én vej for alle formål ({purposes}): hvert formål har sin egen adgang, og"
        " data hentet til ét må ikke uden videre bruges til et andet.",
        "There is no one route for all purposes ({purposes}): each purpose has a gate of its own, and"
        " data fetched for one may not simply be used for another.",
    ),
    "data.elements": Text("Data", "Data"),
    "data.holders_unknown": Text(
        "Det er ikke besvaret, hvor data ligger. Besvar data_holders for at få passet.",
        "Where the data are is not answered. Answer data_holders to get the passport.",
    ),
    "data.holders_none": Text(
        "Projektet har brug for ingen data om patienter.", "The project needs no data on patients."
    ),
    "data.no_dataset": Text(
        "Tabellerne har ingen sådanne data for denne kilde. Spørg den, der har dem, om grundlag og vilkår.",
        "The tables hold no such data for this source. Ask whoever holds them about basis and conditions.",
    ),
    "data.controller": Text("Dataansvarlig", "Controller"),
    "data.turn": Text("{now} (fra {day}: {after})", "{now} (from {day}: {after})"),
    "data.unknown": Text("ikke fundet", "not found"),
    "data.access.yes": Text("ja", "yes"),
    "data.access.conditional": Text("på betingelser", "on conditions"),
    "data.access.no": Text("nej", "no"),
    "data.access.unclear": Text("uafklaret", "unclear"),
    "data.access.not_applicable": Text("ikke relevant", "not applicable"),
    "data.gate": Text("Adgang", "Gate"),
    "data.from": Text("Senere, fra", "Later, from"),
    "data.limit": Text("Grænse", "Limit"),
    "data.place": Text("Sted", "Place"),
    "data.leaves": Text("Må komme ud", "May leave"),
    "data.waiting": Text("Ventetid", "Waiting time"),
    "data.fees": Text("Gebyr", "Fees"),
    "data.note": Text("Bemærk", "Note"),
    "data.order": Text("Ansøgningernes rækkefølge", "Order of applications"),
}
