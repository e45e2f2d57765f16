"""Fields that several forms of shared knowledge have: years, regions, organisations, long texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from vejviser.web.accounts.models import Organisation
from vejviser.web.knowledge.models import TEXT_LENGTH, Region
from vejviser.web.law import today
from vejviser.web.projects.places import shown_name
from vejviser.web.words import later, say

EARLIEST = 1990
MERGED = 2027
"""The year in which Region Hovedstaden and Region Sjælland become Region Østdanmark."""


def text(da: str, en: str, hint: tuple[str, str], required: tuple[str, str] | None = None) -> forms.CharField:
    """A field for several lines, with its hint; it may be left out unless it is told what to say then."""
    return forms.CharField(
        label=later(da, en), help_text=later(*hint), max_length=TEXT_LENGTH, required=required is not None,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": later(*required)} if required else {},
    )  # fmt: skip


def when_where(region: str, year: int) -> None:
    """Nothing; raises `ValidationError` for a region that was not there in the year."""
    if region == Region.OESTDANMARK and year < MERGED:
        raise forms.ValidationError(
            say("Region Østdanmark findes fra 2027. Vælg Region Hovedstaden eller Region Sjælland.",
                "Region Østdanmark exists from 2027. Choose the Capital Region or Region Zealand.")
        )  # fmt: skip
    if region in (Region.HOVEDSTADEN, Region.SJAELLAND) and year >= MERGED:
        raise forms.ValidationError(
            say("Fra 2027 hedder regionen Region Østdanmark.", "From 2027 the region is Region Østdanmark.")
        )


class YearField(forms.IntegerField):
    """A year from 1990 to this one."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = later("Skriv årstallet med fire cifre.", "Write the year with four digits.")
        super().__init__(
            label=later("År", "Year"), error_messages={"required": wrong, "invalid": wrong},
            widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-width-xs"}), **kwargs,
        )  # fmt: skip

    def validate(self, value: Any) -> None:
        """Refuses years that nobody can have learnt anything in."""
        super().validate(value)
        if not EARLIEST <= value <= today().year:
            raise forms.ValidationError(
                say(
                    "Skriv et år fra {a} til {b}.",
                    "Write a year from {a} to {b}.",
                    a=EARLIEST,
                    b=today().year,
                )
            )


class RegionField(forms.ChoiceField):
    """A region, the whole country or elsewhere."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=later("Hvor var det?", "Where was it?"),
            choices=[("", later("Vælg", "Choose")), *Region.choices],
            error_messages={"required": later("Vælg, hvor det var.", "Choose where it was.")},
            **kwargs,
        )


if TYPE_CHECKING:
    _OneOrganisation = forms.ModelChoiceField[Organisation]
else:
    _OneOrganisation = forms.ModelChoiceField


class OrganisationField(_OneOrganisation):
    """One of the organisations of a person."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = later("Vælg en af dine organisationer.", "Choose one of your organisations.")
        super().__init__(
            Organisation.objects.none(), error_messages={"required": wrong, "invalid_choice": wrong}, **kwargs
        )

    def label_from_instance(self, obj: Organisation) -> str:
        """The name of an option."""
        return shown_name(obj)
