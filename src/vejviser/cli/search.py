"""`vejviser search`: what there is on some words, best first."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from rich.text import Text

from vejviser.cli.localised import hint
from vejviser.cli.opening import BadInputError, content_folder
from vejviser.cli.paper import Paper, clean, wrap
from vejviser.cli.texts import TEXTS, say
from vejviser.handbook.entries import STAGES, Lang
from vejviser.road.faults import visible
from vejviser.search.documents import KINDS, REGIONS
from vejviser.search.index import Hit, Hits
from vejviser.search.query import LONGEST, MOST_HITS, Query
from vejviser.search.words import words as words_of

INDENT = "  "
FACETS_SHOWN = 6


def search_command(
    words: Sequence[str],
    kinds: Sequence[str],
    stages: Sequence[str],
    regions: Sequence[str],
    limit: str,
    as_json: bool,
    lang: Lang,
) -> int:
    """Print the hits of a search; 0, also where there are none."""
    query = _query(" ".join(words), (kinds, stages, regions), limit, lang)
    from vejviser.search.cached import content_index

    found = content_index(content_folder()).search(query)
    if as_json:
        from vejviser.export.search_json import hits_json

        sys.stdout.write(hits_json(query, found))
        return 0
    _print(found, query, Paper())
    return 0


def _query(text: str, choices: Sequence[Sequence[str]], limit: str, lang: Lang) -> Query:
    """The question as given; raises `BadInputError`."""
    if len(text) > LONGEST:
        raise BadInputError(say("search.too_long", lang, count=len(text), most=LONGEST))
    if not words_of(text):
        raise BadInputError(say("search.empty", lang))
    if not (limit.isascii() and limit.isdigit() and 1 <= int(limit[:9]) <= MOST_HITS):
        raise BadInputError(say("search.limit", lang, value=visible(limit), most=MOST_HITS))
    for option, given, valid in zip(
        ("--kind", "--stage", "--region"), choices, (KINDS, STAGES, REGIONS), strict=True
    ):
        for value in given:
            if value not in valid:
                told = say("search.choice", lang, option=option, value=visible(value), valid=", ".join(valid))
                near = hint(value, valid, lang)
                raise BadInputError(told + (near if "'" in near else ""))
    kinds, stages, regions = (tuple(given) for given in choices)
    return Query(text, lang, kinds, stages, regions, int(limit))


def _print(found: Hits, query: Query, paper: Paper) -> None:
    lang = query.lang
    for typed, meant in found.corrections:
        paper.words(say("search.read_as", lang, typed=typed, meant=meant), "dim")
    if not found.hits:
        paper.words(say("search.none", lang, query=visible(query.text)))
        paper.words(say("search.advice", lang), "dim")
        return
    count = say("search.one", lang) if found.total == 1 else say("search.count", lang, count=found.total)
    kinds = [
        f"{say(f'kind.{kind}', lang)} {number}"
        for kind, number in list(found.facets["kinds"].items())[:FACETS_SHOWN]
        if f"kind.{kind}" in TEXTS
    ]
    paper.words(f"{count} · {', '.join(kinds)}" if len(kinds) > 1 else count, "dim")
    for hit in found.hits:
        paper.gap()
        _hit(hit, lang, paper)
    paper.gap()
    paper.words(say("search.show", lang, name=found.hits[0].id), "dim")


def _hit(hit: Hit, lang: Lang, paper: Paper) -> None:
    paper.words(hit.title, "bold")
    places = [say(f"stage.{stage}", lang) for stage in hit.stages[:1] if len(hit.stages) == 1]
    places += [say(f"region.{region}", lang) for region in hit.regions]
    paper.words(" · ".join([say(f"one.{hit.kind}", lang), hit.id, *places]), "dim", Text(INDENT))
    told = clean("".join(piece.text for piece in hit.snippet))
    if told == hit.title:
        return
    sought = "|".join({re.escape(piece.text) for piece in hit.snippet if piece.is_hit})
    for line in wrap(told, paper.width - len(INDENT)):
        text = Text(INDENT + line)
        if sought:
            text.highlight_regex(rf"(?<!\w)(?:{sought})(?!\w)", "bold yellow")
        paper.line_of(text)
