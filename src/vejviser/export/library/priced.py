"""The heading over the price of a choice, which says the choice that has it."""

from __future__ import annotations

from vejviser.export.library.telling import Telling
from vejviser.handbook import entries as e
from vejviser.handbook.prices import WITHOUT

_TRUTH = {"yes": "true", "no": "false"}


def priced(tell: Telling, item: e.FactEntry) -> str:
    """The heading of the price of a fact."""
    ways = {
        "earlier": tell.two(
            "Det koster at vælge et svar højere på listen", "The price of an answer higher on the list"
        ),
        "later": tell.two(
            "Det koster at vælge et svar længere nede på listen", "The price of an answer lower on the list"
        ),
        "fewer": tell.two("Det koster at vælge færre", "The price of choosing fewer"),
        "more": tell.two("Det koster at vælge flere", "The price of choosing more"),
    }
    if not item.price_when:
        return tell.two("Det koster at vælge om", "The price of choosing otherwise")
    [first, *_] = item.price_when
    if first in ways:
        return ways[first]
    without, truth = first.startswith(WITHOUT), _TRUTH if item.type == "bool" else {}
    named = [tell.words.value(item.id, truth.get(w, w.removeprefix(WITHOUT))) for w in item.price_when]
    told = tell.two(" eller ", " or ").join(f"»{one}«" if tell.lang == "da" else f"“{one}”" for one in named)
    if without:
        return tell.two(f"Det koster at undvære {told}", f"The price of leaving out {told}")
    return tell.two(f"Det koster at svare {told}", f"The price of answering {told}")
