"""OpenFisca-Core on the model: one entity, one period, a formula an output over `numpy.select`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import YEAR
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.model import FACTS, OUTPUTS, TABLES, YES_NO, Project, Rows

PERIOD = "2026"
DOMAINS: Mapping[str, tuple[bool | str, ...]] = FACTS | OUTPUTS
ENTITY = build_entity(key="project", plural="projects", label="project", is_person=True)
ENUMS: dict[str, Any] = {
    name: Enum(name, {f"v_{value}": value for value in values})
    for name, values in DOMAINS.items()
    if values != YES_NO
}


class OpenFisca:
    """The model as a system of variables."""

    def __init__(self) -> None:
        self.system = TaxBenefitSystem([ENTITY])
        for name in FACTS:
            self.system.add_variable(variable(name))
        for table in TABLES:
            for place, name in enumerate(table.outputs):
                self.system.add_variable(variable(name, formula(table, place)))

    def one(self, project: Project, trace: bool = False) -> dict[str, str]:
        """The outputs of one project, from a situation as its web service takes it."""
        values = {name: {PERIOD: v if isinstance(v, bool) else f"v_{v}"} for name, v in project.items()}
        simulation = SimulationBuilder().build_from_dict(self.system, {"projects": {"p": values}})
        simulation.trace = trace
        return {name: simulation.calculate(name, PERIOD).decode()[0].value for name in OUTPUTS}

    def many(self, columns: Mapping[str, npt.NDArray[np.uint8]]) -> dict[str, Any]:
        """The outputs of many projects, as arrays of enumerated values."""
        rows = len(next(iter(columns.values())))
        simulation = SimulationBuilder().build_default_simulation(self.system, rows)
        for name, column in columns.items():
            coded = ENUMS[name].encode(column.astype(np.int16)) if name in ENUMS else column.astype(bool)
            simulation.set_input(name, PERIOD, coded)
        return {name: simulation.calculate(name, PERIOD) for name in OUTPUTS}


def variable(name: str, rule: Callable[..., Any] | None = None) -> type[Any]:
    """A variable class, computed by `rule` if given."""
    parts: dict[str, Any] = {"entity": ENTITY, "definition_period": YEAR, "label": name}
    if name in ENUMS:
        enum = ENUMS[name]
        parts |= {"value_type": Enum, "possible_values": enum, "default_value": next(iter(enum))}
    else:
        parts |= {"value_type": bool, "default_value": False}
    if rule:
        parts["formula"] = rule
    return type(name, (Variable,), parts)


def formula(table: Rows, place: int) -> Callable[..., Any]:
    """The formula of a table's output: the first row that holds."""
    name = table.outputs[place]

    def rule(project: Any, period: Any, parameters: Any) -> Any:
        holds = []
        for conditions, _, _ in table.rows:
            mask = np.ones(project.count, np.bool_)
            for key, value in conditions.items():
                column = project(key, period)
                if key in ENUMS:
                    wanted = value if isinstance(value, tuple) else (value,)
                    mask &= np.logical_or.reduce([column == ENUMS[key][f"v_{v}"] for v in wanted])
                else:
                    mask &= column == value
            holds.append(mask)
        values = [np.int16(OUTPUTS[name].index(row[1][place])) for row in table.rows]
        return ENUMS[name].encode(np.select(holds, values))

    return rule
