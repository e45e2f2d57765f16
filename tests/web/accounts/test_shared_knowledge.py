"""What of shared knowledge is one's own comes along in the ZIP, and nothing of a person is left when they go."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from allauth.account.models import EmailAddress

from tests.web.cast import Cast, person
from tests.web.knowledge.acting import SAID, STEP, browser, draft, published, words
from tests.web.workshops.people import facilitator, someone, statement, voted, workshop
from vejviser.web.accounts.leaving import delete_account
from vejviser.web.accounts.models import Membership, Organisation, Role, User
from vejviser.web.accounts.takeout import write_takeout
from vejviser.web.directory.claiming import claim, correct, decide_claim, decide_correction
from vejviser.web.directory.models import Claim, Correction
from vejviser.web.following.subscribing import follow
from vejviser.web.knowledge import translating, us_too
from vejviser.web.law import house
from vejviser.web.operation.portable import kept_models, lines_of
from vejviser.web.referrals import store as referring
from vejviser.web.referrals.receivers import Receiver
from vejviser.web.workshops import changes
from vejviser.web.workshops.models import Attendance, Promotion, Vote

ACTOR = "A021"
ENGLISH = {"title": "Late", "tried": "A", "happened": "B", "lesson": "C"}


def taken(user: User) -> dict[str, Any]:
    """What the ZIP holds, by the names of the files without their folders; the files of one name together."""
    raw = io.BytesIO()
    write_takeout(raw, user)
    archive = zipfile.ZipFile(raw)
    found: dict[str, Any] = {}
    for name in archive.namelist():
        if name.endswith(".json"):
            told, key = json.loads(archive.read(name)), name.rpartition("/")[2]
            found[key] = found.get(key, []) + (told if isinstance(told, list) else [told])
    return found


def refer(by: User, from_: Organisation, to: Organisation, contact: str = "") -> None:
    """A referral of oneself to an organisation here."""
    content = referring.Content("Afprøvning", "Vi mangler et sted.", [], contact)
    referring.send(from_, by, content, Receiver(to.name, organisation=to))


def held(cast: Cast, user: User) -> None:
    """A workshop of the clinic with three statements, one merged into another, and votes on the first."""
    made = workshop(cast)
    first, second, same = (statement(made, text) for text in ("Et", "To", "Også et"))
    voted(made, first, region=(5, 1, 0), company=(2, 3, 1))
    changes.link(made, first, second)
    changes.tie(made, user, first, "barrier", [STEP], ["E001"])
    changes.merge(made, user, same, first)
    Attendance.objects.create(workshop=made, kind="region", name="Ada Lund", agreed_to="Ja")
    Promotion.objects.create(statement=first, kind="reading", text_da="Hvem?", text_en="Who?", by=user)


def test_who_runs_workshops_takes_them_along_with_counts_and_without_who_voted_what(cast: Cast) -> None:
    fie = facilitator(cast)
    held(cast, fie)
    [told] = taken(fie)["workshops.json"]
    first, second, same = told["statements"]
    assert (first["text"], first["sort"], first["steps"], first["experiences"]) == (
        "Et", "barrier", [STEP], ["E001"],
    )  # fmt: skip
    assert (first["because"], same["merged_into"], second["number"]) == ([2], 1, 2)
    assert [(g["agree"], g["disagree"], g["passed"]) for g in first["votes"]] == [(5, 1, 0), (2, 3, 1)]
    assert (told["attending"][0]["name"], told["promoted"][0]["text_en"]) == ("Ada Lund", "Who?")
    assert [line["verb"] for line in told["history"]] == ["tied", "merged"]
    assert {line["by"] for line in told["history"]} == {"Fie"}
    raw = json.dumps(told)
    voters = {str(pk) for pk in Vote.objects.values_list("participant", flat=True)}
    assert voters
    assert not [who for who in voters if who in raw]


def test_a_workshop_with_too_few_votes_is_taken_along_without_counts(cast: Cast) -> None:
    made = workshop(cast)
    one = statement(made, "Et")
    Vote.objects.create(participant=someone(made), statement=one, value=1)
    [told] = taken(facilitator(cast))["workshops.json"]
    assert told["statements"][0]["votes"] is None


def test_readers_and_strangers_take_no_workshops_of_others_along(cast: Cast) -> None:
    held(cast, facilitator(cast))
    for user in (cast.carol, cast.charlie):
        assert taken(user).get("workshops.json", []) == []


def test_referrals_contributions_claims_corrections_and_follows_come_along(cast: Cast) -> None:
    refer(cast.alice, cast.clinic, cast.region)
    draft(cast, title="Vores kladde")
    actor = house().reference.actors[ACTOR]
    asked = claim(actor, cast.clinic, cast.alice, "Leder", "Vores egen side")
    decide_claim(asked.id, cast.stella, True, "")
    correct(actor, cast.clinic, cast.alice, {"offers_da": "Nye ord", "email": "os@example.org"})
    follow(cast.alice, "steps", STEP)
    us_too.say_so("E001", cast.alice, "national", 2024, None)
    entry = published(cast, title="Andres")
    translating.propose(entry, cast.alice, 1, ENGLISH)
    found = taken(cast.alice)
    account = found["account.json"][0]
    assert [one["evidence"] for one in account["claims"]] == ["Vores egen side"]
    assert [(one["kind"], one["key"]) for one in account["follows"]] == [("steps", STEP)]
    assert [one["about"] for one in account["happened_to_us"]] == ["E001"]
    assert [one["title"] for one in account["translations"]] == ["Late"]
    assert {one["versions"][0]["title"] for one in found["contributions.json"]} == {"Vores kladde", "Andres"}
    assert [len(one["sent"]) for one in found["referrals.json"]] in ([0, 1], [1, 0])
    of_clinic = next(one for one in found["directory.json"] if one["claims"])
    assert (of_clinic["corrections"][0]["offers_da"], of_clinic["claims"][0]["state"]) == (
        "Nye ord",
        "verified",
    )


def test_nothing_of_a_person_is_left_in_any_table_when_their_account_is_deleted(cast: Cast) -> None:
    kvist = person("kvistgaard", cast.clinic, Role.OWNER)
    lab = Organisation.objects.create(name="Lab")
    Membership.objects.create(organisation=lab, user=kvist, role=Role.OWNER)
    EmailAddress.objects.create(user=kvist, email=kvist.email, verified=True, primary=True)
    actors = house().reference.actors
    mine = claim(actors[ACTOR], cast.clinic, kvist, "Kvistgaard, leder", "Ring til Kvistgaard")
    decide_claim(mine.id, cast.stella, True, "")
    ours = claim(actors["A022"], lab, kvist, "Kvistgaard", "Kvistgaard")
    decide_claim(ours.id, cast.stella, True, "")
    said = correct(
        actors["A022"], lab, kvist, {"about_da": "Ord", "email": "kvistgaard@lab.dk", "phone": "1"}
    )
    decide_correction(said.id, cast.stella, True, "")
    follow(kvist, "steps", STEP)
    us_too.say_so("E001", kvist, "national", 2024, None)
    translating.propose(published(cast), kvist, 1, ENGLISH)
    held(cast, kvist)
    refer(kvist, cast.clinic, cast.region, "kvistgaard@example.org")
    refer(kvist, lab, cast.region, "Kvistgaard")
    delete_account(kvist)
    told = "".join(line for model in kept_models() for line in lines_of(model, "default"))
    assert "kvistgaard" not in told.lower()
    assert Claim.objects.get().state == "verified"
    assert (Correction.objects.get().about_da, Correction.objects.get().email) == ("Ord", "")
    assert "Ord" in words(browser().get("/directory/A022/"))
    assert us_too.counts(["E001"]) == {"E001": 1}
    assert cast.clinic.workshops.get().statements.count() == 3
    assert str(SAID["title"]) in words(browser().get(f"/handbook/steps/{STEP}/"))


def test_the_page_that_deletes_says_what_of_shared_knowledge_goes_and_stays(cast: Cast) -> None:
    told = {
        "": ("Workshopper i de organisationer", "uden dig"),
        "/en": ("The workshops of those", "without you"),
    }
    for prefix, some in told.items():
        shown = words(browser(cast.charlie).get(f"{prefix}/me/delete/"))
        assert [one for one in some if one not in shown] == []
