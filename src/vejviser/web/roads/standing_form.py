"""The form that tells where a step stands, and since when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from vejviser.export.days import date
from vejviser.road.standing import DATES, STATUSES, Standing, disorder, status_after
from vejviser.web.words import lang, later, say

_ORDER = tuple(STATUSES)


class StandingForm(forms.Form):
    """The status of a step and the days on which it came there; nothing can lie after the day of the plan."""

    status = forms.ChoiceField(label=later("Status", "Status"))
    started = forms.DateField(label=later("Begyndt", "Begun"), required=False)
    sent = forms.DateField(label=later("Sendt", "Sent"), required=False)
    returned = forms.DateField(label=later("Kommet retur", "Returned"), required=False)
    done = forms.DateField(label=later("Færdig", "Done"), required=False)

    def __init__(self, sent: Any, initial: dict[str, Any], day: dt.date) -> None:
        super().__init__(sent, initial=initial, auto_id="standing-%s")
        self.day = day
        said = [(status, text.say(lang())) for status, text in STATUSES.items()]
        self.fields["status"].choices = [(status, told[:1].upper() + told[1:]) for status, told in said]  # type: ignore[attr-defined]
        for name in DATES:
            field = self.fields[name]
            field.widget = forms.DateInput(
                attrs={"type": "date", "min": "1990-01-01", "max": day.isoformat()}, format="%Y-%m-%d"
            )
            field.widget.input_type = "date"
            field.error_messages["invalid"] = say(
                "skriv en dato som 2026-12-31.", "write a date such as 2026-12-31."
            )

    def clean(self) -> dict[str, Any]:
        """The answers; a day after the plan's, days out of order, and a status behind its days are faults."""
        given = super().clean() or {}
        days = {name: given[name] for name in DATES if given.get(name)}
        for name, its in days.items():
            if its > self.day:
                self.add_error(
                    name,
                    say("datoen ligger efter planens dag, {day}.",
                        "the date is after the day of the plan, {day}.", day=date(self.day, lang())),
                )  # fmt: skip
        for doubt in disorder(days):
            first = self.fields[doubt.particulars["first"]].label
            self.add_error(
                doubt.particulars["then"],
                say("datoen ligger før »{first}«.", "the date is before “{first}”.", first=first),
            )
        follows, status = status_after(days), given.get("status")
        if follows and status and _ORDER.index(status) < _ORDER.index(follows):
            self.add_error(
                "status",
                say("der er en dato for »{later}«; vælg den, eller fjern datoen.",
                    "there is a date for “{later}”; choose that, or remove the date.",
                    later=STATUSES[follows].say(lang())),
            )  # fmt: skip
        return given

    @property
    def standing(self) -> Standing | None:
        """What the form tells; None for a step that is not begun and has no days."""
        told = self.cleaned_data
        days = {name: told[name] for name in DATES if told.get(name)}
        if told["status"] == "not_started" and not days:
            return None
        return Standing(told["status"], **days)


def standing_form(standing: Standing | None, day: dt.date, sent: Any = None) -> StandingForm:
    """The form filled with where a step stands, or with what was sent."""
    initial: dict[str, Any] = {"status": standing.status if standing else "not_started"}
    if standing:
        initial |= standing.dates
    return StandingForm(sent, initial, day)
