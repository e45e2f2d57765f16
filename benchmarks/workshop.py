"""Workshop analysis beside red-dwarf: 2,000 people, 900 statements, three camps, one vote in eight cast.

Both place the voters and divide them in clusters. Ours alone also tells common ground and division between
known groups, and tries the clusters on twenty shares of the voters.
"""

from __future__ import annotations

import argparse
import statistics
import time
import warnings

import numpy as np

from benchmarks.timing import Line, measure, show
from vejviser.workshop.analysis import analyse
from vejviser.workshop.kmeans import divide
from vejviser.workshop.model import chances
from vejviser.workshop.opinion_map import ballots_of, points_of
from vejviser.workshop.opinions import opinions_of
from vejviser.workshop.votes import AGREE, DISAGREE, PASS, UNSEEN, Votes, count


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--statements", type=int, default=900)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    votes = workshop(options.people, options.statements)
    cast = int((votes.grid != UNSEEN).sum())
    repeats = options.repeats
    works = [
        ("vejviser", "known groups: all probabilities", lambda: chances(count(votes)), ""),
        ("vejviser", "map and clusters", lambda: divide(points_of(ballots_of(votes.grid))[0]), ""),
        ("vejviser", "clusters tried on 20 shares", lambda: opinions_of(votes), ""),
        ("vejviser", "everything", lambda: analyse(votes), "groups, verdicts, clusters and their stability"),
        ("red-dwarf", "map and clusters", lambda: reference(votes), "matrix given"),
    ]
    lines = []
    for engine, what, work, note in works:
        wall = measure(work, repeats=repeats)
        start = time.process_time()
        work()  # type: ignore[no-untyped-call]
        told = f"{time.process_time() - start:.2f} s of processor; {note}".removesuffix("; ")
        lines.append(Line(engine, what, "workshop", wall, told))
    show(f"{options.people:,} people, {options.statements:,} statements, {cast:,} votes", lines)
    whole, peer = (statistics.median(line.seconds) for line in lines[-2:])
    print(f"everything takes {whole / peer:.2f} times as long as red-dwarf's map and clusters alone")


def workshop(people: int, statements: int) -> Votes:
    """Three camps with leanings of their own, spread over six known groups."""
    rng = np.random.default_rng(1)
    leaning = rng.beta(1, 1, (3, statements))
    shape = (people, statements)
    grid = np.where(rng.random(shape) < leaning[rng.integers(0, 3, people)], AGREE, DISAGREE)
    grid[rng.random(shape) < 0.1] = PASS
    grid[rng.random(shape) < 0.875] = UNSEEN
    who, what, groups = (tuple(map(str, range(n))) for n in (people, statements, 6))
    return Votes(who, what, groups, rng.integers(0, 6, people), grid.astype(np.int8))


def reference(votes: Votes) -> object:
    """The same map and clusters by red-dwarf, one seed."""
    import pandas as pd
    from reddwarf import utils

    grid = votes.grid.astype(float)
    grid[grid == UNSEEN] = np.nan
    frame = pd.DataFrame(grid)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        points, _, _ = utils.run_pca(frame)
        return utils.find_optimal_k(utils.scale_projected_data(points, frame), random_state=1)


if __name__ == "__main__":
    main()
