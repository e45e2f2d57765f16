"""What of a project may go along with a referral: each answer by itself, in words, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vejviser.export.wording import Wording
from vejviser.handbook.entries import Text
from vejviser.road.project import Project
from vejviser.web.law import house
from vejviser.web.roads.told import capital
from vejviser.web.words import lang

_HEADS = {
    "name": Text("Projektets navn", "Name of the project"),
    "about": Text("Om projektet", "About the project"),
}


@dataclass(frozen=True)
class Fact:
    """One thing that is known of a project: `id` for the form, what it is, and what it is answered with."""

    id: str
    label: Text
    answer: Text

    def kept(self) -> dict[str, dict[str, str]]:
        """The fact as it is kept in a referral, without the id."""
        return {
            "label": {"da": self.label.da, "en": self.label.en},
            "answer": {"da": self.answer.da, "en": self.answer.en},
        }


def facts_of(project: Project) -> list[Fact]:
    """The head of the project, then its answers in the order of its file."""
    found = [
        Fact(f":{name}", label, Text(told, told))
        for name, label in _HEADS.items()
        if (told := str(getattr(project, name)))
    ]
    handbook = house().handbook
    da, en = Wording(handbook, "da"), Wording(handbook, "en")
    for name, answer in project.facts.items():
        entry = handbook.facts.get(name)
        if entry is not None:
            label = Text(capital(da.label(name)), capital(en.label(name)))
            found.append(Fact(name, label, Text(da.answer(entry, answer), en.answer(entry, answer))))
    return found


def snapshot(facts: Iterable[Fact], chosen: Iterable[str]) -> list[dict[str, dict[str, str]]]:
    """The chosen facts as they are kept."""
    names = set(chosen)
    return [one.kept() for one in facts if one.id in names]


def told(kept: Iterable[dict[str, dict[str, str]]]) -> list[tuple[str, str]]:
    """Kept facts in the language of the page: what each is, and its answer."""
    return [(one["label"][lang()], one["answer"][lang()]) for one in kept]
