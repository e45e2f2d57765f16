"""`vejviser export` and `vejviser import`: a road in another format, and a project back from one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vejviser.cli.localised import hint
from vejviser.cli.opening import BadInputError, clash_error, laid, open_handbook, open_project, open_reference
from vejviser.cli.texts import say
from vejviser.cli.whole_file import check, deliver
from vejviser.export.formats import FORMATS
from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import Lang
from vejviser.law.errors import AnswersError
from vejviser.road.faults import visible

WISHES = ("possible", "full", "narrow")
"""The options that only some formats heed."""


def export_command(
    file: str, form: str, out: str, possible: bool, full: bool, narrow: bool, force: bool, as_of: str,
    overlays: Sequence[str], lang: Lang,
) -> int:  # fmt: skip
    """Write the road of a project in one of `FORMATS` and say where it is; 0."""
    if form not in FORMATS:
        near, valid = hint(form, list(FORMATS), lang), ", ".join(FORMATS)
        near = "" if valid in near else near
        raise BadInputError(say("export.format", lang, name=visible(form), valid=valid, nearest=near))
    chosen = FORMATS[form]
    for wish, given in zip(WISHES, (possible, full, narrow), strict=True):
        if given and wish not in chosen.heeds:
            heeding = ", ".join(name for name, one in FORMATS.items() if wish in one.heeds)
            raise BadInputError(say("export.option", lang, option=f"--{wish}", form=form, valid=heeding))
    from vejviser.export.material import Material
    from vejviser.road.plan import plan

    opened = open_project(file, as_of, overlays, lang)
    path = out or f"{Path(file).stem}{chosen.suffix}"
    check(path, file, force, lang)
    try:
        road = plan(opened.handbook, opened.project.facts, opened.as_of, opened.overlays)
    except AnswersError:
        raise clash_error(opened) from None
    told = say("export.written", lang, path=visible(path, 200), title=chosen.title.say(lang))
    material = Material(
        opened.project, road, lang, lambda: open_reference(opened.laid), possible, full, narrow
    )
    deliver(chosen.write(material), path, force, told, lang)
    return 0


def import_command(file: str, out: str, force: bool, overlays: Sequence[str], lang: Lang) -> int:
    """Write the project file that a FHIR QuestionnaireResponse answers, and say where it is; 0."""
    from vejviser.export.fhir.reading import project_text, read_response
    from vejviser.export.fhir.refusal import ResponseError

    facts = law_facts(laid(open_handbook(), overlays, lang).contents)
    path = out or f"{Path(file).stem.removesuffix('.response')}.yaml"
    check(path, file, force, lang)
    try:
        project = read_response(Path(file), facts)
    except ResponseError as error:
        raise BadInputError(*error.lines(lang)) from None
    count = len(project.facts)
    told = say("import.written", lang, path=visible(path, 200), count=count)
    deliver(project_text(project).encode(), path, force, told, lang)
    return 0
