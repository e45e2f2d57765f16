"""The pages of the handbook: its front page, lists, entries, law pages, alphabet and changes."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET

from vejviser.export.library import changes as changing
from vejviser.export.library import front
from vejviser.export.library.entry import MEANS, entry_page
from vejviser.export.library.kinds import ALIASES, KINDS
from vejviser.export.library.law_page import law_page
from vejviser.export.library.listing import FILTERS
from vejviser.export.library.listing import listing as listed
from vejviser.export.library.of_law import amendments
from vejviser.handbook.entries import MARKS
from vejviser.web.library.asked import Asked, BadDayError, around, asked, bad_day
from vejviser.web.library.forms import Between
from vejviser.web.library.machine import script
from vejviser.web.library.shelf import shelf
from vejviser.web.words import lang, say

P = ParamSpec("P")
ON_A_PAGE = 100


def page(
    view: Callable[Concatenate[HttpRequest, Asked, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """The view with the day that the address asks for; a page that says how to mend it where that is none."""

    @require_GET
    @functools.wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            at = asked(request)
        except BadDayError:
            return bad_day(request)
        return view(request, at, *args, **kwargs)

    return shown


@page
def index(request: HttpRequest, at: Asked) -> HttpResponse:
    """How the handbook is built, its kinds, topics, and the steps by stage."""
    tell = at.telling()
    marks = [(mark, MEANS[mark].say(lang())) for mark in MARKS]
    groups, topics, stages = front.groups(tell), front.topics(tell), front.stages(tell, shelf().steps)
    told = around(request, at, [], marks=marks, groups=groups, topics=topics, stages=stages)
    return render(request, "library/index.html", told)


@page
def listing(request: HttpRequest, at: Asked, kind: str) -> HttpResponse:
    """The items of one kind, narrowed by what the address asks for, a hundred at a time."""
    if kind in ALIASES:
        return HttpResponsePermanentRedirect(at.address(ALIASES[kind]))
    if kind not in KINDS:
        raise Http404
    found = listed(at.telling(), kind, {key: request.GET.get(key, "") for key in FILTERS})
    shown = Paginator(found.rows, ON_A_PAGE).get_page(request.GET.get("page"))
    named = KINDS[kind].many.say(lang())
    title = named[:1].upper() + named[1:]
    return render(request, "library/list.html", around(
        request, at, [(title, "")],
        kind=KINDS[kind], title=title, what=KINDS[kind].what.say(lang()), found=found, page=shown,
    ))  # fmt: skip


@page
def entry(request: HttpRequest, at: Asked, kind: str, name: str) -> HttpResponse:
    """The page of an entry, row or law page; another kind with a right id leads to the right address."""
    library = shelf().library
    item = library.get(kind, name)
    if item is None:
        right = ALIASES.get(kind, "")
        right = right if library.get(right, name) else library.kind_of(name)
        if not right:
            raise Http404
        return HttpResponsePermanentRedirect(at.address(right, name))
    if kind == "laws":
        return _law(request, at, name)
    made = entry_page(at.telling(), kind, name)
    crumbs = [(_many(kind), at.address(kind)), (made.title, "")]
    data = script(made.data, request.build_absolute_uri(request.path)) if made.data else ""
    return render(request, "library/entry.html", around(request, at, crumbs, page=made, data=data))


def _law(request: HttpRequest, at: Asked, name: str) -> HttpResponse:
    written = shelf().library.shelves["laws"][name]
    made = law_page(at.telling(), name, shelf().entries_by_file.get(getattr(written, "file", ""), ()))
    crumbs = [(_many("laws"), at.address("laws")), (made.title, "")]
    return render(request, "library/law.html", around(request, at, crumbs, page=made))


def _many(kind: str) -> str:
    told = KINDS[kind].many.say(lang())
    return told[:1].upper() + told[1:]


@page
def az(request: HttpRequest, at: Asked) -> HttpResponse:
    """Every page under one letter of the alphabet of the language."""
    letters = shelf().by_letter[lang()]
    letter = request.GET.get("letter", "").upper() or next(iter(letters))
    if letter not in letters:
        raise Http404
    shown = Paginator(letters[letter], 2 * ON_A_PAGE).get_page(request.GET.get("page"))
    tell = at.telling()
    rows = [(tell.ref(*key), KINDS[key[0]].one.say(lang())) for _, key in shown]
    return render(request, "library/az.html", around(
        request, at, [(say("A til Å", "A to Z"), "")],
        letters=[(one, len(letters[one])) for one in letters], letter=letter, page=shown, rows=rows,
    ))  # fmt: skip


@page
def changes(request: HttpRequest, at: Asked) -> HttpResponse:
    """What changes when: all days, or those between two; what law in the making would do; fees by year."""
    tell = at.telling()
    sent = "start" in request.GET or "end" in request.GET
    form = Between(request.GET if sent else None)
    between = (form.cleaned_data["start"], form.cleaned_data["end"]) if sent and form.is_valid() else None
    days = changing.days(tell, *between) if between else () if sent else changing.days(tell)
    overlays = [] if sent else [
        (tell.ref("overlays", name), amendments(tell, name)) for name in shelf().library.handbook.changes
    ]  # fmt: skip
    ahead = tuple(day for day in days if sent or day.ahead)
    past = tuple(day for day in reversed(days) if day not in ahead)
    told = [tell.words.date(day) for day in between] if between else []
    crumbs = [(say("Hvad ændrer sig hvornår", "What changes when"), "")]
    fees = () if sent else changing.fees(tell)
    shown = around(
        request,
        at,
        crumbs,
        form=form,
        sent=sent,
        between=told,
        ahead=ahead,
        past=past,
        overlays=overlays,
        fees=fees,
    )
    return render(request, "library/changes.html", shown, status=422 if form.errors else 200)
