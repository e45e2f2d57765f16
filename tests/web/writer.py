"""A process that writes into a project through the store, for tests that let several of them write at once.

`begin` makes the database and a project and prints its id; `answer ID FACT...` answers each fact and prints the
number of the change once it is kept; `toggle ID FACT` does so without end; `check ID` prints what stands there.
"""

from __future__ import annotations

import itertools
import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vejviser.web.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - after Django is set up

from vejviser.road.writing import new_text, with_answer  # noqa: E402 - after Django is set up
from vejviser.web.law import house  # noqa: E402 - after Django is set up
from vejviser.web.projects import store  # noqa: E402 - after Django is set up
from vejviser.web.projects.models import Project  # noqa: E402 - after Django is set up


def answer(project_id: str, fact: str, value: bool) -> int:
    """The number of the change."""
    changed = store.change(
        project_id, None, "answered", lambda text: with_answer(text, fact, value), {"fact": fact}  # type: ignore[arg-type]
    )  # fmt: skip
    return changed.version


def main(command: str, *rest: str) -> None:
    if command == "begin":
        call_command("migrate", verbosity=0)
        print(store.create(new_text("Fire skrivere"), None).id)
    elif command == "answer":
        for fact in rest[1:]:
            print(answer(rest[0], fact, True), flush=True)
    elif command == "toggle":
        for turn in itertools.count():
            print(answer(rest[0], rest[1], turn % 2 == 0), flush=True)
    else:
        project = Project.objects.get(id=rest[0])
        read = house().read(project.text)
        numbers = sorted(project.changes.values_list("number", flat=True))
        told = {"version": project.version, "facts": sorted(read.facts), "numbers": numbers}
        print(json.dumps({**told, "chain": store.chain_holds(project)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
