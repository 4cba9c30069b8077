"""How well scores tell pairs that belong together from pairs that do not: each from scores [P, S] and two masks [P, S]."""
import numpy as np
from scipy.stats import rankdata


def balanced(given, together, apart):
    """Accuracy of the sign, averaged over the two kinds of pairs; chance is 0.5, nan where a kind is missing."""
    if not (together.any() and apart.any()):
        return np.nan
    return float(((given[together] > 0).mean() + (given[apart] <= 0).mean()) / 2)


def auc(given, together, apart):
    """How often a pair that belongs together scores above one that does not; chance is 0.5, nan where a kind is missing."""
    right, wrong = given[together], given[apart]
    if not (len(right) and len(wrong)):
        return np.nan
    ranks = rankdata(np.concatenate([right, wrong]))[:len(right)]
    return float((ranks.mean() - (len(right) + 1) / 2) / len(wrong))
