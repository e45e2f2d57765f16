"""The words of the command `portfolio`, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Text

PORTFOLIO: dict[str, Text] = {
    "portfolio.help": Text(
        "Vis, hvor mange projekter venter: en mappe med projektfiler eller en CSV-fil, ét projekt pr. række.",
        "Show where many projects wait: a folder of project files, or a CSV file, one project on each row.",
    ),
    "portfolio.option_draws": Text("Antal lodtrækninger for hvert projekt.", "Draws for each project."),
    "portfolio.option_seed": Text(
        "Tallet, som tilfældet udgår fra; samme tal giver samme svar.",
        "The number that chance starts from; the same number gives the same answer.",
    ),
    "portfolio.option_engine": Text(
        "Hvor der regnes: local (her) eller dask (en klynge).",
        "Where the work is done: local (here) or dask (a cluster).",
    ),
    "portfolio.option_workers": Text(
        "Antal processer, der regner samtidig.", "Processes that work at a time."
    ),
    "portfolio.option_scheduler": Text(
        "Adressen på en Dask-klynges scheduler, som tcp://host:8786.",
        "The address of a Dask cluster's scheduler, such as tcp://host:8786.",
    ),
    "portfolio.option_policy": Text(
        "En politik: vis, hvad den ville ændre (se docs/portfolio.md).",
        "A policy: show what it would change (see docs/portfolio.md).",
    ),
    "portfolio.option_all": Text("Vis alle rækker.", "Print all rows."),
    "portfolio.engine": Text(
        "--engine er local eller dask, ikke '{value}'{nearest}",
        "--engine is local or dask, not '{value}'{nearest}",
    ),
    "portfolio.scheduler_alone": Text(
        "--scheduler hører til --engine dask", "--scheduler belongs to --engine dask"
    ),
    "portfolio.no_dask": Text(
        "Dask er ikke installeret; skriv: pip install 'vejviser[sim]', eller brug --engine local",
        "Dask is not installed; write: pip install 'vejviser[sim]', or use --engine local",
    ),
    "portfolio.no_scheduler": Text(
        "ingen scheduler svarer på '{address}'", "no scheduler answers at '{address}'"
    ),
    "portfolio.other_handbook": Text(
        "en arbejder har en anden håndbog eller en anden udgave af vejviser; installér den samme overalt",
        "a worker has another handbook or another version of vejviser; install the same everywhere",
    ),
    "portfolio.progress_plan": Text("Læser loven: {done} af {count}", "Reading the law: {done} of {count}"),
    "portfolio.progress_simulate": Text("Regner: {done} af {count}", "Reckoning: {done} of {count}"),
    "portfolio.title": Text("Portefølje: {count} projekter", "Portfolio: {count} projects"),
    "portfolio.title_one": Text("Portefølje: 1 projekt", "Portfolio: 1 project"),
    "portfolio.draws": Text(
        "{draws} lodtrækninger for hvert projekt, frø {seed}", "{draws} draws for each project, seed {seed}"
    ),
    "portfolio.own_day": Text(
        "loven på hvert projekts egen dag, ellers {day}", "the law of each project's own day, else {day}"
    ),
    "portfolio.milestones": Text("Milepæle, i måneder fra start", "Milestones, in months from the start"),
    "portfolio.projects_count": Text("{count} projekter", "{count} projects"),
    "portfolio.projects_one": Text("1 projekt", "1 project"),
    "portfolio.waiting": Text("Hvor vejen venter", "Where the road waits"),
    "portfolio.waiting_note": Text(
        "Dage på den kritiske vej: {days} i alt, {each} for hvert projekt."
        " Det er oplevet og skønnet tid, ikke lovens.",
        "Days on the critical path: {days} in all, {each} for each project."
        " This is experienced and assumed time, not the law's.",
    ),
    "portfolio.desks": Text("Hvem der ventes på", "Who is waited for"),
    "portfolio.team": Text("Holdet selv", "The team itself"),
    "portfolio.more_desks": Text("{first} m.fl. ({count})", "{first} and others ({count})"),
    "portfolio.desk": Text("{days} dage i {projects}", "{days} days in {projects}"),
    "portfolio.limits": Text("lovens frister: {days} dage", "limits in law: {days} days"),
    "portfolio.bottleneck": Text(
        "Flaskehalsen uden for holdene: {name} ({share} af dagene)",
        "The bottleneck outside the teams: {name} ({share} of the days)",
    ),
    "portfolio.steps": Text("Trin, hvor dagene går", "Steps where the days go"),
    "portfolio.most_critical": Text(
        "Oftest på den kritiske vej: {name}", "Most often on the critical path: {name}"
    ),
    "portfolio.step": Text(
        "{days} dage; {each} i hvert af {certain}, måske {possible} mere; kritisk i {critical}; "
        "en dag mindre sparer {less} dage",
        "{days} days; {each} in each of {certain}, perhaps {possible} more; critical in {critical}; "
        "a day less saves {less} days",
    ),
    "portfolio.limit": Text("lovens frist {days} dage", "limit in law {days} days"),
    "portfolio.unsure": Text(
        "{count} har åbne trin, som ikke er regnet med; svar kan gøre deres vej længere.",
        "{count} have open steps that are not counted in; answers may make their road longer.",
    ),
    "portfolio.unsure_one": Text(
        "1 har åbne trin, som ikke er regnet med; svar kan gøre dets vej længere.",
        "1 has open steps that are not counted in; answers may make its road longer.",
    ),
    "portfolio.possible": Text("{count} åbne trin", "{count} open steps"),
    "portfolio.projects": Text("Projekter, i måneder til målet", "Projects, in months to the goal"),
    "portfolio.no_goal": Text("intet mål", "no goal"),
    "portfolio.more": Text("… og {count} mere (--all viser alle)", "… and {count} more (--all shows all)"),
    "portfolio.lacking": Text("Uden sikker vej til »{goal}«", "Without a sure road to '{goal}'"),
    "portfolio.closed": Text(
        "Fører ikke dertil efter svarene ({count}): {names}",
        "Not leading there by the answers ({count}): {names}",
    ),
    "portfolio.open": Text("Åbne ({count}): {names}", "Open ({count}): {names}"),
    "portfolio.question": Text(
        "Mangler svar: {label} ({fact}), i {projects}", "Not answered: {label} ({fact}), in {projects}"
    ),
    "portfolio.statutory": Text(
        "Lovens frister alene, den længste vej i hvert projekt lagt sammen: {days} dage.",
        "Limits in law alone, the longest way of each project added up: {days} days.",
    ),
    "portfolio.receipt": Text("Kvittering (SHA-256): {receipt}", "Receipt (SHA-256): {receipt}"),
    # a policy
    "portfolio.policy": Text("Politik: {name}", "Policy: {name}"),
    "portfolio.assumption": Text("Forudsætning: {text}", "Assumption: {text}"),
    "portfolio.saved": Text(
        "Sparer {months} måneder i alt (median for hvert projekt, lagt sammen): {before} → {after}",
        "Saves {months} months in all (the median of each project, added up): {before} → {after}",
    ),
    "portfolio.gain": Text("Kommer før: {count}", "Come sooner: {count}"),
    "portfolio.lose": Text("Kommer senere: {count}", "Come later: {count}"),
    "portfolio.same": Text("Som før: {count}", "As before: {count}"),
    "portfolio.other_goal": Text(
        "Får et andet mål og kan ikke sammenlignes ({count}): {names}",
        "Get another goal and cannot be compared ({count}): {names}",
    ),
    "portfolio.change": Text("{before} → {after} måneder ({saved})", "{before} → {after} months ({saved})"),
    "portfolio.order_milestones": Text(
        "Milepæle, før og efter (median, i måneder)", "Milestones, before and after (median, in months)"
    ),
    "portfolio.unmoved": Text("Ingen dage flytter sig.", "No days move."),
    "portfolio.order_desks": Text(
        "Hvem der ventes på, før og efter (dage)", "Who is waited for, before and after (days)"
    ),
    "portfolio.order_steps": Text("Trin, før og efter (dage)", "Steps, before and after (days)"),
    "portfolio.place": Text("nr. {before} → nr. {after}", "no. {before} → no. {after}"),
    "portfolio.facts_made": Text("{count} svar ændret", "{count} answers changed"),
    "portfolio.facts_same": Text("{count} var sådan i forvejen", "{count} were so already"),
    "portfolio.facts_elsewhere": Text("{count} steder uden betydning", "no bearing in {count} places"),
    "portfolio.facts_unsure": Text(
        "{count} steder siger svarene ikke, om politikken rammer; dér er intet ændret",
        "in {count} places the answers do not tell whether the policy bears; nothing is changed there",
    ),
    "portfolio.facts_impossible": Text(
        "{count} steder kan svaret ikke stå sammen med de andre; dér er intet ændret",
        "in {count} places the answer cannot stand with the others; nothing is changed there",
    ),
}
