"""The library: every item named, its conditions in words, what uses it, and what changes when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from vejviser.export.library import changes as changing
from vejviser.export.library.law_page import anchors, depths
from vejviser.export.library.library import Library, title
from vejviser.export.library.listing import FILTERS, listing, steps_in_order
from vejviser.export.library.telling import Telling
from vejviser.export.library.uses import Uses, uses
from vejviser.export.wording import Wording
from vejviser.handbook.entries import LANGS, STAGES, Lang
from vejviser.handbook.load import load
from vejviser.handbook.outline import Heading, outlines
from vejviser.handbook.reference.load import load_reference
from vejviser.law.model import Period

DAY = dt.date(2026, 11, 26)


@pytest.fixture(scope="module")
def library() -> Library:
    handbook = load()
    return Library(handbook, load_reference(handbook), outlines(handbook))


@pytest.fixture(scope="module")
def used(library: Library) -> Uses:
    return uses(library)


@pytest.mark.parametrize("lang", LANGS)
def test_every_item_has_a_title_that_begins_with_a_capital_or_sign(library: Library, lang: Lang) -> None:
    for kind, name in library.pages():
        told = title(library, kind, library.shelves[kind][name], lang)
        assert told.strip(), (kind, name)
        assert not told[0].islower(), (kind, name)


@pytest.mark.parametrize("lang", LANGS)
def test_conditions_are_told_as_everywhere_else(library: Library, lang: Lang) -> None:
    words = Wording(library.handbook, lang)
    for rule in list(library.handbook.rules.values())[::7]:
        assert library.condition(rule.when, lang) == words.condition(rule.when)


@pytest.mark.parametrize("lang", LANGS)
def test_the_parts_of_a_condition_are_the_whole_of_it(library: Library, lang: Lang) -> None:
    joint = {"da": " og ", "en": " and "}[lang]
    for rule in library.handbook.rules.values():
        whole, parts = library.condition(rule.when, lang), library.parts(rule.when, lang)
        assert whole == joint.join(parts) or (not parts and rule.when == "true"), rule.id


def test_conditions_of_law_in_the_making_are_told_with_its_own_facts(library: Library) -> None:
    name = "reading_com_2025_1023_non_serious"
    found = [one.when for one in library.handbook.changes["com_2025_1023"].rules.values() if name in one.when]
    assert found
    for written in found:
        assert name not in library.condition(written, "da", "com_2025_1023")
        assert name in library.names(written, "com_2025_1023")


def test_a_name_in_a_condition_leads_back_to_it(library: Library, used: Uses) -> None:
    for rule in library.handbook.rules.values():
        for name in library.names(rule.when):
            assert ("when", "rules", rule.id) in used[library.kind_of_name(name), name]
    for step in library.handbook.steps.values():
        for name in library.names(step.when):
            assert ("step_when", "steps", step.id) in used[library.kind_of_name(name), name]


def test_what_a_step_names_leads_back_to_it(library: Library, used: Uses) -> None:
    for step in library.handbook.steps.values():
        named = [("authorities", name) for name in step.decided_by]
        named += [("documents", name) for name in (*step.documents_in, *step.documents_out)]
        named += [("steps", name) for name in step.after]
        for key in named:
            assert any(use[1:] == ("steps", step.id) for use in used[key]), (step.id, key)


def test_rows_of_the_tables_lead_back_from_their_steps(library: Library, used: Uses) -> None:
    for kind in ("actors", "datasets", "experiences", "agreements", "clauses", "checklists", "readiness"):
        for name, row in getattr(library.reference, kind).items():
            for step in row.steps:
                assert ("beside", kind, name) in used["steps", step]


def test_a_citation_leads_back_from_its_source(library: Library, used: Uses) -> None:
    for rule in library.handbook.rules.values():
        for citation in rule.cite:
            assert ("cited", "rules", rule.id) in used["sources", citation.source]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (dt.date(2026, 12, 31), "applies only from 1 January 2027"),
        (dt.date(2027, 1, 1), "applies until 2 January 2027"),
        (dt.date(2027, 1, 2), "applies until 2 January 2027"),
        (dt.date(2027, 1, 3), "applied until 2 January 2027"),
    ],
)
def test_days_are_told_from_the_day_one_stands_on(
    library: Library, used: Uses, day: dt.date, told: str
) -> None:
    tell = Telling(library, used, "en", day)
    assert tell.state(Period(dt.date(2027, 1, 1), dt.date(2027, 1, 2))) == told
    assert tell.state(Period()) == ""


# -- what changes when -----------------------------------------------------------------------------------


def dates(library: Library) -> Iterator[dt.date]:
    """Every day on which something begins, or is over, straight from the entries."""
    periods = [rule.applies for rule in library.handbook.rules.values()]
    periods += [one.valid for one in library.handbook.authorities.values()]
    periods += [one.valid for one in library.reference.actors.values()]
    periods += [one.valid for one in library.reference.gates.values()]
    for period in periods:
        if period.start:
            yield period.start
        if period.end:
            yield period.end + dt.timedelta(days=1)


def test_every_day_on_which_something_begins_or_is_over_is_told_and_no_other(
    library: Library, used: Uses
) -> None:
    tell = Telling(library, used, "da", DAY)
    assert [day.date for day in changing.days(tell)] == sorted(set(dates(library)))


def test_between_two_days_stands_what_is_after_the_first_up_to_the_second(
    library: Library, used: Uses
) -> None:
    tell = Telling(library, used, "da", DAY)
    start, end = dt.date(2026, 8, 2), dt.date(2027, 1, 1)
    assert [d.date for d in changing.days(tell, start, end)] == sorted(
        {d for d in dates(library) if start < d <= end}
    )


def test_fees_stand_with_their_year_the_latest_first(library: Library, used: Uses) -> None:
    years = [year for year, _ in changing.fees(Telling(library, used, "da", DAY))]
    assert years == sorted(years, reverse=True)
    assert set(years) == {fee.year for step in library.handbook.steps.values() for fee in step.fee}


# -- lists -----------------------------------------------------------------------------------------------


def test_every_value_of_every_filter_leaves_what_has_it_and_the_values_together_leave_all(
    library: Library, used: Uses
) -> None:
    tell = Telling(library, used, "da", DAY)
    for kind in library.shelves:
        whole = listing(tell, kind, {})
        assert {row.ref.id for row in whole.rows} == set(library.shelves[kind])
        for choice in whole.choices:
            assert choice.key in FILTERS
            parts = [listing(tell, kind, {choice.key: value}).rows for value, _ in choice.options]
            assert all(0 < len(rows) <= len(whole.rows) for rows in parts), (kind, choice.key)


def test_steps_are_listed_in_the_order_of_the_road(library: Library, used: Uses) -> None:
    rows = [row.ref.id for row in listing(Telling(library, used, "da", DAY), "steps", {}).rows]
    steps, order = library.handbook.steps, steps_in_order(library)
    assert rows == [name for stage in STAGES for name in order if steps[name].stage == stage]


def test_headings_of_a_list_stand_once(library: Library, used: Uses) -> None:
    for kind in library.shelves:
        groups = [row.group for row in listing(Telling(library, used, "da", DAY), kind, {}).rows]
        turns = [group for place, group in enumerate(groups) if place == 0 or groups[place - 1] != group]
        assert len(turns) == len(set(turns)), kind


# -- law pages -------------------------------------------------------------------------------------------


def test_no_level_of_heading_is_left_out_and_no_anchor_stands_twice(library: Library) -> None:
    jumping = tuple(Heading(depth, "Same", "", line) for line, depth in enumerate((1, 3, 4, 2, 6), 1))
    assert depths(jumping) == [1, 2, 3, 2, 3]
    assert anchors(jumping) == ("same", "same-2", "same-3", "same-4", "same-5")
    for outline in library.outlines.values():
        assert len(set(anchors(outline))) == len(outline)
