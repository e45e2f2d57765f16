"""`vejviser plan` and `vejviser why`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from vejviser.cli.localised import hint
from vejviser.cli.opening import BadInputError, clash_error, open_project, open_reference
from vejviser.cli.texts import say
from vejviser.handbook.entries import Lang
from vejviser.law.errors import AnswersError
from vejviser.road.faults import visible


def plan_command(
    file: str, as_of: str, overlays: Sequence[str], steps: bool, everything: bool, as_json: bool, lang: Lang
) -> int:
    """Print the road of a project on a page, with all `steps` or `everything` if asked for, or as JSON; 0."""
    from vejviser.cli.timing import road_of

    opened = open_project(file, as_of, overlays, lang)
    project = opened.project
    road = road_of(opened)
    if as_json:
        from vejviser.export.road_json import road_json

        reference = open_reference(opened.handbook)
        told = road_json(road, lang, project.name, project.about, reference, project.steps)
        sys.stdout.write(told)
        return 0
    from vejviser.cli.paper import Paper

    if not (steps or everything):
        from vejviser.cli.overview import Overview
        from vejviser.cli.timing import timed

        Overview(timed(opened, road), lang, Paper(), project.name, file).print()
        return 0
    from vejviser.cli.road import Printer

    Printer(road, lang, Paper(), project.name, file, everything, project.steps).print()
    return 0


def why_command(file: str, name: str, as_of: str, overlays: Sequence[str], lang: Lang) -> int:
    """Print what stands behind a finding, step or fact; 0."""
    from vejviser.cli.paper import Paper
    from vejviser.cli.why import print_why
    from vejviser.road.why import UnknownNameError, why

    opened = open_project(file, as_of, overlays, lang)
    try:
        found = why(opened.handbook, opened.project.facts, opened.as_of, name, opened.overlays)
    except UnknownNameError as error:
        near = hint(error.name, [error.nearest] if error.nearest else [], lang) or say("error.list", lang)
        raise BadInputError(say("error.name", lang, name=visible(error.name), nearest=near)) from None
    except AnswersError:
        raise clash_error(opened) from None
    print_why(found, opened, lang, Paper())
    return 0
