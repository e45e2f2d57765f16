"""Errors as RFC 9457 wants them: what went wrong, where, and how to mend it, in the caller's language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse

from vejviser.handbook.entries import Text
from vejviser.web.words import lang

MEDIA_TYPE = "application/problem+json"
PAGE = "/api/v1/"


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its status, what it is called, and what to do about it."""

    status: int
    title: Text
    detail: Text


KINDS: dict[str, Kind] = {
    "not-json": Kind(
        400, Text("Det sendte er ikke JSON", "What was sent is not JSON"),
        Text("Send ét JSON-objekt i UTF-8.", "Send one JSON object in UTF-8."),
    ),
    "bad-request": Kind(
        400, Text("Forespørgslen kan ikke læses", "The request cannot be read"),
        Text("Ret adressen eller hovedet, og send den igen.",
             "Correct the address or the header and send it again."),
    ),
    "no-credentials": Kind(
        401, Text("Du skal vise, hvem du er", "You must show who you are"),
        Text("Send et token som »Authorization: Bearer vjv_...«, eller log ind i browseren.",
             "Send a token as 'Authorization: Bearer vjv_...', or log in with the browser."),
    ),
    "bad-token": Kind(
        401, Text("Tokenet gælder ikke", "The token does not hold"),
        Text("Det er skrevet forkert eller trukket tilbage. En ejer af organisationen kan lave et nyt.",
             "It is misspelt or revoked. An owner of the organisation can make a new one."),
    ),
    "not-allowed": Kind(
        403, Text("Det må du ikke her", "You may not do that here"),
        Text("Du kan læse, men ikke ændre det, du beder om. Bed en ejer om lov, eller lav en kopi.",
             "You can read, but not change, what you ask for. Ask an owner to let you, or make a copy."),
    ),
    "csrf": Kind(
        403, Text("Anmodningen mangler browserens nøgle", "The request lacks the browser's key"),
        Text("En browser, der er logget ind, sender værdien af cookien vejviser_csrf som hovedet "
             "X-CSRFToken. Et program bruger et token.",
             "A browser that is logged in sends the value of the cookie vejviser_csrf as the header "
             "X-CSRFToken. A program uses a token."),
    ),
    "not-found": Kind(
        404, Text("Det findes ikke", "There is no such thing"),
        Text("Adressen er forkert, det er slettet, eller du har ikke adgang til det.",
             "The address is wrong, it is deleted, or you have no access to it."),
    ),
    "method": Kind(
        405, Text("Det kan adressen ikke", "The address cannot do that"),
        Text("Brug en af de metoder, som hovedet Allow nævner.",
             "Use one of the methods that the header Allow names."),
    ),
    "clash": Kind(
        409, Text("Svarene kan ikke stå sammen", "The answers cannot stand together"),
        Text("Intet er ændret. Ret eller fjern et af de svar, der er nævnt.",
             "Nothing was changed. Correct or take out one of the answers named."),
    ),
    "not-needed": Kind(
        409, Text("Projektet har ikke brug for papiret", "The project does not need the paper"),
        Text("Intet trin på vejen beder om det.", "No step of the road asks for it."),
    ),
    "too-big": Kind(
        413, Text("Det fylder for meget", "That is too big"),
        Text("Send højst 1 MB ad gangen.", "Send at most 1 MB at once."),
    ),
    "invalid": Kind(
        422, Text("Noget af det sendte kan ikke bruges", "Some of what was sent cannot be used"),
        Text("Intet er ændret. Ret det, der er nævnt, og send det igen.",
             "Nothing was changed. Mend what is named and send it again."),
    ),
    "too-often": Kind(
        429, Text("Det går for hurtigt", "That is too fast"),
        Text("Vent så mange sekunder, som hovedet Retry-After siger.",
             "Wait as many seconds as the header Retry-After says."),
    ),
    "broken": Kind(
        500, Text("Noget gik galt hos os", "Something went wrong on our side"),
        Text("Fejlen er skrevet i loggen. Prøv igen om lidt.",
             "The fault is in the log. Try again in a while."),
    ),
    "unavailable": Kind(
        503, Text("Vi kan ikke svare lige nu", "We cannot answer just now"),
        Text("Prøv igen om lidt.", "Try again in a while."),
    ),
}  # fmt: skip
"""Every kind of problem; the key is the anchor of its address."""

_OF_STATUS = {401: "no-credentials", 403: "not-allowed", 404: "not-found", 405: "method", 413: "too-big",
              422: "invalid", 429: "too-often", 503: "unavailable"}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: its place in what was sent, in words, and the nearest valid spelling or ""."""

    where: str
    what: str
    nearest: str = ""


class ProblemError(Exception):
    """Something that the caller must mend; `kind` is a key of `KINDS`, `detail` says more than it does."""

    def __init__(
        self,
        kind: str,
        detail: str = "",
        faults: Iterable[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kind)
        self.kind, self.detail, self.faults = kind, detail, tuple(faults)
        self.headers = dict(headers or {})

    def response(self) -> HttpResponse:
        """The problem as a response, in the language of the caller."""
        kind, language = KINDS[self.kind], lang()
        told = {
            "type": f"{PAGE}#{self.kind}",
            "title": kind.title.say(language),
            "status": kind.status,
            "detail": self.detail or kind.detail.say(language),
            "faults": [{"where": one.where, "what": one.what, "nearest": one.nearest} for one in self.faults],
        }
        body = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
        return HttpResponse(body, status=kind.status, content_type=MEDIA_TYPE, headers=self.headers)


def kind_of(status: int) -> str:
    """The kind of problem that a bare status stands for."""
    return _OF_STATUS.get(status, "bad-request" if status < 500 else "broken")
