"""Results say what is common and what divides, never who voted what; the report writes itself from them."""

from __future__ import annotations

import io
import re
import uuid
from typing import Any

import docx
import pytest
from django.test import Client

from tests.web.cast import Cast
from tests.web.workshops.people import facilitator, joined, statement, voted, votes, workshop
from vejviser.web.workshops import ballots
from vejviser.web.workshops.ballots import tally
from vejviser.web.workshops.models import Attendance, Participant, Reason, State, Workshop
from vejviser.workshop.analysis import Analysis, analyse

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast: Cast) -> Workshop:
    made = workshop(cast, purpose="Finde det fælles hvorfor.")
    common, split, value = (
        statement(made, text) for text in ("Alle vil dele", "Regionen betaler", "Patienten først")
    )
    voted(made, common, region=(9, 0, 0), hospital=(9, 0, 0), company=(9, 0, 0))
    voted(made, split, region=(0, 12, 0), hospital=(12, 0, 0), company=(3, 3, 0))
    voted(made, value, region=(9, 0, 0), hospital=(9, 0, 0), company=(9, 0, 1))
    Reason.objects.create(statement=common, reason=value)
    return made


@pytest.fixture
def fie(cast: Cast, room: Workshop) -> Client:
    client = Client()
    client.force_login(facilitator(cast))
    return client


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("", ["Det er fælles (2)", "Alle grupper er enige i udsagnet", "Grupperne står mod hinanden", "»Alle vil dele« fordi »Patienten først«", "kun"]),
        ("/en", ["What is common (2)", "All groups agree with the statement", "The groups stand against each other", "“Alle vil dele” because “Patienten først”", "only"]),
    ],
)  # fmt: skip
def test_results_tell_what_is_common_what_divides_and_why(
    room: Workshop, fie: Client, lang: str, told: list[str]
) -> None:
    page = fie.get(f"{lang}/workshops/{room.id}/results/").content.decode()
    assert [words for words in told if words not in page] == []
    assert page.count("<svg") >= 3
    assert 'style="' not in page


def test_the_picture_says_the_same_as_the_table(room: Workshop, fie: Client) -> None:
    page = fie.get(f"/workshops/{room.id}/results/").content.decode()
    shares = set(re.findall(r"<td>(\d+) % \((\d+)-(\d+)\)</td>", page))
    drawn = set(re.findall(r"<title>[^:]+: (\d+) % \((\d+)-(\d+) %\)</title>", page))
    assert shares == drawn != set()


def test_a_group_too_small_to_be_shown_alone_is_put_with_others(cast: Cast) -> None:
    made = workshop(cast)
    voted(made, statement(made, "Et"), region=(5, 0, 0), hospital=(4, 1, 0), company=(0, 1, 0))
    found = tally(made)
    assert found.analysis
    groups = {group.group: group.seen for group in found.analysis.statements[0].groups}
    assert groups == {"region": 5, "+": 6} or groups == {"hospital": 5, "+": 6}
    assert min(groups.values()) >= 3


def test_nothing_is_shown_before_three_have_voted(cast: Cast) -> None:
    made = workshop(cast, published=True)
    voted(made, statement(made, "Et"), region=(1, 1, 0))
    page = Client().get(f"/workshops/{made.id}/results/").content.decode()
    assert "mindst tre har stemt" in page
    assert "<table" not in page


def test_no_page_or_file_names_a_participant_or_tells_a_vote(cast: Cast, room: Workshop, fie: Client) -> None:
    joined(room, name="Ida Holm", organisation="Region Syd", agreed="on")
    ids = [str(one) for one in Participant.objects.values_list("id", flat=True)]
    one = f"/workshops/{room.id}/"
    for rest in ("", "results/", "report/", "wall/", "statements/", "statements/1/", "sheets/template.csv"):
        page = fie.get(one + rest).content.decode()
        assert [each for each in ids if each in page or each.replace("-", "") in page] == [], rest


def test_an_analysis_is_made_once_for_each_version(room: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    ballots._tally.cache_clear()
    made: list[int] = []

    def counted(*given: Any) -> Analysis:
        made.append(1)
        return analyse(*given)

    monkeypatch.setattr(ballots, "analyse", counted)
    tally(room)
    tally(room)
    assert len(made) == 1
    votes(joined(room), room, 1, "agree")
    tally(room)
    assert len(made) == 2


def test_a_workshop_too_large_for_one_analysis_says_so(
    room: Workshop, fie: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ballots._tally.cache_clear()
    monkeypatch.setattr(ballots, "MOST_PARTICIPANTS", 10)
    page = fie.get(f"/workshops/{room.id}/results/").content.decode()
    ballots._tally.cache_clear()
    assert "for stor til at regnes på én gang" in page


def test_the_wall_shows_counts_and_is_sent_in_part_to_scripts(room: Workshop, fie: Client) -> None:
    whole = fie.get(f"/workshops/{room.id}/wall/").content.decode()
    part = fie.get(f"/workshops/{room.id}/wall/", headers={"HX-Request": "true"}).content.decode()
    assert "Alle vil dele" in whole
    assert "27 enige, 0 uenige, 0 pas" in part
    assert "<html" not in part
    assert room.code in whole


def test_the_qr_code_is_a_picture_of_the_address_without_style(room: Workshop, fie: Client) -> None:
    answer = fie.get(f"/workshops/{room.id}/qr.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert b"<path" in answer.content
    assert b"style" not in answer.content


def test_hidden_statements_are_neither_in_results_nor_report(room: Workshop, fie: Client) -> None:
    room.statements.filter(number=2).update(state=State.HIDDEN)
    Workshop.objects.update(version=room.version + 1)
    for page in ("results", "report", "wall"):
        assert "Regionen betaler" not in fie.get(f"/workshops/{room.id}/{page}/").content.decode()


# -- the report --------------------------------------------------------------------------------------------


def words_of(document: bytes) -> str:
    read = docx.Document(io.BytesIO(document))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in read.paragraphs), *cells])


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("", ["Observationer", "Barrierer", "God praksis", "Anbefalinger", "Alle grupper er enige i udsagnet", "Virksomhed", "Det fælles hvorfor"]),
        ("/en", ["Observations", "Barriers", "Good practice", "Recommendations", "All groups agree with the statement", "Company", "The common why"]),
    ],
)  # fmt: skip
def test_page_and_docx_say_the_same_and_name_only_those_who_agreed(
    room: Workshop, fie: Client, lang: str, told: list[str]
) -> None:
    kind = {"workshop": room, "kind": "region"}
    Attendance.objects.create(id=uuid.uuid4(), organisation="Region Syd", name="Ida Holm", **kind)
    one = f"{lang}/workshops/{room.id}/report"
    page, written = fie.get(one + "/").content.decode(), words_of(fie.get(one + ".docx").content)
    for words in [*told, "Ida Holm", "Finde det fælles hvorfor.", "Alle vil dele", "27 / 0 / 0"]:
        assert words in page, words
        assert words in written, words


def test_the_pdf_is_one_and_a_letter_without_a_font_is_told(room: Workshop, fie: Client) -> None:
    assert fie.get(f"/workshops/{room.id}/report.pdf").content.startswith(b"%PDF-")
    room.statements.filter(number=1).update(text="Hurra 🎉")
    answer = fie.get(f"/workshops/{room.id}/report.pdf")
    assert answer.status_code == 422
    assert "Hent DOCX i stedet" in answer.content.decode()


def test_several_workshops_make_one_report(cast: Cast, room: Workshop, fie: Client) -> None:
    other = workshop(cast, title="Anden workshop")
    statement(other, "Kun her")
    query = f"?w={room.id}&w={other.id}"
    page = fie.get(f"/workshops/report/{query}").content.decode()
    assert "Rapport fra 2 workshopper" in page
    assert [
        words
        for words in ("Data på tværs", "Anden workshop", "Alle vil dele", "Kun her")
        if words not in page
    ] == []
    assert fie.get(f"/workshops/report.pdf{query}").content.startswith(b"%PDF-")


def test_a_script_in_a_statement_is_only_words_everywhere(room: Workshop, fie: Client) -> None:
    room.statements.filter(number=1).update(text="<img src=x onerror=alert(1)>")
    for page in ("results", "report", "wall", "statements", "statements/1"):
        assert "<img src=x" not in fie.get(f"/workshops/{room.id}/{page}/").content.decode()
