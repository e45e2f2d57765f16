"""Plain NumPy on the model: one mask a row and `numpy.select` an output, as one would write it by hand."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from benchmarks.model import FACTS, OUTPUTS, TABLES


def many(columns: Mapping[str, npt.NDArray[np.uint8]]) -> dict[str, npt.NDArray[np.uint8]]:
    """The codes of every output for every row."""
    domains = FACTS | OUTPUTS
    known = dict(columns)
    rows = len(next(iter(columns.values())))
    for table in TABLES:
        holds = []
        for conditions, _, _ in table.rows:
            mask = np.ones(rows, np.bool_)
            for name, value in conditions.items():
                wanted = value if isinstance(value, tuple) else (value,)
                mask &= np.logical_or.reduce([known[name] == domains[name].index(v) for v in wanted])
            holds.append(mask)
        for place, name in enumerate(table.outputs):
            values = [np.uint8(OUTPUTS[name].index(row[1][place])) for row in table.rows]
            known[name] = np.select(holds, values)
    return {name: known[name] for name in OUTPUTS}
