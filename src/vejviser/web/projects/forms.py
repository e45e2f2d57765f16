"""The forms that begin a project."""

from __future__ import annotations

from django import forms

from vejviser.road.project import LIMIT
from vejviser.web.projects.store import TITLE_LENGTH
from vejviser.web.words import later, say


class NewProject(forms.Form):
    """The name of a project that is begun."""

    name = forms.CharField(
        label=later("Hvad hedder projektet?", "What is the project called?"),
        help_text=later("Et navn, som du selv kan kende det på.", "A name by which you will know it."),
        max_length=TITLE_LENGTH,
        error_messages={"required": later("Skriv et navn til projektet.", "Write a name for the project.")},
    )


class ImportProject(forms.Form):
    """A project file that is taken in."""

    file = forms.FileField(
        label=later("Projektfil", "Project file"),
        help_text=later(
            "En fil i formatet YAML, som du har hentet her eller skrevet selv.",
            "A YAML file that you downloaded here or wrote yourself.",
        ),
        error_messages={
            "required": later("Vælg en fil.", "Choose a file."),
            "empty": later("Filen er tom.", "The file is empty."),
        },
    )

    def clean_file(self) -> str:
        """The text of the file, line ends as they are."""
        given = self.cleaned_data["file"]
        if given.size > 4 * LIMIT:
            raise forms.ValidationError(
                say(
                    "Filen er for stor; den må have {n} tegn.",
                    "The file is too big; it may have {n} characters.",
                    n=LIMIT,
                )
            )
        raw = given.read()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text:
            raise forms.ValidationError(
                say("Filen er ikke tekst i UTF-8. Gem den som UTF-8, og prøv igen.",
                    "The file is not text in UTF-8. Save it as UTF-8 and try again.")
            )  # fmt: skip
        return str(text)
