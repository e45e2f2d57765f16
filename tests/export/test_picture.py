"""The picture shows the road that the schedule tells: same steps, same order, nothing cut, nothing fetched."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from tests.export.road_picture import PICTURE, drawn
from tests.export.schedules import NAMES, browser, levers_of, project_of, schedule_of
from vejviser.export.picture import cells, draw, heads, render, rows
from vejviser.export.picture.chosen import bands
from vejviser.export.picture.marks import bar, whisker
from vejviser.export.picture.months import Calendar
from vejviser.export.picture.outline import outline
from vejviser.export.picture.texts import WORDS
from vejviser.handbook.entries import LANGS, STAGES, Lang
from vejviser.schedule.schedule import Spread

SVG = "{http://www.w3.org/2000/svg}"
FORMS = ((False, "wide"), (True, "narrow"))
OVERLAPS = """() => {
  const texts = [...document.querySelectorAll('svg text')].map(t => [t.getBoundingClientRect(), t.textContent]);
  const page = document.querySelector('svg').getBoundingClientRect(), found = [];
  texts.forEach(([a, told], i) => {
    if (a.left < page.left - 1 || a.right > page.right + 1 || a.bottom > page.bottom + 1) found.push('cut: ' + told);
    texts.slice(i + 1).forEach(([b, other]) => {
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top + 3 < b.bottom - 1 && b.top + 3 < a.bottom - 1)
        found.push(told + ' on ' + other);
    });
  });
  return found;
}"""


def root(
    name: str, lang: Lang = "da", *, narrow: bool = False, full: bool = False, possible: bool = False
) -> etree._Element:
    made = draw(schedule_of(name, possible), lang, name=project_of(name).name, narrow=narrow, full=full)
    return etree.fromstring(made.encode())


def texts(svg: etree._Element) -> list[str]:
    return [node.text or "" for node in svg.iter(f"{SVG}text")]


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_all_steps_of_the_road_each_stage_in_order_of_time(name: str) -> None:
    made = schedule_of(name)
    found = rows(made, "da")
    assert sorted(row.id for row in found) == sorted(step.entry.id for step in made.road.steps)
    assert {row.id for row in found if row.timed} == {one.step.entry.id for one in made.steps}
    stages = [STAGES.index(row.stage) for row in found]
    assert stages == sorted(stages)
    for stage in STAGES:
        starts = [row.start.p50 for row in found if row.stage == stage and row.start]
        assert starts == sorted(starts)


@pytest.mark.parametrize("name", NAMES)
def test_no_row_stands_before_one_of_its_stage_that_it_waits_for(name: str) -> None:
    made = schedule_of(name, True)
    place = {row.id: i for i, row in enumerate(rows(made, "da"))}
    stage = {one.step.entry.id: one.step.entry.stage for one in made.steps}
    for at, before in zip(made.net.names, made.net.before, strict=True):
        for i in before:
            other = made.net.names[i]
            assert stage[other] != stage[at] or place[other] < place[at]


@pytest.mark.parametrize("lang", LANGS)
def test_a_table_row_says_what_the_picture_shows(lang: Lang) -> None:
    made = schedule_of("digital-pathology")
    calendar = Calendar(made.start, lang)
    for row in rows(made, lang):
        told = cells(row, calendar)
        assert len(told) == len(heads(lang))
        assert row.title in told[0]
        assert bool(told[6]) == bool(row.clocks)
        assert bool(told[7]) == row.timed


@pytest.mark.parametrize("name", NAMES)
def test_what_holds_the_goal_up_is_always_drawn_and_the_rest_is_counted(name: str) -> None:
    made = outline(schedule_of(name), "da")
    for band in made.bands:
        assert all(not row.on_path and row.critical < 0.1 for row in band.folded)
        assert all(c.limit.clock == "act" for row in band.folded for c in row.clocks)
        assert len(band.folded) != 1
    assert sum(len(b.drawn) + len(b.folded) for b in made.bands) == len(schedule_of(name).steps)


def test_in_full_every_step_in_time_is_drawn() -> None:
    found = rows(schedule_of("brain-mri-triage"), "da")
    assert all(not band.folded for band in bands(found, 900.0, (), full=True))
    titles = {node.text for node in root("brain-mri-triage", full=True).iter(f"{SVG}title")}
    for row in found:
        assert not row.timed or any((told or "").startswith(row.title) for told in titles)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", LANGS)
def test_both_forms_tell_the_same_steps_in_the_same_order(name: str, lang: Lang) -> None:
    wide, narrow = (
        [t.text for t in root(name, lang, narrow=form).iter(f"{SVG}title")][1:] for form, _ in FORMS
    )
    signs = len(schedule_of(name).milestones)
    assert wide[: len(wide) - signs] == narrow[signs:]


@pytest.mark.parametrize(("narrow", "form"), FORMS)
def test_the_picture_has_a_title_a_description_a_language_and_a_role(narrow: bool, form: str) -> None:
    svg = root("fracture-detection", "en", narrow=narrow)
    assert svg.get("role") == "img"
    assert svg.get("lang") == "en"
    labels = (svg.get("aria-labelledby") or "").split()
    assert [svg.xpath(f"//*[@id='{label}']")[0].tag for label in labels] == [f"{SVG}title", f"{SVG}desc"]
    assert svg.get("width") == ("360" if narrow else "1240"), form


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_in_the_picture_is_within_it(name: str) -> None:
    made = draw(schedule_of(name), "da")
    assert set(re.findall(r"url\(#([^)]*)\)", made)) <= set(re.findall(r' id="([^"]*)"', made))
    assert not re.search(r"href|<script|<style|@import|\bon\w+=", made)
    assert re.findall(r"https?://[^\"]*", made) == ["http://www.w3.org/2000/svg"]


def test_the_same_schedule_gives_the_same_picture() -> None:
    made = schedule_of("sepsis-decision-support")
    assert draw(made, "da") == draw(replace(made), "da")
    assert render(made, "da", name="x") == draw(made, "da", name="x").encode()


def test_two_pictures_on_one_page_share_no_id() -> None:
    made = schedule_of("fracture-detection")
    one, other = (set(re.findall(r' id="([^"]*)"', draw(made, "da", ids=ids))) for ids in ("a", "b"))
    assert one
    assert one.isdisjoint(other)


def test_what_a_project_is_called_cannot_break_the_picture() -> None:
    name = 'A <b> & "c" \u00e6 ' + "meget langt navn " * 12
    svg = etree.fromstring(draw(schedule_of("fracture-detection"), "da", name=name).encode())
    assert name in str(svg.findtext(f"{SVG}title"))


def test_the_critical_path_is_dark_and_its_titles_bold() -> None:
    made = schedule_of("fracture-detection")
    svg = root("fracture-detection")
    bold = [node.text or "" for node in svg.iter(f"{SVG}text") if node.get("font-weight")]
    for row in rows(made, "da"):
        if row.on_path:
            assert any(row.title.startswith(told.rstrip("…")) for told in bold if told), row.title


def test_possible_steps_are_dashed_and_not_counted_in_unless_asked_for() -> None:
    assert 'stroke-dasharray="4 3"' not in draw(schedule_of("fracture-detection"), "da")
    counted = draw(schedule_of("fracture-detection", True), "da")
    assert 'stroke-dasharray="4 3"' in counted
    assert "mulige trin er regnet med" in counted


def test_a_bar_tells_where_its_time_comes_from() -> None:
    told = {
        o: bar("x", 0, 0, 50, True, True, o) for o in ("published", "spread_assumed", "assumed", "project")
    }
    assert "url(#x-critical)" in told["assumed"]
    assert told["published"] == told["spread_assumed"] != told["project"]
    assert "stroke-dasharray" in whisker(0, 9, 0, False, (0, 0), False)
    assert "stroke-dasharray" not in whisker(0, 9, 0, True, (0, 0), False)


def test_every_contested_reading_is_a_fork_or_counted() -> None:
    made = outline(schedule_of("record-risk-score"), "da")
    readings = schedule_of("record-risk-score").road.readings
    left = int(re.findall(r"\d+", made.forks_left)[0]) if made.forks_left else 0
    assert len(made.forks) + left == len(readings)
    assert [fork.number for fork in made.forks] == list(range(1, len(made.forks) + 1))


def test_the_head_says_range_and_median_of_the_goal_in_one_sentence() -> None:
    made = replace(schedule_of("fracture-detection"), finish=Spread(640, 908, 1310))
    assert outline(made, "en").sentence == "First daily use: 21–43 months, half of all draws by month 30"
    assert (
        outline(made, "da").sentence
        == "Første hverdagsbrug: 21–43 mdr., halvdelen af alle forløb senest i måned 30"
    )


def test_with_shortcuts_the_head_lists_them_and_else_the_answers_that_are_missing() -> None:
    made = schedule_of("in-house-algorithm")
    with_them = outline(made, "en", levers=levers_of("in-house-algorithm"))
    assert [card.title for card in with_them.cards][-1] == "Shortcuts"
    assert [card.title for card in outline(made, "en").cards][-1] == "Answers that are missing"


@pytest.mark.parametrize("key", list(WORDS))
def test_every_text_stands_in_both_languages(key: str) -> None:
    text = WORDS[key]
    assert text.da.strip()
    assert text.en.strip()
    assert set(re.findall(r"{\w+}", text.da)) == set(re.findall(r"{\w+}", text.en))


def test_no_text_overlaps_another_or_is_cut_in_any_example() -> None:
    with browser() as opened:
        page = opened.new_page(viewport={"width": 1260, "height": 900})
        for name in NAMES:
            for lang in LANGS:
                for narrow, form in FORMS:
                    made = draw(
                        schedule_of(name),
                        lang,
                        name=project_of(name).name,
                        levers=levers_of(name),
                        narrow=narrow,
                    )
                    page.set_content(f"<body style='margin:0'>{made}")
                    assert page.evaluate(OVERLAPS) == [], (name, lang, form)


def test_the_picture_in_the_readme_is_drawn_as_pictures_are_drawn_now() -> None:
    """Held are its signs and fixed words, not the handbook's steps and times: those change more often."""
    kept, now = (etree.fromstring(made) for made in (PICTURE.read_bytes(), drawn()))
    fixed = {text.en for text in WORDS.values() if "{" not in text.en}

    def signs(svg: etree._Element) -> tuple[list[str], list[str], str | None]:
        shown = [told for told in texts(svg) if told in fixed and not told.startswith(("+", "1 "))]
        return shown, [node.get("id") or "" for node in svg.iter() if node.get("id")], svg.get("width")

    assert signs(kept) == signs(now), "draw it anew: python -m tests.export.road_picture"
