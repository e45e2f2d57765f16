"""The forms of referrals: to whom, what goes along, what a receiver answers, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from vejviser.handbook.reference.entries import Actor
from vejviser.web.accounts.forms import clean_name
from vejviser.web.accounts.models import User
from vejviser.web.law import today
from vejviser.web.projects.forms import EMAIL, Day
from vejviser.web.projects.places import PlaceField, writable
from vejviser.web.referrals.facts import Fact
from vejviser.web.referrals.history import ANSWER_DAYS, due_from
from vejviser.web.referrals.models import Outcome
from vejviser.web.referrals.receivers import (
    Receiver,
    actors_on,
    name_of,
    organisation_by_code,
    receiver_of,
    suggested,
)
from vejviser.web.words import lang, later, say

NOTE, ANSWER, REASON = 2_000, 4_000, 1_000
_FARTHEST = dt.timedelta(days=183)
_CONTACT = later("Kontakt, som de andre må se", "Contact that the others may see")
_CONTACT_HINT = later(
    "Fx navn, telefon og e-mail. Alle, som henvisningen kommer forbi, ser det. Tomt felt: ingen ser det.",
    "Such as name, telephone and e-mail. All whom the referral comes to see it. Empty: nobody sees it.",
)


def long_text(label: str, most: int, rows: int = 5, hint: str = "", required: str = "") -> forms.CharField:
    """A field for several lines; `required` is what to say when it is empty, "" when it may be."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        required=bool(required),
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required} if required else {},
    )


def contact_field() -> forms.CharField:
    """A contact that somebody lets the others of the chain see, on one line."""
    return forms.CharField(label=_CONTACT, help_text=_CONTACT_HINT, max_length=200, required=False)


def one_line(text: str) -> str:
    """The text on one line, or nothing."""
    return clean_name(text) if text.strip() else ""


def tidy(text: str) -> str:
    """The text with line ends as one letter, and without control characters."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in plain if c == "\n" or c.isprintable()).strip()


class ToWhom(forms.Form):
    """An actor of the directory, an organisation by its share code, and an address for those not here."""

    actor = forms.ChoiceField(
        label=later("Til hvem?", "To whom?"),
        required=False,
        error_messages={"invalid_choice": later("Vælg en aktør fra listen.", "Choose an actor of the list.")},
    )
    email = forms.CharField(
        label=later("Aktørens e-mail", "E-mail of the actor"),
        help_text=later(
            "Kun når aktøren ikke selv er på Vejviser. Adressen står på aktørens side; vi sender et link.",
            "Only when the actor is not on Vejviser. The address is on the actor's page; we send a link.",
        ),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    code = forms.CharField(
        label=later("Eller en organisations delekode", "Or the share code of an organisation"),
        help_text=later(
            "Står den, du vil henvise til, ikke på listen, så bed om koden, fx K7QF-2M9D-XWPT.",
            "If whoever you refer to is not in the list, ask for the code, such as K7QF-2M9D-XWPT.",
        ),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, step: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["actor"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _actors(step)
        self.receiver: Receiver | None = None

    def clean_email(self) -> str:
        """An address in small letters, or nothing."""
        told = self.cleaned_data["email"].strip()
        return str(EMAIL.clean(told)).lower() if told else ""

    def clean(self) -> dict[str, Any]:
        """Finds the receiver; or says which of the three fields to mend."""
        said = super().clean() or self.cleaned_data
        if {"actor", "email", "code"} & set(self.errors):
            return said
        actor, email, code = said["actor"], said["email"], said["code"].strip()
        if bool(actor) == bool(code):
            self.add_error(
                "actor",
                say(
                    "Vælg en aktør, eller skriv en delekode, men ikke begge dele.",
                    "Choose an actor or write a share code, but not both.",
                ),
            )
        elif code:
            self._by_code(code, email)
        else:
            self._by_actor(actor, email)
        return said

    def _by_code(self, code: str, email: str) -> None:
        plain = "".join(code.split()).upper().replace("-", "")
        found = (
            organisation_by_code("-".join(plain[at : at + 4] for at in (0, 4, 8)))
            if len(plain) == 12
            else None
        )
        if email:
            self.add_error(
                "email",
                say(
                    "Lad feltet stå tomt: en organisation med en kode er her selv.",
                    "Leave it empty: an organisation with a code is here itself.",
                ),
            )
        elif found is None:
            self.add_error(
                "code",
                say(
                    "Ingen organisation har den kode. Bed om den igen.",
                    "No organisation has this code. Ask for it again.",
                ),
            )
        else:
            self.receiver = Receiver(found.name, organisation=found)

    def _by_actor(self, actor: str, email: str) -> None:
        place, name = receiver_of(actor), name_of(actor)
        if place and email:
            self.add_error(
                "email",
                say(
                    "Lad feltet stå tomt: {name} er selv på Vejviser.",
                    "Leave it empty: {name} is on Vejviser itself.",
                    name=name,
                ),
            )
        elif place or email:
            self.receiver = Receiver(name[:200], actor, place, email)
        else:
            self.add_error(
                "email",
                say(
                    "{name} er ikke selv på Vejviser. Skriv en e-mail at sende linket til.",
                    "{name} is not on Vejviser itself. Write an e-mail to send the link to.",
                    name=name,
                ),
            )


def _actors(step: str) -> list[tuple[str, Any]]:
    """The actors of the step first, then all others, each by name."""
    day = today()
    first = suggested(step, day) if step else []
    known = {row.id for row in first}
    others = [row for name, row in actors_on(day).items() if name not in known]
    found: list[tuple[str, Any]] = [("", say("Vælg", "Choose"))]
    if first:
        found.append((say("Ved dette trin", "At this step"), _named(first)))
        found.append((say("Alle andre", "All others"), _named(others)))
    else:
        found += _named(others)
    return found


def _named(rows: Sequence[Actor]) -> list[tuple[str, str]]:
    return sorted(((row.id, row.name.say(lang())) for row in rows), key=lambda pair: pair[1].casefold())


class Refer(ToWhom):
    """A new referral: of a project with the facts that are ticked, or of oneself."""

    subject = forms.CharField(
        label=later("Hvad drejer det sig om?", "What is it about?"),
        help_text=later(
            "En linje, som modtageren kan kende sagen på.", "One line by which the receiver knows the case."
        ),
        max_length=150,
        error_messages={"required": later("Skriv, hvad det drejer sig om.", "Write what it is about.")},
    )
    note = long_text(
        later("Note", "Note"),
        NOTE,
        6,
        later(
            "Hvad har du brug for, og hvad har du gjort indtil nu? Skriv ingen oplysninger om patienter.",
            "What do you need, and what have you done so far? Write nothing about patients.",
        ),
        later("Skriv en kort note.", "Write a short note."),
    )
    facts = forms.MultipleChoiceField(
        label=later(
            "Hvilke oplysninger om projektet må følge med?", "Which facts of the project may go along?"
        ),
        help_text=later(
            "Kun det, du sætter kryds ved. Modtageren får svarene, som de er nu, og ser ikke andet.",
            "Only what you tick. The receiver gets the answers as they are now, and sees nothing else.",
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": later(
                "Et af krydsene passer ikke med projektet mere. Se dem igennem.",
                "One of the ticks no longer fits the project. Look through them.",
            )
        },
    )
    due = Day(
        label=later("Svar ønskes senest", "Answer wanted by"),
        help_text=later("Tomt felt betyder om {n} arbejdsdage.", "Empty means in {n} working days."),
    )
    contact = contact_field()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, user: User, step: str, facts: Sequence[Fact], version: int | None, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(step, *args, **kwargs)
        self.of_project, self.now = version is not None, version
        self.fields["due"].help_text = str(self.fields["due"].help_text).format(n=ANSWER_DAYS)
        chosen = self.fields["facts"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = [(one.id, one.label.say(lang())) for one in facts]
        chosen.option_hints = {one.id: _brief(one.answer.say(lang())) for one in facts}  # type: ignore[attr-defined]
        if self.of_project:
            self.fields["version"].initial = version
        else:
            del self.fields["version"]
            self.fields["organisation"] = PlaceField(
                user, writable(user), later("Hvem henviser?", "Who refers?")
            )
        if not facts:
            del self.fields["facts"]

    def clean_subject(self) -> str:
        """The subject on one line."""
        return clean_name(self.cleaned_data["subject"])

    def clean_note(self) -> str:
        """The note without control characters."""
        return required(tidy(self.cleaned_data["note"]))

    def clean_contact(self) -> str:
        """The contact on one line."""
        return one_line(self.cleaned_data["contact"])

    def clean_due(self) -> dt.date:
        """A day from tomorrow to half a year ahead; ten working days ahead for none."""
        day: dt.date | None = self.cleaned_data["due"]
        if day and not today() < day <= today() + _FARTHEST:
            raise forms.ValidationError(
                say(
                    "Vælg en dag fra i morgen og et halvt år frem.",
                    "Choose a day from tomorrow and half a year ahead.",
                )
            )
        return day or due_from(today())

    def clean_version(self) -> int | None:
        """The state of the project that the sender saw; refuses one that is not the state of now."""
        seen: int | None = self.cleaned_data["version"]
        if self.cleaned_data.get("facts") and seen != self.now:
            raise forms.ValidationError(
                say(
                    "Projektet er ændret, mens du skrev. Se de valgte oplysninger igennem, og send igen.",
                    "The project was changed while you wrote. Look through the chosen facts and send again.",
                )
            )
        return seen


def required(text: str) -> str:
    """The text; raises `ValidationError` where nothing is left of it."""
    if not text:
        raise forms.ValidationError(say("Skriv en tekst.", "Write a text."))
    return text


def _brief(text: str) -> str:
    return text if len(text) <= 300 else f"{text[:299]}…"


class PassOn(ToWhom):
    """To whom a referral is passed on, with a note of one's own."""

    text = long_text(
        later("Din note til den næste", "Your note to the next"),
        REASON,
        4,
        later("Alle, som henvisningen kommer forbi, ser den.", "All whom the referral comes to see it."),
    )

    def clean_text(self) -> str:
        """The note without control characters."""
        return tidy(self.cleaned_data["text"])


class _Worded(forms.Form):
    text: Any

    def clean_text(self) -> str:
        """The words without control characters."""
        return required(tidy(self.cleaned_data["text"]))


class Accept(forms.Form):
    """A referral taken on."""

    contact = contact_field()

    def clean_contact(self) -> str:
        """The contact on one line."""
        return one_line(self.cleaned_data["contact"])


class Answer(_Worded, Accept):
    """What the receiver answers."""

    field_order = ("text", "contact")
    text = long_text(later("Svar", "Answer"), ANSWER, 6, required=later("Skriv et svar.", "Write an answer."))


class Decline(_Worded):
    """Why the receiver cannot."""

    text = long_text(
        later("Begrundelse", "Reason"),
        REASON,
        4,
        required=later(
            "Skriv hvorfor, så afsenderen kan komme videre.", "Write why, so that the sender can go on."
        ),
    )


class End(forms.Form):
    """What came of a referral."""

    outcome = forms.ChoiceField(
        label=later("Hjalp henvisningen?", "Did the referral help?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": later("Vælg et svar.", "Choose an answer.")},
    )
    text = long_text(
        later("Hvad kom der ud af det?", "What came of it?"),
        REASON,
        4,
        later("De andre i henvisningen ser det.", "The others of the referral see it."),
    )

    def clean_text(self) -> str:
        """The words without control characters."""
        return tidy(self.cleaned_data["text"])
