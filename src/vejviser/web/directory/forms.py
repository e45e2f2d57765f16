"""The forms of the directory: narrowing the list, claiming a page, correcting it, and deciding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator, URLValidator

from vejviser.web.accounts.models import Organisation
from vejviser.web.words import later, say

LONGEST = {"offers": 500, "about": 3000, "evidence": 2000, "reason": 1000}


def _text(da: str, en: str, most: int, required: bool = False, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=later(da, en), max_length=most, required=required,
        widget=forms.Textarea(attrs={"rows": 3 if most < 1000 else 6, "maxlength": most}), **more,
    )  # fmt: skip


class ClaimForm(forms.Form):
    """For which organisation, in which role, and how an editor can see that it is so."""

    organisation = forms.ChoiceField(
        label=later("Hvilken organisation er det?", "Which organisation is it?"),
        error_messages={
            "required": later("Vælg en organisation.", "Choose an organisation."),
            "invalid_choice": later("Vælg en af dine organisationer.", "Choose one of your organisations."),
        },
    )
    role = forms.CharField(
        label=later("Hvad er din rolle der?", "What is your role there?"),
        help_text=later("Fx: leder af innovationsenheden.", "For example: head of the innovation unit."),
        max_length=200,
        error_messages={"required": later("Skriv din rolle.", "Write your role.")},
    )
    evidence = forms.CharField(
        label=later("Hvordan kan redaktionen se det?", "How can the editors see it?"),
        help_text=later(
            "Fx en side på organisationens eget websted, hvor du står, eller nummeret til omstillingen.",
            "For example a page on the organisation's own website that names you, or its switchboard.",
        ),
        max_length=LONGEST["evidence"],
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST["evidence"]}),
        error_messages={"required": later("Skriv, hvordan det kan ses.", "Write how it can be seen.")},
    )

    def __init__(self, organisations: Sequence[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.id), one.name) for one in organisations]
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices if len(choices) == 1 else [("", say("Vælg", "Choose")), *choices]


class CorrectionForm(forms.Form):
    """What an organisation says of itself; each text in one language at least where it is given."""

    offers_da = _text("Det tilbyder vi (dansk)", "What we offer (Danish)", LONGEST["offers"])
    offers_en = _text("Det tilbyder vi (engelsk)", "What we offer (English)", LONGEST["offers"])
    about_da = _text("Om os (dansk)", "About us (Danish)", LONGEST["about"])
    about_en = _text("Om os (engelsk)", "About us (English)", LONGEST["about"])
    url = forms.URLField(
        label=later("Websted", "Website"), required=False, max_length=500, assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=later("En adresse, der begynder med https://", "An address that begins with https://"),
    )  # fmt: skip
    email = forms.EmailField(
        label=later("E-mail", "E-mail"), required=False, max_length=254,
        help_text=later(
            "En fælles adresse, som alle må se; ikke en persons egen.",
            "A shared address that all may see; not that of a person.",
        ),
    )  # fmt: skip
    phone = forms.CharField(
        label=later("Telefon", "Telephone"), required=False, max_length=40,
        validators=[
            RegexValidator(
                r"^\+?[0-9 ()-]{4,40}$", later("Skriv et telefonnummer.", "Write a telephone number.")
            )
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["max_length"] = say("Det er for langt.", "That is too long.")
            field.error_messages["invalid"] = say(
                "Det kan ikke bruges, som det står.", "That cannot be used as it stands."
            )

    def clean(self) -> dict[str, Any]:
        """What was written; something has to differ from what stands there."""
        found = super().clean() or {}
        if not self.errors and not any(found.values()):
            raise forms.ValidationError(
                say("Skriv noget, eller træk den seneste rettelse tilbage på siden.",
                    "Write something, or take the last correction back on the page.")
            )  # fmt: skip
        if not self.errors and all((found[name] or "") == (self.initial.get(name) or "") for name in found):
            raise forms.ValidationError(say("Der er ikke rettet noget.", "Nothing was corrected."))
        return found


class DecisionForm(forms.Form):
    """What an editor decides, and why; a refusal needs a reason."""

    way = forms.ChoiceField(
        label=later("Afgørelse", "Decision"),
        choices=[("verify", later("Bekræft", "Verify")), ("refuse", later("Afvis", "Refuse"))],
        widget=forms.RadioSelect,
        error_messages={"required": later("Vælg en afgørelse.", "Choose a decision.")},
    )
    reason = _text("Begrundelse", "Reason", LONGEST["reason"])

    def clean(self) -> dict[str, Any]:
        """The decision, with its reason where it is a refusal."""
        found = super().clean() or {}
        if found.get("way") == "refuse" and not (found.get("reason") or "").strip():
            self.add_error("reason", say("Skriv, hvorfor den afvises.", "Write why it is refused."))
        return found
