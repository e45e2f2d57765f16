"""The forms of those who set up and run a workshop."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from vejviser.web.law import house
from vejviser.web.words import lang, later, say
from vejviser.web.workshops.models import Languages, PromotionKind, Sort, Stage, Workshop
from vejviser.workshop.kinds import KINDS, KindsError, kinds_of, lines_of

MOST_QUESTIONS, LONGEST_QUESTION = 10, 200
CONSENT = {
    "da": "Jeg vil gerne stå med navn og organisation på deltagerlisten i rapporten. Mit navn bindes ikke "
    "til mine udsagn eller stemmer.",
    "en": "I would like my name and organisation on the list of participants in the report. My name is not "
    "tied to my statements or votes.",
}


class SetUp(forms.Form):
    """What a workshop is about, who is asked, and how it is run."""

    title = forms.CharField(
        label=later("Hvad hedder workshoppen?", "What is the workshop called?"),
        max_length=120,
        error_messages={"required": later("Skriv en titel.", "Write a title.")},
    )
    theme = forms.CharField(
        label=later("Tema", "Theme"),
        help_text=later("Det, som deltagerne læser først.", "What the participants read first."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    purpose = forms.CharField(
        label=later("Formål", "Purpose"),
        help_text=later("Står i rapporten.", "Stands in the report."),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    stage = forms.ChoiceField(
        label=later("Etape på vejen", "Stage of the road"), choices=Stage.choices, required=False
    )
    held = forms.DateField(
        label=later("Dag", "Day"),
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y"),
        initial=dt.date.today,
        error_messages={
            "required": later("Skriv dagen.", "Write the day."),
            "invalid": later("Skriv dagen som 31/12/2027.", "Write the day as 31/12/2027."),
        },
    )
    questions = forms.CharField(
        label=later("Spørgsmål", "Questions"),
        help_text=later("Ét på hver linje, højst ti.", "One a line, ten at most."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    kinds = forms.CharField(
        label=later("Slags organisationer", "Kinds of organisation"),
        help_text=later(
            "Deltagerne vælger én. Én på hver linje, dansk og engelsk med skråstreg imellem.",
            "Participants choose one. One a line, Danish and English with a slash between.",
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
        initial=lines_of(KINDS),
        error_messages={"required": later("Skriv mindst to slags.", "Write at least two kinds.")},
    )
    languages = forms.ChoiceField(label=later("Sprog", "Language"), choices=Languages.choices)
    consent = forms.CharField(
        label=later("Samtykke", "Consent"),
        help_text=later(
            "Det, som den siger ja til, der vil stå med navn i rapporten.",
            "What those agree to who want their name in the report.",
        ),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": later("Skriv samtykket.", "Write the consent.")},
    )
    approval = forms.BooleanField(
        label=later("Udsagn skal godkendes, før de vises", "Statements need approval before they are shown"),
        required=False,
    )
    write_while_voting = forms.BooleanField(
        label=later("Der må skrives udsagn, mens der stemmes", "Statements may be written during voting"),
        required=False,
        initial=True,
    )

    def clean_questions(self) -> list[str]:
        """The questions as a list."""
        found = [line.strip() for line in self.cleaned_data["questions"].splitlines() if line.strip()]
        if len(found) > MOST_QUESTIONS or any(len(line) > LONGEST_QUESTION for line in found):
            raise forms.ValidationError(
                say(
                    "Skriv højst {n} spørgsmål på højst {m} tegn.",
                    "Write at most {n} questions of at most {m} characters.",
                    n=MOST_QUESTIONS,
                    m=LONGEST_QUESTION,
                )
            )
        return found

    def clean_kinds(self) -> list[list[str]]:
        """The kinds as they are kept."""
        try:
            found = kinds_of(self.cleaned_data["kinds"])
        except KindsError as error:
            raise forms.ValidationError(error.fault.say(lang())) from None
        return [[kind.key, kind.name.da, kind.name.en] for kind in found]


def told(workshop: Workshop) -> dict[str, Any]:
    """What the set-up form shows of a workshop."""
    plain = {name: getattr(workshop, name) for name in SetUp.base_fields}
    kinds = lines_of(workshop.organisation_kinds)
    return {**plain, "questions": "\n".join(workshop.questions), "kinds": kinds}


def set_up(workshop: Workshop, given: dict[str, Any]) -> Workshop:
    """The workshop with what the set-up form was given, not yet saved."""
    for name in SetUp.base_fields:
        setattr(workshop, name, given[name])
    return workshop


def step_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The steps of the handbook by stage, to choose from."""
    stages: dict[str, list[tuple[str, str]]] = {}
    for step in house().handbook.steps.values():
        stages.setdefault(str(Stage(step.stage).label), []).append((step.id, step.title.say(lang())))
    return [(stage, sorted(found, key=lambda one: one[1])) for stage, found in stages.items()]


def experience_choices() -> list[tuple[str, str]]:
    """The experiences of the handbook, to choose from."""
    found = house().reference.experiences.values()
    return sorted(((row.id, row.title.say(lang())) for row in found), key=lambda one: one[1])


class Tie(forms.Form):
    """Where a statement belongs: in the report, on the road, beside which experiences."""

    sort = forms.ChoiceField(
        label=later("Hører i rapporten under", "Belongs in the report under"), choices=Sort.choices
    )
    steps = forms.MultipleChoiceField(
        label=later("Trin på vejen", "Steps of the road"),
        choices=step_choices,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    experiences = forms.MultipleChoiceField(
        label=later("Kendte erfaringer, der siger det samme", "Known experiences that say the same"),
        choices=experience_choices,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )


class Promote(forms.Form):
    """A statement that is to live on, in both languages."""

    kind = forms.ChoiceField(
        label=later("Gør udsagnet til", "Turn the statement into"), choices=PromotionKind.choices
    )
    text_da = forms.CharField(
        label=later("På dansk", "In Danish"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": later("Skriv det på dansk.", "Write it in Danish.")},
    )  # fmt: skip
    text_en = forms.CharField(
        label=later("På engelsk", "In English"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": later("Skriv det på engelsk.", "Write it in English.")},
    )  # fmt: skip
    steps = forms.MultipleChoiceField(
        label=later("Trin på vejen", "Steps of the road"),
        choices=step_choices,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        error_messages={
            "required": later(
                "Vælg mindst ét trin: alt i Vejviser hænger på et trin.",
                "Choose at least one step: everything in Vejviser hangs on a step.",
            )
        },
    )


class Upload(forms.Form):
    """A sheet with votes from paper."""

    file = forms.FileField(
        label=later("Ark i CSV", "Sheet in CSV"),
        error_messages={
            "required": later("Vælg en fil.", "Choose a file."),
            "empty": later("Filen er tom.", "The file is empty."),
        },
    )

    def clean_file(self) -> str:
        """The text of the sheet."""
        given = self.cleaned_data["file"]
        if given.size > 500_000:
            raise forms.ValidationError(
                say(
                    "Filen er større end 500 kB. Del den i flere.",
                    "The file is larger than 500 kB. Split it.",
                )
            )
        try:
            text = str(given.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text:  # a database may not hold it, and a table saved in UTF-16 has many
            raise forms.ValidationError(
                say("Filen er ikke tekst i UTF-8. Gem den som »CSV UTF-8«.",
                    "The file is no text in UTF-8. Save it as “CSV UTF-8”.")
            )  # fmt: skip
        return text
