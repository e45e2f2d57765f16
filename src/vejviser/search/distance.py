"""How far a mistyped word is from the words that there are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def distances(typed: str, known: Sequence[str]) -> list[int]:
    """The edits from `typed` to each known word: letters put in, left out, replaced, or swapped.

    Optimal string alignment (Damerau-Levenshtein without edits inside a swapped pair), all words at once.
    """
    if not known:
        return []
    longest = max(map(len, known))
    letters = np.zeros((len(known), longest), dtype=np.uint32)
    for row, word in enumerate(known):
        letters[row, : len(word)] = [ord(c) for c in word]
    first = np.broadcast_to(np.arange(longest + 1, dtype=np.int32), (len(known), longest + 1))
    before: list[np.ndarray] = [first.copy()]
    for place, letter in enumerate(typed):
        before.append(_row(before, place, ord(letter), letters, typed))
        del before[:-2]
    ends = [len(word) for word in known]
    return [int(n) for n in before[-1][np.arange(len(known)), ends]]


def _row(before: Sequence[np.ndarray], place: int, code: int, letters: np.ndarray, typed: str) -> np.ndarray:
    """The distances of one letter more of the typed word to every beginning of every known word."""
    above = before[-1]
    row = np.empty_like(above)
    row[:, 0] = place + 1
    for column in range(letters.shape[1]):
        same = letters[:, column] == code
        best = np.minimum(above[:, column] + ~same, np.minimum(above[:, column + 1], row[:, column]) + 1)
        if place and column:
            swapped = (letters[:, column - 1] == code) & (letters[:, column] == ord(typed[place - 1]))
            best = np.where(swapped, np.minimum(best, before[-2][:, column - 1] + 1), best)
        row[:, column + 1] = best
    return row
