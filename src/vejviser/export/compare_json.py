"""Two roads side by side as plain data for JSON."""

from __future__ import annotations

import json

from vejviser.export.diff_json import project_data
from vejviser.export.schedule_json import schedule_data
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang
from vejviser.levers.compare import Comparison
from vejviser.road.answers import written


def compare_json(comparison: Comparison, lang: Lang, names: tuple[str, str]) -> str:
    """The differences and both schedules as JSON text."""
    words = Wording(comparison.b.road.handbook, lang)
    data = {
        "language": lang,
        "names": list(names),
        "answers": {fact: {"a": written(a), "b": written(b)} for fact, (a, b) in comparison.answers.items()},
        "milestones": {name: {"a": a, "b": b} for name, (a, b) in comparison.milestones.items()},
        "fees": {c: {"least": low, "most": high} for c, (low, high) in comparison.fees.items()},
        "changes": project_data(words, comparison.change),
        "a": schedule_data(comparison.a, lang, names[0]),
        "b": schedule_data(comparison.b, lang, names[1]),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
