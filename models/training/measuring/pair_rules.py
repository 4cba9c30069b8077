"""Rules for how well scores separate matching from other pairs, each computed from scores [P, S] and two masks [P, S]."""
import numpy as np
from scipy.stats import rankdata


def balanced(given, together, apart):
    """Returns the accuracy of the sign, averaged over both kinds of pairs; chance is 0.5, nan if a kind is missing."""
    if not (together.any() and apart.any()):
        return np.nan
    return float(((given[together] > 0).mean() + (given[apart] <= 0).mean()) / 2)


def auc(given, together, apart):
    """Returns how often a matching pair scores above another pair; chance is 0.5, nan if a kind is missing."""
    right, wrong = given[together], given[apart]
    if not (len(right) and len(wrong)):
        return np.nan
    ranks = rankdata(np.concatenate([right, wrong]))[:len(right)]
    return float((ranks.mean() - (len(right) + 1) / 2) / len(wrong))
