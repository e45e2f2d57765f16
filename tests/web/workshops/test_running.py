"""Those who run a workshop set it up, moderate, promote and publish; everything leaves a trace."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.cast import Cast
from tests.web.workshops.people import (
    facilitator,
    joined,
    statement,
    token_of,
    voted,
    votes,
    workshop,
    writes,
)
from vejviser.web.workshops import changes
from vejviser.web.workshops.ballots import tally
from vejviser.web.workshops.changes import NotNowError
from vejviser.web.workshops.models import (
    Entry,
    Participant,
    Promotion,
    Reason,
    State,
    Statement,
    Vote,
    Workshop,
)
from vejviser.web.workshops.promoting import promoted

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast: Cast) -> Workshop:
    return workshop(cast)


@pytest.fixture
def fie(cast: Cast, room: Workshop) -> Client:
    client = Client()
    client.force_login(facilitator(cast))
    return client


SET_UP = {
    "title": "Fra pilot til drift", "theme": "", "purpose": "", "stage": "adoption", "held": "03/02/2027",
    "questions": "Hvad bremser?\nHvad hjælper?", "kinds": "Region\nHospital\nApotek / Pharmacy", "languages": "da",
    "consent": "Ja tak",
}  # fmt: skip


def test_a_facilitator_sets_up_a_workshop_for_her_organisation(cast: Cast, fie: Client) -> None:
    answer = fie.post("/workshops/new/", {**SET_UP, "organisation": str(cast.clinic.id)})
    assert answer.status_code == 302, answer.content.decode()
    made = Workshop.objects.get(title="Fra pilot til drift")
    assert made.organisation == cast.clinic
    assert made.questions == ["Hvad bremser?", "Hvad hjælper?"]
    assert [key for key, _, _ in made.kinds] == ["region", "hospital", "pharmacy"]
    assert fie.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("title", "", "Skriv en titel."),
        ("kinds", "Region", "mindst to"),
        ("kinds", "Region\nregion", "står to gange"),
        ("held", "i morgen", "31/12/2027"),
        ("questions", "\n".join("x" * 11), "højst 10 spørgsmål"),
    ],
)
def test_a_set_up_with_a_fault_is_refused_with_the_way_to_mend_it(
    cast: Cast, fie: Client, field: str, value: str, told: str
) -> None:
    answer = fie.post("/workshops/new/", {**SET_UP, "organisation": str(cast.clinic.id), field: value})
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_a_copy_is_set_up_alike_and_empty(room: Workshop, fie: Client) -> None:
    voted(room, statement(room, "Et"), region=(3, 0, 0))
    fie.post(f"/workshops/{room.id}/copy/")
    made = Workshop.objects.exclude(pk=room.pk).get()
    assert (made.theme, made.kinds, made.questions) == (room.theme, room.kinds, room.questions)
    assert made.code != room.code
    assert not made.statements.exists()
    assert not made.participants.exists()


def test_a_statement_is_hidden_with_its_reason_and_shown_again_and_both_are_kept(
    room: Workshop, fie: Client
) -> None:
    one = statement(room, "Uden for emnet")
    here = f"/workshops/{room.id}/statements/1"
    assert fie.post(f"{here}/hide/").status_code == 422
    fie.post(f"{here}/hide/", {"why": "Hører ikke til her"})
    one.refresh_from_db()
    assert one.state == State.HIDDEN
    assert "Hører ikke til her" in fie.get(f"{here}/").content.decode()
    fie.post(f"{here}/show/")
    assert list(Entry.objects.filter(statement=one).order_by("id").values_list("verb", flat=True)) == [
        "hidden",
        "shown",
    ]


def test_a_duplicate_is_merged_and_nobody_counts_twice(room: Workshop, fie: Client) -> None:
    kept, double = statement(room, "Én indgang"), statement(room, "Kun en indgang")
    voted(room, kept, region=(3, 0, 0))
    voted(room, double, hospital=(0, 3, 0))
    both = Participant.objects.filter(kind="region")[0]
    Vote.objects.create(participant=both, statement=double, value=-1)
    fie.post(f"/workshops/{room.id}/statements/2/merge/", {"other": "1"})
    found = tally(room)
    assert found.votes == 6
    assert found.numbers == (1,)
    assert Vote.objects.count() == 7
    fie.post(f"/workshops/{room.id}/statements/2/part/")
    assert tally(room).votes == 7


def test_statements_are_not_merged_in_a_ring(room: Workshop, fie: Client) -> None:
    statement(room, "A")
    statement(room, "B")
    fie.post(f"/workshops/{room.id}/statements/2/merge/", {"other": "1"})
    assert fie.post(f"/workshops/{room.id}/statements/1/merge/", {"other": "2"}).status_code == 422
    assert Statement.objects.get(number=1).merged_into is None


def test_of_two_who_merge_each_into_the_other_at_once_the_second_is_refused(room: Workshop) -> None:
    statement(room, "A")
    statement(room, "B")
    first, second = ({one.number: one for one in room.statements.all()} for _ in range(2))
    changes.merge(room, None, first[1], first[2])
    with pytest.raises(NotNowError):
        changes.merge(room, None, second[2], second[1])


def test_a_reason_is_linked_only_once_nobody_else_can_close_the_ring(room: Workshop, fie: Client) -> None:
    statement(room, "A")
    statement(room, "B")
    with CaptureQueriesContext(connection) as asked:
        fie.post(f"/workshops/{room.id}/statements/1/because/", {"other": "2"})
    told = [one["sql"] for one in asked.captured_queries]
    locked = next(n for n, sql in enumerate(told) if sql.startswith('UPDATE "workshops_workshop"'))
    read = next(n for n, sql in enumerate(told) if 'FROM "workshops_reason"' in sql)
    assert locked < read


def test_why_a_statement_is_hidden_is_kept_without_what_a_database_cannot_hold(
    room: Workshop, fie: Client
) -> None:
    statement(room, "A")
    fie.post(f"/workshops/{room.id}/statements/1/hide/", {"why": "Om\0en\nperson"})
    assert room.history.get(verb="hidden").about == {"why": "Om en person"}


def test_reasons_that_would_go_in_a_ring_are_refused_and_the_ring_named(room: Workshop, fie: Client) -> None:
    statement(room, "A")
    statement(room, "B")
    fie.post(f"/workshops/{room.id}/statements/1/because/", {"other": "2"})
    answer = fie.post(f"/workshops/{room.id}/statements/2/because/", {"other": "1"})
    assert answer.status_code == 422
    assert "i ring" in answer.content.decode()
    assert Reason.objects.count() == 1


def test_a_hostile_participant_is_removed_and_their_votes_leave_the_count(
    room: Workshop, fie: Client
) -> None:
    voted(room, statement(room, "Et"), region=(4, 0, 0))
    hostile = joined(room)
    votes(hostile, room, 1, "disagree")
    writes(hostile, room, "Spam")
    before = tally(room)
    fie.post(f"/workshops/{room.id}/statements/2/remove-author/", {"why": "Spam"})
    room.refresh_from_db()
    assert (before.votes, tally(room).votes) == (5, 4)
    assert Statement.objects.get(number=2).state == State.HIDDEN
    assert votes(hostile, room, 1, "agree").status_code == 302  # type: ignore[attr-defined]
    assert tally(room).votes == 4
    desk = fie.get(f"/workshops/{room.id}/").content.decode()
    assert "Deltager fjernet" in desk
    assert str(Participant.objects.exclude(removed=None).get().id) not in desk


def test_a_statement_is_tied_to_steps_and_experiences(room: Workshop, fie: Client) -> None:
    statement(room, "Aftaler tager for lang tid")
    given = {"sort": "barrier", "steps": ["sign_opi_agreement"], "experiences": ["E041"]}
    assert fie.post(f"/workshops/{room.id}/statements/1/tie/", given).status_code == 302
    report = fie.get(f"/workshops/{room.id}/report/").content.decode()
    assert "Indgå en OPI-aftale" in report
    assert "Regionernes fælles kontraktskabeloner" in report
    refused = fie.post(
        f"/workshops/{room.id}/statements/1/tie/", {"sort": "barrier", "steps": ["no_such_step"]}
    )
    assert refused.status_code == 422


def test_a_statement_is_promoted_and_whoever_listens_gets_it_once_it_is_kept(
    room: Workshop, fie: Client, django_capture_on_commit_callbacks: object
) -> None:
    statement(room, "Aftaler tager for lang tid")
    got: list[Promotion] = []

    def take(sender: object, promotion: Promotion, **_: object) -> None:
        got.append(promotion)

    promoted.connect(take)
    given = {
        "kind": "challenge",
        "text_da": "Aftaler tager tid",
        "text_en": "Agreements take time",
        "steps": ["sign_opi_agreement"],
    }
    try:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            fie.post(f"/workshops/{room.id}/statements/1/promote/", given)
    finally:
        promoted.disconnect(take)
    assert [(one.kind, one.text_en, one.steps) for one in got] == [
        ("challenge", "Agreements take time", ["sign_opi_agreement"])
    ]
    answer = fie.post(f"/workshops/{room.id}/statements/1/promote/", {**given, "text_en": "", "steps": []})
    assert answer.status_code == 422
    assert "hænger på et trin" in answer.content.decode()


# -- who may see what --------------------------------------------------------------------------------------


def pages(room: Workshop) -> list[str]:
    one = f"/workshops/{room.id}/"
    return [
        one,
        *(
            one + rest
            for rest in (
                "edit/",
                "wall/",
                "results/",
                "report/",
                "report.pdf",
                "statements/",
                "statements/1/",
                "sheets/",
                "sheets/template.csv",
                "qr.svg",
            )
        ),
    ]


@pytest.mark.parametrize("who", ["charlie", "stella", "dora", None])
def test_a_workshop_does_not_exist_for_strangers(cast: Cast, room: Workshop, who: str | None) -> None:
    statement(room, "Et")
    client = Client()
    if who:
        client.force_login(getattr(cast, who))
    assert {page: client.get(page).status_code for page in pages(room)} == dict.fromkeys(pages(room), 404)
    for way in ("phase", "doors", "publish", "copy"):
        assert client.post(f"/workshops/{room.id}/{way}/").status_code == 404
    assert client.post(f"/workshops/{room.id}/statements/1/hide/", {"why": "x"}).status_code == 404


def test_a_reader_reads_results_and_runs_nothing(cast: Cast, room: Workshop) -> None:
    client = Client()
    client.force_login(cast.carol)
    one = f"/workshops/{room.id}/"
    assert [client.get(one + rest).status_code for rest in ("", "results/", "report/")] == [200] * 3
    assert client.get(one + "statements/").status_code == 403
    assert client.post(one + "phase/", {"phase": "closed"}).status_code == 403


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_owners_and_editors_run_workshops_too(cast: Cast, room: Workshop, who: str) -> None:
    client = Client()
    client.force_login(getattr(cast, who))
    statement(room, "Et")
    assert {page: client.get(page).status_code for page in pages(room)} == dict.fromkeys(pages(room), 200)


def test_results_and_report_are_public_only_while_published(room: Workshop, fie: Client) -> None:
    one = f"/workshops/{room.id}/"
    fie.post(one + "publish/")
    stranger = Client()
    assert [stranger.get(one + rest).status_code for rest in ("results/", "report/", "report.docx")] == [
        200
    ] * 3
    assert [stranger.get(one + rest).status_code for rest in ("", "statements/", "wall/")] == [404] * 3
    fie.post(one + "publish/")
    assert stranger.get(one + "results/").status_code == 404


def test_a_published_workshop_of_others_may_be_put_into_one_report_and_a_closed_one_may_not(
    cast: Cast, room: Workshop
) -> None:
    other = workshop(cast, title="Åben", published=True)
    client = Client()
    assert client.get("/workshops/report/", {"w": [str(other.id)]}).status_code == 200
    assert client.get("/workshops/report/", {"w": [str(other.id), str(room.id)]}).status_code == 404
    assert client.get("/workshops/report/", {"w": "x"}).status_code == 404
    assert client.get("/workshops/report/").status_code == 422


def test_a_form_double_sent_adds_one_statement(room: Workshop, fie: Client) -> None:
    token = token_of(fie.get(f"/workshops/{room.id}/statements/").content)
    for _ in range(2):
        fie.post(f"/workshops/{room.id}/statements/", {"text": "Vores eget", "token": token})
    assert [one.text for one in Statement.objects.all()] == ["Vores eget"]
