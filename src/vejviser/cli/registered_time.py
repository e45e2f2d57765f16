"""The command lines of `schedule`, `levers` and `compare`."""

from __future__ import annotations

from typing import Any

import click

from vejviser.cli.localised import Command, command
from vejviser.cli.options import json_option, lang_option, law_options
from vejviser.cli.texts import say
from vejviser.handbook.entries import Lang


def time_commands(lang: Lang) -> list[Command]:
    """The commands that tell how long a road takes, what would shorten it, and how two roads differ."""
    common = [*law_options(lang), json_option(lang), lang_option(lang)]
    draws = click.Option(["--draws"], metavar="N", default="", help=say("option.draws", lang))
    seed = click.Option(["--seed"], metavar="N", default="", help=say("option.seed", lang))
    every = click.Option(["--all", "everything"], is_flag=True, help=say("option.every", lang))
    possible = click.Option(["--possible"], is_flag=True, help=say("option.possible", lang))
    some = click.Option(["--with", "steps"], metavar="STEP", multiple=True, help=say("option.with", lang))
    file = click.Argument(["file"], metavar="FILE")
    two = [click.Argument(["file_a"], metavar="FILE_A"), click.Argument(["file_b"], metavar="FILE_B")]
    return [
        command(lang, "schedule", _schedule, [file, possible, some, draws, seed, every, *common]),
        command(lang, "levers", _levers, [file, every, draws, seed, *common]),
        command(lang, "compare", _compare, [*two, *common]),
    ]


def set_option(lang: Lang) -> click.Option:
    """The option that answers a fact otherwise."""
    return click.Option(
        ["--set", "settings"], metavar="FACT=ANSWER", multiple=True, help=say("option.set", lang)
    )


def _schedule(**given: Any) -> int:
    from vejviser.cli.schedule import schedule_command

    return schedule_command(**given)


def _levers(**given: Any) -> int:
    from vejviser.cli.levers import levers_command

    return levers_command(**given)


def _compare(**given: Any) -> int:
    from vejviser.cli.compare import compare_command

    return compare_command(**given)
