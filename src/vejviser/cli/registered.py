"""The command lines of `readings`, `data` and `handbook diff`."""

from __future__ import annotations

from typing import Any

import click

from vejviser.cli.localised import Command, command
from vejviser.cli.texts import say
from vejviser.handbook.entries import LANGS, Lang


def register_commands(lang: Lang) -> list[Command]:
    """The commands that tell of a project's contested readings and of its data."""
    options = [*_law(lang), _json(lang), _lang(lang)]
    letter = click.Option(["--letter"], metavar="READING", default="", help=say("option.letter", lang))
    out = click.Option(["--out"], metavar="FILE.md", default="", help=say("option.out", lang))
    some = click.Argument(["file"], metavar="[FILE]", required=False)
    one = click.Argument(["file"], metavar="FILE")
    return [
        command(lang, "readings", _readings, [some, letter, out, *options]),
        command(lang, "data", _data, [one, *options]),
    ]


def diff_command_of(lang: Lang) -> Command:
    """The command that tells what a reform or the passing of time changes."""
    files = click.Argument(["files"], metavar="[FILE]...", nargs=-1)
    overlay = click.Option(["--overlay"], metavar="NAME", default="", help=say("option.overlay_one", lang))
    start = click.Option(["--from", "start"], metavar="DATE", default="", help=say("option.from", lang))
    end = click.Option(["--to", "end"], metavar="DATE", default="", help=say("option.to", lang))
    return command(lang, "diff", _diff, [files, overlay, start, end, _json(lang), _lang(lang)])


def _law(lang: Lang) -> list[click.Parameter]:
    day = click.Option(["--as-of", "as_of"], metavar="DATE", default="", help=say("option.as_of", lang))
    overlay = click.Option(
        ["--overlay", "overlays"], metavar="NAME", multiple=True, help=say("option.overlay", lang)
    )
    return [day, overlay]


def _json(lang: Lang) -> click.Option:
    return click.Option(["--json", "as_json"], is_flag=True, help=say("option.json", lang))


def _lang(lang: Lang) -> click.Option:
    return click.Option(
        ["--lang"], metavar="da|en", default="da", help=say("option.lang", lang), callback=_known_language
    )


def _known_language(context: click.Context, option: click.Parameter, value: str) -> str:
    if value not in LANGS:
        raise click.BadParameter(value, context, option)
    return value


def _readings(**given: Any) -> int:
    from vejviser.cli.readings import readings_command

    return readings_command(**given)


def _data(**given: Any) -> int:
    from vejviser.cli.data import data_command

    return data_command(**given)


def _diff(**given: Any) -> int:
    from vejviser.cli.diff import diff_command

    return diff_command(**given)
