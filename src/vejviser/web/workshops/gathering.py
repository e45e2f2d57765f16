"""A workshop of the database as its report tells it."""

from __future__ import annotations

from collections import Counter

from vejviser.export.workshop_report.gathering import SORTS, Attending, Gathering, Told
from vejviser.handbook.entries import Text
from vejviser.web.workshops.ballots import OTHERS, group_name, tally
from vejviser.web.workshops.models import Promotion, Reason, Stage, State, Workshop


def gathering(workshop: Workshop) -> Gathering:
    """What the report of a workshop tells; names only of those who agreed."""
    found = tally(workshop)
    says = {one.statement: one for one in found.analysis.statements} if found.analysis else {}
    shown = workshop.statements.filter(state=State.SHOWN, merged_into=None)
    promoted = {
        one.statement_id: Text(one.text_da, one.text_en)
        for one in Promotion.objects.filter(statement__in=shown)
    }
    because: dict[int, list[str]] = {}
    reasons = Reason.objects.filter(statement__in=shown, reason__state=State.SHOWN).select_related("reason")
    for link in reasons.order_by("pk"):
        because.setdefault(link.statement_id, []).append(link.reason.text)
    there = Counter(workshop.participants.filter(removed=None).values_list("kind", flat=True))
    sorts = {str(sort): sort for sort in SORTS}
    return Gathering(
        title=workshop.title,
        theme=workshop.theme,
        purpose=workshop.purpose,
        stage=_both(workshop.stage),
        held=workshop.held,
        host=workshop.organisation.name,
        questions=tuple(workshop.questions),
        kinds=tuple((group_name(workshop, key), number) for key, number in there.items()),
        attending=tuple(
            Attending(one.organisation, one.name, group_name(workshop, one.kind))
            for one in workshop.attendances.all()
        ),
        voters=found.voters,
        votes=found.votes,
        statements=tuple(
            Told(
                one.number, one.text, sorts[one.sort], says.get(str(one.number)), tuple(one.steps),
                tuple(one.experiences), tuple(because.get(one.pk, ())), promoted.get(one.pk),
            )
            for one in shown
        ),
        groups=tuple((key, group_name(workshop, key)) for key in [*there, OTHERS]),
        together=tuple(group_name(workshop, key) for key in found.together),
        whys=found.analysis.whys if found.analysis else (),
        on_paper=workshop.participants.filter(removed=None, on_paper=True).count(),
    )  # fmt: skip


def _both(stage: str) -> Text:
    words = {
        "": Text("Hele vejen", "The whole road"),
        Stage.COLLABORATION.value: Text(
            "Samarbejde, jura og dataadgang", "Collaboration, law and data access"
        ),
        Stage.PRODUCT.value: Text("Fra projekt til produkt", "From project to product"),
        Stage.ADOPTION.value: Text("Implementering og skalering", "Implementation and scaling"),
    }
    return words[stage]
