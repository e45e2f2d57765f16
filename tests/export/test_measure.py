"""Text is never wider than estimated, and is cut or wrapped at words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.export.schedules import NAMES, browser, schedule_of
from vejviser.export.picture.measure import ELLIPSIS, FONT, shorten, width, wrap

sentences = st.lists(st.text("abcdefghij,øæåM", min_size=1, max_size=14), min_size=1, max_size=20).map(
    " ".join
)
rooms = st.floats(40, 400)


@given(sentences, rooms)
def test_a_shortened_text_fits_and_is_its_own_beginning(text: str, room: float) -> None:
    told = shorten(text, room, 13)
    assert width(told, 13) <= room
    if told != text:
        assert told.endswith(ELLIPSIS)
        assert text.startswith(told.removesuffix(ELLIPSIS))


@given(sentences, rooms)
def test_wrapped_lines_fit_and_lose_no_word_that_fits(text: str, room: float) -> None:
    lines = wrap(text, room, 13)
    assert all(width(line, 13) <= room for line in lines)
    if all(width(word, 13) <= room for word in text.split(" ")):
        assert " ".join(lines) == text


@given(sentences, rooms, st.integers(1, 3))
def test_with_a_most_there_are_no_more_lines(text: str, room: float, most: int) -> None:
    assert len(wrap(text, room, 13, most=most)) <= most


def test_the_estimate_is_no_less_than_a_browser_needs() -> None:
    titles = {
        step.entry.title.say(lang)
        for n in NAMES
        for step in schedule_of(n).road.steps
        for lang in ("da", "en")
    }
    with browser() as opened:
        page = opened.new_page()
        page.set_content("<canvas></canvas>")
        measured = page.evaluate(
            "([font, texts]) => { const c = document.querySelector('canvas').getContext('2d');"
            " return ['', 'bold '].map(b => { c.font = b + '13px ' + font; return texts.map(t => c.measureText(t).width) }) }",
            [FONT, sorted(titles)],
        )
    for bold in (False, True):
        for text, found in zip(sorted(titles), measured[bold], strict=True):
            assert found <= width(text, 13, bold), text
