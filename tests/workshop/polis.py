"""Public conversations of Polis, and the reference method on them."""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import warnings
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from vejviser.workshop.kmeans import Labels
from vejviser.workshop.votes import UNSEEN, Counts, Votes, count_by

Real = npt.NDArray[np.float64]

HERE = Path(__file__).parent / "data"
SHARED = Path("shared", "reference", "polis")
FILE = "participants-votes.csv.gz"
RUNS = 5
TOP = 10


def conversation(name: str) -> Votes:
    """The votes of a conversation, each statement that somebody voted on; one group, for theirs are not known.

    From beside the tests, or from the folder of reference data beside the repository; skips the test where
    neither has it.
    """
    folders = [HERE, *(parent / SHARED for parent in Path(__file__).resolve().parents)]
    path = next((folder / name / FILE for folder in folders if (folder / name / FILE).exists()), None)
    if path is None:
        pytest.skip(
            f"the conversation {name} is neither beside the tests nor in {SHARED} beside the repository"
        )
    rows = list(csv.reader(io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8"))))
    first = rows[0].index("n-disagree") + 1
    grid = np.array(
        [[int(cell) if cell else UNSEEN for cell in row[first:]] for row in rows[1:]], dtype=np.int8
    )
    voted = np.flatnonzero((grid != UNSEEN).any(axis=0))
    statements = tuple(rows[0][first + s] for s in voted)
    people = tuple(row[0] for row in rows[1:])
    return Votes(people, statements, ("all",), np.zeros(len(people), dtype=np.intp), grid[:, voted])


def reference_points(votes: Votes, placed: npt.NDArray[np.intp]) -> object:
    """The voters on the plane, as red-dwarf (scikit-learn) places them."""
    import pandas as pd
    from reddwarf import utils

    grid = votes.grid[placed].astype(float)
    grid[grid == UNSEEN] = np.nan
    frame = pd.DataFrame(grid[:, ~np.isnan(grid).all(axis=0)])
    points, _, _ = utils.run_pca(frame)
    return utils.scale_projected_data(points, frame)


def reference_runs(points: object, runs: int = RUNS) -> list[Labels]:
    """The clusters of red-dwarf, once for each seed of its k-means."""
    from reddwarf import utils

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = [utils.find_optimal_k(points, random_state=seed)[2] for seed in range(runs)]
    return [np.asarray(labels, dtype=np.intp) for labels in found]


def by_labels(votes: Votes, placed: npt.NDArray[np.intp], labels: Labels) -> Counts:
    return count_by(votes.grid[placed], labels, int(labels.max()) + 1)


def informed(votes: Votes, placed: npt.NDArray[np.intp], labels: Labels) -> Real:
    """Group-informed consensus written out from the paper: one vote at a time."""
    found = np.ones(len(votes.statements))
    for cluster in range(int(labels.max()) + 1):
        members = [int(person) for person, label in zip(placed, labels, strict=True) if label == cluster]
        for s in range(len(votes.statements)):
            cast = [votes.grid[person, s] for person in members if votes.grid[person, s] != UNSEEN]
            found[s] *= (sum(vote == 1 for vote in cast) + 1) / (len(cast) + 2)
    return found


def top(score: Real, most: int = TOP) -> set[int]:
    return set(np.argsort(-score, kind="stable")[:most].tolist())


def shared(a: set[int], b: set[int]) -> float:
    """The share of one list of statements that is on the other."""
    return len(a & b) / max(len(a), 1)


def own_variation(lists: list[set[int]]) -> list[float]:
    return [shared(a, b) for a, b in itertools.combinations(lists, 2)]
