"""Random numbers with an address: the same for a seed, project, step and draw, however the work is cut."""

from __future__ import annotations

import hashlib
from functools import cache

import numpy as np
import numpy.typing as npt
from numpy.random import Philox

Lanes = npt.NDArray[np.uint16]

_BLOCK = 16
"""Lanes in one block of the generator: four words of 64 bits, four lanes each."""


def lanes(seed: int, project: str, step: str, stream: int, first: int, count: int) -> Lanes:
    """Equally likely whole numbers, 0 to 16383, for the draws `first` to `first + count - 1`.

    Shape (count,). The counter-based generator Philox4x64-10 (Salmon et al., Parallel random numbers:
    as easy as 1, 2, 3, SC 2011): the key is made of seed, project, step and stream, the counter of the
    draw. Asking for the draws in other portions gives the same numbers.
    """
    block = first // _BLOCK
    words = -(-(first + count) // _BLOCK) - block
    generator = Philox(key=_key(seed, project, step, stream), counter=[block, 0, 0, 0])
    raw = generator.random_raw(4 * words).astype("<u8", copy=False).view("<u2")
    skip = first - block * _BLOCK
    return np.asarray(raw[skip : skip + count] >> 2, dtype=np.uint16)


def _key(seed: int, project: str, step: str, stream: int) -> npt.NDArray[np.uint64]:
    return np.array([_hash(f"{seed}\0{project}"), _hash(f"{step}\0{stream}")], dtype=np.uint64)


@cache
def _hash(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "little")
