"""The words of the picture and its table, in both languages."""

from __future__ import annotations

from vejviser.handbook.entries import Lang, Text

WORDS: dict[str, Text] = {
    "title": Text("Vejen for: {name}", "The road for: {name}"),
    "untitled": Text("Vejen til klinisk brug", "The road to clinical use"),
    "day": Text("{n} dag", "{n} day"),
    "days": Text("{n} dage", "{n} days"),
    "week": Text("{n} uge", "{n} week"),
    "weeks": Text("{n} uger", "{n} weeks"),
    "months": Text("{n} mdr.", "{n} months"),
    "or": Text(" eller ", " or "),
    "many_values": Text("{title}: {n} muligheder", "{title}: {n} possibilities"),
    "stage.collaboration": Text("Samarbejde, jura & dataadgang", "Collaboration, law & data access"),
    "stage.product": Text("Fra projekt til produkt", "From project to product"),
    "stage.adoption": Text("Implementering & skalering", "Implementation & scaling"),
    "the_end": Text("Det sidste trin", "The last step"),
    "goal": Text(
        "{goal}: {range}, halvdelen af alle forløb senest i måned {p50}",
        "{goal}: {range}, half of all draws by month {p50}",
    ),
    "goal_dates": Text(
        "Begyndt {start}: otte af ti forløb når dertil mellem {p10} og {p90}, halvdelen senest {p50}.",
        "Begun on {start}: eight draws of ten get there between {p10} and {p90}, half of them by {p50}.",
    ),
    "arrived": Text("{goal}: {when}", "{goal}: {when}"),
    "goal_dates_begun": Text(
        "Som vejen står {start}: otte af ti forløb når dertil mellem {p10} og {p90}, halvdelen senest {p50}.",
        "As the road stands on {start}: eight draws of ten get there between {p10} and {p90}, half of them "
        "by {p50}.",
    ),
    "no_steps_at_all": Text(
        "Ingen trin er sikre endnu. Svar på flere spørgsmål, så tegner vejen sig.",
        "No step is certain yet. Answer more questions, and the road will show.",
    ),
    "now": Text("Gør nu", "Do now"),
    "slow": Text("Her ligger tiden", "Where the time goes"),
    "shortcuts": Text("Genveje", "Shortcuts"),
    "no_shortcuts": Text(
        "Intet andet valg i projektet sparer tid. Vejen bliver kun kortere, hvis trinene går hurtigere.",
        "No other choice in the project saves time. The road gets shorter only if its steps go faster.",
    ),
    "saves": Text("{time} før: {change}", "{time} sooner: {change}"),
    "open": Text("Svar, der mangler", "Answers that are missing"),
    "axis_zero": Text("start", "start"),
    "axis_month": Text("md. {n}", "month {n}"),
    "sign_note": Text("md. {p50} ({range}) · {month}", "month {p50} ({range}) · {month}"),
    "shown": Text("{shown} af {all} trin tegnet", "{shown} of {all} steps drawn"),
    "shown_all": Text("{all} trin", "{all} steps"),
    "shown_one": Text("1 trin", "1 step"),
    "no_steps": Text("Ingen sikre trin her endnu.", "No certain steps here yet."),
    "folded": Text(
        "+ {n} kortere trin, der ikke forsinker målet",
        "+ {n} shorter steps that do not delay the goal",
    ),
    "folded_one": Text(
        "+ 1 kortere trin, der ikke forsinker målet", "+ 1 shorter step that does not delay the goal"
    ),
    "folded_seldom": Text(
        "+ {n} kortere trin, der sjældent forsinker målet",
        "+ {n} shorter steps that seldom delay the goal",
    ),
    "folded_seldom_one": Text(
        "+ 1 kortere trin, der sjældent forsinker målet", "+ 1 shorter step that seldom delays the goal"
    ),
    "uncounted": Text(
        "{n} mulige trin er ikke regnet med: svar, der mangler, afgør dem",
        "{n} possible steps are not counted in: missing answers decide them",
    ),
    "uncounted_one": Text(
        "1 muligt trin er ikke regnet med: et svar, der mangler, afgør det",
        "1 possible step is not counted in: a missing answer decides it",
    ),
    "done": Text("Færdige", "Done"),
    "lasting": Text("Løbende", "Going on"),
    "event": Text("Hvis det sker", "If it happens"),
    "perhaps": Text("måske også {n} til", "perhaps {n} more"),
    "perhaps_only": Text("måske {n} trin", "perhaps {n} steps"),
    "perhaps_only_one": Text("måske 1 trin", "perhaps 1 step"),
    "open_point": Text("{title}: endnu åbent", "{title}: still open"),
    "counted": Text("{n} mulige trin er regnet med.", "{n} possible steps are counted in."),
    "counted_one": Text("1 muligt trin er regnet med.", "1 possible step is counted in."),
    "more": Text("{n} til", "{n} more"),
    "often": Text("på kritisk vej i {n} % af forløbene", "critical in {n}% of draws"),
    "law": Text("lov: {limits}", "law: {limits}"),
    "law.answer": Text("svar inden {time}", "answer within {time}"),
    "law.wait": Text("vent {time}", "wait {time}"),
    "law.act": Text("handl inden {time}", "act within {time}"),
    "forks": Text(
        "Her deler vejen sig: jurister læser loven forskelligt",
        "Where the road forks: lawyers read the law differently",
    ),
    "fork": Text("{label} → {outcomes}", "{label} → {outcomes}"),
    "forks_more": Text(
        "{n} omstridte fortolkninger til er ikke vist her.", "{n} more contested readings are not shown here."
    ),
    "forks_more_one": Text(
        "1 omstridt fortolkning til er ikke vist her.", "1 more contested reading is not shown here."
    ),
    "fork_bears": Text("afgør {names}", "decides {names}"),
    "legend": Text("Sådan læses billedet", "How to read the picture"),
    "legend.done": Text("færdigt trin", "step that is done"),
    "legend.begun": Text("i gang: det, der er tilbage", "under way: what is left of it"),
    "legend.critical": Text("på den kritiske vej", "on the critical path"),
    "legend.other": Text("andre trin, median", "other steps, median"),
    "legend.whisker": Text("slutter her i 8 af 10 forløb", "ends here in 8 draws of 10"),
    "legend.law": Text("lovens frist", "time limit in law"),
    "legend.possible": Text("muligt trin", "possible step"),
    "legend.assumed": Text(
        "udtoner: ingen har offentliggjort tider, vi antager dem",
        "fades: nobody has published times, we assume them",
    ),
    "legend.published": Text("skarp ende: offentliggjort erfaring", "sharp end: published experience"),
    "legend.spread_assumed": Text(
        "stiplet streg: kun medianen er kendt", "dashed line: only the median is known"
    ),
    "legend.project": Text("dobbelt ende: projektets egen tid", "double end: the project's own time"),
    "legend.goal": Text("målet nås her i 8 af 10 forløb", "the goal comes here in 8 draws of 10"),
    "legend.milestone": Text("milepæl, median og spredning", "milestone, median and range"),
    "legend.fork": Text("omstridt fortolkning", "contested reading"),
    "legend.rug": Text("korte trin, lagt sammen", "short steps, folded"),
    "foot": Text(
        "Pr. {day} · {draws} forløb, trukket tilfældigt · oplevet tid og lovens frister lægges aldrig sammen"
        " · {notice}",
        "As of {day} · {draws} random draws · experienced time and time limits in law are never added up"
        " · {notice}",
    ),
    "desc": Text(
        "{goal}. {steps} sikre trin i tre etaper. Milepæle: {milestones}. Kritisk vej: {path}. "
        "Tabellen siger det samme.",
        "{goal}. {steps} certain steps in three stages. Milestones: {milestones}. Critical path: {path}. "
        "The table says the same.",
    ),
    "desc.milestone": Text("{sign} i måned {p50} ({range})", "{sign} in month {p50} ({range})"),
    "none": Text("ingen", "none"),
    "step_title": Text(
        "{title}. Fra {start} til {end} (median); slutter {range} efter start. {source}. {critical}",
        "{title}. From {start} to {end} (median); ends {range} after the start. {source}. {critical}",
    ),
    "row_done": Text("{title}: {standing}.", "{title}: {standing}."),
    "row_left": Text("{length} endnu, til {end}", "{length} more, to {end}"),
    "row_when": Text("{length}, {start} til {end}", "{length}, {start} to {end}"),
    "critical_share": Text(
        "På den kritiske vej i {n} % af forløbene.", "On the critical path in {n}% of the draws."
    ),
    "source.published": Text("Offentliggjort erfaring", "Published experience"),
    "source.spread_assumed": Text(
        "Offentliggjort median, spredningen antager vi", "Published median, we assume the spread"
    ),
    "source.assumed": Text("Vores antagelse", "Our assumption"),
    "source.project": Text("Projektets egen tid", "The project's own time"),
    "source.none": Text("Tager ingen tid selv", "Takes no time of its own"),
    "head.step": Text("Trin", "Step"),
    "head.stage": Text("Etape", "Stage"),
    "head.start": Text("Begynder", "Starts"),
    "head.end": Text("Slutter", "Ends"),
    "head.uncertainty": Text("Slutter i 8 af 10 forløb", "Ends in 8 draws of 10"),
    "head.critical": Text("På kritisk vej", "Critical"),
    "head.law": Text("Lovens frist", "Time limit in law"),
    "head.source": Text("Tiden er", "The time is"),
    "possible": Text("muligt", "possible"),
    "not_counted": Text("ikke regnet med", "not counted in"),
    "month_of": Text("md. {n} ({month})", "month {n} ({month})"),
    "between": Text("md. {n}", "month {n}"),
    "percent": Text("{n} %", "{n}%"),
}
"""Every text by its key, with names in braces for what is filled in."""


def say(key: str, lang: Lang, **particulars: object) -> str:
    """The words of `key` in the language, with the particulars filled in."""
    text = WORDS[key].say(lang)
    return text.format_map(particulars) if particulars else text


def count(key: str, lang: Lang, number: int) -> str:
    """The words of `key`, or of its form for one, with the number in them."""
    return say(f"{key}_one", lang) if number == 1 else say(key, lang, n=number)
