"""Participants join without an account, write, vote one at a time, change their minds, and lose nothing."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.web.cast import Cast
from tests.web.workshops.people import joined, statement, token_of, votes, workshop, writes
from vejviser.web.workshops import changes
from vejviser.web.workshops.models import Attendance, Participant, Phase, Reason, Statement, Vote, Workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast: Cast) -> Workshop:
    return workshop(cast)


@pytest.mark.parametrize("lang", ["", "/en"])
def test_one_joins_by_the_short_address_with_a_kind_of_organisation_alone(room: Workshop, lang: str) -> None:
    client = Client()
    page = client.get(f"{lang}/w/{room.code.lower()}/")
    assert page.status_code == 200
    answer = client.post(f"{lang}/w/{room.code}/", {"kind": "hospital", "token": token_of(page.content)})
    assert answer.status_code == 302
    assert Participant.objects.get().kind == "hospital"
    assert Attendance.objects.count() == 0


def test_a_code_that_was_typed_leads_to_the_room(room: Workshop, client: Client) -> None:
    typed = f" {room.code[:3]} {room.code[3:].lower()}"
    assert client.get("/workshops/go/", {"code": typed}).headers["Location"] == f"/w/{room.code}/"
    assert client.get("/workshops/go/", {"code": "NOSUCH"}).status_code == 404


def test_without_a_kind_nobody_is_let_in_and_the_form_says_why(room: Workshop, client: Client) -> None:
    token = token_of(client.get(f"/w/{room.code}/").content)
    answer = client.post(f"/w/{room.code}/", {"token": token})
    assert answer.status_code == 422
    assert "Vælg én." in answer.content.decode()
    assert Participant.objects.count() == 0


def test_a_name_without_consent_is_neither_kept_nor_dropped_in_silence(
    room: Workshop, client: Client
) -> None:
    token = token_of(client.get(f"/w/{room.code}/").content)
    answer = client.post(f"/w/{room.code}/", {"kind": "region", "name": "Ida", "token": token})
    assert answer.status_code == 422
    assert 'value="Ida"' in answer.content.decode()
    assert not Attendance.objects.exists()
    assert not Participant.objects.exists()


def test_the_same_form_sent_twice_makes_one_participant_and_one_name(room: Workshop) -> None:
    client = Client()
    token = token_of(client.get(f"/w/{room.code}/").content)
    other = Client()
    for browser in (client, other):
        browser.post(f"/w/{room.code}/", {"kind": "region", "name": "Ida", "agreed": "on", "token": token})
    assert Participant.objects.count() == 1
    assert Attendance.objects.count() == 1


def test_nothing_in_the_database_leads_from_a_name_to_a_participant() -> None:
    linked = {field.related_model for field in Attendance._meta.get_fields() if field.is_relation}
    assert linked == {Workshop}
    assert Attendance not in {
        field.related_model for field in Participant._meta.get_fields() if field.is_relation
    }
    assert not [field for field in Attendance._meta.fields if "DateTime" in type(field).__name__]


def test_a_name_is_taken_off_the_list_by_the_browser_that_put_it_there(room: Workshop) -> None:
    ida = joined(room, name="Ida", agreed="on")
    assert "Ida" in ida.get(f"/w/{room.code}/mine/").content.decode()
    joined(room).post(f"/w/{room.code}/unlist/")
    assert Attendance.objects.count() == 1
    ida.post(f"/w/{room.code}/unlist/")
    assert Attendance.objects.count() == 0


def test_a_cookie_that_was_changed_is_nobody(room: Workshop) -> None:
    client = joined(room)
    name = f"vejviser_w_{room.code}"
    client.cookies[name] = f"{uuid.uuid4()}.:" + client.cookies[name].value.split(":", 1)[1]
    assert votes(client, room, 1, "agree").headers["Location"] == f"/w/{room.code}/"  # type: ignore[attr-defined]
    assert not Vote.objects.exists()


def test_statements_are_served_one_at_a_time_and_never_ones_own(room: Workshop) -> None:
    first, second = joined(room), joined(room)
    writes(first, room, "Mit eget")
    statement(room, "En andens")
    page = first.get(f"/w/{room.code}/").content.decode()
    assert "En andens" in page
    assert "Mit eget" not in page
    seen = {
        text for text in ("Mit eget", "En andens") if text in second.get(f"/w/{room.code}/").content.decode()
    }
    assert len(seen) == 1


def test_one_cannot_vote_on_ones_own_statement(room: Workshop) -> None:
    client = joined(room)
    writes(client, room, "Mit eget")
    assert votes(client, room, 1, "agree").status_code == 422  # type: ignore[attr-defined]
    assert not Vote.objects.exists()


def test_a_vote_sent_twice_counts_once_and_another_changes_it(room: Workshop) -> None:
    statement(room, "Der mangler én indgang")
    client = joined(room)
    for way in ("agree", "agree", "pass"):
        assert votes(client, room, 1, way).status_code == 302  # type: ignore[attr-defined]
    assert [vote.value for vote in Vote.objects.all()] == [0]


def test_a_vote_comes_back_as_a_part_of_the_page_where_scripts_run(room: Workshop) -> None:
    statement(room, "Et")
    statement(room, "To")
    client = joined(room)
    answer = client.post(
        f"/w/{room.code}/vote/", {"statement": 1, "vote": "agree"}, headers={"HX-Request": "true"}
    )
    told = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in told
    assert "Din stemme er talt" in told
    assert "To" in told


def test_who_changes_votes_without_end_is_stopped_and_the_last_vote_stands(
    room: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "CHANGES_EACH", 2)
    statement(room, "Et")
    client = joined(room)
    answers = [votes(client, room, 1, ("agree", "pass")[turn % 2]) for turn in range(7)]
    assert [answer.status_code for answer in answers] == [302] * 6 + [422]  # type: ignore[attr-defined]
    assert [vote.value for vote in Vote.objects.all()] == [0]


def test_the_same_vote_again_makes_no_new_version(room: Workshop) -> None:
    statement(room, "Et")
    client = joined(room)
    votes(client, room, 1, "agree")
    before = Workshop.objects.get().version
    votes(client, room, 1, "agree")
    assert Workshop.objects.get().version == before


def test_what_was_agreed_to_is_kept_though_the_set_up_changes(room: Workshop) -> None:
    joined(room, name="Ida", agreed="on")
    Workshop.objects.update(consent="Noget andet")
    assert Attendance.objects.get().agreed_to == "Jeg vil gerne stå i rapporten."


def test_a_workshop_in_english_is_joined_in_english(cast: Cast, client: Client) -> None:
    made = workshop(cast, languages="en")
    client.force_login(cast.alice)
    assert f"http://testserver/en/w/{made.code}/" in client.get(f"/workshops/{made.id}/").content.decode()


@pytest.mark.parametrize("phase", [Phase.COLLECT, Phase.CLOSED])
def test_no_vote_is_counted_while_voting_is_not_open(room: Workshop, phase: str) -> None:
    statement(room, "Et")
    client = joined(room)
    Workshop.objects.update(phase=phase)
    answer = votes(client, room, 1, "agree")
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert not Vote.objects.exists()


@pytest.mark.parametrize(
    "given",
    [{}, {"statement": "1"}, {"statement": "x", "vote": "agree"}, {"statement": "99", "vote": "agree"}],
)
def test_a_vote_that_cannot_be_read_is_refused(room: Workshop, given: dict[str, str]) -> None:
    statement(room, "Et")
    assert joined(room).post(f"/w/{room.code}/vote/", given).status_code == 422
    assert not Vote.objects.exists()


def test_a_statement_sent_twice_is_one(room: Workshop) -> None:
    client = joined(room)
    token = token_of(client.get(f"/w/{room.code}/write/").content)
    for _ in range(2):
        answer = client.post(
            f"/w/{room.code}/write/", {"text": "Én gang", "because": "For patienten", "token": token}
        )
        assert answer.status_code == 302
    assert [one.text for one in Statement.objects.all()] == ["Én gang", "For patienten"]
    assert Reason.objects.count() == 1


def test_a_reason_may_be_what_somebody_has_said(room: Workshop) -> None:
    value = statement(room, "Patienten først")
    writes(joined(room), room, "Del data", because_number=str(value.number))
    link = Reason.objects.get()
    assert (link.statement.text, link.reason.text) == ("Del data", "Patienten først")
    writes(joined(room), room, "Del mere", because="patienten FØRST")
    assert Statement.objects.count() == 3


def test_what_is_too_long_stays_in_the_form_with_the_reason(room: Workshop) -> None:
    client = joined(room)
    answer = writes(client, room, "x" * 281)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "x" * 281 in answer.content.decode()  # type: ignore[attr-defined]
    assert not Statement.objects.exists()


def test_a_script_in_a_statement_is_only_words(room: Workshop) -> None:
    writes(joined(room), room, "<script>alert(1)</script>")
    page = joined(room).get(f"/w/{room.code}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_who_writes_too_fast_is_told_to_wait_and_keeps_the_text(room: Workshop) -> None:
    client = joined(room)
    answers = [writes(client, room, f"Udsagn {n}") for n in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]  # type: ignore[attr-defined]
    assert "Udsagn 5" in answers[-1].content.decode()  # type: ignore[attr-defined]
    assert Statement.objects.count() == 5


def test_a_statement_that_needs_approval_is_not_served_before(room: Workshop) -> None:
    Workshop.objects.update(approval=True)
    writes(joined(room), room, "Vent på mig")
    assert "Vent på mig" not in joined(room).get(f"/w/{room.code}/").content.decode()


def test_behind_closed_doors_nobody_new_joins_and_those_inside_go_on(room: Workshop) -> None:
    statement(room, "Et")
    inside, token = joined(room), token_of(Client().get(f"/w/{room.code}/").content)
    Workshop.objects.update(doors_open=False)
    assert (
        "Døren er lukket"
        in Client().post(f"/w/{room.code}/", {"kind": "region", "token": token}).content.decode()
    )
    assert votes(inside, room, 1, "agree").status_code == 302  # type: ignore[attr-defined]
    assert Participant.objects.count() == 1


def test_a_whole_room_on_one_network_votes_and_each_has_a_pace_of_their_own(
    room: Workshop, settings: Any
) -> None:
    statement(room, "Et")
    browsers = [joined(room) for _ in range(4)]
    settings.WRITES_A_MINUTE = 3
    cache.clear()
    assert [votes(one, room, 1, "agree").status_code for one in browsers] == [302] * 4  # type: ignore[attr-defined]
    again = [votes(browsers[0], room, 1, way).status_code for way in ("pass", "agree", "pass")]  # type: ignore[attr-defined]
    assert again == [302, 302, 429]
    forged = Client()
    forged.cookies[f"vejviser_w_{room.code}"] = "someone:else"
    assert [votes(forged, room, 1, "agree").status_code for _ in range(4)] == [302, 302, 302, 429]  # type: ignore[attr-defined]
    assert Vote.objects.count() == 4


def test_a_workshop_that_has_not_begun_cannot_be_found(room: Workshop, client: Client) -> None:
    Workshop.objects.update(phase=Phase.DRAFT)
    assert client.get(f"/w/{room.code}/").status_code == 404


def test_ones_own_votes_are_shown_to_oneself_alone(room: Workshop) -> None:
    statement(room, "Et udsagn")
    ida, bo = joined(room), joined(room)
    votes(ida, room, 1, "disagree")
    assert 'value="disagree" aria-pressed="true"' in ida.get(f"/w/{room.code}/mine/").content.decode()
    assert "Et udsagn" not in bo.get(f"/w/{room.code}/mine/").content.decode()
