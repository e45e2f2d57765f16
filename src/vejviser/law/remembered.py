"""What was worked out before, kept for the next who asks the same: bounded, and safe to share by threads.

Two shelves: new values go on the first; when that is full it becomes the second, and the old second is let
go. What is used moves back to the first, so that what goes is what nobody asked for since the last change of
shelves. Each step is one operation on a dict, so threads that meet can at worst work something out twice.
"""

from __future__ import annotations

from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Values by key, at most about twice `room` of them; a value is never None."""

    def __init__(self, room: int) -> None:
        self.room = room
        self._first: dict[Key, Value] = {}
        self._second: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        """The value kept under the key, or None."""
        found = self._first.get(key)
        if found is None:
            found = self._second.get(key)
            if found is not None:
                self.keep(key, found)
        return found

    def keep(self, key: Key, value: Value) -> Value:
        """The value, kept from now on."""
        if len(self._first) >= self.room:
            self._first, self._second = {}, self._first
        self._first[key] = value
        return value

    def __len__(self) -> int:
        return len(self._first) + len(self._second)
