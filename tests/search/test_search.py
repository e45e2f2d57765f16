"""What is searched for is found, and nothing that is typed does harm."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.shipped import asked, shipped, shipped_index
from vejviser.handbook.entries import Lang, Text
from vejviser.search.databases import SqliteIndex
from vejviser.search.documents import KINDS, Document
from vejviser.search.index import Hits
from vejviser.search.query import LONGEST, Query, QueryError
from vejviser.search.words import is_stop, words

TOP = 3
ENOUGH = 0.9


def ids(text: str, lang: Lang = "da", limit: int = 10) -> list[str]:
    return [hit.id for hit in shipped_index().search(Query(text, lang, limit=limit)).hits]


def index_of(*documents: Document) -> SqliteIndex:
    index = SqliteIndex(":memory:")
    index.add(documents)
    return index


def note(name: str, da: str, en: str = "", body: str = "", **more: object) -> Document:
    return Document("experiences", name, Text(da, en), Text(body, ""), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("part", ["tune", "held"])
def test_the_right_answer_is_among_the_first_three_nine_times_in_ten(part: str) -> None:
    questions = [question for question in asked() if question.part == part]
    missed = [q.text for q in questions if not q.right & set(ids(q.text, q.lang, TOP))]
    assert len(missed) <= (1 - ENOUGH) * len(questions), missed


def test_every_question_has_right_answers_that_exist() -> None:
    known = {document.id for document in shipped()}
    assert len(asked()) >= 120
    assert all(question.right and question.right <= known for question in asked())


def test_no_two_documents_share_kind_and_id_and_all_have_both_languages() -> None:
    names = [(document.kind, document.id) for document in shipped()]
    assert len(set(names)) == len(names)
    assert {kind for kind, _ in names} == set(KINDS)
    assert all(document.title.da and document.title.en for document in shipped())


def test_every_document_that_is_called_so_alone_is_found_by_its_title() -> None:
    titles: dict[str, list[Document]] = {}
    for document in shipped():
        if document.kind != "assumed_times":  # called by what takes the time, which stands before it
            titles.setdefault(document.title.da, []).append(document)
    alone = [held[0] for title, held in titles.items() if len(held) == 1 and len(title) <= LONGEST]
    asked = [d for d in alone[::25] if not all(is_stop(word, "da") for word in words(d.title.da))]
    lost = [d.id for d in asked if d.id not in ids(d.title.da, limit=TOP)]
    assert lost == []


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("dataadgang", "Adgang til data"),
        ("adgang til data", "Dataadgang"),
        ("risikoklasse", "Risikoklassificering"),
        ("risikoklassificering", "Risikoklasse"),
        ("klassifikation", "Klasse"),
        ("afprøvninger", "Afprøvning"),
        ("afprovning", "Afprøvning"),
        ("afproevning", "Afprøvning"),
        ("afprøving", "Afprøvning"),
        ("afprø", "Afprøvning"),
        ("databeskyttelsesforordningen", "GDPR"),
        ("etisk komite", "Videnskabsetisk Komité"),
        ("notified body", "Bemyndiget organ"),
    ],
)
def test_it_is_found_however_it_is_said(said: str, written: str) -> None:
    other = [note(f"X{n}", title) for n, title in enumerate(("Køb af udstyr", "Gebyr", "Kunsthal"))]
    hits = index_of(*other, note("it", written)).search(Query(said)).hits
    assert [hit.id for hit in hits][:1] == ["it"]


@pytest.mark.parametrize(("said", "written"), [("kunstig", "Kunst på hospitalet"), ("intelligens", "Intel")])
def test_what_only_looks_alike_is_not_found(said: str, written: str) -> None:
    assert index_of(note("it", written)).search(Query(said, typing=False)).total == 0


def test_the_language_asked_for_comes_first_and_the_other_one_after() -> None:
    index = index_of(note("english", "Noget", "Data registry"), note("danish", "Data registry", "Something"))
    assert [hit.id for hit in index.search(Query("registry", "en")).hits] == ["english", "danish"]
    assert [hit.id for hit in index.search(Query("registry", "da")).hits] == ["danish", "english"]


def test_what_holds_all_words_comes_before_what_holds_some() -> None:
    index = index_of(
        note("some", "Forsikring", body="forsikring"), note("all", "Noget", body="forsikring af patienter")
    )
    assert index.search(Query("forsikring patienter")).hits[0].id == "all"


def test_a_name_or_id_finds_its_entry_first() -> None:
    assert ids("mdr")[0] == "mdr"
    assert ids("apply_section_46")[0] == "apply_section_46"
    assert ids("DS-01")[0] == "DS-01"
    assert ids("MDCG 2019-11")[0] == "mdcg_2019_11"


def test_a_correction_is_told() -> None:
    assert shipped_index().search(Query("sunhedsloven")).corrections == (("sunhedsloven", "sundhedsloven"),)
    assert shipped_index().search(Query("sundhedsloven")).corrections == ()


def test_a_snippet_marks_the_words_sought_and_is_the_text_itself() -> None:
    body = "Først noget andet. " * 20 + "Her står, at <b>databehandleraftalen</b> skal skrives under."
    hit = index_of(note("it", "Noget", body=body)).search(Query("databehandleraftale")).hits[0]
    assert [piece.text for piece in hit.snippet if piece.is_hit] == ["databehandleraftalen"]
    assert "".join(piece.text for piece in hit.snippet).strip("… ") in body


def test_facets_count_what_there_is_without_a_choice_among_them() -> None:
    index = index_of(
        note("a", "Data", stages=("product",), regions=("syddanmark",)),
        note("b", "Data", stages=("product", "adoption")),
        Document("challenges", "c", Text("Data", ""), regions=("syddanmark",)),
    )
    every = index.search(Query("data"))
    assert every.facets["kinds"] == {"experiences": 2, "challenges": 1}
    assert every.facets["stages"] == {"product": 2, "adoption": 1}
    chosen = index.search(Query("data", kinds=("challenges",)))
    assert [hit.id for hit in chosen.hits] == ["c"]
    assert chosen.facets["kinds"] == every.facets["kinds"]
    assert chosen.facets["regions"] == {"syddanmark": 1}
    assert index.search(Query("data", stages=("adoption",))).total == 1
    assert index.search(Query("data", regions=("syddanmark",))).total == 2


def test_pages_follow_each_other_without_gap_or_repeat() -> None:
    pages = [shipped_index().search(Query("data", limit=7, offset=n)).hits for n in (0, 7, 14)]
    assert tuple(h for page in pages for h in page) == shipped_index().search(Query("data", limit=21)).hits


def test_a_document_is_replaced_by_one_of_its_name_and_gone_when_removed() -> None:
    index = index_of(note("a", "Gammel titel"), note("b", "Forsikring"))
    index.add([note("a", "Ny titel")])
    assert index.search(Query("gammel", typing=False)).total == 0
    assert [hit.id for hit in index.search(Query("ny titel")).hits] == ["a"]
    index.remove([("experiences", "a"), ("experiences", "never there")])
    assert index.search(Query("titel")).total == 0
    assert index.search(Query("forsikring")).total == 1


def contents(index: SqliteIndex) -> list[list[object]]:
    tables = ("search_posting", "search_word")
    order = {"search_posting": "term, block", "search_word": "word, lang"}
    return [index.connection.execute(f"SELECT * FROM {t} ORDER BY {order[t]}").fetchall() for t in tables]


WORDS = st.sampled_from(
    ["data", "adgang", "dataadgang", "udbud", "lov", "komité", "register", "forsikring", "aftale", "kunstig"]
)
TITLES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(st.lists(TITLES, min_size=1, max_size=6), TITLES)
def test_what_was_added_and_removed_leaves_no_trace(kept: list[str], passing: str) -> None:
    stays = [note(f"k{n}", title) for n, title in enumerate(kept)]
    index = index_of(*stays)
    before = contents(index)
    index.add([note("p", passing)])
    index.remove([("experiences", "p")])
    assert contents(index) == before


def test_a_fault_on_the_way_leaves_the_index_as_it_was() -> None:
    index = index_of(note("a", "Data"))
    with pytest.raises(ValueError, match="not in"):
        index.add([note("b", "Data"), note("c", "Data", regions=("mars",))])
    assert index.search(Query("data")).total == 1
    assert not index.connection.in_transaction


def test_a_change_is_part_of_the_transaction_that_is_open() -> None:
    index = index_of(note("a", "Data"))
    index.connection.execute("BEGIN")
    index.add([note("b", "Data")])
    assert index.search(Query("data")).total == 2
    index.connection.execute("ROLLBACK")
    assert index.search(Query("data")).total == 1


def test_an_index_in_a_file_is_there_again(tmp_path: Path) -> None:
    SqliteIndex(tmp_path / "index.db").add([note("a", "Data")])
    assert SqliteIndex(tmp_path / "index.db").search(Query("data")).total == 1
    assert SqliteIndex(sqlite3.connect(tmp_path / "index.db")).search(Query("data")).total == 1


HARM = st.sampled_from(
    ['"', "'", "*", "-", "NEAR(", "AND", "OR", "NOT", "^", ":", "%", "_", ";--", "\\", "\0", "(", "🙂"]
)


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=LONGEST) | st.lists(HARM | WORDS, max_size=12).map(" ".join),
    st.sampled_from(("da", "en")),
)
def test_anything_can_be_typed(text: str, lang: Lang) -> None:
    found = shipped_index().search(Query(text[:LONGEST], lang))
    assert len(found.hits) <= 10
    assert len(found.hits) <= found.total


def test_signs_that_a_database_would_obey_are_nothing_but_signs() -> None:
    plainly = shipped_index().search(Query("etisk komité", typing=False))
    for signs in (
        '"etisk" komité*',
        "etisk -komité)",
        "NEAR".lower() and "etisk: komité'",
        "etisk;-- komité",
    ):
        assert shipped_index().search(Query(signs, typing=False)) == plainly


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂", "\0\x01", "og i på", "?!"])
def test_nothing_is_found_where_nothing_is_asked(text: str) -> None:
    assert shipped_index().search(Query(text)).hits == ()


def test_an_empty_index_finds_nothing() -> None:
    assert index_of().search(Query("data")) == Hits((), 0, {"kinds": {}, "stages": {}, "regions": {}})


@pytest.mark.parametrize(
    ("fault", "given"),
    [
        ("too_long", {"text": "x" * (LONGEST + 1)}),
        ("limit", {"text": "x", "limit": 0}),
        ("limit", {"text": "x", "limit": 1000}),
        ("limit", {"text": "x", "offset": -1}),
        ("stage", {"text": "x", "stages": ("later",)}),
        ("region", {"text": "x", "regions": ("mars",)}),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(fault: str, given: dict[str, object]) -> None:
    with pytest.raises(QueryError) as raised:
        Query(**given)  # type: ignore[arg-type]
    assert raised.value.fault == fault
