"""The `vejviser` command: reads the command line; ends with 0, 1 (faulty handbook) or 2 (bad input)."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from vejviser import __version__
from vejviser.cli.localised import Group, command, group, usage_error
from vejviser.cli.options import json_option, lang_option, law_options
from vejviser.cli.registered import diff_command_of, export_commands, paper_commands, register_commands
from vejviser.cli.registered_assistant import assistant_command_of
from vejviser.cli.registered_operation import operation_commands
from vejviser.cli.registered_portfolio import portfolio_command_of
from vejviser.cli.registered_search import search_command_of
from vejviser.cli.registered_time import set_option, time_commands
from vejviser.cli.texts import say
from vejviser.handbook.entries import LANGS, Lang

INTERRUPTED = 130
MOST_TOLD = 50
"""Lines of an error after the first; a file with more faults is not nearly right."""
TRACE_VARIABLE = "VEJVISER_TRACE"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit status; no traceback ever reaches the user."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """The exit status of the command."""
    gc.disable()  # a command is over before there is anything to collect
    lang = language(arguments)
    _make_streams_safe()
    if sys.stdout is None:
        return fail(lang, say("error.output", lang, reason=os.strerror(errno.EBADF)))
    try:
        status = build(lang).main(arguments, prog_name="vejviser", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        sys.stderr.write(error.format_message() + "\n")
        return 2
    except click.UsageError as error:
        return fail(lang, usage_error(error, lang))
    except (click.exceptions.Exit, click.Abort) as error:
        return int(getattr(error, "exit_code", INTERRUPTED))
    except KeyboardInterrupt:
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click exits by itself when its reader has gone away
        return _quiet_end()
    except OSError as error:
        if error.filename is not None:
            return explained(error, lang)
        _quiet_end()  # files are named in their errors, so this is what we print to: a full disk, say
        return fail(lang, say("error.output", lang, reason=error.strerror or str(error)))
    except Exception as error:
        return explained(error, lang)
    return status if isinstance(status, int) else 0


def explained(error: Exception, lang: Lang) -> int:
    """The status of an error that has an explanation, which is written; any other is told in one line."""
    from vejviser.cli.opening import BadInputError
    from vejviser.handbook.faults import HandbookError
    from vejviser.road.faults import ProjectError, visible
    from vejviser.web.operation.faults import StartFaultError

    match error:
        case BadInputError():
            return fail(lang, *error.lines)
        case ProjectError():
            return fail(lang, *error.lines(lang))
        case StartFaultError():
            return fail(lang, error.told.say(lang))
        case HandbookError():
            return fail(lang, say("error.handbook", lang), *(str(fault) for fault in error.faults))
    if os.environ.get(TRACE_VARIABLE):
        raise error
    problem = visible(f"{type(error).__name__}: {error}", 200)
    return fail(lang, say("error.unexpected", lang, problem=problem))


def fail(lang: Lang, *lines: str) -> int:
    """The status for bad input, after the lines are written to the error stream."""
    first, *rest = lines
    if len(rest) > MOST_TOLD:
        rest = [*rest[: MOST_TOLD - 1], say("error.more", lang, count=len(rest) - MOST_TOLD + 1)]
    label = say("error.label", lang)
    sys.stderr.write(
        "\n".join([f"{label}: {first}", *(f"{' ' * len(label)}  {line}" for line in rest)]) + "\n"
    )
    return 2


def language(arguments: Sequence[str]) -> Lang:
    """The language that the command line asks for, wherever `--lang` stands in it; Danish without."""
    for place, word in enumerate(arguments):
        if word == "--":
            break
        given = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang" and place + 1 < len(arguments):
            given = arguments[place + 1]
        if given in LANGS:
            return "en" if given == "en" else "da"
    return "da"


def build(lang: Lang) -> Group:
    """The whole command with its help in the language."""
    file = click.Argument(["file"], metavar="FILE")
    return group(
        lang,
        "vejviser",
        "app.help",
        [
            command(
                lang,
                "plan",
                _plan,
                [
                    file,
                    set_option(lang),
                    *law_options(lang),
                    _steps(lang),
                    _all(lang),
                    json_option(lang),
                    lang_option(lang),
                ],
            ),
            command(lang, "ask", _ask, [file, *law_options(lang), _again(lang), lang_option(lang)]),
            command(lang, "why", _why, [file, _name(), *law_options(lang), lang_option(lang)]),
            *time_commands(lang),
            *register_commands(lang),
            *export_commands(lang),
            *paper_commands(lang),
            portfolio_command_of(lang),
            assistant_command_of(lang),
            search_command_of(lang),
            *operation_commands(lang),
            group(
                lang,
                "handbook",
                "handbook.help",
                [
                    command(lang, "check", _check, [_notes(lang), lang_option(lang)]),
                    command(
                        lang, "list", _list, [click.Argument(["kind"], required=False), lang_option(lang)]
                    ),
                    command(lang, "show", _show, [_name(), lang_option(lang)]),
                    diff_command_of(lang),
                ],
            ),
        ],
        params=[
            lang_option(lang),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                help=say("option.version", lang),
                callback=_version,
            ),
        ],
        callback=lambda lang: None,
    )


def _steps(lang: Lang) -> click.Option:
    return click.Option(["--steps"], is_flag=True, help=say("option.steps", lang))


def _all(lang: Lang) -> click.Option:
    return click.Option(["--all", "everything"], is_flag=True, help=say("option.all", lang))


def _notes(lang: Lang) -> click.Option:
    return click.Option(["--notes"], is_flag=True, help=say("option.notes", lang))


def _again(lang: Lang) -> click.Option:
    return click.Option(["--again"], is_flag=True, help=say("option.again", lang))


def _name() -> click.Argument:
    return click.Argument(["name"], metavar="NAME")


def _version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"vejviser {__version__}")
        context.exit()


def _plan(**given: Any) -> int:
    if given["settings"]:
        from vejviser.cli.compare import what_if_command
        from vejviser.cli.opening import BadInputError

        for name, option in (("steps", "--steps"), ("everything", "--all")):
            if given[name]:
                raise BadInputError(say("error.set_alone", given["lang"], option=option))
        del given["everything"], given["steps"]
        return what_if_command(**given)
    from vejviser.cli.commands import plan_command

    given.pop("settings")
    return plan_command(**given)


def _why(**given: Any) -> int:
    from vejviser.cli.commands import why_command

    return why_command(**given)


def _ask(**given: Any) -> int:
    from vejviser.cli.ask import ask_command

    return ask_command(**given)


def _check(**given: Any) -> int:
    from vejviser.cli.handbook import check_command

    return check_command(**given)


def _list(**given: Any) -> int:
    from vejviser.cli.handbook import list_command

    return list_command(**given)


def _show(**given: Any) -> int:
    from vejviser.cli.handbook import show_command

    return show_command(**given)


def _make_streams_safe() -> None:
    """A letter that the terminal's alphabet lacks becomes a question mark, not an error."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def _quiet_end() -> int:
    """The status when the reader of our output has gone away; nothing more is written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
