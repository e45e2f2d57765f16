"""The forms of people and organisations."""

from __future__ import annotations

from typing import Any

from django import forms

from vejviser.web.accounts.membership import NAME_LENGTH
from vejviser.web.accounts.models import Role, User
from vejviser.web.words import later, say

_ROLE_HINTS = {
    Role.OWNER: later(
        "Alt: projekter, deling, medlemmer og sletning.", "All: projects, sharing, members and deletion."
    ),
    Role.EDITOR: later("Læser og ændrer projekter.", "Reads and changes projects."),
    Role.READER: later("Læser projekter.", "Reads projects."),
    Role.CASE_HANDLER: later(
        "Læser projekter og behandler sager.", "Reads projects and handles cases."
    ),
    Role.FACILITATOR: later(
        "Læser projekter og leder workshops.", "Reads projects and leads workshops."
    ),
}  # fmt: skip


def clean_name(name: str) -> str:
    """The name on one line without control characters; raises `ValidationError` when nothing is left."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not clean:
        raise forms.ValidationError(say("Skriv et navn.", "Write a name."))
    return clean


class OrganisationName(forms.Form):
    """What an organisation is called."""

    name = forms.CharField(
        label=later("Organisationens navn", "Name of the organisation"),
        max_length=NAME_LENGTH,
        error_messages={"required": later("Skriv et navn.", "Write a name.")},
    )

    def clean_name(self) -> str:
        """The name on one line."""
        return clean_name(self.cleaned_data["name"])


class RoleField(forms.ChoiceField):
    """A role, each told in a few words."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=Role.choices, widget=forms.RadioSelect, label=later("Rolle", "Role"), **kwargs
        )
        self.option_hints = {role.value: hint for role, hint in _ROLE_HINTS.items()}


class Invite(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=later("E-mail", "E-mail"),
        error_messages={
            "required": later("Skriv en e-mailadresse.", "Write an e-mail address."),
            "invalid": later(
                "Skriv en e-mailadresse som navn@eksempel.dk.",
                "Write an e-mail address such as name@example.org.",
            ),
        },
    )  # fmt: skip
    role = RoleField(initial=Role.EDITOR)

    def clean_email(self) -> str:
        """The address in small letters."""
        return str(self.cleaned_data["email"]).lower()


class ChangeRole(forms.Form):
    """Another role for a member."""

    role = forms.ChoiceField(choices=Role.choices, label=later("Rolle", "Role"))


class Me(forms.Form):
    """What a person is called, and in which language we write to them."""

    name = forms.CharField(
        label=later("Dit navn", "Your name"),
        help_text=later(
            "Andre i dine organisationer ser det. Uden navn ser de din e-mail.",
            "Others in your organisations see it. Without a name they see your e-mail address.",
        ),
        max_length=NAME_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=later("E-mails til dig er på", "E-mails to you are in"),
        choices=[("da", "Dansk"), ("en", "English")],
        widget=forms.RadioSelect,
    )

    def clean_name(self) -> str:
        """The name on one line, or nothing."""
        name = self.cleaned_data["name"]
        return clean_name(name) if name.strip() else ""

    def save(self, user: User) -> None:
        """Keeps both; the organisation of the person alone is called by the same name."""
        user.name, user.language = self.cleaned_data["name"], self.cleaned_data["language"]
        user.save(update_fields=["name", "language"])
        user.organisations.filter(personal=True).update(name=str(user)[:NAME_LENGTH])


class Sure(forms.Form):
    """A tick that somebody means it."""

    sure = forms.BooleanField(
        label=later("Ja, slet det hele", "Yes, delete all of it"),
        error_messages={
            "required": later(
                "Sæt kryds, hvis du vil slette. Ellers gå tilbage.", "Tick the box to delete, or go back."
            )
        },
    )  # fmt: skip
