"""What a search found, as JSON; described in docs/search.md."""

from __future__ import annotations

import json

from vejviser.search.index import Hit, Hits
from vejviser.search.query import Query


def hits_json(query: Query, found: Hits) -> str:
    """The question, how many hits there are, the facets, and the hits with their stable ids, best first.

    Indented, with a line break at the end.
    """
    told = {
        "query": query.text,
        "lang": query.lang,
        "total": found.total,
        "corrections": [{"typed": typed, "read_as": meant} for typed, meant in found.corrections],
        "facets": found.facets,
        "hits": [_hit(hit) for hit in found.hits],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _hit(hit: Hit) -> dict[str, object]:
    return {
        "id": hit.id,
        "kind": hit.kind,
        "title": hit.title,
        "snippet": [{"text": piece.text, "is_hit": piece.is_hit} for piece in hit.snippet],
        "lang": hit.lang,
        "stages": list(hit.stages),
        "regions": list(hit.regions),
        "score": hit.score,
    }
