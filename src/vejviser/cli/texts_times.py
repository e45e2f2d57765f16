"""The words on the pace of steps and on times, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Text

TIMES: dict[str, Text] = {
    "plan.returned": Text("Sendt tilbage", "Sent back"),
    "plan.assumed": Text("Antaget tid", "Assumed time"),
    "plan.assumed_ours": Text(
        "vores antagelse, ikke lov og ikke erfaring; {name}",
        "our assumption, neither law nor experience; {name}",
    ),
    "plan.lasting": Text("Løbende", "Ongoing"),
    "plan.event": Text("Hvis det sker", "If it happens"),
    "pace.once": Text("én gang; andre trin venter på det", "once; other steps wait for it"),
    "pace.lasting": Text(
        "løbende fra det begynder; ingen venter på det", "ongoing once begun; nobody waits for it"
    ),
    "pace.event": Text("kun hvis det sker; ingen venter på det", "only if it happens; nobody waits for it"),
    "clock.answer": Text("så længe har den, der skal svare", "the time of whoever has to answer"),
    "clock.act": Text("så længe har I selv", "the time you have yourselves"),
    "clock.wait": Text("I må ikke gå videre før", "you may not go on before"),
    "clock.keep": Text("så længe skal det gemmes", "it is kept so long"),
    "clock.repeat": Text("så ofte gentages det", "it is repeated so often"),
    "show.pace": Text("Sker", "Happens"),
}
