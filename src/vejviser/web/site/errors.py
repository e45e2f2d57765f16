"""The pages that say what went wrong and what to do; none needs the database."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from vejviser.web.operation.requests import request_id
from vejviser.web.site.context import frame
from vejviser.web.words import say


def problem(request: HttpRequest, status: int, title: str, what: str, *mend: str) -> HttpResponse:
    """A page with the status that says what is wrong and how to go on."""
    return render(request, "site/problem.html", {"title": title, "what": what, "mend": mend}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent cannot be read."""
    return problem(
        request, 400, say("Det kunne vi ikke læse", "We could not read that"),
        say("Det, der blev sendt, er for stort eller har en forkert form.",
            "What was sent is too big or has the wrong form."),
        say("Gå tilbage, og prøv igen med mindre eller uden særlige tegn.",
            "Go back and try again with less, or without special characters."),
    )  # fmt: skip


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: it can be seen, but not changed, by the visitor; whoever refuses may say why."""
    if str(exception or ""):
        return problem(request, 403, say("Det må du ikke her", "You may not do that here"), str(exception))
    return problem(
        request, 403, say("Det må du ikke her", "You may not do that here"),
        say("Du kan læse projektet, men ikke ændre det.", "You can read the project but not change it."),
        say("Bed en ejer af projektet om at give dig lov til at redigere, eller lav din egen kopi.",
            "Ask an owner of the project to let you edit, or make a copy of your own."),
    )  # fmt: skip


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page, or the visitor may not know of it."""
    return problem(
        request, 404, say("Siden findes ikke", "There is no such page"),
        say("Adressen er forkert, siden er flyttet, eller du har ikke adgang til den.",
            "The address is wrong, the page has moved, or you have no access to it."),
        say("Log ind, hvis projektet ligger i din konto.", "Log in if the project is kept in your account."),
        say("Søg efter det, du leder efter, eller begynd på forsiden.",
            "Search for what you are looking for, or begin at the front page."),
    )  # fmt: skip


def broken(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. The page asks neither session nor database, which may be what is broken."""
    told = {
        "title": say("Noget gik galt hos os", "Something went wrong on our side"),
        "what": say("Fejlen er skrevet i loggen. Dine gemte svar er uændrede.",
                    "The fault is in the log. The answers that you saved are as they were."),
        "mend": [
            say("Prøv igen om lidt.", "Try again in a while."),
            say("Skriver du til os om fejlen, så nævn nummeret {name}.",
                "If you write to us about the fault, mention the number {name}.", name=request_id.get()),
        ],
    }  # fmt: skip
    return HttpResponse(render_to_string("site/problem.html", told | frame(request)), status=500)


def too_big(request: HttpRequest) -> HttpResponse:
    """413: more was sent than we take."""
    return problem(
        request, 413, say("Det fylder for meget", "That is too big"),
        say("Det, der blev sendt, fylder mere, end vi tager imod. Intet er gemt.",
            "What was sent is bigger than we accept. Nothing was saved."),
        say("En projektfil fylder højst 1 MB. Gå tilbage, og vælg en mindre fil.",
            "A project file is at most 1 MB. Go back and choose a smaller file."),
    )  # fmt: skip


def too_often(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: more was sent in a minute than a person would."""
    return problem(
        request, 429, say("Det går for hurtigt", "That is too fast"),
        say("Der er sendt meget på kort tid fra dig eller dit netværk. Det sidste er ikke gemt.",
            "Much was sent in a short time by you or your network. The last of it was not saved."),
        say("Vent et minut, gå tilbage, og prøv igen.", "Wait a minute, go back and try again."),
    )  # fmt: skip


def deleted(request: HttpRequest) -> HttpResponse:
    """409: somebody else deleted what the visitor worked on."""
    return problem(
        request, 409, say("Det er slettet i mellemtiden", "It was deleted in the meantime"),
        say("En anden har slettet det, som du arbejdede med. Intet af det sidste er gemt.",
            "Somebody else deleted what you were working on. None of the last was saved."),
        say("Gå til forsiden, eller spørg de andre i organisationen.",
            "Go to the front page, or ask the others of the organisation."),
    )  # fmt: skip


def busy(request: HttpRequest) -> HttpResponse:
    """503: many ask at once for what takes seconds to make."""
    return problem(
        request, 503, say("Der er kø lige nu", "There is a queue just now"),
        say("Mange henter filer eller beregner genveje i dette øjeblik. Intet er ændret.",
            "Many are fetching files or reckoning shortcuts at this moment. Nothing was changed."),
        say("Vent et halvt minut, og prøv igen.", "Wait half a minute and try again."),
    )  # fmt: skip


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form came without the secret that shows it is ours."""
    return problem(
        request, 403, say("Formularen er udløbet", "The form has expired"),
        say("Siden har stået åben for længe, eller din browser gemmer ikke cookies for os. Intet er ændret.",
            "The page was open for too long, or your browser keeps no cookies for us. Nothing was changed."),
        say("Gå tilbage, genindlæs siden, og prøv igen.", "Go back, reload the page and try again."),
    )  # fmt: skip
