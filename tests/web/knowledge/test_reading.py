"""Lists, pages of entries and pages of steps: both sources as one, the worst first, in both languages."""

from __future__ import annotations

import itertools
import random

import pytest
from django.urls import reverse

from tests.web.cast import Cast
from tests.web.knowledge.acting import SAID, STEP, address, browser, published, questions, words
from vejviser.handbook.entries import STAGES
from vejviser.web.knowledge import store, us_too
from vejviser.web.knowledge.feed import document_of, documents
from vejviser.web.knowledge.lines import SORTS, Asked, Line, keys, lines
from vejviser.web.knowledge.models import Kind, Outcome, Region
from vejviser.web.law import house
from vejviser.web.projects.examples import examples

SEEDS = house().reference.experiences
STEPS = house().handbook.steps


def test_the_seventy_one_experiences_of_the_handbook_stand_in_the_list_without_anybody_contributing(
    cast: Cast,
) -> None:
    found = lines(keys(Asked()))
    assert len(found) == len(SEEDS) == 71
    assert {one.about for one in found} == set(SEEDS)
    assert all(one.mark and one.href.startswith("/handbook/experiences/") for one in found)


def many(cast: Cast) -> list[dict[str, object]]:
    """Contributions of every sort, as they were said."""
    draw = random.Random(7)
    said = []
    for number in range(24):
        kind = draw.choice(Kind.values)
        said.append(SAID | {
            "kind": kind, "title": f"Nr. {number}", "region": draw.choice(Region.values),
            "outcome": draw.choice(Outcome.values) if kind == "experience" else draw.choice(["", "bad", "good"]),
            "year": draw.choice([2019, 2024, 2025]), "steps": draw.sample(list(STEPS), 3),
        })  # fmt: skip
        published(cast, **said[-1])
    return said


def fits(asked: Asked, said: dict[str, object]) -> bool:
    steps = said["steps"]
    assert isinstance(steps, list)
    return (
        all(not getattr(asked, k) or str(said[k]) == getattr(asked, k) for k in ("kind", "region", "outcome", "year"))
        and (not asked.step or asked.step in steps)
        and (not asked.stage or any(STEPS[name].stage == asked.stage for name in steps))
    )  # fmt: skip


def test_a_list_holds_what_fits_from_both_sources_and_nothing_else(cast: Cast) -> None:
    said = many(cast)
    asks = [
        Asked(kind=kind, outcome=outcome, stage=stage)
        for kind, outcome, stage in itertools.product(("", *Kind.values), ("", "bad"), ("", *STAGES))
    ]
    asks += [Asked(region=region, year=year) for region in ("syddanmark", "abroad") for year in ("", "2025")]
    asks += [Asked(step=name) for name in list(STEPS)[:30]]
    for asked in asks:
        found = keys(asked)
        contributed = {line.title for line in lines(found) if line.mark is None}
        assert contributed == {one["title"] for one in said if fits(asked, one)}, asked
        seeds = {key.about for key in found if key.seed}
        by_hand = {
            row.id
            for row in SEEDS.values()
            if asked.kind in ("", "experience")
            and asked.outcome in ("", row.outcome)
            and asked.year in ("", str(row.year))
            and (not asked.step or asked.step in row.steps)
            and (not asked.stage or any(STEPS[name].stage == asked.stage for name in row.steps))
        }
        assert seeds <= by_hand, asked
        if not asked.region:
            assert seeds == by_hand, asked


@pytest.mark.parametrize("sort", SORTS)
def test_a_list_is_in_the_order_asked_for(cast: Cast, sort: str) -> None:
    many(cast)
    us_too.say_so("E001", cast.alice, "syddanmark", 2024, None)
    found = keys(Asked(sort=sort))
    orders: dict[str, list[tuple[int, ...]]] = {
        "worst": [(key.rank, -key.year) for key in found],
        "newest": [(-key.year, key.rank) for key in found],
        "often": [(key.about != "E001", key.rank) for key in found],
    }
    assert orders[sort] == sorted(orders[sort])


def test_the_worst_comes_first_and_what_has_no_outcome_goes_by_its_kind() -> None:
    order = [("challenge", ""), ("experience", "mixed"), ("recommendation", ""), ("practice", "")]
    ranks = [store.rank(*one) for one in order]
    assert ranks == sorted(set(ranks))
    assert store.rank("practice", "bad") == store.rank("challenge", "bad") == 0


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_list_is_narrowed_by_its_address(cast: Cast, lang: str) -> None:
    published(cast, title="Kun denne", region="nordjylland", kind="practice", outcome="good")
    page = words(browser().get(address("index", lang=lang), {"kind": "practice", "region": "nordjylland"}))
    assert ("1 fundet" if lang == "da" else "1 found") in page
    assert "Kun denne" in page
    if lang == "en":
        assert "Only in Danish." in page
    nothing = words(browser().get(address("index", lang=lang), {"kind": "practice", "year": "1999"}))
    assert "Kun denne" in nothing, "a year that is no choice narrows nothing"


def test_nonsense_in_the_address_narrows_nothing(cast: Cast) -> None:
    page = words(browser().get(address("index"), {"kind": "<script>", "step": "' OR 1=1", "page": "minus"}))
    assert "71 fundet" in page


def test_lists_pages_and_steps_ask_the_database_no_more_for_many(cast: Cast) -> None:
    anybody, alice = browser(), browser(cast.alice)
    first = published(cast)
    project = next(iter(examples().values()))
    paths = [
        (anybody, address("index") + "?kind=challenge"),
        (anybody, reverse("library:entry", args=["steps", STEP])),
        (anybody, reverse("roads:step", args=[project.id, STEP])),
        (anybody, address("entry", first.id)),
        (anybody, address("history", first.id)),
        (alice, address("mine")),
    ]
    few = [questions(client, path) for client, path in paths]
    for number in range(12):
        made = published(cast, title=f"Nr. {number}")
        us_too.say_so(str(made.id), cast.alice, "syddanmark", 2024, cast.clinic)
        us_too.say_so(str(first.id), cast.dora if number else cast.erik, "sjaelland", 2020, None)
    store.revise(first.id, cast.bob, 1, SAID | {"title": "Igen"})
    many_of_them = [questions(client, path) for client, path in paths]
    assert many_of_them[:5] == few[:5]
    assert many_of_them[5] == few[5]
    assert max(few) <= 14


@pytest.mark.parametrize("lang", ["da", "en"])
def test_on_a_step_stands_what_others_learnt_there_the_worst_first(cast: Cast, lang: str) -> None:
    published(cast, title="En god en", outcome="good", kind="experience")
    published(cast, title="En slem en", outcome="bad")
    project = next(iter(examples().values()))
    prefix = "/en" if lang == "en" else ""
    for path in (
        reverse("library:entry", args=["steps", STEP]),
        reverse("roads:step", args=[project.id, STEP]),
    ):
        page = words(browser().get(prefix + path))
        assert ("Det har andre lært" if lang == "da" else "What others have learnt") in page
        assert page.index("En slem en") < page.index("En god en") if "En god en" in page else True
        markup = browser().get(prefix + path).content.decode()
        assert f"{address('new', lang=lang)}?step={STEP}" in markup


def test_a_step_shows_six_and_leads_to_all(cast: Cast) -> None:
    for number in range(8):
        published(cast, title=f"Nr. {number}")
    markup = browser().get(reverse("library:entry", args=["steps", STEP])).content.decode()
    assert markup.count('class="learned-line ') == 6
    assert f"{address('index')}?step={STEP}" in markup


def test_a_step_without_anything_learnt_asks_for_it(cast: Cast) -> None:
    bare = next(name for name in STEPS if not any(name in row.steps for row in SEEDS.values()))
    page = words(browser().get(reverse("library:entry", args=["steps", bare])))
    assert "Ingen har delt noget om trinnet endnu." in page


def test_an_entry_tells_steps_place_source_and_nobody_by_name_who_did_not_agree(cast: Cast) -> None:
    entry = published(cast, source="En rapport", url="https://example.org/rapport")
    markup = browser().get(address("entry", entry.id)).content.decode()
    assert reverse("library:entry", args=["steps", STEP]) in markup
    assert '<a href="https://example.org/rapport" rel="noreferrer nofollow ugc">En rapport</a>' in markup
    assert "En organisation, som redaktionen kender" in markup
    assert "Klinikken" not in markup
    assert "Region Syddanmark, 2025" in markup
    named = published(cast, named=True)
    assert "Klinikken" in browser().get(address("entry", named.id)).content.decode()


def test_a_step_that_the_handbook_no_longer_knows_is_told_and_breaks_nothing(cast: Cast) -> None:
    entry = published(cast, steps=[STEP, "a_step_of_old"])
    assert "a_step_of_old (findes ikke i håndbogen længere)" in words(
        browser().get(address("entry", entry.id))
    )
    assert document_of(entry).stages == (STEPS[STEP].stage,)


def test_search_reads_every_public_entry_as_a_document(cast: Cast) -> None:
    entry = published(cast)
    store.start(cast.clinic, cast.bob, SAID | {"title": "En kladde"})
    [document] = documents()
    assert document == document_of(entry)
    assert (document.kind, document.id, document.title.da) == ("challenges", str(entry.id), SAID["title"])
    assert document.title.en == ""
    assert document.regions == ("syddanmark",)
    store.withdraw(entry.id, cast.bob, 1, "Forkert.")
    assert list(documents()) == []


def test_a_line_tells_who_where_and_when() -> None:
    line = Line("a", "/", "T", "L", "k", "K", "", "", "Vejle, 2024", "Klinikken", "", "", ())
    assert line.told == "Klinikken. Vejle, 2024"
