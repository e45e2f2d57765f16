"""A million complete projects at once: ours beside NumPy, OpenFisca-Core, zen-engine, and the memory."""

from __future__ import annotations

import numpy as np

from benchmarks import model, peer_numpy
from benchmarks.peer_openfisca import OpenFisca
from benchmarks.peer_zen import Zen
from benchmarks.timing import Line, measure, show
from vejviser.law.batch import Batch
from vejviser.law.compile import compile_law

ROWS = 1_000_000
CHECKED = 3000
FEW = 20_000


def main() -> None:
    """Check every engine against the reference, time it, print the table."""
    columns = model.sample(ROWS)
    projects = model.projects(columns, FEW)
    wanted = model.codes([model.reference(p) for p in projects[:CHECKED]])
    lines = [*ours(columns, wanted), *peers(columns, projects, wanted), *memory()]
    show(f"A batch of {ROWS:,} complete typical projects, one core, 5 outputs each", lines)
    copy = min(lines[-1].seconds)
    for line, size in zip(lines[:2], (len(model.FACTS) + 8, (21 + 24) / 8), strict=True):
        floor = size * copy
        print(
            f"{line.what}: {min(line.seconds) / floor:.1f} times the time to move its {size:.1f} bytes a row"
        )


def ours(columns: dict[str, np.ndarray], wanted: np.ndarray) -> list[Line]:
    """From columns of codes and from bit planes."""
    batch = Batch(compile_law(model.text()))
    codes = batch.from_columns(columns)
    for place, name in enumerate(model.OUTPUTS):
        words = [batch.outcomes[name][code] for code in codes[name][:CHECKED]]
        assert words == [model.OUTPUTS[name][code] for code in wanted[:, place]]
    planes = batch.planes(columns)
    for (name, outcome), plane in batch.from_planes(planes).items():
        bits = np.unpackbits(plane.view(np.uint8), count=ROWS, bitorder="little")
        assert (bits == (codes[name] == batch.outcomes[name].index(outcome))).all()
    steps = f"{len(planes)} planes in, {len(batch.program.steps)} operations a word"
    return [
        Line(
            "vejviser",
            "from columns",
            "row",
            measure(lambda: batch.from_columns(columns), ROWS, 15),
            "12 B in, 8 B out",
        ),
        Line(
            "vejviser", "from bit planes", "row", measure(lambda: batch.from_planes(planes), ROWS, 15), steps
        ),
        Line("vejviser", "columns to planes", "row", measure(lambda: batch.planes(columns), ROWS)),
    ]


def peers(
    columns: dict[str, np.ndarray], projects: list[dict[str, bool | str]], wanted: np.ndarray
) -> list[Line]:
    """The other engines on the same columns, zen-engine on the first rows as dictionaries."""
    fisca, zen = OpenFisca(), Zen()
    by_hand, by_fisca = peer_numpy.many(columns), fisca.many(columns)
    for place, name in enumerate(model.OUTPUTS):
        assert (by_hand[name][:CHECKED] == wanted[:, place]).all()
        assert [v.value for v in by_fisca[name][:CHECKED].decode()] == [
            model.OUTPUTS[name][code] for code in wanted[:, place]
        ]
    results = [r["data"]["result"] for r in zen.many(projects[:CHECKED])]
    assert (model.codes(results) == wanted).all()
    return [
        Line("NumPy", "select by hand", "row", measure(lambda: peer_numpy.many(columns), ROWS, 5)),
        Line("OpenFisca-Core", "arrays", "row", measure(lambda: fisca.many(columns), ROWS, 5)),
        Line(
            "zen-engine",
            "evaluate_batch",
            "row",
            measure(lambda: zen.many(projects), FEW, 3),
            f"{FEW:,} rows",
        ),
    ]


def memory() -> list[Line]:
    """Seconds to copy a byte (read and write counted) far beyond the caches and inside them."""
    lines = []
    for name, size in (("far", 1 << 28), ("near", 1 << 22)):
        source = np.ones(size, np.uint8)
        target = np.empty_like(source)
        times = measure(lambda a=target, b=source: np.copyto(a, b), 2 * size, 9)  # type: ignore[misc]
        lines.append(Line("memory", f"copy, {name}", "byte", times, f"{size >> 20} MiB"))
    return lines[::-1]


if __name__ == "__main__":
    main()
