from __future__ import annotations

import pytest
from django.test import Client

from tests.web.cast import Cast
from vejviser.web.accounts.models import User
from vejviser.web.directory.claiming import AlreadyError, decide_claim
from vejviser.web.directory.models import Claim, Correction, State
from vejviser.web.following.models import News

pytestmark = pytest.mark.django_db
ACTOR = "/directory/A021/"


def of(user: User) -> Client:
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def claim(cast: Cast, user: User | None = None) -> Claim:
    sent = {"organisation": str(cast.clinic.id), "role": "Leder", "evidence": "Vores egen side"}
    assert of(user or cast.alice).post(f"{ACTOR}claim/", sent).status_code == 302
    return Claim.objects.get()


def claimed(cast: Cast) -> Claim:
    made = claim(cast)
    decide_claim(made.id, cast.stella, True, "")
    return made


def correct(cast: Cast, **words: str) -> Correction:
    sent = {
        "offers_da": "",
        "offers_en": "",
        "about_da": "",
        "about_en": "",
        "url": "",
        "email": "",
        "phone": "",
    }
    answer = of(cast.bob).post(f"{ACTOR}correct/", sent | words)
    assert answer.status_code == 302
    return Correction.objects.filter(state=State.WAITING).get()


def decide(cast: Cast, one: Claim | Correction, way: str, reason: str = "") -> int:
    kind = "claims" if isinstance(one, Claim) else "corrections"
    sent = {"way": way, "reason": reason}
    return of(cast.stella).post(f"/directory/editing/{kind}/{one.id}/", sent).status_code


def page(client: Client, address: str = ACTOR) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_claim_waits_for_an_editor_who_sees_role_and_evidence(cast: Cast) -> None:
    made = claim(cast)
    assert made.state == State.WAITING
    assert "Kravet fra din organisation venter" in page(of(cast.alice))
    seen = page(of(cast.stella), f"/directory/editing/claims/{made.id}/")
    assert "Leder" in seen
    assert "Vores egen side" in seen


def test_nobody_else_sees_that_a_page_is_being_claimed(cast: Cast) -> None:
    claim(cast)
    for client in (Client(), of(cast.charlie), of(cast.dora)):
        assert "Vores egen side" not in page(client)
        assert "krav venter" not in page(client)


def test_a_reader_speaks_for_no_organisation_and_a_stranger_for_none_but_their_own(cast: Cast) -> None:
    sent = {"organisation": str(cast.clinic.id), "role": "Leder", "evidence": "x"}
    for user in (cast.carol, cast.charlie):
        of(user).post(f"{ACTOR}claim/", sent)
    assert of(cast.erik).post(f"{ACTOR}claim/", sent).status_code == 422  # not one of his organisations
    assert not Claim.objects.exists()


def test_a_refused_claim_tells_the_reason_to_those_who_made_it_and_to_nobody_else(cast: Cast) -> None:
    made = claim(cast)
    assert decide(cast, made, "refuse") == 422  # a refusal needs a reason
    assert decide(cast, made, "refuse", "Siden nævner dig ikke.") == 302
    assert "Siden nævner dig ikke." in page(of(cast.alice))
    assert "Siden nævner dig ikke." not in page(Client())
    assert "Siden nævner dig ikke." not in page(Client(), f"{ACTOR}history/")


def test_of_two_claims_one_is_verified_and_the_other_can_no_longer_be(cast: Cast) -> None:
    first = claim(cast)
    sent = {"organisation": str(cast.region.id), "role": "Redaktør", "evidence": "y"}
    of(cast.erik).post(f"{ACTOR}claim/", sent)
    second = Claim.objects.exclude(id=first.id).get()
    decide_claim(first.id, cast.stella, True, "")
    with pytest.raises(AlreadyError):
        decide_claim(second.id, cast.stella, True, "")
    with pytest.raises(AlreadyError):
        decide_claim(first.id, cast.stella, False, "fortrudt")
    second.refresh_from_db()
    assert second.state == State.WAITING


def test_a_second_click_makes_no_second_claim(cast: Cast) -> None:
    claim(cast)
    claim(cast)
    assert Claim.objects.count() == 1


def test_a_correction_is_shown_only_once_an_editor_has_verified_it(cast: Cast) -> None:
    claimed(cast)
    made = correct(cast, offers_da="Vi tester kuglelejer")
    assert "kuglelejer" not in page(Client())
    assert decide(cast, made, "verify") == 302
    seen = page(Client())
    assert "Vi tester kuglelejer" in seen
    assert "Rettet af organisationen den" in seen
    assert "Det skrev håndbogen" in seen


def test_a_text_in_one_language_is_shown_in_the_other_and_said_to_be_missing(cast: Cast) -> None:
    claimed(cast)
    decide(cast, correct(cast, offers_da="Vi tester kuglelejer", about_en="We roll"), "verify")
    english = page(Client(), f"/en{ACTOR}")
    assert 'lang="da">Vi tester kuglelejer' in english
    assert "missing in English" in english
    assert "mangler på dansk" in page(Client())


def test_a_verified_correction_is_found_by_search_and_is_news_to_followers_but_not_to_its_author(
    cast: Cast,
) -> None:
    claimed(cast)
    decide(cast, correct(cast, offers_da="Vi tester kuglelejer"), "verify")
    assert 'href="/directory/A021/"' in page(Client(), "/search/?q=kuglelejer")
    news = News.objects.get(what="corrected")
    assert (news.kind, news.key, news.by) == ("actors", "A021", cast.bob)


def test_a_refused_correction_changes_nothing_and_tells_its_authors_why(cast: Cast) -> None:
    claimed(cast)
    decide(cast, correct(cast, offers_da="Vi er de bedste"), "refuse", "Det er reklame.")
    assert "Vi er de bedste" not in page(Client())
    assert "Det er reklame." in page(of(cast.alice))


def test_the_history_keeps_every_version_that_was_shown(cast: Cast) -> None:
    claimed(cast)
    decide(cast, correct(cast, offers_da="Første tekst"), "verify")
    decide(cast, correct(cast, offers_da="Anden tekst"), "verify")
    past = page(Client(), f"{ACTOR}history/")
    assert "Første tekst" in past
    assert "Anden tekst" in past
    assert Correction.objects.filter(state=State.REPLACED).count() == 1
    assert "Første tekst" not in page(Client())


def test_a_correction_that_is_taken_back_gives_way_to_the_handbook_also_in_search(cast: Cast) -> None:
    claimed(cast)
    decide(cast, correct(cast, offers_da="Vi tester kuglelejer"), "verify")
    assert of(cast.alice).post(f"{ACTOR}give-up/", {"what": "correction"}).status_code == 302
    assert "kuglelejer" not in page(Client())
    assert 'href="/directory/A021/"' not in page(Client(), "/search/?q=kuglelejer")
    assert 'href="/directory/A021/"' in page(Client(), "/search/?q=CAI-X")


def test_an_organisation_that_gives_its_page_up_can_correct_it_no_more(cast: Cast) -> None:
    claimed(cast)
    assert of(cast.bob).get(f"{ACTOR}correct/").status_code == 200
    of(cast.alice).post(f"{ACTOR}give-up/", {"what": "claim"})
    assert of(cast.bob).get(f"{ACTOR}correct/").status_code == 404


def test_only_those_who_speak_for_the_organisation_may_correct_or_give_up(cast: Cast) -> None:
    claimed(cast)
    for user in (cast.carol, cast.charlie, cast.erik, cast.stella):
        assert of(user).get(f"{ACTOR}correct/").status_code == 404
        assert of(user).post(f"{ACTOR}correct/", {"offers_da": "x"}).status_code == 404
        assert of(user).post(f"{ACTOR}give-up/", {"what": "claim"}).status_code == 404
    assert Client().get(f"{ACTOR}correct/").status_code == 302


def test_the_pages_of_editors_are_there_for_nobody_else(cast: Cast) -> None:
    made = claim(cast)
    for client in (Client(), of(cast.alice), of(cast.charlie)):
        for address in ("/directory/editing/", f"/directory/editing/claims/{made.id}/"):
            assert client.get(address).status_code == 404
            assert client.post(address, {"way": "verify"}).status_code in (404, 405)
    made.refresh_from_db()
    assert made.state == State.WAITING


@pytest.mark.parametrize(
    "words",
    [
        {"offers_da": "x" * 501}, {"url": "javascript:alert(1)"}, {"email": "nobody"}, {"phone": "ring til mig"},
        {"offers_da": "a\0b"}, {},
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be_used_says_why_and_keeps_what_was_written(
    cast: Cast, words: dict[str, str]
) -> None:
    from vejviser.web.law import house

    claimed(cast)
    row = house().reference.actors["A021"]
    as_is = {"offers_da": row.offers.da, "offers_en": row.offers.en, "url": row.url}
    answer = of(cast.bob).post(f"{ACTOR}correct/", as_is | words)
    assert answer.status_code == 422
    assert not Correction.objects.exists()


def test_script_in_every_field_is_shown_as_text(cast: Cast) -> None:
    claimed(cast)
    bad = "<script>alert(1)</script>"
    decide(cast, correct(cast, offers_da=bad, about_da=bad, offers_en=bad, about_en=bad), "verify")
    for address in (
        ACTOR,
        f"/en{ACTOR}",
        f"{ACTOR}history/",
        "/directory/?q=script",
        "/search/?q=script+alert",
    ):
        assert "<script>alert" not in page(Client(), address)


def test_what_is_decided_stays_when_the_person_is_forgotten(cast: Cast) -> None:
    claimed(cast)
    decide(cast, correct(cast, offers_da="Vi tester kuglelejer"), "verify")
    cast.bob.delete()
    cast.stella.delete()
    assert "Vi tester kuglelejer" in page(Client())
