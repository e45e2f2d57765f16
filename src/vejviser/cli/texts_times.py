"""The words on the pace of steps and on times, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Text

TIMES: dict[str, Text] = {
    "plan.assumed_ours": Text(
        "vores antagelse, ikke lov og ikke erfaring; {name}",
        "our assumption, neither law nor experience; {name}",
    ),
    "plan.lasting": Text("Løbende", "Ongoing"),
    "plan.event": Text("Hvis det sker", "If it happens"),
}
