"""What the address of a search asks for, and the hits as the page shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.http import urlencode

from vejviser.export.picture.texts import say as picture_words
from vejviser.export.texts_rows import ROW_WORDS
from vejviser.handbook.entries import STAGES, Lang
from vejviser.search.documents import REGIONS
from vejviser.search.index import Hit, Hits
from vejviser.search.query import LONGEST, Query
from vejviser.search.snippets import Piece
from vejviser.search.words import words as words_of
from vejviser.web.searching.kinds import kinds, page_of
from vejviser.web.searching.place import reading
from vejviser.web.searching.standing import ensure_index, standing
from vejviser.web.words import lang, say

ON_A_PAGE = 20
SUGGESTED = 8
FACETS = ("kind", "stage", "region")
_SHOWN = 8


class AskedError(ValueError):
    """A search that cannot be made: what is wrong, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


@dataclass(frozen=True)
class Asked:
    """The text of a search and the choices made in each facet."""

    text: str
    chosen: Mapping[str, tuple[str, ...]]

    @property
    def empty(self) -> bool:
        """Whether there is no word to search for."""
        return not words_of(self.text)

    def query(self, language: Lang, limit: int, offset: int = 0) -> Query:
        """The question to the index."""
        made = self.chosen
        return Query(self.text, language, made["kind"], made["stage"], made["region"], limit, offset)

    def address(self, facet: str = "", value: str = "") -> str:
        """The query of the address with a choice turned round: made where it was not, else taken back."""
        pairs = [("q", self.text)]
        for name in FACETS:
            for one in self.chosen[name]:
                if (name, one) != (facet, value):
                    pairs.append((name, one))
        if facet and value not in self.chosen[facet]:
            pairs.append((facet, value))
        return f"?{urlencode(pairs)}"

    def said(self, text: str) -> str:
        """The query of the address for the same choices and another text."""
        return Asked(text, self.chosen).address()


@dataclass(frozen=True)
class Choice:
    """One value of a facet: what it is called, how many there are, whether it is chosen, its address."""

    name: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True)
class Facet:
    """What one can narrow by: the values that there are, those shown at once and the rest."""

    key: str
    title: str
    shown: tuple[Choice, ...]
    more: tuple[Choice, ...]


@dataclass(frozen=True)
class Found:
    """A hit: its address, title, kind and the piece of text that answers, in the language `lang`."""

    address: str
    title: tuple[Piece, ...]
    kind: str
    id: str
    snippet: tuple[Piece, ...]
    lang: Lang
    places: tuple[str, ...]


@dataclass(frozen=True)
class Results:
    """A page of hits, the facets, and what was read as something else: (typed, read as)."""

    asked: Asked
    total: int
    page: Page[int]
    hits: tuple[Found, ...]
    facets: tuple[Facet, ...]
    corrections: tuple[tuple[str, str], ...]
    corrected: str

    @property
    def narrowed(self) -> bool:
        """Whether a choice was made in any facet."""
        return any(self.asked.chosen.values())


def asked(given: QueryDict) -> Asked:
    """What an address asks for; raises `AskedError`."""
    text = " ".join(given.get("q", "").split())
    if len(text) > LONGEST:
        raise AskedError(
            say("Søgningen er for lang: {n} tegn.", "The search is too long: {n} characters.", n=len(text)),
            say("Skriv højst {n} tegn.", "Write at most {n} characters.", n=LONGEST),
        )
    valid: Mapping[str, Sequence[str]] = {"kind": [*kinds()], "stage": STAGES, "region": REGIONS}
    chosen = {name: tuple(dict.fromkeys(filter(None, given.getlist(name)))) for name in FACETS}
    for name, values in chosen.items():
        if any(value not in valid[name] for value in values):
            raise AskedError(
                say("Adressen beder om et udvalg, som ikke findes.",
                    "The address asks for a selection that does not exist."),
                say("Søg igen, og vælg til og fra i listerne ved siden af.",
                    "Search again, and choose from the lists beside the hits."),
            )  # fmt: skip
    return Asked(text, chosen)


def hits_of(question: Query) -> Hits:
    """The hits of a question; builds the index first where there is none at all."""
    if not standing():
        ensure_index()
    with reading() as index:
        return index.search(question)


def results(asked: Asked, wanted: str) -> Results:
    """The page of hits that is wanted; the last one where it lies beyond."""
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 6 else 1
    offset = (max(number, 1) - 1) * ON_A_PAGE
    found = hits_of(asked.query(lang(), ON_A_PAGE, offset))
    page = Paginator(range(found.total), ON_A_PAGE).get_page(number)
    if page.number != max(number, 1):
        found = hits_of(asked.query(lang(), ON_A_PAGE, (page.number - 1) * ON_A_PAGE))
    return Results(
        asked, found.total, page, tuple(map(_shown, found.hits)), tuple(_facets(asked, found)),
        found.corrections, _corrected(asked, found.corrections),
    )  # fmt: skip


def suggestions(asked: Asked) -> tuple[tuple[Found, ...], int]:
    """The best hits of what is typed so far, and how many there are in all."""
    found = hits_of(asked.query(lang(), SUGGESTED))
    return tuple(map(_shown, found.hits)), found.total


def _corrected(asked: Asked, corrections: Sequence[tuple[str, str]]) -> str:
    """The text with the words that were meant, "" where all words were right."""
    if not corrections:
        return ""
    meant = dict(corrections)
    return " ".join(meant.get(word.lower(), word) for word in asked.text.split())


def _shown(hit: Hit) -> Found:
    kind = kinds().get(hit.kind)
    places = [stage_name(stage) for stage in hit.stages] if len(hit.stages) == 1 else []
    places += [region_name(region) for region in hit.regions]
    told = "".join(piece.text for piece in hit.snippet)
    return Found(
        page_of(hit.kind, hit.id),
        _marked(hit.title, hit.snippet), kind.one.say(lang()) if kind else hit.kind, hit.id,
        () if told == hit.title else hit.snippet, hit.lang, tuple(places),
    )  # fmt: skip


def _marked(title: str, snippet: Sequence[Piece]) -> tuple[Piece, ...]:
    """The title, whole where the snippet is something else, else with its sought words."""
    same = "".join(piece.text for piece in snippet) == title
    return tuple(snippet) if same else (Piece(title, False),)


def stage_name(stage: str) -> str:
    """What a stage is called."""
    return picture_words(f"stage.{stage}", lang())


def region_name(region: str) -> str:
    """What a region, or the whole country, is called."""
    return ROW_WORDS[f"region.{region}"].say(lang())


def _kind_name(kind: str) -> str:
    known = kinds().get(kind)
    told = known.many.say(lang()) if known else kind
    return told[:1].upper() + told[1:]


def _facets(asked: Asked, found: Hits) -> list[Facet]:
    return [
        _facet(asked, "kind", say("Slags", "Kind"), found.facets["kinds"], _kind_name),
        _facet(asked, "stage", say("Etape", "Stage"), found.facets["stages"], stage_name),
        _facet(asked, "region", say("Region", "Region"), found.facets["regions"], region_name),
    ]


def _facet(
    asked: Asked, key: str, title: str, counts: Mapping[str, int], name: Callable[[str], str]
) -> Facet:
    values = [*asked.chosen[key], *(value for value in counts if value not in asked.chosen[key])]
    made = tuple(
        Choice(
            _upper(name(value)), counts.get(value, 0), value in asked.chosen[key], asked.address(key, value)
        )
        for value in values
    )
    return Facet(key, title, made[:_SHOWN], made[_SHOWN:])


def _upper(told: str) -> str:
    return told[:1].upper() + told[1:]
