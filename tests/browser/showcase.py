"""A page with every building block in every state, and a part that htmx brings in; for the tests only."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from vejviser.web.urls import urlpatterns as ours
from vejviser.web.words import later, say


class Answers(forms.Form):
    """A field of each kind."""

    name = forms.CharField(label=later("Produktets navn", "Name of the product"), max_length=80)
    mail = forms.EmailField(
        label=later("E-mail", "E-mail"), required=False, help_text=later("Til svar", "For answers")
    )
    purpose = forms.CharField(
        label=later("Tiltænkt formål", "Intended purpose"), max_length=200, widget=forms.Textarea
    )
    role = forms.ChoiceField(
        label=later("Hvad gør produktet?", "What does the product do?"),
        choices=[
            ("triage", later("Sorterer", "Triages")),
            ("diagnosis", later("Stiller diagnose", "Diagnoses")),
        ],
        widget=forms.RadioSelect,
        help_text=later("Vælg det, der fylder mest", "Choose what matters most"),
    )
    material = forms.MultipleChoiceField(
        label=later("Hvilke data bruges?", "Which data are used?"),
        choices=[("images", later("Billeder", "Images")), ("text", later("Journaltekst", "Notes"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    region = forms.ChoiceField(
        label=later("Region", "Region"), choices=[("h", "Hovedstaden"), ("s", "Syddanmark")]
    )
    start = forms.DateField(label=later("Start", "Start"), widget=forms.DateInput(format="%d/%m/%Y"))
    agreed = forms.BooleanField(label=later("Vi er enige", "We agree"))
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    role.option_hints = {"triage": later("Læger ser alle billeder", "Doctors see every image")}  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A fault of the whole form when there is no name."""
        if not self.cleaned_data.get("name"):
            raise forms.ValidationError(
                say("Svarene hænger ikke sammen", "The answers contradict each other")
            )
        return self.cleaned_data


GOOD = {"name": "Boneview", "purpose": "x", "role": "triage", "region": "h", "start": dt.date(2027, 1, 31)}

PAGE = """{% extends "base.html" %}{% load words components %}
{% block title %}{% say "Byggeklodser" "Building blocks" %}{% endblock %}
{% block above %}{% breadcrumb crumbs %}{% endblock %}
{% block main %}
<h1>{% say "Byggeklodser" "Building blocks" %}</h1>
{% error_summary faulty %}
<div id="parts"><button class="button button-primary" id="bring" hx-get="part/" hx-target="#parts" hx-swap="innerHTML">
{% say "Hent" "Fetch" %}</button> <button class="button button-secondary" id="lost" hx-get="lost/">
{% say "Hent det, der mangler" "Fetch what is missing" %}</button></div>
<div class="tools"><button type="button" class="button button-secondary js-only" data-print>{% icon "print" %}{% say "Udskriv" "Print" %}</button>
<button type="button" class="button button-secondary js-only" data-copy="https://example.org/vej">{% icon "link" %}<span data-copied="{% say 'Kopieret' 'Copied' %}">{% say "Kopiér link" "Copy link" %}</span></button></div>
{% settled 0.42 %}
{% stage_band "collaboration" note="12" %}{% stage_band "product" %}{% stage_band "adoption" %}
<p>{% mark "verified" True %} {% mark "secondary" True %} {% mark "memory" True %} {% mark "inferred" True %} {% mark "verified" %}</p>
{% source_line sources mark="verified" seen="2026-11-01" %}
<p>{% chip "Ikke begyndt" "open" %} {% chip "I gang" "started" %} {% chip "Sendt" "sent" %} {% chip "Kommet tilbage" "returned" %} {% chip "Afsluttet" "done" %} {% chip "Muligt" "possible" %} {% chip "Kun ord" %}</p>
{% alert "info" "Information" %}<p>Bread <a href="#main">text</a></p>{% endalert %}
{% alert "success" "Success" %}<p>Text</p>{% endalert %}
{% alert "warning" "Warning" %}<p>Text</p>{% endalert %}
{% alert "error" %}<p>Text without a heading</p>{% endalert %}
<ul class="cards"><li>{% link_card "#main" "A card" "With some text" above="Above" %}</li><li>{% link_card "https://example.org" "Elsewhere" %}</li>
<li>{% card "No link" %}<p>Text</p>{% endcard %}</li></ul>
{% tabs views "Views" %}
{% steps way "Steps" %}
{% accordion %}{% fold "First" "first-fold" %}<p>Inside the first</p>{% endfold %}{% fold "Second" "second-fold" opened=True %}<p>Inside the second</p>{% endfold %}{% endaccordion %}
{% details "More" %}<p>Inside</p>{% enddetails %}
{% tags keywords "Keywords" %}
{% pagination list %}
{% definition_list facts %}
<p>{% download "/x.docx" "Plan" "DOCX" 24310 %}</p>
{% empty_state "Nothing yet" %}<p>What will come <a class="button button-primary" href="#main">Begin</a></p>{% endempty_state %}
{% scroll "Gantt" %}<table class="table gantt"><caption>Gantt</caption><thead><tr><th scope="col">Step</th><th scope="col">Months</th><th scope="col">Time</th></tr></thead><tbody>
<tr><th scope="row">First</th><td>1-4</td><td class="gantt-time">{% gantt_bar 0.1 0.4 0.3 0.6 "critical" %}</td></tr>
<tr><th scope="row">Second</th><td>3-5</td><td class="gantt-time">{% gantt_bar 0.3 0.5 0.4 0.6 %}</td></tr>
<tr><th scope="row">Third</th><td>6-8</td><td class="gantt-time">{% gantt_bar 0.6 0.8 0.7 0.9 "possible" %}</td></tr></tbody></table>{% endscroll %}
<table class="table table-stack" role="table"><caption>Stacked</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Step</th><th role="columnheader" scope="col">Time</th></tr></thead>
<tbody role="rowgroup"><tr role="row"><th role="rowheader" scope="row">First</th><td role="cell" data-title="Time">4 months</td></tr></tbody></table>
<form method="post" novalidate>{% csrf_token %}{% for one in faulty %}{% field one %}{% endfor %}
<button class="button button-primary">{% say "Fortsæt" "Continue" %}</button></form>
<form method="post" novalidate>{% for one in good %}{% field one %}{% endfor %}</form>
{% endblock %}"""

PART = """{% load words components %}<h2 data-focus>{% say "Nyt" "News" %}</h2><p data-announce>{% say "Vejen er ændret" "The road has changed" %}</p>
{% accordion %}{% fold "Third" "third-fold" %}<p>Inside the third</p>{% endfold %}{% endaccordion %}
{% field form.purpose %}{% field form.start %}"""


def page(request: HttpRequest) -> HttpResponse:
    """Every building block."""
    values = {
        "crumbs": [(say("Forside", "Front page"), "/"), ("Building blocks", "")],
        "faulty": Answers({"mail": "no"}, auto_id="faulty_%s"),
        "good": Answers(initial=GOOD),
        "sources": [
            ("MDR, bilag VIII, 6.3", "https://eur-lex.europa.eu/eli/reg/2017/745/oj"),
            ("Praksis", ""),
        ],
        "views": [("Picture", "?a", True), ("Table", "?b", False)],
        "way": [
            ("First", "?1", "done"),
            ("Second", "?2", "current"),
            ("Third", "?3", "error"),
            ("Last", "", "later"),
        ],
        "keywords": [("Class IIa", "?x"), ("Plain", "")],
        "list": Paginator(list(range(200)), 10).page(10),
        "facts": [("Class", "IIa"), ("Who decides", "A notified body with a rather long name")],
    }
    return HttpResponse(engines["django"].from_string(PAGE).render(values, request))


def part(request: HttpRequest) -> HttpResponse:
    """What htmx brings in."""
    return HttpResponse(
        engines["django"].from_string(PART).render({"form": Answers(auto_id="part_%s")}, request)
    )


urlpatterns = [
    *(path(f"{lang}showcase/", page) for lang in ("", "en/")),
    *(path(f"{lang}showcase/part/", part) for lang in ("", "en/")),
    *ours,
]
