"""`vejviser search` on the shipped content and on the handbook of boats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import Ended, run
from vejviser.handbook.load import CONTENT

SHIPPED = str(CONTENT)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def search(cache: Path, *arguments: object) -> Ended:
    return run("search", *arguments, VEJVISER_CONTENT=SHIPPED, XDG_CACHE_HOME=str(cache))


def test_hits_are_printed_with_kind_id_and_place(cache: Path) -> None:
    found = search(cache, "databehandleraftale", "--limit", 3)
    assert found.status == 0
    assert "Indgå en databehandleraftale for udviklingen" in found.out
    assert "trin · sign_processor_agreement · Samarbejde, jura & dataadgang" in found.out
    assert "vejviser handbook show " in found.out


def test_the_second_search_reads_what_the_first_one_filed_and_finds_the_same(cache: Path) -> None:
    first = search(cache, "dataadgang", "--json")
    filed = list((cache / "vejviser").glob("search-*"))
    assert len(filed) == 1
    written = filed[0].read_bytes()
    assert search(cache, "dataadgang", "--json") == first
    filed[0].write_bytes(written[: len(written) // 2])
    assert search(cache, "dataadgang", "--json") == first
    assert filed[0].read_bytes() == written


def test_json_gives_stable_ids_pieces_and_facets(cache: Path) -> None:
    found = json.loads(search(cache, "notifed", "body", "--lang", "en", "--json").out)
    assert set(found) == {"query", "lang", "total", "corrections", "facets", "hits"}
    assert found["query"] == "notifed body"
    assert found["corrections"] == [{"typed": "notifed", "read_as": "notified"}]
    assert "choose_notified_body" in [hit["id"] for hit in found["hits"]]
    assert found["facets"]["kinds"]["steps"] > 0
    assert any(piece["is_hit"] for hit in found["hits"] for piece in hit["snippet"])


def test_choices_leave_out_the_others(cache: Path) -> None:
    found = json.loads(search(cache, "data", "--kind", "steps", "--stage", "adoption", "--json").out)
    assert {hit["kind"] for hit in found["hits"]} == {"steps"}
    assert all(hit["stages"] == ["adoption"] for hit in found["hits"])
    regions = json.loads(search(cache, "data", "--region", "syddanmark", "--json").out)
    assert all("syddanmark" in hit["regions"] for hit in regions["hits"])


def test_nothing_found_is_no_error_and_advises(cache: Path) -> None:
    found = search(cache, "qqqqzzzz", "--lang", "en")
    assert found.status == 0
    assert "Nothing found on: qqqqzzzz" in found.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "der er ingen ord at søge efter"),
        ([""], "der er ingen ord at søge efter"),
        (["🙂"], "der er ingen ord at søge efter"),
        (["x" * 10_000], "søgningen er på 10000 tegn; den må højst være på 300"),
        (["x", "--limit", "0"], "--limit skal være et helt tal fra 1 til 100, ikke '0'"),
        (["x", "--limit", "mange"], "ikke 'mange'"),
        (["x", "--kind", "stps"], "mente du 'steps'?"),
        (["x", "--stage", "senere"], "vælg collaboration, product, adoption"),
        (["x", "--region", "mars"], "--region kan ikke være 'mars'"),
    ],
)
def test_bad_input_is_told_and_ends_with_2(cache: Path, arguments: list[str], told: str) -> None:
    found = search(cache, *arguments)
    assert found.status == 2
    assert told in found.err
    assert found.out == ""


def test_a_small_handbook_without_tables_can_be_searched(tmp_path: Path) -> None:
    found = run("search", "båd", "--json", XDG_CACHE_HOME=str(tmp_path))
    assert found.status == 0
    assert json.loads(found.out)["total"] > 0
