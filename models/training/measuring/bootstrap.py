"""Intervals for measured figures."""
import numpy as np

DRAWS = 200


def interval(measure, *groups, draws=DRAWS, seed=0):
    """95 % of measure(*indices) when each group is drawn again with replacement.

    A group is a count of independent items, or an array that names the cluster (say, the track) of every item, whose
    clusters are then drawn whole.
    """
    rng = np.random.default_rng(seed)
    values = [measure(*(_draw(rng, group) for group in groups)) for _ in range(draws)]
    low, high = np.nanpercentile(values, [2.5, 97.5], axis=0)
    return (low, high)


def _draw(rng, group):
    if isinstance(group, int):
        return rng.integers(0, group, group)
    names = np.unique(group)
    return np.concatenate([np.flatnonzero(group == name) for name in rng.choice(names, len(names))])
