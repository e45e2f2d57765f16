"""The words of the command `search`, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Text

SEARCH: dict[str, Text] = {
    "search.help": Text(
        "Søg i alt, hvad Vejviser ved: trin, lov, kilder, aktører, datakilder, erfaringer og aftaler.",
        "Search all that Vejviser knows: steps, law, sources, actors, data, experiences and agreements.",
    ),
    "search.option_kind": Text(
        "Kun denne slags, som steps eller actors; må gentages.",
        "Only this kind, such as steps or actors; may be repeated.",
    ),
    "search.option_stage": Text(
        "Kun denne etape: collaboration, product eller adoption.",
        "Only this stage: collaboration, product or adoption.",
    ),
    "search.option_region": Text(
        "Kun denne region, som syddanmark; må gentages.",
        "Only this region, such as syddanmark; may be repeated.",
    ),
    "search.option_limit": Text("Højst så mange fund.", "At most so many hits."),
    "search.empty": Text(
        "der er ingen ord at søge efter; skriv fx: vejviser search databehandleraftale",
        "there are no words to search for; write for example: vejviser search processing agreement",
    ),
    "search.too_long": Text(
        "søgningen er på {count} tegn; den må højst være på {most}",
        "the search is {count} characters long; it may be at most {most}",
    ),
    "search.limit": Text(
        "--limit skal være et helt tal fra 1 til {most}, ikke '{value}'",
        "--limit has to be a whole number from 1 to {most}, not '{value}'",
    ),
    "search.choice": Text(
        "{option} kan ikke være '{value}'; vælg {valid}",
        "{option} cannot be '{value}'; choose {valid}",
    ),
    "search.none": Text("Intet fundet om: {query}", "Nothing found on: {query}"),
    "search.advice": Text(
        "Prøv færre eller andre ord, eller uden --kind, --stage og --region.",
        "Try fewer or other words, or without --kind, --stage and --region.",
    ),
    "search.count": Text("{count} fund", "{count} hits"),
    "search.one": Text("1 fund", "1 hit"),
    "search.read_as": Text("'{typed}' er læst som '{meant}'.", "'{typed}' was read as '{meant}'."),
    "search.show": Text(
        "Se ét fund helt: vejviser handbook show {name}", "See one hit in full: vejviser handbook show {name}"
    ),
}
