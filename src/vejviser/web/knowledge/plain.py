"""Text as people send it, cleaned; and refused where it plainly tells of a person."""

from __future__ import annotations

import re

from django import forms

from vejviser.web.words import say

_CPR = re.compile(r"\b(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}[- ]?\d{4}\b")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


def clean(text: str) -> str:
    """The text with line ends as one letter, and without characters that nobody sees."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in unified if c in "\n\t" or c.isprintable() or c == "\u00a0").strip()


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(clean(text).split())


def impersonal(text: str) -> str:
    """The text; raises `ValidationError` where a civil registration number or an e-mail stands in it."""
    if _CPR.search(text):
        raise forms.ValidationError(
            say("Der står noget, der ligner et CPR-nummer. Fjern det.",
                "Something looks like a Danish civil registration number. Remove it.")
        )  # fmt: skip
    if _EMAIL.search(text):
        raise forms.ValidationError(
            say("Der står en e-mailadresse. Fjern den; redaktionen ved, hvem du er.",
                "There is an e-mail address. Remove it; the editors know you.")
        )  # fmt: skip
    return text


def something(text: str) -> str:
    """The text; raises `ValidationError` where nothing is left of it."""
    if not text:
        raise forms.ValidationError(say("Skriv noget, der kan læses.", "Write something that can be read."))
    return text
