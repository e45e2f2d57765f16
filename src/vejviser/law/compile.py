"""From a law as written to diagrams that answer exactly.

The binary diagrams of `vejviser.law.build` are read out once into many-valued diagrams
(`vejviser.law.diagram`) that need no library to be walked, pickled or cached.
"""

from __future__ import annotations

from oxidd.bdd import BDDFunction

from vejviser.law.build import Builder
from vejviser.law.checked import Checked
from vejviser.law.conditions import names_in
from vejviser.law.diagram import Diagrams
from vejviser.law.law import Law, Root
from vejviser.law.model import NOT_APPLICABLE, LawText


def compile_law(text: LawText) -> Law:
    """The compiled law; raises `LawError` on a faulty condition, an unknown name or a cycle of decisions."""
    return _Reader(Checked(text)).law()


class _Reader:
    """Reads binary diagrams out. Outcomes are spelled by `tags`, binary variables below all others."""

    def __init__(self, checked: Checked) -> None:
        self.text = checked.text
        top = 1 + max([2, *(len(d.values) + 3 for d in checked.text.decisions.values())])
        tags = max(1, (top - 1).bit_length())
        self.builder = Builder(checked, tags)
        self.tags = range(self.builder.width, self.builder.width + tags)
        self.diagrams = Diagrams(top)
        self.seen: dict[BDDFunction, int] = {}

    def readout(self, function: BDDFunction) -> int:
        """The many-valued diagram of a binary one whose lowest variables spell the outcome."""
        if not function.satisfiable():
            return 0
        found = self.seen.get(function)
        if found is not None:
            return found
        bit = self.top_bit(function)
        if bit >= self.tags.start:
            found = self._tag(function)
        else:
            level = self.builder.level_of_bit[bit]
            width, first = self.builder.bits[level], self.builder.first_bit[level]
            kids = []
            for state in range(self.builder.variables[level].size):
                part = function
                for i in range(width):
                    if part.node_var() == first + i:
                        high, low = part.cofactors()  # type: ignore[misc]
                        part = high if state >> (width - 1 - i) & 1 else low
                kids.append(self.readout(part))
            found = self.diagrams.node(level, tuple(kids))
        self.seen[function] = found
        return found

    def top_bit(self, function: BDDFunction) -> int:
        """The topmost binary variable of a function; the first tag where it branches on none."""
        bit = function.node_var()
        return self.tags.start if bit is None else bit

    def _tag(self, function: BDDFunction) -> int:
        number = 0
        for bit in self.tags:
            number <<= 1
            if function.node_var() == bit:
                high, low = function.cofactors()  # type: ignore[misc]
                on = high.satisfiable()
                function = high if on else low
                number |= on
        return number

    def tag(self, number: int) -> BDDFunction:
        """The binary code of outcome `number` over the lowest variables."""
        width = len(self.tags)
        found = self.builder.true
        for i, bit in enumerate(self.tags):
            var = self.builder.manager.var(bit)
            found = found & (var if number >> (width - 1 - i) & 1 else ~var)
        return found

    def root(self, outcomes: dict[str, BDDFunction], possible: BDDFunction) -> Root:
        """The read-out of a question with disjoint outcomes, outside `possible` impossible.

        The outcome where every variable is in its first state is numbered first: questions that split the
        projects alike then share their diagrams, whatever their outcomes are called.
        """
        whole = self.builder.false
        kept = {name: f for name, f in outcomes.items() if f.satisfiable()}
        first = next((name for name, f in kept.items() if self.at_origin(f)), None)
        if first is not None:
            kept = {first: kept[first]} | kept
        for number, function in enumerate(kept.values(), start=1):
            whole = whole | (function & self.tag(number))
        return Root(self.readout(whole & possible), tuple(kept))

    def at_origin(self, function: BDDFunction) -> bool:
        """Whether the function holds where every variable is in its first state."""
        while (parts := function.cofactors()) is not None:
            function = parts[1]
        return function.satisfiable()

    def law(self) -> Law:
        """The finished law."""
        builder, checked = self.builder, self.builder.checked
        builder.decide_all()
        law = Law(self.text, builder.codings, tuple(builder.variables), self.diagrams)
        for name, decision in self.text.decisions.items():
            found = builder.outcome[name]
            if decision.combine == "all":
                for value in (*decision.values, NOT_APPLICABLE):
                    self._yes_no(law.members, f"{name}.{value}", found[value])
            else:
                self._question(law.decisions, name, found)
        for name, condition in checked.query.items():
            self._yes_no(law.queries, name, builder.build(condition))
        for name, condition in checked.fact_only_if.items():
            self._yes_no(law.applies, name, builder.applies(name))
            law.prerequisites[name] = tuple(dict.fromkeys(names_in(condition)))
        law.answered_together = len(self.diagrams.levels)
        for rule in self.text.rules:
            self._yes_no(law.rules, rule.id, builder.rule_holds(rule))
        for name, region in builder.regions.whole().items():
            law.possible[name] = self.root({"yes": region}, builder.true)
        for name, region in builder.regions.constraints.items():
            law.constraints[name] = self.root({"no": ~region, "yes": region}, builder.true)
        supports = self.diagrams.supports()
        for table in (law.decisions, law.members, law.queries, law.rules, law.applies):
            law.behind.update((root.node, supports[root.node]) for root in table.values())
        self.diagrams.seal()
        return law

    def _question(self, into: dict[str, Root], name: str, outcomes: dict[str, BDDFunction]) -> None:
        builder = self.builder
        possible = builder.true
        if builder.regions.groups:
            possible = builder.regions.around(builder.any_support(outcomes.values()))
            outcomes = {k: f & possible for k, f in outcomes.items()}
        into[name] = self.root(outcomes, possible)

    def _yes_no(self, into: dict[str, Root], name: str, yes: BDDFunction) -> None:
        self._question(into, name, {"no": ~yes, "yes": yes})
