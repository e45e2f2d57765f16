"""The command lines of `serve`, `worker`, `backup` and `restore`; Django is loaded only when one is run."""

from __future__ import annotations

from typing import Any

import click

from vejviser.cli.localised import Command, command
from vejviser.cli.options import lang_option
from vejviser.cli.texts import say
from vejviser.handbook.entries import Lang


def operation_commands(lang: Lang) -> list[Command]:
    """The commands that run the product in the browser and look after its data."""
    place = [
        click.Option(["--host"], metavar="ADDRESS", default="127.0.0.1", help=say("option.host", lang)),
        click.Option(["--port"], metavar="N", default="8000", help=say("option.port", lang)),
        click.Option(["--workers"], metavar="N", default="", help=say("option.servers", lang)),
        click.Option(["--no-worker"], is_flag=True, help=say("option.no_worker", lang)),
    ]
    file = click.Argument(["file"], metavar="FILE")
    over = click.Option(["--force"], is_flag=True, help=say("option.force", lang))
    all_over = click.Option(["--force"], is_flag=True, help=say("option.force_restore", lang))
    return [
        command(lang, "serve", _serve, [*place, lang_option(lang)]),
        command(lang, "worker", _worker, [lang_option(lang)]),
        command(lang, "backup", _backup, [file, over, lang_option(lang)]),
        command(lang, "restore", _restore, [file, all_over, lang_option(lang)]),
    ]


def _serve(**given: Any) -> int:
    from vejviser.cli.serve import serve_command

    return serve_command(**given)


def _worker(**given: Any) -> int:
    from vejviser.cli.serve import worker_command

    return worker_command(**given)


def _backup(**given: Any) -> int:
    from vejviser.cli.backup import backup_command

    return backup_command(**given)


def _restore(**given: Any) -> int:
    from vejviser.cli.backup import restore_command

    return restore_command(**given)
