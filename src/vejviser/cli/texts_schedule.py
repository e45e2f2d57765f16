"""What the commands on time say: schedule, levers, comparison. Part of the catalogue in `texts`."""

from __future__ import annotations

from vejviser.handbook.entries import Text

SCHEDULE: dict[str, Text] = {
    "schedule.help": Text(
        "Vis tidsplanen for projektet i FILE: milepæle, den kritiske vej og usikkerheden.",
        "Show the schedule of the project in FILE: milestones, the critical path and how sure it is.",
    ),
    "levers.help": Text(
        "Vis genvejene for projektet i FILE: hvilke af jeres egne valg der ville gøre vejen kortere.",
        "Show the shortcuts of the project in FILE: which choices of your own would shorten the road.",
    ),
    "compare.help": Text(
        "Sammenlign vejene for to projekter, FILE_A og FILE_B, forskellene først.",
        "Compare the roads of two projects, FILE_A and FILE_B, the differences first.",
    ),
    "option.possible": Text("Regn også de mulige trin med.", "Count the possible steps in as well."),
    "option.with": Text(
        "Regn det mulige trin STEP med; kan gentages.", "Count the possible step STEP in; may be repeated."
    ),
    "option.draws": Text("Antal lodtrækninger (1-1.000.000).", "Number of draws (1-1,000,000)."),
    "option.seed": Text("Frø for tilfældige tal.", "Seed of the random numbers."),
    "option.set": Text(
        "Hvad nu hvis: besvar oplysningen anderledes, som fact=svar; kan gentages.",
        "What if: answer a fact otherwise, as fact=answer; may be repeated.",
    ),
    "option.steps": Text(
        "Vis hvert trin med hvem, tider og lov.", "Print each step with who, times and law."
    ),
    "option.every": Text("Vis dem alle.", "Show all of them."),
    # the schedule
    "time.begins": Text("begynder {day}", "begins {day}"),
    "time.draws": Text("{count} lodtrækninger", "{count} draws"),
    "time.counted": Text("{count} sikre trin", "{count} certain steps"),
    "time.counted_possible": Text("{count} mulige trin regnet med", "{count} possible steps counted in"),
    "time.milestones": Text("Milepæle", "Milestones"),
    "time.columns": Text(
        "tidligt · midt · sent: 10, 50 og 90 af 100 lodtrækninger er nået",
        "early · middle · late: 10, 50 and 90 of 100 draws have got there",
    ),
    "time.months": Text("{p10}–{p90} mdr., midt {p50} ({day})", "{p10}–{p90} months, middle {p50} ({day})"),
    "time.to_goal": Text(
        "{goal}: om {p10}–{p90} måneder, halvdelen af gangene inden {p50} ({day})",
        "{goal}: in {p10}–{p90} months, half of the times within {p50} ({day})",
    ),
    "time.counts_from": Text("regnet fra {day}", "counted from {day}"),
    "time.behind": Text("Hvor I er", "Where you are"),
    "time.until": Text("{status}, til md. {months}", "{status}, to mo. {months}"),
    "time.to_month": Text("til {months}", "to {months}"),
    "plan.legend_done": Text("færdigt", "done"),
    "plan.legend_begun": Text("i gang", "under way"),
    "time.end": Text("Det sidste trin er gjort", "The last step is done"),
    "time.no_goal": Text(
        "Vejen når ingen milepæl med sikre trin endnu; besvar de åbne spørgsmål.",
        "No milestone is reached by certain steps yet; answer the open questions.",
    ),
    "time.statutory": Text(
        "Lovens frister alene: {months} mdr., hvis hver myndighed svarer på sidste dag og intet andet "
        "tog tid ({names})",
        "Limits in law alone: {months} months, if each authority answers on its last day and nothing "
        "else took time ({names})",
    ),
    "time.statutory_none": Text(
        "Ingen frist i loven binder en myndighed på vejen dertil.",
        "No limit in law binds an authority on the way there.",
    ),
    "time.path": Text("Den kritiske vej", "The critical path"),
    "time.path_note": Text(
        "midt: måned fra–til, og hvor ofte kritisk", "middle: month from–to, and how often critical"
    ),
    "time.from_to": Text("md. {months}", "mo. {months}"),
    "time.share": Text("{share} %", "{share}%"),
    "time.clock": Text(
        "Lovens frist: {limit}, senest {day}, hvis den løber fra {begins}",
        "Limit in law: {limit}, by {day}, if it runs from {begins}",
    ),
    "time.less": Text("Hvor kortere trin hjælper mest", "Where shorter steps help most"),
    "time.less_line": Text(
        "tager {months} mdr.; hver dag mindre bringer målet {gain} dag nærmere",
        "takes {months} months; each day less brings the goal {gain} days nearer",
    ),
    "time.others": Text("Trin ved siden af", "Steps beside it"),
    "time.others_hidden": Text(
        "{count} andre trin holder sjældent nogen op. Alle: vejviser schedule {file} --all",
        "{count} other steps seldom hold anybody up. All: vejviser schedule {file} --all",
    ),
    "time.lasting": Text(
        "Uden for kalenderen: {lasting} løbende trin og {event}, der kun kommer, hvis noget sker.",
        "Outside the calendar: {lasting} lasting steps and {event} that come only if something happens.",
    ),
    "time.possible_left": Text(
        "{count} mulige trin er ikke regnet med; --possible regner dem alle med, --with TRIN et enkelt.",
        "{count} possible steps are not counted in; --possible counts them all, --with STEP a single one.",
    ),
    "time.sources": Text("Hvor tiderne kommer fra", "Where the times come from"),
    "time.origin.published": Text("offentliggjort erfaring", "published experience"),
    "time.origin.spread_assumed": Text(
        "offentliggjort median, spredning antaget af os", "published median, spread assumed by us"
    ),
    "time.origin.assumed": Text(
        "vores antagelse: ingen har offentliggjort tiden", "our assumption: nobody has published the time"
    ),
    "time.origin.project": Text("jeres egne tider", "your own times"),
    "time.origin.none": Text("tager ingen tid", "takes no time"),
    "time.origin_line": Text("{count} trin: {origin}", "{count} steps: {origin}"),
    "time.own": Text(
        "Kender I jeres tider bedre, så skriv dem i projektfilen: times: {{{step}: 6 weeks}}",
        "If you know your times better, write them into the project file: times: {{{step}: 6 weeks}}",
    ),
    "time.estimate": Text(
        "Et skøn, ikke et løfte. Lovens frister og oplevet tid er aldrig lagt sammen.",
        "An estimate, not a promise. Limits in law and experienced time are never added up.",
    ),
    # levers
    "levers.now": Text("Nu: {told}", "Now: {told}"),
    "levers.single": Text("Genveje", "Shortcuts"),
    "levers.none": Text(
        "Ingen af jeres egne valg gør alene vejen kortere. Det gør kortere trin: vejviser schedule {file}",
        "None of your own choices alone shortens the road. Shorter steps do: vejviser schedule {file}",
    ),
    "levers.pairs": Text(
        "To valg sammen, bedre end hvert for sig", "Two choices together, better than each alone"
    ),
    "levers.saves": Text("{months} mdr. før", "{months} months sooner"),
    "levers.costs": Text("{months} mdr. senere", "{months} months later"),
    "levers.same": Text("samme tid", "same time"),
    "levers.away": Text("fører ikke til målet", "does not lead to the goal"),
    "levers.price": Text("I opgiver", "You give up"),
    "levers.lost": Text("Væk", "Gone"),
    "levers.gained": Text("Nye", "New"),
    "levers.opened": Text("Åbner", "Opens"),
    "levers.opened_count": Text(
        "{count} mulige trin; de er regnet med her",
        "possible steps, {count} in all; they are counted in here",
    ),
    "levers.fees": Text("Gebyrer", "Fees"),
    "levers.findings": Text("Loven", "The law"),
    "levers.other": Text("Andre valg, der ændrer vejen", "Other choices that change the road"),
    "levers.other_hidden": Text(
        "{count} andre valg ændrer vejen, men korter den næppe. Alle: vejviser levers {file} --all",
        "{count} other choices change the road but hardly shorten it. All: vejviser levers {file} --all",
    ),
    "levers.more": Text("… og {count} mere", "… and {count} more"),
    # comparison
    "compare.differences": Text("Forskelle", "Differences"),
    "compare.none": Text("De to veje er ens.", "The two roads are alike."),
    "compare.milestone": Text("{name}: {a} → {b} mdr. ({change})", "{name}: {a} → {b} months ({change})"),
    "compare.absent": Text("nås ikke", "not reached"),
    "compare.sooner": Text("{months} mdr. før", "{months} months sooner"),
    "compare.later": Text("{months} mdr. senere", "{months} months later"),
    "compare.fees": Text("Gebyrer: {fees}", "Fees: {fees}"),
    "compare.side": Text(
        "Side om side (sikre trin, md. fra–til)", "Side by side (certain steps, month from–to)"
    ),
    "compare.answers": Text("Svar, der er forskellige", "Answers that differ"),
    "compare.unknown": Text("ukendt", "unknown"),
    "compare.asked": Text("som nu", "as now"),
    "compare.set": Text("hvad nu hvis", "what if"),
    # the short road
    "plan.time": Text("Hvor lang tid", "How long"),
    "plan.next": Text("Det næste", "What comes next"),
    "plan.now": Text("kan begynde nu", "can begin now"),
    "plan.road": Text("Vejen", "The road"),
    "plan.folded": Text(
        "+ {count} mulige trin, afgøres især af {facts}",
        "+ {count} possible steps, decided above all by {facts}",
    ),
    "plan.folded_one": Text("+ 1 muligt trin, afgøres af {facts}", "+ 1 possible step, decided by {facts}"),
    "plan.folded_pace": Text(
        "+ uden for kalenderen: {told}",
        "+ outside the calendar: {told}",
    ),
    "plan.folded_lasting": Text("{count} løbende", "{count} lasting"),
    "plan.folded_event": Text("{count} kun hvis noget sker", "{count} only if something happens"),
    "plan.folded_perhaps": Text("{count} måske", "{count} perhaps"),
    "plan.shorter": Text("Hvad der ville gøre den kortere", "What would shorten it"),
    "plan.shorter_step": Text(
        "{title}: tager {months} mdr., og hver dag mindre giver {gain} dag",
        "{title}: takes {months} months, and each day less gives {gain} days",
    ),
    "plan.shorter_choices": Text(
        "Jeres egne valg: vejviser levers {file}", "Your own choices: vejviser levers {file}"
    ),
    "plan.readings_more": Text(
        "Hvem læser dem hvordan: vejviser readings {file}", "Who reads them how: vejviser readings {file}"
    ),
    "plan.more": Text(
        "Hvert trin med hvem, tider og lov: vejviser plan {file} --steps. Tidsplanen: "
        "vejviser schedule {file}",
        "Each step with who, times and law: vejviser plan {file} --steps. The schedule: "
        "vejviser schedule {file}",
    ),
    "time.path_mark": Text("{sign} den kritiske vej", "{sign} the critical path"),
    "time.assumed": Text(
        "{count} af {all} trins tid er vores antagelse, fordi ingen har offentliggjort den.",
        "The time of {count} of {all} steps is our assumption, because nobody has published it.",
    ),
}
