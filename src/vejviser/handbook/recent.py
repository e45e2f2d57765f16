"""The values used last, each made once, however many threads ask; the one longest unused is let go."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """At most `room` values by key. One is made at a time: to make one takes much memory for a moment."""

    def __init__(self, room: int) -> None:
        self.room = room
        self._found: OrderedDict[Hashable, Value] = OrderedDict()
        self._fresh_locks()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._fresh_locks)

    def _fresh_locks(self) -> None:
        """New locks: those that another thread held when the process forked are never released here."""
        self._using, self._making = Lock(), RLock()

    def of(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of the key, made now if it is not kept; where `make` raises, nothing is kept."""
        found = self._kept(key)
        if found is None:
            with self._making:
                found = self._kept(key)
                if found is None:
                    found = make()
                    with self._using:
                        self._found[key] = found
                        while len(self._found) > self.room:
                            self._found.popitem(last=False)
        return found

    def _kept(self, key: Hashable) -> Value | None:
        with self._using:
            if key not in self._found:
                return None
            self._found.move_to_end(key)
            return self._found[key]

    def clear(self) -> None:
        """Let go of everything."""
        with self._using:
            self._found.clear()

    def __len__(self) -> int:
        return len(self._found)
