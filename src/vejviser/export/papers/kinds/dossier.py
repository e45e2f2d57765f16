"""The investigation dossier: MDR Annex XV or IVDR Annexes XIII and XIV, filled as far as the answers go."""

from __future__ import annotations

from collections.abc import Iterator

from vejviser.export.papers.matter import Matter
from vejviser.export.papers.model import Block, Heading, Paragraph, Strong
from vejviser.export.papers.outlines import outlines
from vejviser.export.papers.points import as_sections, as_table

MDR_PARTS = {
    "mdr_art_62": ("application", "brochure", "plan", "other", "sponsor"),
    "mdr_art_74_2": ("application", "brochure", "plan", "other", "sponsor"),
    "mdr_art_74_1": ("application", "brochure", "plan", "other", "sponsor"),
    "mdr_art_82": ("plan", "other"),
}
"""The parts of Annex XV that each regime brings."""

IVDR_PARTS = {"ivdr_art_58": ("application", "plan"), "ivdr_other": ("plan",)}

CHECKED = ("application", "other", "sponsor")
"""Parts that are short answers, told as a table; the others are written as sections."""


def build(matter: Matter) -> Iterator[Block]:
    """The blocks of the dossier."""
    finding = matter.road.findings["study_regime"]
    yield Paragraph((matter.say("dossier.lead"),), "lead")
    yield Heading(1, matter.say("dossier.regime"))
    yield Paragraph((Strong(f"{matter.text(finding.entry.ask)} "), *matter.concluded(finding)))
    yield matter.source(finding.citations, *finding.marks)
    regimes = [regime for regime in finding.possible if regime in MDR_PARTS | IVDR_PARTS]
    if len(finding.possible) > 1:
        yield Paragraph((matter.say("dossier.open"),))
    for regime in regimes:
        yield Paragraph((matter.say(f"dossier.{regime}"),))
    yield from _parts(matter, regimes)


def _parts(matter: Matter, regimes: list[str]) -> Iterator[Block]:
    """Every part that any of the regimes brings."""
    wanted = {part for regime in regimes for part in MDR_PARTS.get(regime, ())}
    for law, parts in (
        ("annex-xv", wanted),
        ("ivdr-study", {p for r in regimes for p in IVDR_PARTS.get(r, ())}),
    ):
        for name, outline in outlines(law).items():
            if name not in parts:
                continue
            yield Heading(1, matter.text(outline.title))
            if name in CHECKED:
                yield as_table(matter, outline, "")
            else:
                yield from as_sections(matter, outline, 2)
