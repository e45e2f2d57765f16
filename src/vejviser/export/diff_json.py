"""What changes in the handbook and for projects, as plain data for JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from vejviser.export.wording import Wording
from vejviser.handbook.differences import Difference
from vejviser.handbook.entries import Authority
from vejviser.road.differences import ProjectChange

Data = dict[str, Any]


def diff_json(
    words: Wording, differences: Iterable[Difference], projects: Mapping[str, ProjectChange | str]
) -> str:
    """The differences as JSON text; of a project whose answers cannot stand, `error` tells why."""
    data = {
        "language": words.lang,
        "handbook": [_difference(words, one) for one in differences],
        "projects": [{"name": name, **project_data(words, change)} for name, change in projects.items()],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _difference(words: Wording, one: Difference) -> Data:
    return {
        "kind": one.kind,
        "id": one.entry.id,
        "how": one.how,
        "day": one.day.isoformat() if one.day else None,
        "keys": list(one.keys),
        "successor": one.successor.id if one.successor else None,
        "citations": words.cites(one.entry.cite),
    }


def project_data(words: Wording, change: ProjectChange | str) -> Data:
    """What differs for one project, or `error`."""
    if isinstance(change, str):
        return {"error": change}
    return {
        "findings": {
            name: {"title": words.name(name), "before": list(c.before), "after": list(c.after)}
            for name, c in change.findings.items()
        },
        "steps": {
            name: {"title": words.name(name), "before": c.before, "after": c.after}
            for name, c in change.steps.items()
        },
        "desks": {
            name: {"before": _names(words, c.before), "after": _names(words, c.after)}
            for name, c in change.desks.items()
        },
    }


def _names(words: Wording, authorities: Iterable[Authority]) -> list[str]:
    return [words.say(authority.name) for authority in authorities]
