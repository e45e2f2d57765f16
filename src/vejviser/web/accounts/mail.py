"""Letters by e-mail: plain text, with nothing in the heads that a name could break out of."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage

from vejviser.web.words import say


@dataclass(frozen=True)
class Letter:
    """One letter: to whom, about what, what it says, a link and what stands below."""

    to: str
    subject: str
    what: str
    how: str
    link: str
    below: str


def post(letter: Letter) -> None:
    """Sends the letter; a name with line breaks in it stands on one line of the subject."""
    greeting = say("Venlig hilsen\nVejviser", "Kind regards\nVejviser")
    body = "\n\n".join([letter.what, letter.how, letter.link, letter.below, greeting])
    subject = one_line(letter.subject)
    EmailMessage(subject, body + "\n", settings.DEFAULT_FROM_EMAIL, [letter.to]).send()


def one_line(text: str) -> str:
    """The text without line breaks and control characters, at most 150 characters long."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return clean if len(clean) <= 150 else clean[:149] + "…"
