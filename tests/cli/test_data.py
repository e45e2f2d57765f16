"""`vejviser data` prints the data passport in both languages and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.command import Ended, run
from vejviser.handbook.load import CONTENT

EXAMPLE = Path(__file__).parents[2] / "examples" / "retrospective-research.yaml"


def data(*arguments: object) -> Ended:
    return run("data", *arguments, VEJVISER_CONTENT=str(CONTENT))


def test_the_passport_names_controller_gate_and_limit() -> None:
    done = data(EXAMPLE, "--as-of", "2026-12-15")
    assert (done.status, done.err) == (0, "")
    words = " ".join(done.out.split())
    assert "Datapas: Knogleskørhed på gamle CT-skanninger" in words
    assert "Region Østdanmark" in words
    assert "§ 10, stk. 2" in words
    assert "Ansøgningernes rækkefølge" in words
    assert max(len(line) for line in done.out.splitlines()) <= 80


def test_the_passport_in_english_and_as_json() -> None:
    assert "Data passport:" in data(EXAMPLE, "--lang", "en").out
    found = json.loads(data(EXAMPLE, "--as-of", "2026-12-15", "--json", "--lang", "en").out)
    (element,) = found["elements"]
    assert element["title"] == "Images from hospitals"
    for dataset in element["datasets"]:
        assert dataset["controllers"]["today"]
        assert all(route["words"] for route in dataset["routes"].values())


def test_a_project_that_mixes_purposes_is_refused_one_route(tmp_path: Path) -> None:
    mixed = tmp_path / "mixed.yaml"
    text = EXAMPLE.read_text(encoding="utf-8").replace(
        "route_choice: research_only", "route_choice: in_house"
    )
    mixed.write_text(text, encoding="utf-8")
    words = " ".join(data(mixed).out.split())
    assert "Der er ikke én vej for alle formål" in words


def test_where_data_are_unknown_it_says_which_answer_is_missing(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace("  data_holders: [hospital_images]\n", "")
    (path := tmp_path / "p.yaml").write_text(text, encoding="utf-8")
    assert "Besvar data_holders" in " ".join(data(path).out.split())
