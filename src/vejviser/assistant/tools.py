"""The tools as the protocol sees them: their names, what they tell an assistant, and what they take."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Annotated, Any

from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field

from vejviser.assistant import (
    models,
    models_law,
    models_road,
    on_choices,
    on_data,
    on_handbook,
    on_law,
    on_road,
)
from vejviser.assistant.answering import Answered
from vejviser.assistant.asking import asked
from vejviser.assistant.library import KINDS, Library
from vejviser.handbook.entries import Lang, Stage
from vejviser.search.query import LONGEST

CITE = " Give the returned citation with every sentence of law, and say its mark when it is not `verified`."

Language = Annotated[Lang, Field(description="Language of the answer: da (Danish) or en (English).")]
AsOf = Annotated[
    str, Field(max_length=40, description="The day of the law, such as 2027-01-01; empty for today.")
]
Overlays = Annotated[
    list[Annotated[str, Field(max_length=100)]],
    Field(
        max_length=20, description="Law in the making to lay over the law in force (ids of kind overlays)."
    ),
]
Answers = Annotated[
    dict[str, Any],
    Field(
        description="What is known of the project: {fact: value}, with ids and values from list_facts. "
        "Leave out what is not known: unknown is never no. null means asked and not known."
    ),
]
SomeAnswers = Annotated[
    dict[str, Any] | None, Field(description="As for assess; leave out to ask of no project in particular.")
]
Name = Annotated[str, Field(max_length=200)]
Names = Annotated[list[Name], Field(max_length=300)]


class Tools:
    """The tools over one library; one call at a time, for the diagrams are shared."""

    def __init__(self, library: Library) -> None:
        self.library, self.lock = library, threading.Lock()

    def find_entry(
        self,
        query: Annotated[str, Field(max_length=LONGEST, description="Words in Danish or English, or an id.")],
        kinds: Annotated[
            Names, Field(description=f"Only these kinds: {', '.join(KINDS)}. Empty for all.")
        ] = [],  # noqa: B006
        limit: Annotated[int, Field(ge=1, le=50, description="The most hits to return.")] = 10,
        lang: Language = "da",
    ) -> Annotated[CallToolResult, models.Found]:
        """Finds entries of the handbook and its tables by words: law, steps, actors, datasets, experiences.

        Start here for a question about the law or the road that is not about one project's answers, then read
        the entry with show_entry before you answer. If nothing is found, say so; never fill in from memory.
        """
        return self._told(lambda: on_handbook.find_entry(asked(self.library, lang), query, kinds, limit))

    def show_entry(
        self,
        id: Annotated[Name, Field(description="The id of an entry, as find_entry returns it.")],  # noqa: A002
        lang: Language = "da",
        overlays: Overlays = [],  # noqa: B006
    ) -> Annotated[CallToolResult, models.Shown]:
        """Shows everything of one entry: words, conditions in words, citations, mark, what bears on it."""
        return self._told(lambda: on_handbook.show_entry(asked(self.library, lang, "", overlays), id))

    def list_facts(
        self,
        topic: Annotated[
            Name, Field(description="A topic by id, for its facts in full; empty for all.")
        ] = "",
        lang: Language = "da",
        overlays: Overlays = [],  # noqa: B006
    ) -> Annotated[CallToolResult, models.Facts]:
        """Lists the facts that can be answered, so that you can map a conversation onto `answers`.

        Call it without a topic first, then for the topics that the conversation touches. Set only what the
        user has said; ask rather than guess.
        """
        return self._told(lambda: on_handbook.list_facts(asked(self.library, lang, "", overlays), topic))

    def assess(
        self,
        answers: Answers,
        names: Annotated[
            Names, Field(description="Only these findings, in full; empty for the main ones.")
        ] = [],  # noqa: B006
        as_of: AsOf = "",
        overlays: Overlays = [],  # noqa: B006
        lang: Language = "da",
    ) -> Annotated[CallToolResult, models_law.Assessed]:
        """Tells what the law says of a project: findings with certainty, outcomes, reasons, rules, citations.

        `certain` holds whatever the unknown answers are; `open` lists all outcomes still possible: tell them
        all and which facts decide. Name the unmodelled provisions that bear.
        """
        return self._told(lambda: on_law.assess(asked(self.library, lang, as_of, overlays, answers), names))

    def next_question(
        self,
        answers: Answers,
        unsure: Annotated[Names, Field(description="Facts that the user does not know.")] = [],  # noqa: B006
        as_of: AsOf = "",
        overlays: Overlays = [],  # noqa: B006
        lang: Language = "da",
    ) -> Annotated[CallToolResult, models_law.NextQuestion]:
        """Tells the question worth asking next: its words, help, values, who knows, and what hangs on it.

        Ask it in the words returned, one question at a time; put the reply in `answers`, or the fact in
        `unsure` when the user does not know.
        """
        return self._told(
            lambda: on_law.next_question(asked(self.library, lang, as_of, overlays, answers, unsure))
        )

    def plan(
        self,
        answers: Answers,
        about: Annotated[str, Field(max_length=300, description="The project in a few words; echoed.")] = "",
        detail: Annotated[
            Stage | None, Field(description="Tell the steps of this stage in full instead of the whole road.")
        ] = None,
        start: Annotated[int, Field(ge=0, description="With detail: the first step to tell.")] = 0,
        as_of: AsOf = "",
        overlays: Overlays = [],  # noqa: B006
        lang: Language = "da",
    ) -> Annotated[CallToolResult, models_road.Planned]:
        """Tells the road: steps by stage (certain or possible), milestones p10/p50/p90, what holds it up.

        Short by default; `detail` tells one stage in full, page by page. Never tell a date or a number of
        months without its range, and never add time limits in law to experienced times.
        """
        return self._told(
            lambda: on_road.plan(asked(self.library, lang, as_of, overlays, answers), about, detail, start)
        )

    def explain(
        self,
        answers: Answers,
        name: Annotated[Name, Field(description="A finding, step or fact, by id.")],
        as_of: AsOf = "",
        overlays: Overlays = [],  # noqa: B006
        lang: Language = "da",
    ) -> Annotated[CallToolResult, models_law.Explained]:
        """Tells why a finding or step stands as it does: answers, rules, provisions, smallest changes."""
        return self._told(lambda: on_law.explain(asked(self.library, lang, as_of, overlays, answers), name))

    def levers(
        self,
        answers: Answers,
        as_of: AsOf = "",
        overlays: Overlays = [],  # noqa: B006
        lang: Language = "da",
    ) -> Annotated[CallToolResult, models_road.LeversTold]:
        """Tells which of the team's own choices would shorten the road, by how much, and at what price."""
        return self._told(lambda: on_choices.levers(asked(self.library, lang, as_of, overlays, answers)))

    def readings(
        self,
        answers: Annotated[
            dict[str, Any] | None, Field(description="As elsewhere; without, all readings.")
        ] = None,
        name: Annotated[Name, Field(description="One reading by id, in full.")] = "",
        as_of: AsOf = "",
        overlays: Overlays = [],  # noqa: B006
        lang: Language = "da",
    ) -> Annotated[CallToolResult, models_law.Readings]:
        """Tells where lawyers differ, who holds which position, and what each leads to for the project.

        Show every position and who holds it; never choose one for the user.
        """
        return self._told(
            lambda: on_law.readings(
                asked(self.library, lang, as_of, overlays, answers), name, project=bool(answers)
            )
        )

    def compare(
        self,
        answers_a: Answers,
        answers_b: Answers,
        as_of: AsOf = "",
        overlays: Overlays = [],  # noqa: B006
        lang: Language = "da",
    ) -> Annotated[CallToolResult, models_road.Compared]:
        """Tells what changes from one set of answers to another: findings, steps, milestones, fees."""
        return self._told(
            lambda: on_choices.compare(
                asked(self.library, lang, as_of, overlays, answers_a),
                asked(self.library, lang, as_of, overlays, answers_b),
            )
        )

    def passport(
        self,
        dataset: Annotated[Name, Field(description="A dataset by id; empty: those the answers name.")] = "",
        answers: Annotated[
            dict[str, Any] | None, Field(description="As elsewhere; narrows the purposes.")
        ] = None,
        as_of: AsOf = "",
        overlays: Overlays = [],  # noqa: B006
        lang: Language = "da",
    ) -> Annotated[CallToolResult, models_road.PassportTold]:
        """Tells who answers for a dataset, which gate leads in for which purpose, and what may leave.

        No purpose borrows the gate of another: keep research, quality, product development, treatment apart.
        """
        return self._told(
            lambda: on_data.passport(asked(self.library, lang, as_of, overlays, answers), dataset)
        )

    def _told(self, make: Callable[[], Answered]) -> CallToolResult:
        with self.lock:
            answered = make()
        text = TextContent(type="text", text=answered.text)
        return CallToolResult(content=[text], structured_content=answered.data.model_dump(mode="json"))

    def listed(self) -> list[Tool]:
        """All tools, each refusing arguments that it does not know."""
        functions = (
            self.find_entry, self.show_entry, self.list_facts, self.assess, self.next_question, self.plan,
            self.explain, self.levers, self.readings, self.compare, self.passport,
        )  # fmt: skip
        return [_tool(function) for function in functions]


def _tool(function: Callable[..., CallToolResult]) -> Tool:
    """The tool of a function; it only reads, from this machine, and the same call gives the same answer."""
    words = " ".join((function.__doc__ or "").split()) + CITE
    hints = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    tool = Tool.from_function(function, description=words, annotations=hints)
    tool.parameters["additionalProperties"] = False
    return tool
