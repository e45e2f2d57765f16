"""The forms on which anybody joins in: a translation, and that it happened to one, too."""

from __future__ import annotations

from typing import Any

from django import forms

from vejviser.web.accounts.models import User
from vejviser.web.knowledge.fields import OrganisationField, RegionField, YearField, text, when_where
from vejviser.web.knowledge.models import TITLE_LENGTH, Version
from vejviser.web.knowledge.permissions import nameable_by
from vejviser.web.knowledge.plain import clean, impersonal, something
from vejviser.web.words import later


class Translate(forms.Form):
    """A version in the other language; what the original leaves empty is not asked for."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=later("Overskrift", "Title"), max_length=TITLE_LENGTH,
        error_messages={"required": later("Oversæt overskriften.", "Translate the title.")},
    )  # fmt: skip
    tried = text(
        "Hvad prøvede de?", "What did they try?", ("", ""), ("Oversæt teksten.", "Translate the text.")
    )
    happened = text(
        "Hvad skete der?", "What happened?", ("", ""), ("Oversæt teksten.", "Translate the text.")
    )
    lesson = text("Hvad kan andre lære?", "What can others learn?", ("", ""),
                   ("Oversæt teksten.", "Translate the text."))  # fmt: skip

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key in ("tried", "happened"):
            if not getattr(version, key):
                del self.fields[key]

    def clean(self) -> dict[str, Any]:
        """The texts, cleaned as those of the original are."""
        told = super().clean() or self.cleaned_data
        for key in ("title", "tried", "happened", "lesson"):
            if key in told:
                try:
                    told[key] = something(clean(impersonal(told[key])))
                except forms.ValidationError as error:
                    self.add_error(key, error)
        return told


class HappenedToUs(forms.Form):
    """Where and when it happened to one, too, and who may be named."""

    region = RegionField()
    year = YearField()
    organisation = OrganisationField(
        label=later("Må organisationens navn vises?", "May your name be shown?"), required=False,
        help_text=later(
            "Uden navn tæller den kun med i tallene.", "Without a name you only count in the figures."
        ),
        empty_label=later("Nej, uden navn", "No, without a name"),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among, field = nameable_by(user), self.fields["organisation"]
        assert isinstance(field, OrganisationField)
        field.queryset = among
        if not among.exists():
            del self.fields["organisation"]

    def clean(self) -> dict[str, Any]:
        """Refuses a region that was not there in the year."""
        told = super().clean() or self.cleaned_data
        if told.get("region") and told.get("year"):
            try:
                when_where(told["region"], told["year"])
            except forms.ValidationError as error:
                self.add_error("region", error)
        return told
