"""Bootstrap intervals of measured figures."""
import numpy as np

DRAWS = 200


def interval(measure, *groups, draws=DRAWS, seed=0):
    """Returns the 95 % interval of measure(*indices) when each group is resampled with replacement.

    A group is a count of independent items, or an array with the cluster (for example, the track) of every item. Clusters
    are resampled as a whole. measure can return several figures; then both ends are arrays.
    """
    rng, groups = np.random.default_rng(seed), [_members(group) for group in groups]
    values = [measure(*(_draw(rng, group) for group in groups)) for _ in range(draws)]
    low, high = np.nanpercentile(values, [2.5, 97.5], axis=0)
    return (low, high)


def _members(group):
    """Returns the indices of each cluster, or the count unchanged."""
    if isinstance(group, int):
        return group
    _, cluster = np.unique(group, return_inverse=True)
    return np.split(np.argsort(cluster, kind="stable"), np.cumsum(np.bincount(cluster))[:-1])


def _draw(rng, group):
    if isinstance(group, int):
        return rng.integers(0, group, group)
    return np.concatenate([group[k] for k in rng.integers(0, len(group), len(group))])
