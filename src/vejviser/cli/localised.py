"""Click commands whose help and errors are in the language asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from vejviser.cli.texts import say
from vejviser.handbook.entries import Lang
from vejviser.law.errors import nearest


class Command(click.Command):
    """A command whose help is in `lang`."""

    lang: Lang = "da"

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{say('help.usage', self.lang)}: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = (option.get_help_record(ctx) for option in options)
        rows = [row for row in records if row is not None]
        with formatter.section(say("help.options", self.lang)):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows help, in the language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("option.help", self.lang)
        return option


class Group(Command, click.Group):
    """A group of such commands."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        Command.format_options(self, ctx, formatter)
        rows = [(name, command.get_short_help_str(200)) for name, command in self.commands.items()]
        with formatter.section(say("help.commands", self.lang)):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the help."""
        return list(self.commands)


def command(lang: Lang, name: str, callback: Any, params: Sequence[click.Parameter]) -> Command:
    """A command with its help from the catalogue."""
    made = Command(name, callback=callback, params=list(params), help=say(f"{name}.help", lang))
    made.lang = lang
    return made


def group(lang: Lang, name: str, help_key: str, commands: Sequence[click.Command], **more: Any) -> Group:
    """A group with its help from the catalogue; without a command it is an error."""
    made = Group(name, commands=commands, help=say(help_key, lang), no_args_is_help=True, **more)
    made.lang = lang
    return made


def usage_error(error: click.UsageError, lang: Lang) -> str:
    """What is wrong with the command line, in the language, with the nearest valid spelling."""
    context = error.ctx
    match error:
        case click.NoSuchOption():
            valid = [o for p in (context.command.params if context else []) for o in p.opts]
            told = say(
                "error.option", lang, name=error.option_name, nearest=hint(error.option_name, valid, lang)
            )
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param else ""
            told = say("error.missing", lang, name=name)
        case _ if "No such command" in error.message and context and isinstance(context.command, click.Group):
            name = error.message.split("'")[1]
            told = say(
                "error.command", lang, name=name, nearest=hint(name, list(context.command.commands), lang)
            )
        case click.BadParameter() if "--lang" in (error.param.opts if error.param else ()):
            told = say("error.lang", lang, value=error.message)
        case _:
            told = say("error.bad", lang, problem=error.format_message().rstrip("."))
    path = context.command_path if context else "vejviser"
    return f"{told.rstrip('?.')}{'?' if told.endswith('?') else '.'} {say('help.try', lang, command=path)}"


def hint(name: str, valid: Sequence[str], lang: Lang) -> str:
    """The ending of an error that names the nearest valid spelling, or lists the few there are."""
    close = nearest(name, valid)
    if close:
        return say("error.nearest", lang, name=close)
    return say("error.valid", lang, valid=", ".join(valid)) if valid and len(valid) <= 12 else ""
