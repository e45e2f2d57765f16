"""Votes from paper: all faults named, a preview, all or nothing, and once."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.cast import Cast
from tests.web.workshops.people import facilitator, statement, workshop
from vejviser.handbook.entries import Lang
from vejviser.web.workshops.ballots import tally
from vejviser.web.workshops.models import Participant, Sheet, Statement, Vote, Workshop
from vejviser.workshop.sheet import SheetFault

pytestmark = pytest.mark.django_db
GOOD = "participant;group;statement;vote\n1;Region;1;enig\n1;Region;2;uenig\n2;hospital;1;pas\n2;Hospital;Helt nyt udsagn;agree\n"


@pytest.fixture
def room(cast: Cast) -> Workshop:
    made = workshop(cast)
    statement(made, "Et")
    statement(made, "To")
    return made


@pytest.fixture
def fie(cast: Cast, room: Workshop) -> Client:
    client = Client()
    client.force_login(facilitator(cast))
    return client


def uploads(fie: Client, room: Workshop, text: str | bytes) -> object:
    data = text.encode() if isinstance(text, str) else text
    return fie.post(f"/workshops/{room.id}/sheets/", {"file": SimpleUploadedFile("ark.csv", data)})


def test_a_sheet_is_shown_before_anything_counts_and_then_taken_in_whole(room: Workshop, fie: Client) -> None:
    answer = uploads(fie, room, GOOD)
    shown = fie.get(answer.headers["Location"])  # type: ignore[attr-defined]
    assert "2 deltagere på papir, 4 stemmer." in shown.content.decode()
    assert "Helt nyt udsagn" in shown.content.decode()
    assert not Vote.objects.exists()
    assert fie.post(answer.headers["Location"] + "take/").status_code == 302  # type: ignore[attr-defined]
    assert Participant.objects.filter(on_paper=True).count() == 2
    assert sorted(Participant.objects.values_list("kind", flat=True)) == ["hospital", "region"]
    assert Vote.objects.count() == 4
    assert Statement.objects.get(number=3).text == "Helt nyt udsagn"


def test_the_same_sheet_counts_once(room: Workshop, fie: Client) -> None:
    first = uploads(fie, room, GOOD).headers["Location"]  # type: ignore[attr-defined]
    second = uploads(fie, room, GOOD).headers["Location"]  # type: ignore[attr-defined]
    statuses = [fie.post(where + "take/").status_code for where in (first, first, second)]
    assert statuses == [302, 422, 422]
    assert Vote.objects.count() == 4
    assert Participant.objects.count() == 2


def test_all_faults_are_named_with_their_place_and_nothing_is_taken_in(room: Workshop, fie: Client) -> None:
    sheet = (
        "participant;group;statement;vote\n1;Rumvæsen;1;enig\n2;Region;77;enig\n3;Region;1;måske\n4;Region;"
        + "x" * 281
        + ";enig\n5;Region;1;enig\n5;Region;1;uenig\n"
    )
    answer = uploads(fie, room, sheet)
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == 422  # type: ignore[attr-defined]
    for row, words in (
        (2, "Rumvæsen"),
        (3, "nummer 77"),
        (4, "måske"),
        (5, "281 tegn"),
        (7, "allerede stemt"),
    ):
        assert f"række {row}" in page
        assert words in page
    assert not Sheet.objects.exists()
    assert not Participant.objects.exists()


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"navn;stemme\n1;2\n", b"participant;group;statement;vote\n"]
)
def test_a_file_that_is_no_sheet_is_refused_with_the_reason(room: Workshop, fie: Client, data: bytes) -> None:
    assert uploads(fie, room, data).status_code == 422  # type: ignore[attr-defined]
    assert not Sheet.objects.exists()


def test_a_statement_hidden_between_preview_and_taking_in_stops_it_whole(room: Workshop, fie: Client) -> None:
    where = uploads(fie, room, GOOD).headers["Location"]  # type: ignore[attr-defined]
    Statement.objects.filter(number=2).update(state="hidden")
    assert fie.post(where + "take/").status_code == 422
    assert not Vote.objects.exists()
    assert Statement.objects.count() == 2


def test_the_template_is_read_as_it_is(room: Workshop, fie: Client) -> None:
    template = fie.get(f"/workshops/{room.id}/sheets/template.csv")
    assert template.headers["Content-Disposition"].endswith('.csv"')
    assert uploads(fie, room, template.content).status_code == 302  # type: ignore[attr-defined]


def test_a_number_and_the_words_of_the_same_statement_count_once(room: Workshop, fie: Client) -> None:
    where = uploads(
        fie, room, "participant;group;statement;vote\n1;Region;1;enig\n1;Region;ET;uenig\n"
    ).headers["Location"]  # type: ignore[attr-defined]
    fie.post(where + "take/")
    assert Vote.objects.count() == 1
    assert tally(room).votes == 1


def test_a_sheet_with_what_a_database_cannot_hold_is_refused(room: Workshop, fie: Client) -> None:
    answer = uploads(fie, room, GOOD.replace("Helt nyt", "Helt\0nyt"))
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert not Sheet.objects.exists()


def test_a_sheet_with_more_people_or_statements_than_a_workshop_holds_is_refused_before_a_grid_is_made(
    room: Workshop, fie: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vejviser.workshop.sheet.votes_of", lambda _: pytest.fail("a grid was made"))
    rows = "".join(f"{n};Region;Udsagn {n};enig\n" for n in range(2001))
    answer = uploads(fie, room, "participant;group;statement;vote\n" + rows)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    told = answer.content.decode()  # type: ignore[attr-defined]
    assert "Arket har 2001 deltagere, og en workshop har plads til 2000." in told
    assert "Arket har 2001 udsagn, og en workshop har plads til 900." in told


def test_many_new_statements_are_taken_in_with_few_questions_to_the_database(
    room: Workshop, fie: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = "".join(f"1;Region;Udsagn {n};enig\n" for n in range(300))
    answer = uploads(fie, room, "participant;group;statement;vote\n" + rows + "2;Region;UDSAGN 7;uenig\n")
    address = answer.headers["Location"]  # type: ignore[attr-defined]
    with django_assert_max_num_queries(40):
        assert fie.post(f"{address}take/").status_code == 302
    numbers = list(Statement.objects.filter(workshop=room).values_list("number", flat=True))
    assert numbers == list(range(1, 303))
    assert Vote.objects.filter(statement__text="Udsagn 7").count() == 2


def test_a_sheet_of_faults_is_told_in_a_page_and_not_fault_by_fault(
    room: Workshop, fie: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    say = SheetFault.say

    def counted(one: SheetFault, lang: Lang) -> str:
        told.append(one.row)
        return say(one, lang)

    monkeypatch.setattr(SheetFault, "say", counted)
    answer = uploads(fie, room, "participant;group;statement;vote\n" + "x\n" * 5000)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "4900" in answer.content.decode()  # type: ignore[attr-defined]
    assert len(told) == 100
