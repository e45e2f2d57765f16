"""The shape of an error, by RFC 9457."""

from __future__ import annotations

from pydantic import Field

from vejviser.web.api.shapes.common import Shape


class FaultTold(Shape):
    """One thing that is wrong."""

    where: str = Field(
        description="The place in what was sent, such as `body.answers.impact`.",
        examples=["body.answers.impact"],
    )
    what: str = Field(description="What is wrong there, and how to mend it.")
    nearest: str = Field(description="The nearest valid spelling; empty where there is none.")


class Problem(Shape):
    """What went wrong and how to mend it (application/problem+json)."""

    type: str = Field(
        description="The kind of problem; the address tells about it.", examples=["/api/v1/#invalid"]
    )
    title: str = Field(description="The kind of problem in words.")
    status: int = Field(description="The HTTP status.", examples=[422])
    detail: str = Field(description="What happened here and what to do.")
    faults: list[FaultTold] = Field(
        description="Everything that is wrong, each with its place; may be empty."
    )
