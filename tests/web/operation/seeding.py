"""A row in every table of shared knowledge, for tests that move a database."""

from __future__ import annotations

from django.utils import timezone

from tests.web.cast import Cast
from tests.web.knowledge.acting import STEP, published
from tests.web.workshops.people import statement, voted, workshop
from vejviser.web.directory.claiming import claim, correct, decide_claim, decide_correction
from vejviser.web.following.subscribing import follow
from vejviser.web.following.versions import note_changes
from vejviser.web.knowledge import translating, us_too
from vejviser.web.law import house
from vejviser.web.referrals import store as referring
from vejviser.web.referrals.receivers import Receiver
from vejviser.web.workshops import changes
from vejviser.web.workshops.models import Attendance, Phase, Promotion, Sheet

WORD = "kvasirblomst"
"""A word that the handbook does not know."""
PAGES = (
    f"/handbook/steps/{STEP}/", f"/en/handbook/steps/{STEP}/", "/directory/A021/", "/workshops/", "/following/",
    "/referrals/", "/knowledge/", f"/search/?q={WORD}",
)  # fmt: skip
"""Pages that show what was seeded."""


def seed_shared(cast: Cast) -> None:
    """An entry with its past, a referral, a workshop with votes, an actor with its own words, and follows."""
    entry = published(cast, title=f"Om {WORD}", named=True)
    said = {"title": "The dawnflower", "tried": "A", "happened": "B", "lesson": "C"}
    translating.approve(translating.propose(entry, cast.carol, 1, said).id, cast.stella)
    us_too.say_so(str(entry.id), cast.dora, "nordjylland", 2024, cast.region)
    content = referring.Content("Afprøvning", "Vi mangler et sted.", [{"z": {"da": "Æ", "en": "b"}}], "Alice")
    referring.send(cast.clinic, cast.alice, content, Receiver("Regionen", organisation=cast.region))
    _workshop(cast)
    actor = house().reference.actors["A021"]
    decide_claim(claim(actor, cast.clinic, cast.alice, "Leder", "Vores side").id, cast.stella, True, "")
    own = correct(
        actor, cast.clinic, cast.bob, {"offers_da": f"Vi dyrker {WORD}.", "email": "os@example.org"}
    )
    decide_correction(own.id, cast.stella, True, "")
    for user, kind, key in ((cast.carol, "steps", STEP), (cast.dora, "actors", "A021")):
        follow(user, kind, key)
    note_changes(timezone.now())


def _workshop(cast: Cast) -> None:
    held = workshop(cast, published=True, phase=Phase.CLOSED, consent="Ja. »Æ«")
    first, second, same = (statement(held, text, steps=[STEP]) for text in ("Et", "To", "Også et"))
    voted(held, first, region=(4, 1, 0), company=(0, 3, 1))
    changes.link(held, first, second)
    changes.merge(held, cast.alice, same, first)
    Attendance.objects.create(workshop=held, kind="region", name="Ada Lund", agreed_to="Ja")
    Promotion.objects.create(statement=first, kind="reading", text_da="Hvem?", text_en="Who?", by=cast.alice)
    Sheet.objects.create(workshop=held, text="1;1", digest="x", by=cast.alice)
