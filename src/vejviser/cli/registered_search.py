"""The command line of `search`."""

from __future__ import annotations

from typing import Any

import click

from vejviser.cli.localised import Command, command
from vejviser.cli.options import json_option, lang_option
from vejviser.cli.texts import say
from vejviser.handbook.entries import Lang


def search_command_of(lang: Lang) -> Command:
    """The command that searches the content."""
    said = click.Argument(["words"], metavar="QUERY", nargs=-1)
    choices = [
        click.Option(
            [f"--{name}", f"{name}s"],
            metavar=metavar,
            multiple=True,
            help=say(f"search.option_{name}", lang),
        )
        for name, metavar in (("kind", "KIND"), ("stage", "STAGE"), ("region", "REGION"))
    ]
    limit = click.Option(["--limit"], metavar="N", default="10", help=say("search.option_limit", lang))
    return command(lang, "search", _search, [said, *choices, limit, json_option(lang), lang_option(lang)])


def _search(**given: Any) -> int:
    from vejviser.cli.search import search_command

    return search_command(**given)
