"""The form of a contribution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db.models import QuerySet

from vejviser.web.accounts.models import Organisation, User
from vejviser.web.knowledge.fields import OrganisationField, RegionField, YearField, text, when_where
from vejviser.web.knowledge.models import TITLE_LENGTH, Entry, Kind, Language, Outcome, Version
from vejviser.web.knowledge.permissions import nameable_by, writing_for
from vejviser.web.knowledge.plain import clean, impersonal, one_line, something
from vejviser.web.knowledge.said import Place, by_stage, places
from vejviser.web.law import house, today
from vejviser.web.words import lang, later, say


def _step_choices() -> list[tuple[str, str]]:
    return [(one.id, one.title) for one in places(list(house().handbook.steps))]


@dataclass(frozen=True)
class StepGroups:
    """The steps of a form: those chosen, and the others by stage, each with its number in the field."""

    chosen: list[tuple[int, Place]]
    others: list[tuple[str, list[tuple[int, Place]]]]


class Contribution(forms.Form):
    """What a version says; `number` is the version that it was made from."""

    number = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=later("Hvad er det?", "What is it?"), choices=Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": later("Vælg, hvad det er.", "Choose what it is.")},
    )  # fmt: skip
    title = forms.CharField(
        label=later("Overskrift", "Title"),
        help_text=later("Sig det vigtigste i én linje.", "Say the most important in one line."),
        max_length=TITLE_LENGTH,
        error_messages={"required": later("Skriv en overskrift.", "Write a title.")},
    )
    steps = forms.MultipleChoiceField(
        label=later("Trin på vejen", "Steps of the road"),
        help_text=later(
            "Vælg det eller de trin, det handler om.", "Choose the step or steps that it is about."
        ),
        choices=_step_choices,
        error_messages={
            "required": later("Vælg mindst ét trin.", "Choose at least one step."),
            "invalid_choice": later("Vælg trin fra listen.", "Choose steps from the list."),
        },
    )
    outcome = forms.ChoiceField(
        label=later("Hvordan gik det?", "How did it go?"),
        help_text=later("En erfaring skal sige det.", "An experience must say so."),
        choices=[*Outcome.choices, ("", later("Det er ikke prøvet af endnu", "Not tried yet"))],
        widget=forms.RadioSelect, required=False,
    )  # fmt: skip
    tried = text(
        "Hvad prøvede du?", "What did you try?",
        ("Hvad du gjorde, og hvad du ville opnå.", "What you did, and what you were after."),
    )  # fmt: skip
    happened = text(
        "Hvad skete der?", "What happened?",
        ("Hvad der gik godt eller galt, og hvorfor.", "What went well or wrong, and why."),
    )  # fmt: skip
    lesson = text(
        "Hvad kan andre lære af det?", "What can others learn from it?",
        ("Det, du ville ønske, du havde vidst. Det står først på siden.",
         "What you wish you had known. It stands first on the page."),
        ("Skriv, hvad andre kan lære.", "Write what others can learn."),
    )  # fmt: skip
    region = RegionField()
    year = YearField()
    language = forms.ChoiceField(
        label=later("Hvilket sprog har du skrevet på?", "Which language did you write in?"),
        choices=Language.choices, widget=forms.RadioSelect,
    )  # fmt: skip
    source = forms.CharField(
        label=later("Kilde", "Source"),
        help_text=later("Fx titlen på en rapport.", "Such as the title of a report."),
        max_length=500,
        required=False,
    )
    url = forms.URLField(
        label=later("Link til kilden", "Link to the source"), max_length=500, required=False,
        assume_scheme="https", validators=[URLValidator(schemes=["http", "https"])],
        error_messages={
            "invalid": later("Skriv en adresse som https://eksempel.dk/rapport.",
                             "Write an address such as https://example.org/report.")
        },
    )  # fmt: skip
    named = forms.BooleanField(
        label=later("Vis organisationens navn", "Show the name of the organisation"),
        help_text=later(
            "Ellers står der, at redaktionen kender organisationen. Navne på personer vises aldrig.",
            "Otherwise it says that the editors know the organisation. Names of people are never shown.",
        ),
        required=False,
    )  # fmt: skip

    def __init__(
        self, *args: Any, user: User, entry: Entry | None = None, before: Version | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.before = user, before
        self.of = entry.organisation if entry else None
        self.fields["language"].initial = lang()
        self.fields["year"].initial = today().year

    def step_groups(self) -> StepGroups:
        """The steps that are chosen, and the others under their stages, each with its number in the field."""
        value = self["steps"].value() or []
        chosen = {str(one) for one in value} if isinstance(value, list | tuple) else set()
        known = places(list(house().handbook.steps))
        rows = {one.id: (number, one) for number, one in enumerate(known)}
        others = tuple(one for one in known if one.id not in chosen)
        return StepGroups(
            [rows[one.id] for one in known if one.id in chosen],
            [(stage, [rows[one.id] for one in some]) for stage, some in by_stage(others)],
        )

    def clean_title(self) -> str:
        """The title on one line."""
        return something(one_line(impersonal(self.cleaned_data["title"])))

    def clean_source(self) -> str:
        """The source on one line."""
        return one_line(impersonal(self.cleaned_data["source"]))

    def clean_tried(self) -> str:
        """The text, cleaned."""
        return clean(impersonal(self.cleaned_data["tried"]))

    def clean_happened(self) -> str:
        """The text, cleaned."""
        return clean(impersonal(self.cleaned_data["happened"]))

    def clean_lesson(self) -> str:
        """The text, cleaned."""
        return something(clean(impersonal(self.cleaned_data["lesson"])))

    def clean(self) -> dict[str, Any]:
        """What bears on more than one field: outcome and kind, region and year, source and name."""
        told = super().clean() or self.cleaned_data
        if told.get("kind") == Kind.EXPERIENCE and not told.get("outcome"):
            self.add_error("outcome", say("En erfaring skal sige, hvordan det gik.",
                                          "An experience must say how it went."))  # fmt: skip
        if told.get("region") and told.get("year"):
            try:
                when_where(told["region"], told["year"])
            except forms.ValidationError as error:
                self.add_error("region", error)
        organisation = told.get("organisation", self.of)
        if organisation is not None:
            self._check_source(told, organisation)
        return told

    def _check_source(self, told: dict[str, Any], organisation: Organisation) -> None:
        agreed = bool(self.before and self.before.named)
        if (
            told.get("named")
            and not agreed
            and not nameable_by(self.user).filter(id=organisation.id).exists()
        ):
            self.add_error("named", say(
                "Kun en ejer eller redaktør kan give lov til at vise navnet på en organisation.",
                "Only an owner or editor can agree to show the name of an organisation.",
            ))  # fmt: skip
        unsourced = not (told.get("source") or told.get("url")) and not {"source", "url"} & set(self.errors)
        if organisation.personal and unsourced:
            self.add_error("source", say(
                "Skriver du kun for dig selv, skal der være en kilde, som andre kan slå op.",
                "If you write only for yourself, there must be a source that others can look up.",
            ))  # fmt: skip


class NewContribution(Contribution):
    """A contribution that is begun, and for whom."""

    organisation = OrganisationField(label=later("Hvem skriver du for?", "Whom do you write for?"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        among = writing_for(user)
        self._among(among)
        self.fields["organisation"].initial = among.first()
        self.order_fields(["number", "organisation"])

    def _among(self, among: QuerySet[Organisation]) -> None:
        field = self.fields["organisation"]
        assert isinstance(field, OrganisationField)
        field.queryset, field.empty_label = among, None
