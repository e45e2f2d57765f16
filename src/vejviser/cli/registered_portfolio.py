"""The command line of `portfolio`."""

from __future__ import annotations

from typing import Any

import click

from vejviser.cli.localised import Command, command
from vejviser.cli.options import json_option, lang_option, law_options
from vejviser.cli.texts import say
from vejviser.handbook.entries import Lang


def portfolio_command_of(lang: Lang) -> Command:
    """The command that tells where many projects wait."""
    many = click.Argument(["file"], metavar="FOLDER|CSV")
    options = [
        click.Option([f"--{name}"], metavar=metavar, default=default, help=say(key, lang))
        for name, metavar, default, key in (
            ("draws", "N", "10000", "portfolio.option_draws"),
            ("policy", "FILE", "", "portfolio.option_policy"),
            ("engine", "local|dask", "local", "portfolio.option_engine"),
            ("workers", "N", "1", "portfolio.option_workers"),
            ("scheduler", "ADDRESS", "", "portfolio.option_scheduler"),
            ("seed", "N", "1", "portfolio.option_seed"),
        )
    ]
    rows = click.Option(["--all", "everything"], is_flag=True, help=say("portfolio.option_all", lang))
    more = [rows, *law_options(lang), json_option(lang), lang_option(lang)]
    return command(lang, "portfolio", _portfolio, [many, *options, *more])


def _portfolio(**given: Any) -> int:
    from vejviser.cli.portfolio import portfolio_command

    return portfolio_command(**given)
