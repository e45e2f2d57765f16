"""The page of hits, and suggestions while typing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from vejviser.web.searching import finding
from vejviser.web.site.errors import problem
from vejviser.web.words import say

EXAMPLES = (
    ("dataadgang", "data access"), ("regel 11", "rule 11"), ("etisk komité", "ethics committee"),
    ("databehandleraftale", "data processing agreement"), ("knoglebrud", "fracture"),
)  # fmt: skip
_LEAST_TYPED = 2


@require_GET
def results(request: HttpRequest) -> HttpResponse:
    """The hits, twenty at a time, with facets; what can be searched for where nothing is asked."""
    try:
        asked = finding.asked(request.GET)
    except finding.AskedError as error:
        return problem(
            request, 400, say("Søgningen kan ikke læses", "The search cannot be read"), error.what, error.mend
        )
    found = None if asked.empty else finding.results(asked, request.GET.get("page", ""))
    examples = [say(da, en) for da, en in EXAMPLES]
    told = {"asked": asked, "found": found, "examples": examples, "searched": asked.text}
    return render(request, "search/results.html", told)


@require_GET
def suggest(request: HttpRequest) -> HttpResponse:
    """The best hits of what is typed so far, as a piece of a page; empty where there is nothing to say."""
    try:
        asked = finding.asked(request.GET)
    except finding.AskedError:
        return HttpResponse("")
    if asked.empty or len(asked.text) < _LEAST_TYPED:
        return HttpResponse("")
    hits, total = finding.suggestions(asked)
    return render(request, "search/suggestions.html", {"hits": hits, "total": total, "asked": asked})
