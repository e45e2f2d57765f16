"""The form that makes a token."""

from __future__ import annotations

from django import forms

from vejviser.web.api.models import TokenRole
from vejviser.web.words import later


class NewToken(forms.Form):
    """What a token is called, and what it may."""

    name = forms.CharField(
        label=later("Hvad skal tokenet bruges til?", "What is the token for?"),
        help_text=later("Fx »Kvalitetssystemet«, så du kan kende det igen.",
                        "Such as 'The quality system', so that you know it again."),
        max_length=100,
        error_messages={
            "required": later("Skriv, hvad tokenet skal bruges til.", "Write what the token is for.")
        },
    )  # fmt: skip
    role = forms.ChoiceField(
        label=later("Hvad må programmet?", "What may the program do?"),
        choices=TokenRole.choices,
        widget=forms.RadioSelect,
        initial=TokenRole.READER,
        error_messages={
            "required": later("Vælg, hvad programmet må.", "Choose what the program may do."),
            "invalid_choice": later("Vælg en af de to.", "Choose one of the two."),
        },
    )
