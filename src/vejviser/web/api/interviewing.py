"""The next question of an interview as data, whoever keeps the answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from vejviser.export.wording import Wording
from vejviser.handbook.load import Handbook
from vejviser.law.model import Answer
from vejviser.law.relevance import applies
from vejviser.road.interview import Interview, Sitting
from vejviser.web.api.shapes.project import ChoiceTold, HangsOn, Interviewed
from vejviser.web.interview.given import NONE_OF_THEM
from vejviser.web.interview.question import shown

_NOTHING: dict[str, object] = {
    "fact": None,
    "type": None,
    "reading": False,
    "choices": [],
    "why": [],
    "why_more": 0,
    **dict.fromkeys(("topic", "question", "help", "example", "knows"), ""),
}
"""What is told of the question where there is none."""


def interviewed(
    laid: Handbook,
    answers: Mapping[str, Answer],
    unsure: Sequence[str],
    as_of: dt.date,
    words: Wording,
    after: str = "",
) -> Interviewed:
    """The question to put now, kept to the topic of the fact asked last (`after`). Raises `AnswersError`."""
    interview = Interview(laid, answers, unsure, as_of)
    asked = interview.question(Sitting(history=[after] if after else []))
    settled, every = interview.progress
    told: dict[str, object] = {
        "done": asked is None,
        "settled": settled,
        "all": every,
        "share": round(settled / max(1, every), 4),
        "unsure_that_matter": list(interview.unsure_that_matter()),
        **_NOTHING,
    }
    if asked is None:
        return Interviewed.model_validate(told)
    entry = asked.fact
    page = shown(entry, asked.bears_on, words, None, False, applies(interview.assessment, entry.id))
    told |= {
        "fact": entry.id,
        "type": entry.type,
        "topic": page.topic,
        "question": page.ask,
        "help": page.help,
        "example": page.example,
        "knows": page.knows,
        "reading": entry.reading,
        "choices": [
            ChoiceTold(value=one.value, label=one.label, held_by=one.held_by)
            for one in page.choices
            if one.value != NONE_OF_THEM
        ],
        "why": [
            HangsOn.model_validate({"id": one.id, "title": one.title, "kind": one.kind})
            for one in page.bearing
        ],
        "why_more": page.bears_more,
    }
    return Interviewed.model_validate(told)
