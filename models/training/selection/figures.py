"""The figures of selection, with bootstrap intervals over pictures (and over excerpts where both are drawn)."""
from dataclasses import dataclass

import numpy as np
from scipy.stats import norm, rankdata, spearmanr

from selection.stages import SHARES

BEST, DRAWS = 0.01, 200
AT_20, AT_42, FIRST = SHARES.index(20), SHARES.index(42), 4
MATCHING = 0.15


@dataclass(frozen=True)
class Row:
    """One figure of several methods: {method: (value, low, high)}, and its bar in words."""

    name: str
    values: dict
    bar: str = ""


def row(name, measure, methods, count, bar="", seed=0):
    """measure(method's data, chosen indices) -> number. The interval draws the count indices anew."""
    rng = np.random.default_rng(seed)
    draws = [rng.integers(0, count, count) for _ in range(DRAWS)]
    values = {}
    for name_of_method, data in methods.items():
        again = [measure(data, draw) for draw in draws]
        values[name_of_method] = (measure(data, np.arange(count)), *np.nanpercentile(again, [2.5, 97.5]))
    return Row(name, values, bar)


def whole(name, measure, methods, bar=""):
    """Returns a figure without an interval: one that counts distinct things, of which a bootstrap that draws some twice finds too few."""
    return Row(name, {method: (measure(data), np.nan, np.nan) for method, data in methods.items()}, bar)


def gates(distance, share=BEST):
    """[P, N] distances -> [P, n] the nearest excerpts, best first."""
    return np.argsort(distance, 1, kind="stable")[:, :max(15, int(np.ceil(distance.shape[1] * share)))]


def jaccard(passed, chosen):
    """Returns the mean overlap of two different gates."""
    sets = [set(passed[index]) for index in sorted(set(chosen))]
    pairs = [len(one & other) / len(one | other) for number, one in enumerate(sets) for other in sets[number + 1:]]
    return np.mean(pairs) if pairs else np.nan


def agreement(passed, chosen, pictures, music):
    """Returns the rank correlations of the four axes, over pictures."""
    return np.array([spearmanr(pictures[axis][chosen], music[axis][passed[chosen]].mean(1))[0] for axis in range(4)])


def whose(stages, finished, chosen):
    """Returns how often a gate at 42 % is nearest to that of its own finished picture."""
    own = [set(finished[index]) for index in chosen]
    right = []
    for number, index in enumerate(chosen):
        overlap = [len(set(stages[index, AT_42]) & other) for other in own]
        right.append(overlap[number] > 0 and overlap[number] == max(overlap))
    return np.mean(right)


def rate_answers(answers, rate, music, chosen):
    """Returns the rank correlation of the known rate with the rate of the answers, mean of the pictures."""
    return np.mean([spearmanr(rate, music.rate[answers[index]])[0] for index in chosen])


def rate_error(answers, rate, music, chosen):
    """Returns the mean difference of rates in octaves."""
    return np.mean([np.abs(np.log2(np.maximum(music.rate[answers[index]], 0.25) / np.maximum(rate, 0.25))).mean() for index in chosen])


def colour_answers(answers, centroid, music, chosen):
    """Returns the rank correlation of spectral centroids, mean of the pictures."""
    return np.mean([spearmanr(centroid, music.centroid[answers[index]])[0] for index in chosen])


def fit(pictures, music):
    """Returns [P, N]: the sum of the products of the ranks of the four axes."""
    ranks = [np.stack([(rankdata(axis) - 0.5) / len(axis) * 2 - 1 for axis in side]) for side in (pictures, music)]
    return ranks[0].T @ ranks[1]


def area(values, wanted, chosen):
    """Returns the area under the curve of matching against mismatching pairs: the outer 15 % of the fit."""
    return separation(values[chosen], wanted[chosen], *np.quantile(wanted, [MATCHING, 1 - MATCHING]))


def separation(own, target, low, high):
    """Returns the area under the curve of pairs with a fit of at least high against those of at most low."""
    good, bad = own[target >= high], own[target <= low]
    ranks = rankdata(np.concatenate([good, bad]))
    return (ranks[:len(good)].mean() - (len(good) + 1) / 2) / len(bad) if len(good) and len(bad) else np.nan


def pooled_congruity(log_odds, seed=0):
    """Returns congruity as it was before: the share of random pairs of pictures and excerpts that fit worse."""
    rng = np.random.default_rng(seed)
    pairs = np.sort(log_odds[rng.integers(0, len(log_odds), 1000), rng.integers(0, log_odds.shape[1], 1000)])
    return 1 - np.searchsorted(pairs, log_odds) / len(pairs)


def rule_distance(pictures, music):
    """Returns [P, N]: the hand rule, the distance of the four ranks. It needs no network."""
    ranks = [np.stack([norm.ppf((rankdata(axis) - 0.5) / len(axis)) for axis in side]) for side in (pictures, music)]
    return np.sqrt(((ranks[0].T[:, None] - ranks[1].T[None]) ** 2).sum(2))
