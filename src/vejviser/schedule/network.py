"""The network of steps: what waits for what, with steps that hold nobody up taken out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Network:
    """Steps in an order in which none stands before one that it waits for.

    `before[i]` are the positions of the steps that step i waits for directly.
    """

    names: tuple[str, ...]
    before: tuple[tuple[int, ...], ...]

    def behind(self, name: str) -> tuple[int, ...]:
        """The positions of the step and of all that waits for it, directly or not, ascending."""
        start = self.names.index(name)
        found = {start}
        for i in range(start + 1, len(self.names)):
            if not found.isdisjoint(self.before[i]):
                found.add(i)
        return tuple(sorted(found))


def network(
    order: Sequence[str],
    after: Mapping[str, Sequence[str]],
    kept: Collection[str],
    begun: Collection[str] = (),
    done: Collection[str] = (),
) -> Network:
    """The network of the `kept` steps out of `order`, in which each stands behind those that it is `after`.

    A step that is not kept holds nobody up, but what waited for it waits for what it waited for. Direct
    waits that others already imply are left out. Names in `after` that `order` lacks are passed over.

    A step that is `begun` or `done` waits for nothing any more. What waits for it waits for what it was
    after, too, for that may not be done; for a step that is `done` itself nothing waits.
    """
    place = {name: i for i, name in enumerate(n for n in order if n in kept)}
    through: dict[str, frozenset[int]] = {}
    reach: list[set[int]] = []
    before: list[tuple[int, ...]] = []
    for name in order:
        direct: set[int] = set()
        for other in after.get(name, ()):
            if other in through:
                direct |= through[other]
            elif other in place:
                direct.add(place[other])
        if name not in place:
            through[name] = frozenset(direct)
            continue
        if name in begun or name in done:
            through[name] = frozenset(direct if name in done else direct | {place[name]})
            reach.append(set())
            before.append(())
            continue
        implied = {far for one in direct for far in reach[one]}
        reach.append(direct | implied)
        before.append(tuple(sorted(direct - implied)))
    return Network(tuple(place), tuple(before))


def longest(net: Network, days: Sequence[float], ends: Sequence[int], first: bool = False) -> tuple[int, ...]:
    """The positions on the longest path to the last of `ends` (or to the `first`), from its beginning on.

    `days[i]` is what step i takes; one that is over before the beginning holds nobody up. Of equally long
    ways the one whose step stands first counts.
    """
    finish: list[float] = []
    came: list[int | None] = []
    for i, earlier in enumerate(net.before):
        last = max(earlier, key=lambda other: finish[other], default=None)
        held = last is not None and finish[last] >= 0
        came.append(last if held else None)
        finish.append(days[i] + (finish[last] if last is not None and held else 0.0))
    at = (min if first else max)(ends, key=lambda i: finish[i], default=None)
    found: list[int] = []
    while at is not None:
        found.append(at)
        at = came[at]
    return tuple(reversed(found))
