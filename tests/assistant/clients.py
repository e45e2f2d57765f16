"""The server as a client meets it: in this process, and as the command on the other end of two pipes."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import anyio
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp_types import CallToolResult, TextContent

from vejviser.assistant.library import Library, open_library
from vejviser.assistant.server import build
from vejviser.export.road_json import plain
from vejviser.handbook.contents import law_facts
from vejviser.handbook.load import CONTENT
from vejviser.road.project import read_project

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
DAY = "2026-11-25"
COMMAND = StdioServerParameters(
    command=sys.executable,
    args=["-c", "from vejviser.cli.main import main; main()", "mcp"],
    env={"PYTHONPATH": os.environ.get("PYTHONPATH", ""), "PYTHONUTF8": "1"},
)


@lru_cache
def library() -> Library:
    """The library as shipped."""
    return open_library(CONTENT)


@lru_cache
def answers(example: str = "fracture-detection") -> dict[str, Any]:
    """The answers of an example as JSON holds them."""
    book = library().handbook
    path = ROOT / "examples" / f"{example}.yaml"
    project = read_project(path, law_facts(book.contents), book.decisions, book.steps)
    return {fact: plain(answer) for fact, answer in project.facts.items()}


def within(work: Callable[[Client], Awaitable[T]]) -> T:
    """What `work` finds with a client in this process."""

    async def run() -> T:
        async with Client(build(library())) as client:
            return await work(client)

    return anyio.run(run)


def call(tool: str, /, **arguments: Any) -> CallToolResult:
    """The answer of one tool."""
    return within(lambda client: client.call_tool(tool, arguments))


def data(tool: str, /, **arguments: Any) -> dict[str, Any]:
    """The data of one answer, which must not be an error."""
    result = call(tool, **arguments)
    assert not result.is_error, text(result)
    assert result.structured_content is not None
    return dict(result.structured_content)


def text(result: CallToolResult) -> str:
    """The words of an answer."""
    (told,) = result.content
    assert isinstance(told, TextContent)
    return told.text
