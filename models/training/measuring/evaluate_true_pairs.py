"""Measures how well networks separate matching from other pairs, on pictures and music that people combined."""
import numpy as np

from material import collection
from material.sources import UNSEEN
from measuring import pair_rules
from measuring.album_questions import questions
from measuring.bootstrap import interval
from measuring.evaluation_set import NetworkScorer
from measuring.pair_baselines import Regression, chance, unlearned
from measuring.report import Figure
from teaching.true_pairs import TruePairs

DRAWS = 100
RULES = [("balanced accuracy at .5", pair_rules.balanced), ("AUC", pair_rules.auc)]


def scores(folder, images, log_mels):
    """Returns scores [P, S] of the exported network of a folder: above 0 if it finds that picture and window belong together."""
    return NetworkScorer(folder, log_mels)(images)


def measure(networks, foreign_sources=UNSEEN, albums=None, scores=scores):
    """Returns [Figure, ...]. networks: {name: [folder of a seed, ...]}."""
    albums = collection.collected()[0] if albums is None else albums
    regression = Regression(TruePairs(albums, foreign_sources))
    figures = []
    for question in questions(albums, foreign_sources):
        asked = question.images, question.log_mels
        given = {name: [scores(folder, *asked) for folder in folders] for name, folders in networks.items()}
        given |= {"chance": [chance(*asked)], "untrained network": [unlearned(*asked)],
                  "logistic regression on descriptors": [regression(*asked)]}
        for name, runs in given.items():
            figures += _figures(question, name, runs)
    return figures


def _figures(question, name, runs):
    """Figures with negatives from any source and from the same one, by two rules. Every source has the same weight."""
    negatives = {"any source": question.apart, "the same source": question.apart & question.same}

    def read(run, i, j):
        """Returns [negatives, rules, sources] for some pictures and windows; nan if there are no such pairs."""
        cut = np.ix_(i, j)
        given, together, sources = run[cut], question.together[cut], question.picture_sources[i]
        own = [sources == source for source in np.unique(question.picture_sources)]
        return np.array([[[rule(given[k], together[k], apart[cut][k]) for k in own] for _, rule in RULES]
                         for apart in negatives.values()])

    def again(seeds, i, j):
        return np.mean([np.nanmean(read(runs[seed], i, j), 2) for seed in seeds], 0)
    pictures, windows = np.arange(len(question.images)), np.arange(len(question.tracks))
    every = np.mean([read(run, pictures, windows) for run in runs], 0)
    low, high = interval(again, len(runs), len(pictures), question.tracks, draws=DRAWS)
    for k, source in enumerate(negatives):
        for r, (rule, _) in enumerate(RULES):
            if not np.isnan(every[k, r]).all():
                yield Figure(f"{question.name}, negatives from {source}: {rule}: {name}", np.nanmean(every[k, r]),
                             (low[k, r], high[k, r]), f"{question.material}; {_listed(question, every[k, r])}")


def _listed(question, values):
    """Returns the figure of each source."""
    return ", ".join(f"{source} {value:.2f}" for source, value in zip(np.unique(question.picture_sources), values))
