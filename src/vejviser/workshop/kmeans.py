"""Points in clusters: k-means from many starts, and the silhouette that chooses how many."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Real = npt.NDArray[np.float64]
Labels = npt.NDArray[np.intp]

STARTS = 12
ROUNDS = 100
SAMPLE = 600


class Division(NamedTuple):
    """Points divided in `clusters` clusters: a label each, and the mean silhouette (-1 to 1)."""

    clusters: int
    labels: Labels
    silhouette: float


def divide(points: Real, most: int = 5, starts: int = STARTS) -> Division:
    """The division in 2 to `most` clusters with the highest silhouette, the largest cluster first.

    Fewer than three different points are one cluster with silhouette 0.
    """
    most = min(most, len(np.unique(points, axis=0)) - 1)
    if most < 2:
        return Division(1, np.zeros(len(points), dtype=np.intp), 0.0)
    labels = [kmeans(points, k, starts) for k in range(2, most + 1)]
    scores = silhouettes(points, labels)
    best = int(np.argmax(scores))
    return Division(int(labels[best].max()) + 1, labels[best], float(scores[best]))


def kmeans(points: Real, k: int, starts: int = STARTS) -> Labels:
    """The label of each point, from the start with the least sum of squares; the largest cluster is 0.

    Lloyd's rounds from k-means++ starts (Arthur and Vassilvitskii 2007), all starts side by side. The starts
    are drawn by Philox from a fixed seed, so the same points give the same clusters on every machine.
    """
    centres = _starts(points, k, starts)
    labels, off = _nearest(points, centres)
    moving = np.arange(starts)
    for _ in range(ROUNDS):
        inside = (labels[moving][:, None, :] == np.arange(k)[:, None]).astype(np.float64)
        size = inside.sum(axis=2)[..., None]
        centres[moving] = np.where(size > 0, inside @ points / np.maximum(size, 1), centres[moving])
        new, off[moving] = _nearest(points, centres[moving])
        changed = (new != labels[moving]).any(axis=1)
        labels[moving] = new
        moving = moving[changed]
        if not len(moving):
            break
    return _by_size(labels[int(np.argmin(off.sum(axis=1)))])


def _starts(points: Real, k: int, starts: int) -> Real:
    """Starts x k x 2: each next centre is drawn by the squared distance to the nearest one so far."""
    rng = np.random.Generator(np.random.Philox(1))
    draws = rng.random((starts, k))
    # Drawn by place on the plane, not by row, so that the order of voters does not matter.
    points = points[np.lexsort(points.T)]
    chosen = [points[(draws[:, 0] * len(points)).astype(int)]]
    for i in range(1, k):
        off = _nearest(points, np.stack(chosen, axis=1))[1]
        sums = np.cumsum(off, axis=1)
        place = (sums < draws[:, i, None] * sums[:, -1:]).sum(axis=1)
        chosen.append(points[np.minimum(place, len(points) - 1)])
    return np.stack(chosen, axis=1)


def _nearest(points: Real, centres: Real) -> tuple[Labels, Real]:
    """Starts x points: the nearest centre of each start, and the squared distance to it."""
    # The square of the point itself is the same for every centre and is added last.
    off = (centres**2).sum(axis=-1)[..., None] - 2 * (centres @ points.T)
    least, labels = off[:, 0].copy(), np.zeros((len(centres), len(points)), dtype=np.intp)
    # Centre by centre: NumPy finds the least along a short middle axis slowly.
    for number in range(1, centres.shape[1]):
        nearer = off[:, number] < least
        labels[nearer] = number
        np.minimum(least, off[:, number], out=least)
    return labels, np.maximum(least + (points**2).sum(axis=1), 0.0)


def _by_size(labels: Labels) -> Labels:
    """The same clusters numbered from the largest, empty ones left out."""
    _, labels, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    rank = np.empty(len(sizes), dtype=np.intp)
    rank[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))
    return rank[labels]


def silhouettes(points: Real, divisions: list[Labels]) -> Real:
    """The mean silhouette (Rousseeuw 1987) of each division; a point alone in its cluster counts 0.

    Of more than SAMPLE points, SAMPLE are taken, spread evenly over the plane.
    """
    if len(points) > SAMPLE:
        some = np.lexsort(points.T)[np.linspace(0, len(points) - 1, SAMPLE).astype(int)]
        points, divisions = points[some], [labels[some] for labels in divisions]
    x, y = (points[:, None, axis] - points[None, :, axis] for axis in (0, 1))
    distances = np.sqrt(x * x + y * y)
    return np.array([_silhouette(distances, labels) for labels in divisions])


def _silhouette(distances: Real, labels: Labels) -> float:
    _, labels = np.unique(labels, return_inverse=True)
    inside = (labels[:, None] == np.arange(labels.max() + 1)).astype(np.float64)
    sums, size, rows = distances @ inside, inside.sum(axis=0), np.arange(len(labels))
    if len(size) < 2:
        return 0.0
    own = sums[rows, labels] / np.maximum(size[labels] - 1, 1)
    others = sums / size
    others[rows, labels] = np.inf
    nearest = others.min(axis=1)
    widest = np.maximum(own, nearest)
    score = np.where(
        (size[labels] > 1) & (widest > 0), (nearest - own) / np.where(widest > 0, widest, 1), 0.0
    )
    return float(score.mean())


def alike(a: Labels, b: Labels) -> float:
    """The adjusted Rand index of two divisions of the same points: 1 the same, 0 as alike as by chance.

    Hubert and Arabie 1985. Two divisions that both are one cluster are the same.
    """
    table = np.zeros((a.max() + 1, b.max() + 1))
    np.add.at(table, (a, b), 1)

    def pairs(sizes: Real) -> float:
        return float((sizes * (sizes - 1) / 2).sum())

    both, rows, columns = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    total = len(a) * (len(a) - 1) / 2
    chance = rows * columns / total if total else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)
