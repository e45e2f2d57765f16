"""The forms that begin a project, change its head and share it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from vejviser.export.fhir.reading import parse_response, project_text
from vejviser.export.fhir.refusal import ResponseError
from vejviser.road.project import LIMIT
from vejviser.web.accounts.models import Organisation, User
from vejviser.web.law import house
from vejviser.web.projects.models import ShareRole
from vejviser.web.projects.places import PlaceField, writable
from vejviser.web.projects.store import TITLE_LENGTH
from vejviser.web.words import lang, later, say

_LONG = 20_000
_DAY = "%d/%m/%Y"
_EARLIEST, _LATEST = dt.date(1990, 1, 1), dt.date(2100, 1, 1)


class _Placed(forms.Form):
    """A form that begins a project in one of the person's organisations."""

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among = writable(user) if user else Organisation.objects.none()
        self.fields["organisation"] = PlaceField(user, among)


class NewProject(_Placed):
    """The name of a project that is begun."""

    name = forms.CharField(
        label=later("Hvad hedder projektet?", "What is the project called?"),
        help_text=later("Et navn, som du selv kan kende det på.", "A name by which you will know it."),
        max_length=TITLE_LENGTH,
        error_messages={"required": later("Skriv et navn til projektet.", "Write a name for the project.")},
    )


class ProjectFile(forms.Form):
    """A project file from the person's machine."""

    file = forms.FileField(
        label=later("Projektfil", "Project file"),
        help_text=later(
            "En projektfil i YAML, som du har hentet her eller skrevet selv, eller et besvaret spørgeskema i "
            "FHIR R4 (QuestionnaireResponse som JSON).",
            "A project file in YAML that you downloaded here or wrote yourself, or an answered questionnaire "
            "in FHIR R4 (QuestionnaireResponse as JSON).",
        ),
        error_messages={
            "required": later("Vælg en fil.", "Choose a file."),
            "empty": later("Filen er tom.", "The file is empty."),
        },
    )

    def clean_file(self) -> str:
        """The text of a project file, line ends as they are; an answered questionnaire as one."""
        given = self.cleaned_data["file"]
        if given.size > 4 * LIMIT:
            raise forms.ValidationError(
                say(
                    "Filen er for stor; den må have {n} tegn.",
                    "The file is too big; it may have {n} characters.",
                    n=LIMIT,
                )
            )
        raw: bytes = given.read()
        if is_response(raw):
            try:
                return project_text(parse_response(raw, house().facts, str(given.name)))
            except ResponseError as error:
                raise forms.ValidationError(error.lines(lang())) from None
        return decoded(raw)


class ImportProject(_Placed, ProjectFile):
    """A project file that is taken in as a new project."""


def is_response(raw: bytes) -> bool:
    """True for JSON that says what resource of FHIR it is; a project file says no such thing."""
    return raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" and b'"resourceType"' in raw


def decoded(raw: bytes) -> str:
    """The text that the bytes stand for; raises `ValidationError` when they are no text in UTF-8."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise forms.ValidationError(
            say("Filen er ikke tekst i UTF-8. Gem den som UTF-8, og prøv igen.",
                "The file is not text in UTF-8. Save it as UTF-8 and try again.")
        )  # fmt: skip
    return text


class Day(forms.DateField):
    """A day written as 31/12/2027 or 2027-12-31, or none; no day that the law cannot know."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False, input_formats=[_DAY, "%Y-%m-%d"], widget=forms.DateInput(format=_DAY),
            error_messages={
                "invalid": later("Skriv datoen som 31/12/2027.", "Write the date as 31/12/2027.")
            },
            **kwargs,
        )  # fmt: skip

    def validate(self, value: dt.date | None) -> None:
        """Refuses days before 1990 and after 2100."""
        super().validate(value)
        if value and not _EARLIEST <= value <= _LATEST:
            raise forms.ValidationError(
                say("Datoen skal ligge i årene 1990-2100.", "The date must lie in the years 1990-2100.")
            )


class Settings(forms.Form):
    """What stands at the top of a project file."""

    name = forms.CharField(
        label=later("Projektets navn", "Name of the project"),
        max_length=TITLE_LENGTH,
        error_messages={"required": later("Skriv et navn til projektet.", "Write a name for the project.")},
    )
    about = forms.CharField(
        label=later("Om projektet", "About the project"),
        help_text=later("Til dem, der læser med.", "For those who read along."),
        required=False,
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    purpose = forms.CharField(
        label=later("Erklæret formål", "Intended purpose"),
        help_text=later(
            "Hvad udstyret skal bruges til, af hvem og på hvem, med dine egne ord. Loven tager ikke "
            "stilling til teksten, men svarene skal passe med den.",
            "What the device is for, by whom and on whom, in your own words. The law takes no notice "
            "of the text, but the answers must agree with it.",
        ),
        required=False,
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip
    as_of = Day(
        label=later("Vis vejen pr. dato", "Show the road as of"),
        help_text=later("Tomt felt betyder i dag.", "Empty means today."),
    )
    start = Day(
        label=later("Arbejdet begynder", "The work begins"),
        help_text=later("Tomt felt betyder i dag.", "Empty means today."),
    )

    def clean(self) -> dict[str, Any]:
        """Line ends as one letter, as project files have them."""
        said = super().clean() or self.cleaned_data
        for key in ("about", "purpose"):
            said[key] = said.get(key, "").replace("\r\n", "\n").replace("\r", "\n").strip()
        return said


EMAIL = forms.EmailField(
    error_messages={
        "invalid": later(
            "Skriv en e-mailadresse som navn@eksempel.dk.",
            "Write an e-mail address such as name@example.org.",
        )
    }
)


class ShareProject(forms.Form):
    """With whom to share, and what they may do."""

    to = forms.CharField(
        label=later("Delekode eller e-mail", "Share code or e-mail"),
        help_text=later(
            "Organisationens delekode, som et medlem kan give dig, eller e-mailen på en af dens ejere. Til "
            "en e-mail sender vi et link.",
            "The share code of the organisation, which a member can give you, or the e-mail of one of its "
            "owners. To an e-mail we send a link.",
        ),
        max_length=254,
        error_messages={
            "required": later("Skriv en delekode eller en e-mail.", "Write a share code or an e-mail.")
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    role = forms.ChoiceField(
        label=later("De må", "They may"),
        choices=ShareRole.choices,
        initial=ShareRole.READER,
        widget=forms.RadioSelect,
    )

    def clean_to(self) -> str:
        """An address in small letters, or a code as it is kept; raises `ValidationError` for neither."""
        told = "".join(self.cleaned_data["to"].split())
        if "@" in told:
            return str(EMAIL.clean(told)).lower()
        plain = told.upper().replace("-", "")
        if len(plain) != 12 or not plain.isascii():
            raise forms.ValidationError(
                say("En delekode har 12 tegn, fx K7QF-2M9D-XWPT.",
                    "A share code has 12 characters, such as K7QF-2M9D-XWPT.")
            )  # fmt: skip
        return "-".join(plain[at : at + 4] for at in (0, 4, 8))
