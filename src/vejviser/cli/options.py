"""The options that several commands share."""

from __future__ import annotations

import click

from vejviser.cli.texts import say
from vejviser.handbook.entries import LANGS, Lang


def law_options(lang: Lang) -> list[click.Parameter]:
    """The options for the day and the overlays of the law."""
    day = click.Option(["--as-of", "as_of"], metavar="DATE", default="", help=say("option.as_of", lang))
    overlay = click.Option(
        ["--overlay", "overlays"], metavar="NAME", multiple=True, help=say("option.overlay", lang)
    )
    return [day, overlay]


def lang_option(lang: Lang) -> click.Option:
    """The option for the language."""
    return click.Option(
        ["--lang"], metavar="da|en", default="da", help=say("option.lang", lang), callback=_known_language
    )


def _known_language(context: click.Context, option: click.Parameter, value: str) -> str:
    if value not in LANGS:
        raise click.BadParameter(value, context, option)
    return value


def json_option(lang: Lang) -> click.Option:
    """The option for JSON."""
    return click.Option(["--json", "as_json"], is_flag=True, help=say("option.json", lang))
