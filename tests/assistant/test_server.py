"""The server itself: what it lists, its resources and prompt, and the command on standard input and output."""

from __future__ import annotations

import json
import string
import subprocess
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, MCPError

from tests.assistant.clients import COMMAND, answers, text, within
from vejviser.assistant import texts
from vejviser.assistant.glossary import TERMS, glossary
from vejviser.assistant.guide import STEPS, guide
from vejviser.handbook.entries import LANGS, Lang

TOOLS = {
    "find_entry", "show_entry", "list_facts", "assess", "next_question", "plan", "explain", "levers", "readings",
    "compare", "passport",
}  # fmt: skip


def test_each_tool_tells_how_to_use_it_and_that_law_is_cited() -> None:
    listed = within(lambda client: client.list_tools()).tools
    assert {tool.name for tool in listed} == TOOLS
    for tool in listed:
        assert "citation" in (tool.description or "")
        assert tool.input_schema["additionalProperties"] is False
        assert all("description" in one or "$ref" in one for one in tool.input_schema["properties"].values())
        assert tool.output_schema
        assert tool.annotations
        assert tool.annotations.read_only_hint


def test_an_entry_is_a_resource_in_both_languages() -> None:
    async def work(client: Any) -> list[str]:
        uris = (
            "vejviser://entry/mdr_class",
            "vejviser://entry/mdr.r11a.death?lang=en",
            "vejviser://glossary",
        )
        return [(await client.read_resource(uri)).contents[0].text for uri in uris]

    danish, english, words = within(work)
    assert "MDR-klasse" in danish
    assert "MDR Annex VIII" in english
    assert words == glossary("da")


@pytest.mark.parametrize(
    "uri", ["vejviser://entry/mdr_clas", "vejviser://entry/mdr_class?lang=de", "vejviser://x"]
)
def test_a_resource_that_is_none_is_refused(uri: str) -> None:
    async def work(client: Any) -> None:
        with pytest.raises(MCPError):
            await client.read_resource(uri)

    within(work)


@pytest.mark.parametrize("lang", LANGS)
def test_the_prompt_guides_in_either_language(lang: Lang) -> None:
    told = within(lambda client: client.get_prompt("guide_a_project", {"lang": lang, "project": "En {app}"}))
    words = told.messages[0].content.text  # type: ignore[union-attr]
    assert words == guide(lang, "En {app}")
    assert "En {app}" in words
    assert all(step.say(lang) in words for step in STEPS)


def test_every_word_stands_in_both_languages_with_the_same_particulars() -> None:
    def holes(words: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(words) if name}

    for key, both in texts.TEXTS.items():
        assert both.da.strip(), key
        assert both.en.strip(), key
        assert holes(both.da) == holes(both.en), key
    assert all(text_.da and text_.en for pair in TERMS for text_ in pair)


@pytest.mark.parametrize("lang", LANGS)
def test_the_command_serves_a_client_over_its_pipes(lang: Lang) -> None:
    async def work() -> None:
        async with Client(COMMAND) as client:
            assert {tool.name for tool in (await client.list_tools()).tools} == TOOLS
            assert (await client.list_prompts()).prompts
            assert (await client.list_resource_templates()).resource_templates
            given, said = answers(), {"lang": lang}
            for tool, arguments in (
                ("find_entry", {"query": "regel 11"}),
                ("show_entry", {"id": "mdr_class"}),
                ("list_facts", {"topic": "ai_act"}),
                ("assess", {"answers": given}),
                ("next_question", {"answers": given}),
                ("plan", {"answers": given}),
                ("explain", {"answers": given, "name": "mdr_class"}),
                ("levers", {"answers": given}),
                ("readings", {"answers": given}),
                ("compare", {"answers_a": given, "answers_b": {**given, "impact": "death_or_irreversible"}}),
                ("passport", {"dataset": "DS-01", "answers": given}),
            ):
                result = await client.call_tool(tool, {**arguments, **said})
                assert not result.is_error, text(result)
                assert result.structured_content
            refused = await client.call_tool("assess", {"answers": {"inpact": 1}, **said})
            assert refused.is_error
            assert "impact" in text(refused)

    anyio.run(work)


def test_only_the_protocol_is_written_and_the_command_ends_with_its_input() -> None:
    hello = {
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"},
        },
    }  # fmt: skip
    lines = ["rubbish", json.dumps(hello), '{"jsonrpc": "2.0", "method": "notifications/initialized"}', "{}"]
    done = subprocess.run(
        [COMMAND.command, *COMMAND.args],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    written = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(message["jsonrpc"] == "2.0" for message in written)
    assert any(
        message.get("result", {}).get("serverInfo", {}).get("name") == "vejviser" for message in written
    )


def test_every_word_is_used() -> None:
    pages = Path(texts.__file__).parent.glob("*.py")
    code = "".join(page.read_text(encoding="utf-8") for page in pages if page.name != "texts.py")
    for key in texts.TEXTS:
        assert f'"{key}"' in code or f"'{key}'" in code or key.startswith(("shape.", "access.", "stage.")), (
            key
        )
