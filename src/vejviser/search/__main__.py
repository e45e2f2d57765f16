"""`python -m vejviser.search`: writes the list of words that compounds are split over, from our content."""

from __future__ import annotations

import sys

from vejviser.handbook.load import load
from vejviser.handbook.reference.load import load_reference
from vejviser.search.compounds import WORD_LIST, part_words
from vejviser.search.documents import documents
from vejviser.search.lists import FOLDER
from vejviser.search.words import composed, words


def fresh_word_list() -> str:
    """The list as it is to stand in the file, one word a line."""
    handbook = load()
    told = documents(handbook, load_reference(handbook))
    texts = [words(composed(f"{d.title.da} · {d.labels.da} · {d.body.da}")) for d in told]
    return "".join(f"{word}\n" for word in part_words(texts))


if __name__ == "__main__":
    written = fresh_word_list()
    (FOLDER / WORD_LIST).write_text(written, encoding="utf-8")
    sys.stdout.write(f"{WORD_LIST}: {written.count(chr(10))} words\n")
