"""The shapes of projects: their answers, where their steps stand, their history and their shares."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, model_validator
from pydantic_core import PydanticCustomError

from vejviser.road.project import LIMIT
from vejviser.web.accounts.models import Role
from vejviser.web.api.shapes.common import AnswerValue, Day, LawDay, NamedTold, Page, Shape
from vejviser.web.projects.models import ShareRole
from vejviser.web.projects.store import TITLE_LENGTH

Name = Annotated[str, Field(min_length=1, max_length=TITLE_LENGTH, examples=["Fracture detection"])]
About = Annotated[str, Field(max_length=2_000)]


class OwnerTold(Shape):
    """The organisation that something belongs to."""

    id: uuid.UUID
    name: str


class ProjectBrief(Shape):
    """A project in a list."""

    id: uuid.UUID
    title: str
    organisation: OwnerTold | None = Field(description="null: held by a browser session, or an example.")
    version: int = Field(description="The number of its last change.")
    changed: AwareDatetime


class Projects(Page):
    """Projects, the last changed first."""

    items: list[ProjectBrief]


class ProjectTold(ProjectBrief):
    """A project."""

    may: Literal["read", "edit", "own"] = Field(
        description="What the one who asks may do; each includes those before."
    )
    name: str
    about: str
    as_of: Day | None = Field(description="The project's own day of the law.")
    start: Day | None = Field(description="The day that the work begins.")
    answered: int = Field(description="How many facts are answered.")
    unsure: int = Field(description="How many facts were asked and are not known.")
    example: bool
    created: AwareDatetime


class NewProject(Shape):
    """A project to begin: a name, or the text of a project file."""

    name: Name | None = None
    text: str | None = Field(
        None, min_length=1, max_length=LIMIT, description="A whole project file, kept letter for letter.",
        examples=["name: Fracture detection\nfacts:\n  product_form: software\n"],
    )  # fmt: skip
    organisation: uuid.UUID | None = Field(
        None, description="Where to keep it; else the token's organisation, or the person's own."
    )

    @model_validator(mode="after")
    def one_of_them(self) -> Self:
        """Itself, with a name or a text and not both."""
        if (self.name is None) == (self.text is None):
            raise PydanticCustomError("name_or_text", "give either a name or a text")
        if self.name is not None and not self.name.strip():
            raise PydanticCustomError("no_name", "the project needs a name")
        return self


class NewPlace(Shape):
    """Where a copy is kept."""

    organisation: uuid.UUID | None = Field(
        None, description="Where to keep it; else the token's organisation, or the person's own."
    )


class SettingsGiven(Shape):
    """What to set anew at the head of the project; what is left out stays, null takes it away."""

    name: Name | None = Field(None, description="A project always has a name: null leaves it.")
    about: About | None = None
    as_of: LawDay | None = None
    start: LawDay | None = None


class AnswerTold(Shape):
    """An answer that the project gives."""

    fact: str
    label: str
    question: str
    answer: AnswerValue = Field(description="null: asked and not known.")
    text: str = Field(description="The answer in words; empty when it is not known.")
    set_aside: bool = Field(
        description="True when the question does not arise; the law takes no account of it."
    )


class Answers(Shape):
    """All that the project answers, in the order of the handbook."""

    version: int = Field(description="The number of the project's last change.")
    items: list[AnswerTold]


class AnswersGiven(Shape):
    """Answers to put in at once: all of them or, where one cannot stand, none."""

    answers: dict[str, AnswerValue] = Field(
        {}, max_length=400, description="By the id of the fact; null: asked and not known.",
        examples=[{"product_form": "software", "study_planned": None}],
    )  # fmt: skip
    clear: list[str] = Field([], max_length=400, description="Facts whose answers are taken out.")


class OneAnswer(Shape):
    """The answer to one fact."""

    answer: AnswerValue


class ChoiceTold(Shape):
    """One answer that can be chosen."""

    value: str
    label: str
    held_by: str = Field(description="Who holds it, where it is a position on a contested reading.")


class HangsOn(NamedTold):
    """A finding or step that hangs on an answer."""

    kind: Literal["finding", "step"]


class Interviewed(Shape):
    """The question worth putting next; it settles most with fewest answers."""

    done: bool = Field(
        description="True when no answer can change anything more, or all the rest is not known."
    )
    fact: str | None
    type: Literal["bool", "choice", "choices", "number", "date", "text"] | None
    topic: str
    question: str
    help: str
    example: str
    knows: str = Field(description="Who usually knows the answer.")
    reading: bool = Field(description="True for a contested reading: show all positions, choose none.")
    choices: list[ChoiceTold]
    why: list[HangsOn] = Field(description="What hangs on the answer, the first few.")
    why_more: int = Field(description="How many hang on it besides.")
    settled: int
    all: int
    share: float = Field(description="The share of findings and steps that is settled, from 0 to 1.")
    unsure_that_matter: list[str] = Field(description="Facts that are not known and could change something.")


class StandingGiven(Shape):
    """Where a step stands. The status follows from the days where they are told."""

    status: Literal["not_started", "under_way", "sent", "returned", "done"] | None = Field(
        None, description="Needed only where no day is told."
    )
    started: Day | None = None
    sent: Day | None = Field(None, examples=["2026-10-05"])
    returned: Day | None = None
    done: Day | None = None


class StepStanding(Shape):
    """Where a step stands, as the project tells it."""

    step: str
    title: str
    on_road: bool = Field(description="False where the step is not on the project's road.")
    status: Literal["not_started", "under_way", "sent", "returned", "done"]
    started: Day | None
    sent: Day | None
    returned: Day | None
    done: Day | None


class Standings(Shape):
    """Where the steps stand; what is left out is not begun."""

    version: int
    items: list[StepStanding]


class ChangeBrief(Shape):
    """One change of a project."""

    number: int
    verb: str = Field(examples=["answered"])
    by: str = Field(description="Who made it; empty where that is not known or is forgotten.")
    about: dict[str, object] = Field(description="What it was about, such as the answers before and after.")
    at: dt.datetime
    digest: str = Field(description="Chained: reckoned from this change and the digest before it.")


class Changes(Page):
    """The changes of a project, the last first."""

    items: list[ChangeBrief]


class ChangeTold(ChangeBrief):
    """A change with the project file that came of it."""

    text: str


class ShareTold(Shape):
    """A share that holds."""

    id: int
    organisation: OwnerTold
    role: ShareRole
    at: AwareDatetime


class Shares(Shape):
    """With whom the project is shared."""

    items: list[ShareTold]


class NewShare(Shape):
    """A share to make; one that holds with that organisation gets the role."""

    code: str = Field(
        max_length=40,
        description="The code of the organisation, which its members give to those who shall share.",
        examples=["K7QF-2M9D-XWPT"],
    )
    role: ShareRole = Field(examples=["reader"])


class MemberTold(Shape):
    """A member of an organisation."""

    name: str
    role: Role


class OrganisationBrief(OwnerTold):
    """An organisation that one belongs to."""

    personal: bool = Field(description="True for the organisation that only oneself is in.")
    role: Literal["owner", "editor", "reader", "case_handler", "facilitator"] = Field(
        description="One's own role in it, or the token's."
    )


class Organisations(Shape):
    """The organisations that one belongs to; for a token, its own."""

    items: list[OrganisationBrief]


class OrganisationTold(OrganisationBrief):
    """An organisation with its members."""

    created: AwareDatetime
    members: list[MemberTold]
