"""The kinds of organisation that a participant may come from: the known groups of a workshop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vejviser.handbook.entries import Text

MOST = 20
"""So many kinds a workshop may have: more cannot be told apart on a phone."""
LONGEST = 60


@dataclass(frozen=True)
class OrganisationKind:
    """One kind of organisation, by its stable key."""

    key: str
    name: Text


KINDS: tuple[OrganisationKind, ...] = tuple(
    OrganisationKind(key, Text(da, en))
    for key, da, en in (
        ("region", "Region", "Region"),
        ("hospital", "Hospital", "Hospital"),
        ("company", "Virksomhed", "Company"),
        ("startup", "Start-up", "Start-up"),
        ("university", "Universitet", "University"),
        ("knowledge", "Videnspartner", "Knowledge partner"),
        ("authority", "Myndighed", "Authority"),
        ("patients", "Patientorganisation", "Patient organisation"),
        ("municipality", "Kommune", "Municipality"),
        ("gp", "Almen praksis", "General practice"),
        ("fund", "Fond eller investor", "Foundation or investor"),
    )
)
"""What a workshop begins with; its facilitator keeps those that are invited."""


class KindsError(ValueError):
    """Lines that name no kinds; `fault` says what is wrong and how to mend it."""

    def __init__(self, fault: Text) -> None:
        self.fault = fault
        super().__init__(fault.en)


def kinds_of(lines: str) -> tuple[OrganisationKind, ...]:
    """The kinds that lines of text name, "Dansk / English" or one name for both; raises `KindsError`.

    A name that we know keeps its key, so that workshops can be put together.
    """
    known = {name.casefold(): kind for kind in KINDS for name in (kind.name.da, kind.name.en)}
    found: dict[str, OrganisationKind] = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        da, _, en = (part.strip() for part in line.partition("/"))
        en = en or da
        if not da or max(len(da), len(en)) > LONGEST:
            raise KindsError(
                Text(
                    f"»{line[:40]}«: Skriv højst {LONGEST} tegn på hver side af skråstregen.",
                    f"“{line[:40]}”: Write at most {LONGEST} characters on either side of the slash.",
                )
            )
        kind = known.get(da.casefold()) or OrganisationKind(key_of(en), Text(da, en))
        if kind.key in found:
            raise KindsError(
                Text(f"»{da}« står to gange. Behold den ene.", f"“{da}” is there twice. Keep one.")
            )
        found[kind.key] = kind
    if not 2 <= len(found) <= MOST:
        raise KindsError(
            Text(
                f"Skriv mindst to og højst {MOST} slags organisationer, én på hver linje.",
                f"Write at least two and at most {MOST} kinds of organisation, one a line.",
            )
        )
    return tuple(found.values())


def lines_of(kinds: Sequence[OrganisationKind]) -> str:
    """The kinds as lines of text that `kinds_of` reads."""
    return "\n".join(
        kind.name.da if kind.name.da == kind.name.en else f"{kind.name.da} / {kind.name.en}" for kind in kinds
    )


def key_of(name: str) -> str:
    """A key made of a name: small letters and digits with dashes between."""
    return re.sub(r"[^a-z0-9æøå]+", "-", name.casefold()).strip("-")[:40] or "x"
