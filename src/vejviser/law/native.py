"""What `vejviser.law.narrowed` does, in C: native.c, compiled once on this machine and kept in the cache.

Where there is no C compiler, or no place to keep what it makes, all is done in Python, with the same results.
The library is called with Python's lock held: most calls take microseconds, and giving the lock away and
waiting for it again takes longer.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import sys
import weakref
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from vejviser.law.diagram import Goal
from vejviser.law.places import cache_folder, ours

if TYPE_CHECKING:
    from vejviser.law.law import Law

SOURCE = Path(__file__).with_name("native.c")
OUTCOMES = 30
"""The most outcomes of one question that the masks in C hold."""
_PATIENCE_SECONDS = 60
_CLASH, _FAILED, _MANY = -(1 << 31), -(1 << 31) + 1, -1
_int, _at = ctypes.c_int32, ctypes.c_void_p
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "work_new": (_at, [_at, _at]),
    "work_free": (None, [_at]),
    "work_fixed": (_int, [_at, _int]),
    "work_goal": (_int, [_at, _int, _int]),
    "work_within": (_int, [_at, _int, _int]),
    "work_without": (_int, [_at, _int, _int]),
    "work_behind": (None, [_at, _int, _at]),
    "work_ends": (_int, [_at, _int]),
    "work_bits": (_int, [_at, _int, _int, _at, _at]),
}


@cache
def library() -> ctypes.PyDLL | None:
    """The compiled library; None where it cannot be had."""
    folder = cache_folder()
    if folder is None or sys.platform == "win32" or sys.byteorder != "little":
        return None
    made_of = hashlib.sha256(SOURCE.read_bytes() + sys.version.encode() + platform.machine().encode())
    path = folder / f"native-{made_of.hexdigest()[:32]}.so"
    return _loaded(path) or (_loaded(path) if _compile(path) else None)


def _loaded(path: Path) -> ctypes.PyDLL | None:
    """The library in a file; None where there is none of this user's that can be loaded."""
    try:
        found = ctypes.PyDLL(str(path)) if ours(path) else None
        for name, (gives, takes) in _SIGNATURES.items() if found else ():
            function = getattr(found, name)
            function.restype, function.argtypes = gives, takes
    except (OSError, AttributeError):
        return None
    return found


def _compile(path: Path) -> bool:
    """True once the library is made at `path`, whole; False, and nothing there, where it cannot be."""
    import shutil
    import subprocess
    import tempfile

    compiler = next(filter(None, map(shutil.which, (os.environ.get("CC", "cc"), "cc", "gcc", "clang"))), None)
    if compiler is None:
        return False
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".compiling-") as folder:
            made = Path(folder, path.name)
            how = [compiler, "-O2", "-std=c11", "-shared", "-fPIC", "-o", str(made), str(SOURCE), "-lm"]
            subprocess.run(how, check=True, capture_output=True, timeout=_PATIENCE_SECONDS)
            made.replace(path)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


class _Store(ctypes.Structure):
    """`Store` of native.c."""

    _fields_ = (
        ("nodes", _int), ("terminals", _int), ("levels", _int), ("facts", _int),
        ("level", _at), ("first", _at), ("kids", _at), ("states", _at), ("fact", _at),
    )  # fmt: skip


class Stored:
    """A law's diagrams as arrays of 32-bit numbers; `facts` by the number they go by there."""

    def __init__(self, law: Law, made: ctypes.PyDLL) -> None:
        store = law.diagrams
        self.library = made
        self.facts = tuple(law.codings)
        self.number = {fact: number for number, fact in enumerate(self.facts)}
        self.levels = len(law.variables)
        self.words = (self.levels + 64) // 64
        states = _numbers(variable.size for variable in law.variables)
        level = np.array(store.levels, dtype=np.int32)
        sizes = np.zeros(len(level) + 1, dtype=np.int32)
        sizes[store.terminals + 1 :] = states[level[store.terminals :]]
        self._arrays = [
            level,
            np.cumsum(sizes, dtype=np.int32),
            _numbers(chain.from_iterable(store.kids)),
            states,
            _numbers(self.number[variable.fact] for variable in law.variables),
        ]
        places = [array.ctypes.data for array in self._arrays]
        self._store = _Store(len(store.kids), store.terminals, self.levels, len(self.facts), *places)
        self.address = ctypes.addressof(self._store)

    def there(self, node: int) -> int:
        """The node; raises `IndexError` for one that the diagrams got later, or never had."""
        if not 0 <= node < self._store.nodes:
            raise IndexError(f"no node {node} among {self._store.nodes}")
        return node


def stored(law: Law) -> Stored | None:
    """The law's diagrams for the library; None without one, or where a question has too many outcomes."""
    made = library() if law.diagrams.terminals <= OUTCOMES else None
    return None if made is None else Stored(law, made)


def _numbers(told: Iterable[int]) -> NDArray[np.int32]:
    return np.fromiter(told, dtype=np.int32)


class NativeNarrowed:
    """The operations in C. Raises `MemoryError` where the machine has no more."""

    def __init__(self, store: Stored, known: Sequence[int]) -> None:
        self._store, self._do = store, store.library
        states = _numbers(known)
        self._work = self._do.work_new(store.address, states.ctypes.data)
        if not self._work:
            raise MemoryError
        weakref.finalize(self, self._do.work_free, self._work).atexit = False  # a thread may still be in it
        self._levels = (ctypes.c_uint64 * store.words)()
        self._behind: dict[int, int] = {}

    def fixed(self, stored: int) -> int:
        """The stored diagram with the known states fixed."""
        return _given(self._do.work_fixed(self._work, self._store.there(stored)))

    def goal(self, goal: Goal) -> int:
        """The diagram that is `EVERY` where the goal is met and empty elsewhere, known states fixed."""
        return _given(self._do.work_goal(self._work, self._store.there(goal.node), goal.outcomes))

    def within(self, node: int, allowed: int) -> int:
        """The diagram where another one lets it through, and nothing elsewhere."""
        return _given(self._do.work_within(self._work, node, allowed))

    def without(self, fact: str, nodes: Iterable[int]) -> list[int] | None:
        """The diagrams with a fact left open; None where an outcome then hangs on it."""
        number, found = self._store.number[fact], []
        for node in nodes:
            part = _given(self._do.work_without(self._work, node, number))
            if part == _CLASH:
                return None
            found.append(part)
        return found

    def ends(self, node: int) -> int:
        """The outcomes that the diagram can end in, as a mask."""
        return int(self._do.work_ends(self._work, node))

    def behind(self, node: int) -> int:
        """The levels that the diagram branches on, as a bit set."""
        found = self._behind.get(node)
        if found is None:
            self._do.work_behind(self._work, node, self._levels)
            found = self._behind[node] = int.from_bytes(bytes(self._levels), "little")
        return found

    def bits(self, stored: int, limit: int) -> dict[str, float]:
        """The bits by fact of a stored diagram; none when over `limit` nodes are open."""
        store = self._store
        facts, bits = (_int * len(store.facts))(), (ctypes.c_double * len(store.facts))()
        many = _given(self._do.work_bits(self._work, self.fixed(stored), limit, facts, bits))
        return {} if many == _MANY else {store.facts[facts[at]]: bits[at] for at in range(many)}


def _given(found: int) -> int:
    if found == _FAILED:
        raise MemoryError
    return found
