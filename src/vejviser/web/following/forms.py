"""The form that says how often a letter is wanted."""

from django import forms

from vejviser.web.following.models import Rhythm
from vejviser.web.words import later


class HowOften(forms.Form):
    """How often a letter with the news is wanted."""

    rhythm = forms.ChoiceField(
        label=later("Hvor tit vil du have brev?", "How often do you want a letter?"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": later("Vælg, hvor tit.", "Choose how often."),
            "invalid_choice": later("Vælg et af de tre svar.", "Choose one of the three answers."),
        },
    )
