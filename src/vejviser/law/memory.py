"""What was worked out for a set of answers, in a form that outlives the process.

A law remembers results by what bears on a question (see `vejviser.law.bearing`); answers that change little
leave most of them right. An assessment notes which of them it used, so that they can be kept beside the
answers and be recalled by whatever process looks at these, or at their successors, next.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from vejviser.law.diagram import Goal

if TYPE_CHECKING:
    from vejviser.law.assess import Assessment
    from vejviser.law.bearing import Key
    from vejviser.law.law import Law


@dataclass
class Memory:
    """Results by what bears on them: outcomes as masks, the facts that settle, and bits by fact."""

    reached: dict[Key, int] = field(default_factory=dict)
    settling: dict[tuple[Key, ...], tuple[str, ...]] = field(default_factory=dict)
    gains: dict[tuple[int, int, int], dict[str, float]] = field(default_factory=dict)

    def beyond(self, other: Memory) -> int:
        """How many results there are that another memory has not."""
        return (
            len(self.reached.keys() - other.reached.keys())
            + len(self.settling.keys() - other.settling.keys())
            + len(self.gains.keys() - other.gains.keys())
        )

    def recall(self, law: Law) -> None:
        """Let the law remember all of it. It must be of this law: see `written` and `read`."""
        for key, mask in self.reached.items():
            law.reached.keep(key, mask)
        for keys, facts in self.settling.items():
            law.settling.keep(keys, facts)
        for shape, bits in self.gains.items():
            law.gains.remember(shape, bits)

    def with_those_that_hold(self, other: Memory, assessment: Assessment) -> Memory:
        """The memory of an assessment and, of another memory, what is as right for it."""
        bearing = assessment.bearing

        def holds(key: Key) -> bool:
            return bearing.key(key[0]) == key

        return Memory(
            {key: mask for key, mask in other.reached.items() if holds(key)} | self.reached,
            {keys: facts for keys, facts in other.settling.items() if all(map(holds, keys))} | self.settling,
            {at: bits for at, bits in other.gains.items() if bearing.states(at[0]) == at[2]} | self.gains,
        )

    def written(self) -> bytes:
        """The memory in bytes, for `read`: compressed JSON in which each goal and key stands once."""
        goals: dict[tuple[Goal, ...], int] = {}
        keys: dict[Key, int] = {}

        def place(key: Key) -> int:
            goals.setdefault(key[1], len(goals))
            return keys.setdefault(key, len(keys))

        reached = [[place(key), mask] for key, mask in self.reached.items()]
        settling = [[[place(key) for key in names], facts] for names, facts in self.settling.items()]
        gains = [[*at, bits] for at, bits in self.gains.items()]
        told = {
            "goals": list(goals),
            "keys": [[node, goals[group], states] for node, group, states in keys],
            "reached": reached,
            "settling": settling,
            "gains": gains,
        }
        return zlib.compress(json.dumps(told, separators=(",", ":")).encode(), 1)


def read(content: bytes) -> Memory:
    """The memory that was written. Raises `ValueError` for bytes that are none."""
    try:
        told: dict[str, Any] = json.loads(zlib.decompress(content))
        goals = [tuple(Goal(*goal) for goal in group) for group in told["goals"]]
        keys: list[Key] = [(node, goals[group], states) for node, group, states in told["keys"]]
        return Memory(
            {keys[at]: mask for at, mask in told["reached"]},
            {tuple([keys[at] for at in places]): tuple(facts) for places, facts in told["settling"]},
            {(node, limit, states): bits for node, limit, states, bits in told["gains"]},
        )
    except (zlib.error, ValueError, KeyError, IndexError, TypeError) as error:
        raise ValueError(f"this is no memory of a law: {error}") from error
