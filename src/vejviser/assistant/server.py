"""The MCP server: tools, resources and a prompt over one library, on standard input and output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError, UnexpectedToolError
from mcp_types import CallToolResult, InputRequiredResult
from pydantic import ValidationError

from vejviser import __version__
from vejviser.assistant import on_handbook
from vejviser.assistant.asking import BadCallError, asked, near
from vejviser.assistant.glossary import glossary
from vejviser.assistant.guide import INSTRUCTIONS, guide
from vejviser.assistant.library import Library, open_library
from vejviser.assistant.texts import TEXTS, tell
from vejviser.assistant.tools import Tools
from vejviser.handbook.entries import LANGS, Lang
from vejviser.road.faults import visible

MARKDOWN = "text/markdown"


class Server(MCPServer[Any]):
    """A server whose errors say what is wrong with a call and how to mend it, in its language."""

    def __init__(self, library: Library) -> None:
        tools = Tools(library)
        listed = tools.listed()
        self._known = {tool.name: tool.parameters for tool in listed}
        super().__init__(
            "vejviser", title="Vejviser", version=__version__, instructions=INSTRUCTIONS, tools=listed,
            log_level="ERROR",
        )  # fmt: skip

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """The answer of a tool; raises `ToolError` with what is wrong in words."""
        lang = language(arguments.get("lang"))
        if name not in self._known:
            raise ToolError(
                _words(lang, [tell("bad.tool", lang, name=visible(name)) + near(name, self._known, lang)])
            )
        valid: Mapping[str, Any] = self._known[name]["properties"]
        odd = [key for key in arguments if key not in valid]
        if odd:
            told = [tell("bad.argument", lang, name=visible(key)) + near(key, valid, lang) for key in odd]
            raise ToolError(_words(lang, told))
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            raise _explained(error, lang) from error.__cause__


def _explained(error: ToolError, lang: Lang) -> ToolError:
    """The error in words that help to mend the call."""
    cause = error.__cause__
    if isinstance(cause, BadCallError):
        return ToolError(str(cause))
    if isinstance(cause, ValidationError) and not isinstance(error, UnexpectedToolError):
        return ToolError(_words(lang, (_mended(dict(one), lang) for one in cause.errors())))
    if isinstance(error, UnexpectedToolError):
        return UnexpectedToolError(tell("bad.inside", lang, problem=type(cause).__name__))
    return error


def _mended(fault: Mapping[str, Any], lang: Lang) -> str:
    """One argument that has the wrong shape."""
    name = visible(".".join(str(part) for part in fault["loc"]))
    kind, particulars = str(fault["type"]), fault.get("ctx", {})
    if kind == "missing":
        return tell("bad.missing", lang, name=name)
    key = f"shape.{kind}"
    told = tell(key, lang, **particulars) if key in TEXTS else str(fault["msg"])
    return tell("bad.type", lang, name=name, problem=told)


def _words(lang: Lang, lines: Iterable[str]) -> str:
    return str(BadCallError(lang, lines))


def language(word: object) -> Lang:
    """The language that a call asks for; Danish for anything else."""
    return "en" if word == "en" else "da"


def build(library: Library) -> Server:
    """The server over a library, ready to run."""
    server = Server(library)

    @server.resource(
        "vejviser://entry/{id}{?lang}", name="entry", title="Opslag i håndbogen / entry of the handbook",
        description="Everything of one entry of the handbook by id, as Markdown; lang is da (default) or en.",
        mime_type=MARKDOWN,
    )  # fmt: skip
    def entry(id: str, lang: str = "da") -> str:  # noqa: A002
        try:
            return on_handbook.show_entry(asked(library, _known_language(lang)), id).text
        except BadCallError as error:
            raise ResourceNotFoundError(str(error)) from error

    @server.resource(
        "vejviser://glossary{?lang}", name="glossary", title="Ordliste / glossary",
        description="The words that Vejviser uses and what they mean; lang is da (default) or en.",
        mime_type=MARKDOWN,
    )  # fmt: skip
    def words(lang: str = "da") -> str:
        return glossary(_known_language(lang))

    @server.resource(
        "vejviser://glossary", name="glossary_da", title="Ordliste",
        description="The words that Vejviser uses and what they mean, in Danish.", mime_type=MARKDOWN,
    )  # fmt: skip
    def danish_words() -> str:
        return glossary("da")

    @server.prompt(
        "guide_a_project", title="Vejled et projekt / guide a project",
        description="Guides a project on an AI medical device along its road, question by question. "
        "lang: da or en; project: what the user has told so far.",
    )  # fmt: skip
    def guide_a_project(lang: str = "da", project: str = "") -> str:
        return guide(language(lang), project)

    return server


def _known_language(word: str) -> Lang:
    if word not in LANGS:
        raise ResourceNotFoundError(tell("bad.type", "en", name="lang", problem="da | en"))
    return language(word)


def serve(content: Path) -> None:
    """Serve the handbook in a directory on standard input and output until the client goes away."""
    build(open_library(content)).run("stdio")
