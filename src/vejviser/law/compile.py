"""From a law as written to diagrams that answer exactly.

The binary diagrams of `vejviser.law.build` are read out (`vejviser.law.readout`) into many-valued diagrams
(`vejviser.law.diagram`) that need no library to be walked, pickled or cached. Those of the rules, as many
again, are read out when the first is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from oxidd.bcdd import BCDDFunction

from vejviser.law import readout
from vejviser.law.build import Builder
from vejviser.law.checked import Checked
from vejviser.law.conditions import names_in
from vejviser.law.diagram import Diagrams
from vejviser.law.law import Law, Root
from vejviser.law.model import NOT_APPLICABLE, LawText


def compile_law(text: LawText, order: Sequence[str] = ()) -> Law:
    """The compiled law; raises `LawError` on a faulty condition, an unknown name or a cycle of decisions.

    `order` names facts from the top of the diagrams down. It changes their size (`vejviser.law.ordering`),
    never an answer.
    """
    return Compiler(Checked(text), order).law()


class Compiler:
    """Reads binary diagrams out. Outcomes are told by tags, binary variables below all others."""

    def __init__(self, checked: Checked, order: Sequence[str]) -> None:
        self.checked, self.text = checked, checked.text
        top = 1 + max([2, *(len(d.values) + 3 for d in checked.text.decisions.values())])
        width = top // 2
        self.builder = Builder(checked, width, order)
        self.tags = range(self.builder.width, self.builder.width + width)
        self.diagrams = Diagrams(top)
        self.tag = [self.builder.false, *map(self._tag, range(1, top))]

    def _tag(self, number: int) -> BCDDFunction:
        """What outcome `number` ends in: a variable, or its negation, which the library keeps in one node."""
        var = self.builder.manager.var(self.tags[(number - 1) // 2])
        return var if number % 2 else ~var

    def law(self) -> Law:
        """The finished law."""
        law = Law(self.text, self.builder.codings, tuple(self.builder.variables), self.diagrams)
        self.ask_all(law).read_out()
        law.answering = len(self.diagrams.levels)
        law.rules_later = self.rules
        return law

    def ask_all(self, into: Law) -> Asked:
        """The questions of decisions, queries, facts that may not apply, and constraints."""
        builder, checked = self.builder, self.checked
        builder.decide_all()
        asked = Asked(self)
        for name, decision in self.text.decisions.items():
            found, facts = builder.outcome[name], checked.behind[name]
            if decision.combine == "all":
                for value in (*decision.values, NOT_APPLICABLE):
                    asked.yes_no(into.members, f"{name}.{value}", found[value], facts)
            else:
                asked.question(into.decisions, name, found, facts)
        for name, condition in checked.query.items():
            asked.yes_no(into.queries, name, builder.build(condition), checked.facts_behind(condition))
        for name, condition in checked.fact_only_if.items():
            asked.yes_no(into.applies, name, builder.applies(name), checked.facts_behind(condition))
            into.prerequisites[name] = tuple(dict.fromkeys(names_in(condition)))
        for name, region in builder.regions.whole().items():
            asked.whole(into.possible, name, {"yes": region})
        for name, region in builder.regions.constraints.items():
            asked.whole(into.constraints, name, {"no": ~region, "yes": region})
        return asked

    def rules(self) -> dict[str, Root]:
        """The roots of the rules."""
        found: dict[str, Root] = {}
        self.ask_rules(found).read_out()
        return found

    def ask_rules(self, into: dict[str, Root]) -> Asked:
        """The questions whether each rule holds."""
        asked = Asked(self)
        for rule in self.text.rules:
            facts = self.checked.facts_behind(*self.checked.conditions_behind(rule))
            asked.yes_no(into, rule.id, self.builder.rule_holds(rule), facts)
        return asked


class Asked:
    """Questions to be read out together."""

    def __init__(self, compiler: Compiler) -> None:
        self.compiler, self.builder = compiler, compiler.builder
        self.waiting: list[tuple[dict[str, Root], str, tuple[str, ...], BCDDFunction]] = []
        self.alike: dict[BCDDFunction, tuple[tuple[str, ...], BCDDFunction]] = {}

    def question(
        self, into: dict[str, Root], name: str, outcomes: Mapping[str, BCDDFunction], facts: Collection[str]
    ) -> None:
        """Ask for disjoint outcomes that can depend on `facts`, within the constraints that bear on them."""
        possible = self.builder.regions.around(outcomes.values(), facts)
        self.whole(into, name, {k: f & possible for k, f in outcomes.items()})

    def yes_no(self, into: dict[str, Root], name: str, yes: BCDDFunction, facts: Collection[str]) -> None:
        """Ask whether something is so; what is so in the same projects is asked once."""
        if yes not in self.alike:
            self.alike[yes] = self._split(yes, self.builder.regions.around([yes], facts))
        self.waiting.append((into, name, *self.alike[yes]))

    def _split(self, yes: BCDDFunction, possible: BCDDFunction) -> tuple[tuple[str, ...], BCDDFunction]:
        """What `whole` makes of no and yes within `possible`, with fewer operations."""
        if not possible.satisfiable():
            return (), possible
        turned = possible.eval(()) and yes.eval(())
        names = ("yes", "no") if turned else ("no", "yes")
        tag = self.compiler.tag[1]
        found = possible & (yes if turned else ~yes).equiv(tag)
        alone = possible & tag
        if found == alone:
            return names[:1], alone
        return (names[1:], alone) if found == possible & ~tag else (names, found)

    def whole(self, into: dict[str, Root], name: str, outcomes: Mapping[str, BCDDFunction]) -> None:
        """Ask for disjoint outcomes; where none holds lies the impossible.

        The outcome where every variable is in its first state is numbered first: questions that split the
        projects alike then share their diagrams, whatever their outcomes are called.
        """
        kept = {name: f for name, f in outcomes.items() if f.satisfiable()}
        first = next((name for name, f in kept.items() if f.eval(())), None)
        if first is not None:
            kept = {first: kept[first]} | kept
        self.waiting.append((into, name, tuple(kept), self._tagged(tuple(kept.values()))))

    def _tagged(self, outcomes: Sequence[BCDDFunction]) -> BCDDFunction:
        """Each outcome with its tag, numbered from 1."""
        found = self.builder.false
        for number, function in enumerate(outcomes, start=1):
            found = function.ite(self.compiler.tag[number], found)
        return found

    def functions(self) -> list[BCDDFunction]:
        """Where each outcome of each question holds, outcomes told by tags."""
        return [function for *_, function in self.waiting]

    def read_out(self) -> None:
        """Fill in the roots of all questions."""
        if not self.waiting:
            return
        builder, store = self.builder, self.compiler.diagrams
        binary = readout.written(builder.manager, self.functions())
        sizes = [variable.size for variable in builder.variables]
        layers = readout.layers(binary, builder.first_bit, builder.bits, sizes)
        place = readout.tagged(binary, self.compiler.tags)
        put = store.find if len(store.levels) > store.terminals else store.add
        for layer in reversed(layers):
            place[layer.nodes] = put(layer.level, place[layer.kids].tolist())
        nodes = place[binary.roots].tolist()
        for (into, name, outcomes, _), node in zip(self.waiting, nodes, strict=True):
            into[name] = Root(node, outcomes)
