"""Every paper of every example is whole, in both languages, and invents nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.export.papers.cast import BOOK, DAY, every, in_time, kinds_of, made, matter, project, road, strings
from tests.golden.roads import NAMES
from vejviser.export.papers.catalogue import KINDS, NotNeededError, UnknownReadingError, need, needs, paper
from vejviser.export.papers.closing import closing
from vejviser.export.papers.matter import Matter
from vejviser.export.papers.model import (
    Blank,
    Block,
    Bullets,
    Figure,
    Heading,
    Paper,
    Paragraph,
    Strong,
    Table,
    blanks,
    lines,
    said,
    sources,
)
from vejviser.export.road_json import NOTICE
from vejviser.handbook.entries import LANGS, Lang
from vejviser.road.plan import plan

PAPERS = every()
FILLED = [(name, kind) for name, kind in PAPERS if kind != "road-report"]


def headings(made: Paper) -> list[Heading]:
    return [block for block in made.blocks if isinstance(block, Heading)]


def section(made: Paper, title: str) -> list[Block]:
    """The blocks under a heading of level 1."""
    start = next(i for i, b in enumerate(made.blocks) if isinstance(b, Heading) and b.text == title)
    found: list[Block] = []
    for block in made.blocks[start + 1 :]:
        if isinstance(block, Heading) and block.level == 1:
            break
        found.append(block)
    return found


def words(blocks: list[Block]) -> str:
    return "\n".join(said(line) for line in lines(blocks))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("name", "kind"), PAPERS)
def test_no_section_is_empty_and_no_cell_says_nothing(name: str, kind: str, lang: Lang) -> None:
    told = made(name, kind, lang)
    for block, following in zip(told.blocks, [*told.blocks[1:], None], strict=True):
        if isinstance(block, Heading):
            deeper = isinstance(following, Heading) and following.level > block.level
            assert deeper or isinstance(following, Paragraph | Bullets | Table | Figure), block.text
        if isinstance(block, Table):
            assert block.rows
            assert {len(row) for row in block.rows} == {len(block.header)} == {len(block.widths)}
        if isinstance(block, Bullets):
            assert block.items
    assert all(said(line).strip() for line in lines(told.blocks))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("name", "kind"), PAPERS)
def test_headings_go_down_one_level_at_a_time(name: str, kind: str, lang: Lang) -> None:
    level = 0
    for heading in headings(made(name, kind, lang)):
        assert heading.level <= level + 1, heading.text
        level = heading.level


@pytest.mark.parametrize(("name", "kind"), PAPERS)
def test_both_languages_say_the_same_and_no_sentence_is_in_one_alone(name: str, kind: str) -> None:
    danish, english = made(name, kind, "da"), made(name, kind, "en")
    assert [type(block) for block in danish.blocks] == [type(block) for block in english.blocks]
    one, other = strings(danish), strings(english)
    assert len(one) == len(other)
    own = {project(name).name, project(name).about, *map(str, road(name).answers.values())}
    own |= {source.short for source in BOOK.sources.values()}
    for da, en in zip(one, other, strict=True):
        left = re.sub(r"https?://\S+", "", da)
        sentence = len(re.findall(r"\b[a-zæøå]{3,}\b", left)) > 3
        if da == en and sentence and not any(text and text in da for text in own):
            raise AssertionError(da)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("name", "kind"), FILLED)
def test_every_blank_is_listed_at_the_end_with_who_can_fill_it_in(name: str, kind: str, lang: Lang) -> None:
    told = made(name, kind, lang)
    found = blanks(told.blocks)
    listed = section(told, matter(name, lang).say("blanks_title"))
    if not found:
        assert not any(isinstance(block, Table) for block in listed)
        return
    (table,) = [block for block in listed if isinstance(block, Table)]
    assert len(table.rows) == len(found)
    for blank, row in zip(found, table.rows, strict=True):
        assert said(row[1]).lower() == blank.what.lower()
        assert said(row[2]).lower() == (blank.who or matter(name, lang).say("nobody")).lower()
        assert blank.what in blank.text
        assert blank.who in blank.text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("name", "kind"), PAPERS)
def test_every_paper_ends_with_sources_receipt_and_one_quiet_sentence(
    name: str, kind: str, lang: Lang
) -> None:
    told = made(name, kind, lang)
    last = told.blocks[-1]
    assert last == Paragraph((NOTICE[lang],), "note")
    assert sum(text == NOTICE[lang] for text in strings(told)) == 1
    made_by = words(section(told, matter(name, lang).say("made_title")))
    held = road(name)
    assert held.receipt.id[:16] in made_by
    assert held.receipt.version in made_by
    assert matter(name, lang).words.date(DAY) in made_by


@pytest.mark.parametrize(("name", "kind"), PAPERS)
def test_every_source_that_is_cited_stands_in_the_list_with_its_mark(name: str, kind: str) -> None:
    told = made(name, kind, "en")
    (table,) = [block for block in section(told, "Sources") if isinstance(block, Table)]
    shorts = [BOOK.sources[key].name("en") for key in sources(told.blocks)]
    assert [said(row[0]) for row in table.rows] == shorts
    assert shorts
    assert all(said(row[2]) for row in table.rows)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_project_has_not_answered_is_never_told_as_an_answer(name: str) -> None:
    held = matter(name, "en")
    for fact, entry in BOOK.facts.items():
        told = held.answer(fact)
        if fact in held.road.answers:
            assert isinstance(told, str)
        else:
            assert isinstance(told, Blank)
            assert entry.label.en in told.text


def test_a_blank_says_what_is_missing_and_who_can_answer() -> None:
    told = matter("in-house-algorithm", "da").answer("in_house_market")
    assert isinstance(told, Blank)
    assert told.text == "[mangler: tilsvarende CE-mærket produkt | kan besvares af klinikeren]"
    told = matter("in-house-algorithm", "en").answer("in_house_market")
    assert isinstance(told, Blank)
    assert told.text == "[missing: equivalent CE-marked product | can be answered by the clinician]"


def test_a_blank_for_a_contested_reading_names_the_authority_to_ask() -> None:
    told = matter("fracture-detection", "en").deciding(("reading_r11a",))[0]
    assert told.text == "[missing: reading of Rule 11 | can be answered by Danish Medicines Agency]"


# -- which papers ----------------------------------------------------------------------------------------


def test_a_project_needs_the_papers_whose_steps_are_on_its_road() -> None:
    told = {one.kind.id: one.state for one in needs(road("in-house-algorithm"))}
    assert told["in-house-justification"] == "certain"
    assert told["investigation-dossier"] == "no"
    assert told["deployer-file"] == "possible"
    assert "in-house-justification" not in kinds_of("brain-mri-triage")


@pytest.mark.parametrize("name", NAMES)
def test_each_need_names_steps_of_the_road(name: str) -> None:
    steps = {step.entry.id for step in road(name).steps}
    for one in needs(road(name)):
        assert {step.entry.id for step in one.steps} == steps & set(one.kind.steps)
        assert (one.state == "no") == (not one.steps and not one.readings and one.kind.id != "road-report")


def test_every_step_that_a_kind_names_is_in_the_handbook() -> None:
    for kind in KINDS.values():
        assert set(kind.steps) <= set(BOOK.steps), kind.id


def test_a_paper_that_is_not_for_the_project_is_refused() -> None:
    with pytest.raises(NotNeededError):
        paper(KINDS["in-house-justification"], matter("brain-mri-triage", "da"))


def test_a_letter_on_a_reading_that_makes_no_difference_is_refused_with_those_that_do() -> None:
    with pytest.raises(UnknownReadingError) as refused:
        paper(KINDS["question-letter"], matter("fracture-detection", "da", "reading_r11b"))
    assert refused.value.nearest == "reading_r11a"
    assert "reading_r11a" in refused.value.valid


def test_a_paper_that_only_may_be_needed_says_so_first() -> None:
    told = made("in-house-algorithm", "deployer-file", "en")
    first = told.blocks[0]
    assert isinstance(first, Paragraph)
    assert said(first.line).startswith("It is not settled whether the project needs this paper.")


# -- what the kinds say ----------------------------------------------------------------------------------


def test_the_classification_shows_both_outcomes_of_a_contested_reading() -> None:
    told = made("brain-mri-triage", "classification", "en")
    table = next(b for b in section(told, "Where the readings part") if isinstance(b, Table))
    outcomes = {said(row[0]): said(row[2]) for row in table.rows}
    assert any("Class III" in text for text in outcomes.values())
    assert any("Class IIb" in text for text in outcomes.values())


def test_the_classification_names_the_rule_that_decides_and_those_that_do_not() -> None:
    told = words(list(made("closed-loop-oxygen", "classification", "en").blocks))
    assert "The strictest rule decides: " in told
    assert "Rule 22" in told.partition("The strictest rule decides: ")[2].partition("\n")[0]
    assert "MDR Annex VIII 7.2 Rule 15" in told


def test_the_in_house_paper_goes_through_every_condition_of_the_article() -> None:
    told = made("in-house-algorithm", "in-house-justification", "en")
    table = next(block for block in told.blocks if isinstance(block, Table))
    cited = [said(row[0]) for row in table.rows]
    for letter in "abcdefgh":
        assert any(f"5(5)({letter})" in text for text in cited), letter
    assert [h.text for h in headings(told) if h.text.startswith("Annex")] == [
        "Annex A: Market analysis", "Annex B: Public declaration",
    ]  # fmt: skip


def test_the_dossier_follows_the_annex_of_the_regime() -> None:
    mdr = [h.text for h in headings(made("brain-mri-triage", "investigation-dossier", "en"))]
    assert [f"3.{n}" for n in range(1, 20)] == [text.split()[0] for text in mdr if text.startswith("3.")]
    ivdr = words(list(made("digital-pathology", "investigation-dossier", "en").blocks))
    assert "IVDR Annex XIII 2.3.2(a)" in ivdr
    assert "MDR Annex XV" not in ivdr


def test_development_and_operation_are_assessed_apart() -> None:
    titles = [h.text for h in headings(made("brain-mri-triage", "dpia", "en")) if h.level == 1]
    assert titles[:2] == ["Impact assessment for development", "Impact assessment for operation"]
    titles = [h.text for h in headings(made("fracture-detection", "dpia", "en")) if h.level == 1]
    assert titles[0] == "Impact assessment for operation"


def test_the_dpia_holds_all_that_the_regulation_asks_for() -> None:
    told = words(list(made("brain-mri-triage", "dpia", "en").blocks))
    for letter in "abcd":
        assert f"GDPR Art. 35(7)({letter})" in told


def test_the_ethics_checklist_names_committee_and_each_paper() -> None:
    told = made("brain-mri-triage", "ethics-checklist", "en")
    assert "VMK" in words(section(told, "Committee and route"))
    (table,) = [b for b in section(told, "Papers for the application") if isinstance(b, Table)]
    step = next(s for s in road("brain-mri-triage").steps if s.entry.id == "file_mdr_62_application")
    shelf = BOOK.documents
    for name in step.entry.documents_in:
        assert any(shelf[name].title.en in said(row[0]) for row in table.rows)
    assert all(isinstance(row[2][0], Blank) for row in table.rows)


def test_a_rule_that_only_may_hold_is_not_told_as_if_it_held() -> None:
    told = words(section(made("cardiac-arrest-calls", "ethics-checklist", "en"), "Committee and route"))
    assert "The investigation is to lead to or extend a CE mark; VMK must approve it (may hold)." in told
    assert "VMK must approve it." not in told


def test_each_purpose_has_a_way_of_its_own_in_the_data_order() -> None:
    told = made("brain-mri-triage", "data-application-order", "en")
    tables = [b for b in section(told, "Source by source") if isinstance(b, Table)]
    assert tables
    for table in tables:
        assert [said(row[0]) for row in table.rows] == [
            "Research",
            "Product development",
            "Treatment and operation",
        ]


def test_the_deployer_file_says_of_each_paragraph_when_it_binds() -> None:
    told = made("brain-mri-triage", "deployer-file", "en")
    (table,) = [b for b in section(told, "Article 26 paragraph by paragraph") if isinstance(b, Table)]
    cited = " ".join(said(row[0]) for row in table.rows)
    for number in (1, 2, 4, 5, 6, 9, 12):
        assert f"26({number})" in cited
    assert all(said(row[1]) for row in table.rows)


def test_the_letter_does_not_tell_which_position_the_project_takes() -> None:
    held = matter("fracture-detection", "en", "reading_r11a")
    taken = plan(BOOK, {**held.road.answers, "reading_r11a": "literal"}, DAY)
    open_letter = words(list(paper(KINDS["question-letter"], held).blocks)).partition("What is missing")[0]
    told = words(list(paper(KINDS["question-letter"], replace(held, road=taken)).blocks))
    assert open_letter.splitlines()[:20] == told.splitlines()[:20]
    assert "follows this one" not in told


def report(name: str, lang: Lang = "en") -> Paper:
    return made(name, "road-report", lang)


def tables(blocks: Sequence[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def test_the_report_without_a_schedule_tells_no_time() -> None:
    held = replace(matter("retrospective-research", "en"), schedule=None, levers=None)
    told = paper(KINDS["road-report"], held)
    titles = {heading.text for heading in headings(told)}
    assert "What it is" in titles
    assert titles.isdisjoint({"How long", "Schedule", "The road as a picture", "Shortcuts"})
    assert not any(isinstance(block, Figure) for block in told.blocks)


@pytest.mark.parametrize("name", NAMES)
def test_the_report_begins_with_what_how_long_what_next_and_what_would_shorten(name: str) -> None:
    told = headings(report(name))
    assert [heading.text for heading in told[:8]] == [
        "The road on one page", "What it is", "How long", "What comes next", "What would shorten the road",
        "What is still open", "The road as a picture", "Schedule",
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_step_in_time_stands_in_the_schedule_with_both_clocks_apart_and_its_source(name: str) -> None:
    schedule = in_time(name)
    found = {
        said(row[1]): row
        for table in tables(section(report(name), "Schedule"))
        if len(table.header) == 6
        for row in table.rows
    }
    assert len(found) == len(schedule.steps)
    for timed in schedule.steps:
        _, title, _, _, law, lived = found[timed.step.entry.title.en]
        assert isinstance(title[0], Strong) == timed.on_path
        bound = [one for one in timed.step.entry.statutory if one.clock in ("answer", "wait", "act")]
        assert said(law).count(":") >= len(bound)
        assert (said(law) == "–") == (not bound)
        assumed = timed.duration.origin == "assumed"
        assert ("our assumption" in said(lived)) == assumed
        assert said(lived).strip()


def test_the_milestones_tell_early_middle_and_late_and_which_is_the_goal() -> None:
    (first, *_) = tables(section(report("brain-mri-triage"), "Schedule"))
    assert first.header[1:] == ("Early (10 of 100 draws)", "Middle (50 of 100)", "Late (90 of 100)")
    assert len(first.rows) == len(in_time("brain-mri-triage").milestones)
    assert sum("(the goal)" in said(row[0]) for row in first.rows) == 1


def test_the_picture_takes_a_page_and_says_in_words_what_it_shows() -> None:
    (drawn,) = [block for block in report("fracture-detection", "da").blocks if isinstance(block, Figure)]
    assert drawn.full
    assert "Milepæle: " in drawn.alt
    assert "Kritisk vej: " in drawn.alt


def test_the_shortcuts_tell_what_is_saved_and_what_is_given_up() -> None:
    told = section(report("brain-mri-triage"), "Shortcuts")
    alone, together = tables(told)
    assert all(len(row[0]) == 1 for row in alone.rows)
    assert all(len(row[0]) > 1 for row in together.rows)
    for row in (*alone.rows, *together.rows):
        assert re.search(r"\d", said(row[1]))
        assert said(row[2])


def test_a_road_that_no_choice_shortens_says_so() -> None:
    held = matter("fracture-detection", "en")
    assert held.levers
    told = paper(KINDS["road-report"], replace(held, levers=replace(held.levers, single=(), pairs=())))
    assert "None of the project's own choices" in words(section(told, "Shortcuts"))


@pytest.mark.parametrize("name", NAMES)
def test_every_step_of_the_road_stands_once_among_the_steps_certain_or_possible(name: str) -> None:
    told = tables(section(report(name), "Steps stage by stage"))
    sure = [said(row[1]) for table in told if len(table.header) == 4 for row in table.rows]
    maybe = " ".join(said(row[0]) for table in told if len(table.header) == 2 for row in table.rows)
    for step in road(name).steps:
        title = step.entry.title.en
        among = any(one.startswith(f"{title}\n") for one in sure)
        assert among == (step.status == "certain"), title
        assert among or title in maybe, title
    numbers = [int(said(row[0])) for table in told if len(table.header) == 4 for row in table.rows]
    assert numbers == list(range(1, len(sure) + 1))


def test_a_project_that_has_answered_nothing_still_gets_its_papers() -> None:
    held = Matter(plan(BOOK, {}, DAY), "da", "Tomt")
    for kind in KINDS.values():
        if need(held.road, kind).state != "no" and kind.id != "question-letter":
            told = paper(kind, held)
            assert all(said(line).strip() for line in lines(told.blocks)), kind.id


def test_letters_that_no_paper_can_show_are_marked() -> None:
    held = replace(matter("retrospective-research", "da"), name="En\x07to\ntre")
    assert "En\ufffdto tre" in paper(KINDS["intended-purpose"], held).running


def test_the_same_road_gives_the_same_paper() -> None:
    again = plan(BOOK, project("in-house-algorithm").facts, DAY)
    held = replace(matter("in-house-algorithm", "da"), road=again)
    assert paper(KINDS["classification"], held) == made("in-house-algorithm", "classification", "da")


def test_a_paper_without_blanks_or_sources_says_so() -> None:
    held = matter("brain-mri-triage", "en")
    told = words(list(closing(held, [Paragraph(("Done.",))], KINDS["dpia"].missing)))
    assert "No field is empty." in told
    assert "The paper rests on the project's own answers alone." in told
