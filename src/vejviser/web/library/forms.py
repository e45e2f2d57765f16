"""The form that asks what changes between two days."""

from __future__ import annotations

from typing import Any

from django import forms

from vejviser.export.library.changes import EARLIEST, LATEST
from vejviser.web.words import later, say


class Between(forms.Form):
    """Two days, the second after the first; both are asked for in the address as 2027-01-01."""

    error_css_class = "form-error"
    start = forms.DateField(label=later("Fra", "From"), input_formats=["%Y-%m-%d"])
    end = forms.DateField(label=later("Til", "To"), input_formats=["%Y-%m-%d"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.DateInput(
                attrs={"type": "date", "min": EARLIEST.isoformat(), "max": LATEST.isoformat()},
                format="%Y-%m-%d",
            )
            field.error_messages = {
                "required": say("Skriv en dag.", "Write a day."),
                "invalid": say("Skriv dagen som 2027-01-01.", "Write the day as 2027-01-01."),
            }

    def clean(self) -> dict[str, Any]:
        """The days; the second must come after the first, and both in the years that the law spans."""
        cleaned = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        for name, day in (("start", start), ("end", end)):
            if day and not EARLIEST <= day <= LATEST:
                self.add_error(
                    name, say("Vælg en dag mellem 1990 og 2100.", "Choose a day from 1990 to 2100.")
                )
        if start and end and end <= start:
            self.add_error("end", say("Vælg en dag efter den første.", "Choose a day after the first."))
        return cleaned
