"""The command lines of `readings`, `data`, `export`, `import`, `papers`, `paper` and `handbook diff`."""

from __future__ import annotations

from typing import Any

import click

from vejviser.cli.localised import Command, command
from vejviser.cli.options import json_option, lang_option, law_options
from vejviser.cli.texts import say
from vejviser.handbook.entries import Lang


def register_commands(lang: Lang) -> list[Command]:
    """The commands that tell of a project's contested readings and of its data."""
    options = [*law_options(lang), json_option(lang), lang_option(lang)]
    letter = click.Option(["--letter"], metavar="READING", default="", help=say("option.letter", lang))
    out = click.Option(["--out"], metavar="FILE.md", default="", help=say("option.out", lang))
    some = click.Argument(["file"], metavar="[FILE]", required=False)
    one = click.Argument(["file"], metavar="FILE")
    return [
        command(lang, "readings", _readings, [some, letter, out, *options]),
        command(lang, "data", _data, [one, *options]),
    ]


def export_commands(lang: Lang) -> list[Command]:
    """The commands that write a road in another format, and read a project back from one."""
    day, overlay = law_options(lang)
    out = click.Option(["--out"], metavar="PATH", default="", help=say("option.out_path", lang))
    force = click.Option(["--force"], is_flag=True, help=say("option.force", lang))
    one, form = click.Argument(["file"], metavar="FILE"), click.Argument(["form"], metavar="FORMAT")
    back = click.Argument(["file"], metavar="RESPONSE.json")
    wishes = [
        click.Option(["--possible"], is_flag=True, help=say("option.possible_export", lang)),
        click.Option(["--full"], is_flag=True, help=say("option.full", lang)),
        click.Option(["--narrow"], is_flag=True, help=say("option.narrow", lang)),
    ]
    return [
        command(lang, "export", _export, [one, form, *wishes, out, force, day, overlay, lang_option(lang)]),
        command(lang, "import", _import, [back, out, force, overlay, lang_option(lang)]),
    ]


def paper_commands(lang: Lang) -> list[Command]:
    """The commands that list and make the papers of a project."""
    file = click.Argument(["file"], metavar="FILE")
    given = [
        click.Option(["--format"], metavar="pdf|docx", default="", help=say("option.format", lang)),
        click.Option(["--out"], metavar="PATH", default="", help=say("option.paper_out", lang)),
        click.Option(["--reading"], metavar="NAME", default="", help=say("option.reading", lang)),
        click.Option(["--force"], is_flag=True, help=say("option.force", lang)),
    ]
    options = [*law_options(lang), lang_option(lang)]
    return [
        command(lang, "papers", _papers, [file, *options]),
        command(lang, "paper", _paper, [file, click.Argument(["kind"], metavar="KIND"), *given, *options]),
    ]


def diff_command_of(lang: Lang) -> Command:
    """The command that tells what a reform or the passing of time changes."""
    files = click.Argument(["files"], metavar="[FILE]...", nargs=-1)
    overlay = click.Option(["--overlay"], metavar="NAME", default="", help=say("option.overlay_one", lang))
    start = click.Option(["--from", "start"], metavar="DATE", default="", help=say("option.from", lang))
    end = click.Option(["--to", "end"], metavar="DATE", default="", help=say("option.to", lang))
    return command(lang, "diff", _diff, [files, overlay, start, end, json_option(lang), lang_option(lang)])


def _readings(**given: Any) -> int:
    from vejviser.cli.readings import readings_command

    return readings_command(**given)


def _data(**given: Any) -> int:
    from vejviser.cli.data import data_command

    return data_command(**given)


def _export(**given: Any) -> int:
    from vejviser.cli.export import export_command

    return export_command(**given)


def _import(**given: Any) -> int:
    from vejviser.cli.export import import_command

    return import_command(**given)


def _diff(**given: Any) -> int:
    from vejviser.cli.diff import diff_command

    return diff_command(**given)


def _papers(**given: Any) -> int:
    from vejviser.cli.papers import papers_command

    return papers_command(**given)


def _paper(**given: Any) -> int:
    from vejviser.cli.papers import paper_command

    return paper_command(**given)
