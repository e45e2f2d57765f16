"""The forms on which something is withdrawn, decided, or taken out for good."""

from __future__ import annotations

from typing import Any

from django import forms

from vejviser.web.knowledge.models import REASON_LENGTH, TEXT_LENGTH
from vejviser.web.knowledge.plain import clean, impersonal, something
from vejviser.web.knowledge.redacting import LEAST
from vejviser.web.words import later, say


class Reasoned(forms.Form):
    """A reason, and the version that was seen."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=later("Begrundelse", "Reason"), max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": later("Skriv en begrundelse.", "Write a reason.")},
    )  # fmt: skip

    def clean_reason(self) -> str:
        """The reason, cleaned."""
        return something(clean(impersonal(self.cleaned_data["reason"])))


class Withdraw(Reasoned):
    """Why a contribution is withdrawn."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = say(
            "Alle, der har adressen, kan læse begrundelsen.",
            "Everybody who has the address can read the reason.",
        )


class Decide(Reasoned):
    """What an editor decides; sending back needs a reason."""

    decision = forms.ChoiceField(
        label=later("Afgørelse", "Decision"), widget=forms.RadioSelect,
        choices=[
            ("publish", later("Offentliggør", "Publish")), ("return", later("Send tilbage", "Send back")),
        ],
        error_messages={"required": later("Vælg en afgørelse.", "Choose a decision.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False
        self.fields["reason"].help_text = say(
            "Skal skrives, hvis du sender tilbage: hvad mangler, og hvad kan de gøre?",
            "Must be written if you send it back: what is missing, and what can they do?",
        )
        self.order_fields(["number", "decision", "reason"])

    def clean_reason(self) -> str:
        """The reason, or nothing."""
        return clean(impersonal(self.cleaned_data["reason"]))

    def clean(self) -> dict[str, Any]:
        """Refuses to send back without a reason."""
        told = super().clean() or self.cleaned_data
        if told.get("decision") == "return" and not told.get("reason") and "reason" not in self.errors:
            self.add_error("reason", say("Skriv en begrundelse.", "Write a reason."))
        return told


class DecideTranslation(Decide):
    """What an editor decides of a translation."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["decision"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("publish", say("Godkend", "Approve")), ("return", say("Afvis", "Refuse"))]


class Redact(forms.Form):
    """What an editor takes out for good, and why."""

    passage = forms.CharField(
        label=later("Tekst, der skal fjernes", "Text to remove"),
        help_text=later(
            "Skriv den, som den står. Den fjernes fra alle udgaver, oversættelser og begrundelser, og "
            "kan ikke hentes tilbage.",
            "Write it as it stands. It is removed from all versions, translations and reasons, and cannot be "
            "brought back.",
        ),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": later("Skriv, hvad der skal fjernes.", "Write what to remove.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=later("Begrundelse", "Reason"),
        help_text=later(
            "Alle kan læse den. Gentag ikke det, du fjerner.",
            "Everybody can read it. Do not repeat what you remove.",
        ),
        max_length=REASON_LENGTH,
        error_messages={"required": later("Skriv en begrundelse.", "Write a reason.")},
    )

    def clean_passage(self) -> str:
        """The passage; raises `ValidationError` for one so short that it would take too much."""
        found = clean(self.cleaned_data["passage"])
        if len(found) < LEAST:
            raise forms.ValidationError(say("Skriv mindst to tegn.", "Write at least two characters."))
        return found

    def clean(self) -> dict[str, Any]:
        """Refuses a reason that repeats the passage."""
        told = super().clean() or self.cleaned_data
        passage, reason = (" ".join(told.get(key, "").lower().split()) for key in ("passage", "reason"))
        if passage and passage in reason:
            self.add_error("reason", say("Begrundelsen gentager det, du fjerner.",
                                         "The reason repeats what you remove."))  # fmt: skip
        return told
