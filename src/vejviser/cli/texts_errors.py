"""The words on what is wrong with a command line, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Text

ERRORS: dict[str, Text] = {
    "error.option": Text("ingen valgmulighed hedder {name}{nearest}", "no option is called {name}{nearest}"),
    "error.command": Text(
        "ingen kommando hedder '{name}'{nearest}", "no command is called '{name}'{nearest}"
    ),
    "error.missing": Text("{name} mangler", "{name} is missing"),
    "error.bad": Text(
        "kommandolinjen kan ikke læses ({problem})", "the command line cannot be read ({problem})"
    ),
    "error.lang": Text(
        "sproget '{value}' findes ikke; vælg da eller en", "there is no language '{value}'; choose da or en"
    ),
    "error.day": Text(
        "'{value}' er ikke en dag; skriv den som 2026-12-31{nearest}",
        "'{value}' is not a day; write it as 2026-12-31{nearest}",
    ),
    "error.far_day": Text(
        "dagen skal ligge i årene 1900-2100, ikke '{value}'; ret året",
        "the day must lie in the years 1900-2100, not '{value}'; correct the year",
    ),
    "error.overlay": Text(
        "ingen lov på vej hedder '{name}'{nearest}", "no law in the making is called '{name}'{nearest}"
    ),
    "error.name": Text("intet hedder '{name}'{nearest}", "nothing is called '{name}'{nearest}"),
    "error.kind": Text(
        "ingen slags opslag hedder '{name}'; vælg {valid}",
        "no kind of entry is called '{name}'; choose {valid}",
    ),
    "error.nearest": Text("; mente du '{name}'?", "; did you mean '{name}'?"),
    "error.none": Text("; der er ingen", "; there are none"),
    "error.list": Text(
        "; 'vejviser handbook list' viser, hvad der er", "; 'vejviser handbook list' shows what there is"
    ),
    "error.valid": Text("; muligheder: {valid}", "; valid: {valid}"),
    "error.handbook": Text("håndbogen kan ikke læses:", "the handbook cannot be read:"),
    "error.unexpected": Text(
        "noget gik galt i vejviser selv ({problem}); dine svar er ikke rørt. VEJVISER_TRACE=1 viser hvor.",
        "vejviser itself went wrong ({problem}); your answers are untouched. VEJVISER_TRACE=1 shows where.",
    ),
    "error.save": Text("kan ikke gemme i {path} ({reason})", "cannot save to {path} ({reason})"),
    "error.label": Text("Fejl", "Error"),
    "error.more": Text("og {count} fejl mere", "and {count} more faults"),
    "error.output": Text("kan ikke skrive svaret ({reason})", "cannot write the answer ({reason})"),
    # the answers of --set, and numbers and steps given as options
    "error.range": Text(
        "{name} skal være et helt tal fra {low} til {high}, ikke '{value}'",
        "{name} must be a whole number from {low} to {high}, not '{value}'",
    ),
    "error.set": Text(
        "'{value}' kan ikke læses; skriv fact=svar, fx route_choice=in_house, eller fact= for ukendt",
        "'{value}' cannot be read; write fact=answer, such as route_choice=in_house, or fact= for unknown",
    ),
    "error.set_answer": Text("--set {value}: {problem}", "--set {value}: {problem}"),
    "error.step": Text("intet trin hedder '{name}'{nearest}", "no step is called '{name}'{nearest}"),
    "error.not_possible": Text(
        "'{name}' er ikke et muligt trin på denne vej", "'{name}' is not a possible step on this road"
    ),
    "error.set_alone": Text(
        "--set viser forskellene; udelad {option}, eller brug det uden --set",
        "--set shows the differences; leave out {option}, or use it without --set",
    ),
}
