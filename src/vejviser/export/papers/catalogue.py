"""Which papers there are, which of them a project needs and why, and how one is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from vejviser.export.papers.closing import closing, listed
from vejviser.export.papers.kinds import (
    classification,
    data_order,
    deployer,
    dossier,
    dpia,
    ethics,
    in_house,
    intended_purpose,
    question_letter,
    road_report,
)
from vejviser.export.papers.matter import Matter, clean
from vejviser.export.papers.model import Block, Line, Paper, Paragraph
from vejviser.export.papers.titles import TITLES
from vejviser.handbook.entries import Text
from vejviser.law.errors import nearest
from vejviser.road.plan import Road, Step

LETTER, REPORT = "question-letter", "road-report"


@dataclass(frozen=True)
class Kind:
    """A kind of paper: what it is for, the steps that it belongs to, and the function that builds it.

    Two kinds have no steps: the report is for every project, the letter for one with contested readings.
    `missing` makes the list of what is not known, with which every paper ends.
    """

    id: str
    what: Text
    steps: tuple[str, ...]
    build: Callable[[Matter], Iterator[Block]]
    missing: Callable[[Matter, Sequence[Block]], Iterator[Block]] = listed

    @property
    def title(self) -> Text:
        """What the paper is called."""
        return TITLES[self.id]


@dataclass(frozen=True)
class Need:
    """Whether a project needs a kind of paper, and for which steps of its road.

    `readings` are the contested readings that a question letter can ask about.
    """

    kind: Kind
    state: Literal["certain", "possible", "no"]
    steps: tuple[Step, ...] = ()
    readings: tuple[str, ...] = ()


class NotNeededError(ValueError):
    """The project does not need this kind of paper."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        super().__init__(f"no step of this road asks for '{kind.id}'")


class UnknownReadingError(ValueError):
    """No contested reading of this project has the name; `valid` are those that a letter can ask about."""

    def __init__(self, name: str, valid: Sequence[str]) -> None:
        self.name, self.valid, self.nearest = name, tuple(valid), nearest(name, valid)
        super().__init__(f"'{name}' is no reading that matters to this project")


_KINDS = (
    Kind(
        REPORT,
        Text("Hele vejen på papir: konklusioner, trin, åbne spørgsmål og kilder.",
             "The whole road on paper: findings, steps, open questions and sources."),
        (), road_report.build, road_report.missing,
    ),
    Kind(
        "intended-purpose",
        Text("Hvad produktet er til, for hvem, og hvem der bruger det.",
             "What the product is for, for whom, and who uses it."),
        ("write_intended_purpose", "write_technical_documentation"), intended_purpose.build,
    ),
    Kind(
        "classification",
        Text("Om produktet er udstyr, hvilken klasse, og hvilken regel der afgør det.",
             "Whether the product is a device, which class, and which rule decides it."),
        ("explain_qualification", "explain_class", "ask_dkma_class"), classification.build,
    ),
    Kind(
        "ethics-checklist",
        Text("Hvilken komité, ad hvilken vej, og hvilke papirer der skal med.",
             "Which committee, by which route, and which papers go with it."),
        ethics.STEPS, ethics.build,
    ),
    Kind(
        "investigation-dossier",
        Text("Ansøgning, brochure og plan for en klinisk afprøvning eller et ydeevnestudie.",
             "Application, brochure and plan of a clinical investigation or performance study."),
        ("write_cip", "write_performance_study_plan", "write_ib", "gather_study_dossier",
         "file_mdr_62_application", "notify_mdr_74_1", "file_mdr_82", "file_ivdr_58", "notify_ivdr_study"),
        dossier.build,
    ),
    Kind(
        "dpia",
        Text("Risici for patienternes oplysninger, for udvikling og drift hver for sig.",
             "Risks to patients' data, for development and operation apart."),
        (*dpia.STEPS["development"], *dpia.STEPS["operation"]), dpia.build,
    ),
    Kind(
        "data-application-order",
        Text("Hvem der søges om data, i hvilken orden, og hvad hver vej tillader.",
             "To whom one applies for data, in which order, and what each way allows."),
        ("plan_data_applications",), data_order.build,
    ),
    Kind(
        "in-house-justification",
        Text("Betingelserne for eget udstyr uden CE-mærke, med markedsanalyse og offentlig erklæring.",
             "The conditions for an own device without CE mark, with market analysis and declaration."),
        ("analyse_market_in_house", "set_up_in_house_qms", "write_in_house_file",
         "publish_in_house_declaration"), in_house.build,
    ),
    Kind(
        "deployer-file",
        Text("Pligterne for den, der bruger AI-systemet, stykke for stykke.",
             "The duties of whoever uses the AI system, paragraph by paragraph."),
        deployer.STEPS, deployer.build,
    ),
    Kind(
        LETTER,
        Text("Et neutralt spørgsmål til den myndighed, der kan svare på et omstridt punkt.",
             "A neutral question to the authority that can answer a contested point."),
        (), question_letter.build,
    ),
)  # fmt: skip

KINDS: Mapping[str, Kind] = {kind.id: kind for kind in _KINDS}
"""Every kind of paper by id."""


def needs(road: Road) -> tuple[Need, ...]:
    """What the project of this road needs of every kind, in the order of the catalogue."""
    return tuple(need(road, kind) for kind in KINDS.values())


def need(road: Road, kind: Kind) -> Need:
    """Whether the project of this road needs one kind of paper."""
    if kind.id == REPORT:
        return Need(kind, "certain")
    if kind.id == LETTER:
        readings = tuple(reading.entry.id for reading in road.readings)
        return Need(kind, "possible" if readings else "no", (), readings)
    steps = tuple(step for step in road.steps if step.entry.id in kind.steps)
    if not steps:
        return Need(kind, "no")
    sure = any(step.status == "certain" for step in steps)
    return Need(kind, "certain" if sure else "possible", steps)


def paper(kind: Kind, matter: Matter) -> Paper:
    """One paper of the project; raises `NotNeededError`, and for a letter `UnknownReadingError`."""
    wanted = need(matter.road, kind)
    if kind.id == LETTER and wanted.readings and matter.reading not in wanted.readings:
        raise UnknownReadingError(matter.reading, wanted.readings)
    if wanted.state == "no":
        raise NotNeededError(kind)
    matter = replace(matter, name=clean(matter.name), about=clean(matter.about))
    blocks = [*_doubt(matter, wanted), *kind.build(matter)]
    blocks += closing(matter, blocks, kind.missing)
    title = matter.text(kind.title)
    return Paper(
        kind.id,
        matter.lang,
        title,
        f"{title} · {matter.name}",
        matter.say("page"),
        tuple(_head(matter, wanted)),
        tuple(blocks),
        matter.road.as_of,
        matter.road.receipt.id,
    )


def _head(matter: Matter, wanted: Need) -> Iterator[tuple[str, Line]]:
    """The lines under the title: the project, the day, and the steps that the paper belongs to."""
    yield matter.say("project"), (matter.name,)
    if matter.about:
        yield matter.say("about"), (matter.about,)
    yield matter.say("as_of"), (matter.words.date(matter.road.as_of),)
    if matter.road.overlays:
        names = [matter.text(matter.road.handbook.contents.overlays[n].title) for n in matter.road.overlays]
        yield matter.say("overlays"), (", ".join(names),)
    if wanted.steps:
        steps = "; ".join(matter.titled(step) for step in wanted.steps)
        yield matter.say("made_for" if len(wanted.steps) == 1 else "made_for_many"), (steps,)


def _doubt(matter: Matter, wanted: Need) -> Iterator[Block]:
    """A word on top of a paper that the project only may need."""
    if wanted.state == "possible" and wanted.steps:
        facts = tuple(dict.fromkeys(fact for step in wanted.steps for fact in step.open_facts))
        told = matter.say("perhaps_needed", facts="")
        yield Paragraph((told, *matter.deciding(facts)) if facts else (told.strip(),))
