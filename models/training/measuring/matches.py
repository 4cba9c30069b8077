"""Agreement of scores with those of the table: the rules of the first results table, each [P, S] against [P, S] -> a number."""
import numpy as np
from scipy.stats import rankdata

OUTER, BEST = 0.3, 0.01


def spearman(given, wanted):
    """Returns the rank correlation over windows, averaged over pictures."""
    return float(spearman_a_picture(given, wanted).mean())


def spearman_a_picture(given, wanted):
    """Returns the rank correlation over windows [P]."""
    a, b = (rank - rank.mean(1, keepdims=True) for rank in (rankdata(given, axis=1), rankdata(wanted, axis=1)))
    return (a * b).sum(1) / np.sqrt((a ** 2).sum(1) * (b ** 2).sum(1) + 1e-9)


def balanced(given, wanted):
    """Returns the accuracy of the sign, averaged over matching and other pairs; chance is 0.5."""
    together = wanted > 0
    return float(((given[together] > 0).mean() + (given[~together] <= 0).mean()) / 2)


def centred(given, wanted):
    """Returns the accuracy after the means of windows and pictures are removed; chance is 0.5."""
    given, wanted = (m - m.mean(0) - m.mean(1, keepdims=True) + m.mean() for m in (given, wanted))
    low, high = np.quantile(wanted, [OUTER, 1 - OUTER])
    outer = (wanted < low) | (wanted > high)
    return float(((given > 0) == (wanted > 0))[outer].mean())


def percentile_centred(given, wanted):
    """Returns the same after the means of windows are removed, so that music that fits every picture does not count."""
    return percentile(given - given.mean(0), wanted - wanted.mean(0))


def percentile(given, wanted):
    """Returns the rank in the table of the windows that the scores rank best for a picture: 0 worst, 0.5 chance, 1 best."""
    best = np.argpartition(-given, max(1, int(BEST * given.shape[1])) - 1, 1)[:, :max(1, int(BEST * given.shape[1]))]
    ranks = rankdata(wanted, axis=1) / wanted.shape[1]
    return float(np.take_along_axis(ranks, best, 1).mean())
