"""The words of the road report, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Text

REPORT_WORDS: dict[str, Text] = {
    # the page for a busy reader
    "road.front": Text("Vejen på én side", "The road on one page"),
    "road.what": Text("Hvad det er", "What it is"),
    "road.what_open": Text(
        "Svarene siger endnu ikke, hvad produktet er efter loven.",
        "The answers do not yet say what the product is in law.",
    ),
    "road.how_long": Text("Hvor lang tid", "How long"),
    "road.basis": Text(
        "Bygger på {timed} trin, der tager tid. For {assumed} af dem har ingen offentliggjort tider;"
        " der antager"
        " vi dem.",
        "Rests on {timed} steps that take time. For {assumed} of them nobody has published times; there we"
        " assume them.",
    ),
    "road.law_alone": Text(
        "Lovens frister alene giver {time}, hvis hver myndighed svarer på sidste dag.",
        "Time limits in law alone come to {time}, if each authority answers on its last day.",
    ),
    "road.law_alone_none": Text(
        "Ingen frist i loven binder en myndighed på vejen til målet.",
        "No limit in law binds an authority on the way to the goal.",
    ),
    "road.next": Text("Det næste", "What comes next"),
    "road.begins": Text("Begynder", "Begins"),
    "road.now": Text("nu", "now"),
    "road.turn_to": Text("Hvem I går til", "Whom to turn to"),
    "road.shorter": Text("Hvad der ville gøre vejen kortere", "What would shorten the road"),
    "road.shorter_step": Text("Hurtigere: {title}", "Faster: {title}"),
    "road.shorter_gain": Text(
        "tager {time}; en dag sparet giver {gain} dag", "takes {time}; a day saved gives {gain} days"
    ),
    "road.no_choice": Text(
        "Intet af projektets egne valg gør vejen kortere. Det gør kun hurtigere trin.",
        "None of the project's own choices shortens the road. Only faster steps do.",
    ),
    "road.not_tried": Text(
        "Projektets egne valg er ikke regnet igennem.", "The project's own choices were not tried."
    ),
    "road.way": Text("Vej", "Way"),
    "road.gives": Text("Giver", "Gives"),
    "road.price": Text("Prisen, eller hos hvem", "The price, or with whom"),
    "road.sooner": Text("{time} før", "{time} sooner"),
    "road.no_price": Text("ingen angivet", "none given"),
    "road.with": Text("Ligger hos: {who}", "Lies with: {who}"),
    "road.own_work": Text("Ligger hos projektet selv", "Lies with the project itself"),
    "road.still_open": Text("Hvad der endnu er åbent", "What is still open"),
    "road.still_open_told": Text(
        "{settled} af {all} konklusioner og trin er afgjort. {questions} svar mangler; mest afgør: {names}."
        " {readings} fortolkninger er omstridte.",
        "{settled} of {all} findings and steps are settled. {questions} answers are missing; these"
        " decide most:"
        " {names}. {readings} readings are contested.",
    ),
    "road.nothing_open": Text(
        "{settled} af {all} konklusioner og trin er afgjort. Intet ubesvaret kan ændre vejen."
        " {readings} fortolkninger er omstridte.",
        "{settled} of {all} findings and steps are settled. Nothing unanswered can change the road."
        " {readings} readings are contested.",
    ),
    # picture and time
    "road.picture": Text("Vejen som billede", "The road as a picture"),
    "road.picture_caption": Text(
        "Hvert trin fra median begyndelse til median slutning. Skemaet på næste side siger det samme.",
        "Each step from median start to median end. The table on the next page says the same.",
    ),
    "road.schedule": Text("Tidsplan", "Schedule"),
    "road.two_clocks": Text(
        "Lovens frist og oplevet tid står i hver sin kolonne og lægges aldrig sammen. Datoer er skøn"
        " fra {start}."
        " Trin med fed skrift er på den kritiske vej.",
        "Time limits in law and experienced time stand in columns of their own and are never added up."
        " Dates are"
        " estimates from {start}. Steps in bold are on the critical path.",
    ),
    "road.milestones": Text("Milepæle", "Milestones"),
    "road.no_milestones": Text(
        "Vejen når endnu ingen milepæl med sikre trin.", "The road reaches no milestone by certain steps yet."
    ),
    "road.milestone": Text("Milepæl", "Milestone"),
    "road.early": Text("Tidligt (10 af 100 forløb)", "Early (10 of 100 draws)"),
    "road.middle": Text("Midt (50 af 100)", "Middle (50 of 100)"),
    "road.late": Text("Sent (90 af 100)", "Late (90 of 100)"),
    "road.in_month": Text("md. {n}, {month}", "month {n}, {month}"),
    "road.goal": Text("målet", "the goal"),
    "road.from_to": Text("Fra – til (median)", "From – to (median)"),
    "road.ends": Text("Slut, md. (8 af 10)", "End, month (8 of 10)"),
    "road.law_limit": Text("Lovens frist", "Time limit in law"),
    "road.lived": Text("Oplevet tid og dens kilde", "Experienced time and its source"),
    "road.by": Text("senest {day}", "by {day}"),
    "road.beside_time": Text(
        "Uden for tidsplanen: {lasting} løbende trin, {event} der kun kommer, hvis noget sker, og {possible}"
        " mulige, som svar der mangler afgør.",
        "Outside the schedule: {lasting} ongoing steps, {event} that come only if something happens, and"
        " {possible} possible ones, which missing answers decide.",
    ),
    "road.no_time": Text("Ingen sikre trin tager tid endnu.", "No certain step takes time yet."),
    # shortcuts
    "road.levers": Text("Genveje", "Shortcuts"),
    "road.levers_told": Text(
        "Projektets egne valg, truffet anderledes: hvad de sparer på medianen til målet, og hvad de koster.",
        "The project's own choices, made otherwise: what they save on the median to the goal, and their"
        " price.",
    ),
    "road.alone": Text("Ét valg", "One choice"),
    "road.together": Text(
        "To valg sammen, bedre end hvert for sig", "Two choices together, better than each alone"
    ),
    "road.choice": Text("Valg", "Choice"),
    "road.saves": Text("Sparer", "Saves"),
    "road.give_up": Text("I opgiver", "You give up"),
    "road.changes": Text("Trin og gebyrer", "Steps and fees"),
    "road.gone": Text("Væk: {names}", "Gone: {names}"),
    "road.new": Text("Nye: {names}", "New: {names}"),
    "road.opens": Text("{count} trin bliver mulige", "{count} steps become possible"),
    "road.fees": Text("Gebyrer: {fees}", "Fees: {fees}"),
    "road.levers_more": Text(
        "{count} andre valg og par sparer også tid; vejviser levers viser dem alle.",
        "{count} other choices and pairs save time too; vejviser levers shows them all.",
    ),
    # what the law says
    "road.findings": Text("Hvad loven siger", "What the law says"),
    "road.marks": Text(
        "Hvor intet andet står ved en kilde, har vi læst den.",
        "Where nothing else stands by a source, we have read it.",
    ),
    "road.findings_main": Text("Hovedkonklusioner", "Main findings"),
    "road.findings_other": Text("Øvrige konklusioner", "Other findings"),
    "road.said_no": Text("Nej eller ikke krævet", "No or not required"),
    "road.topic": Text("Emne", "Topic"),
    # steps
    "road.steps": Text("Trin etape for etape", "Steps stage by stage"),
    "road.steps_told": Text(
        "Numrene er dem fra tidsplanen. Her står, hvad der skal gøres, hvem der afgør det, og hvilke"
        " papirer der"
        " kommer ud.",
        "The numbers are those of the schedule. Here stands what to do, who decides, and which papers"
        " come out.",
    ),
    "road.possible_steps": Text("Mulige trin", "Possible steps"),
    "road.depends": Text("Afhænger af svaret på", "Depends on the answer to"),
    "road.no_steps": Text("Ingen trin i denne etape.", "No steps in this stage."),
    "road.fee": Text("Gebyr: {fee}", "Fee: {fee}"),
    "road.papers": Text("Papirer", "Papers"),
    # what is open
    "road.open_none": Text(
        "Ingen ubesvarede spørgsmål kan ændre vejen.", "No unanswered question can change the road."
    ),
    "road.open_intro": Text(
        "Svarene herunder kan ændre vejen. De vigtigste står først.",
        "The answers below can change the road. Those that tell most come first.",
    ),
    "road.bears_on": Text("Afgør", "Decides"),
    "road.more": Text("{names} og {count} mere", "{names} and {count} more"),
    "road.given": Text("Projektets svar", "The project's answers"),
    "road.given_none": Text(
        "Projektet har ikke svaret på noget endnu.", "The project has answered nothing yet."
    ),
    "road.unmodelled": Text("Kendt, men ikke regnet med", "Known, but not modelled"),
    "road.left_out": Text("Hvad der er udeladt, og hvorfor", "What is left out, and why"),
}
