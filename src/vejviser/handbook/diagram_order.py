"""The order of the facts in the diagrams of the handbook, worked out beforehand.

It decides how large the diagrams are, never what they answer, so it may lag behind the content: facts that
it does not name are placed beside their neighbours. `python -m vejviser.handbook.diagram_order` works it out
anew, which takes a minute; do so when `vejviser handbook check` reports many more nodes than before.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

FILE = Path(__file__).with_name("diagram-order.txt")


def diagram_order() -> tuple[str, ...]:
    """The facts from the top of the diagrams down, as last worked out."""
    return tuple(FILE.read_text(encoding="utf-8").split())


def main() -> None:
    """Work the order out for the law of today and write it."""
    from vejviser.handbook.load import load
    from vejviser.law.ordering import sifted

    found = sifted(load().law_text(dt.date.today()), diagram_order())
    FILE.write_text("".join(f"{fact}\n" for fact in found), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
