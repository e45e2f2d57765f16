"""The command line of `mcp`."""

from __future__ import annotations

import gc
from typing import Any

from vejviser.cli.localised import Command, command
from vejviser.cli.options import lang_option
from vejviser.handbook.entries import Lang


def assistant_command_of(lang: Lang) -> Command:
    """The command that serves the handbook to AI assistants."""
    return command(lang, "mcp", _mcp, [lang_option(lang)])


def _mcp(**_: Any) -> int:
    from vejviser.assistant.server import serve
    from vejviser.cli.opening import content_folder

    gc.enable()  # unlike other commands this one stays
    serve(content_folder())
    return 0
