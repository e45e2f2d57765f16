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


def network(order: Sequence[str], after: Mapping[str, Sequence[str]], kept: Collection[str]) -> Network:
    """The network of the `kept` steps out of `order`, in which each stands behind those that it is `after`.

    A step that is not kept holds nobody up, but what waited for it waits for what it waited for. Direct
    waits that others already imply are left out. Names in `after` that `order` lacks are passed over.
    """
    place = {name: i for i, name in enumerate(n for n in order if n in kept)}
    through: dict[str, frozenset[int]] = {}
    reach: list[set[int]] = []
    before: list[tuple[int, ...]] = []
    for name in order:
        direct: set[int] = set()
        for other in after.get(name, ()):
            if other in place:
                direct.add(place[other])
            elif other in through:
                direct |= through[other]
        if name not in place:
            through[name] = frozenset(direct)
            continue
        implied = {far for one in direct for far in reach[one]}
        reach.append(direct | implied)
        before.append(tuple(sorted(direct - implied)))
    return Network(tuple(place), tuple(before))
