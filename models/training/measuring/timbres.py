"""Measures how well the timbre space alone represents brightness and the kind of instrument."""
import numpy as np
import torch
from scipy.stats import spearmanr

import mel
from measuring import questions
from measuring.bootstrap import interval
from measuring.report import Figure

NEAREST, RATIO = 5, 1.3
CHOSEN = "timbre was chosen on these very hits, so not blind"


def figures(embed, baseline, library, asked):
    """Returns [Figure, ...] for two embeddings of which [1] is timbre, the excerpts, and {name: questions}."""
    return [*_brightness(embed, baseline, library, asked), *_instruments(embed, baseline)]


def _brightness(embed, baseline, library, asked):
    bright = centroid(library.log_mels)
    for label, own in (("network", embed), ("mean MFCC", baseline)):
        excerpts = own(library.log_mels)[1]
        for name, question in asked.items():
            near = torch.cdist(own(question.log_mels)[1], excerpts).numpy().argsort(1)[:, :NEAREST]
            brightness, answered = centroid(question.log_mels), bright[near].mean(1)
            span = interval(lambda drawn: spearmanr(brightness[drawn], answered[drawn])[0], len(brightness))
            yield Figure(f"{label}, timbre: Spearman of brightness, mean of the {NEAREST} nearest, {name}",
                         spearmanr(brightness, answered)[0], span, f"{len(brightness)} sounds")


def _instruments(embed, baseline):
    sounds = questions.single_sounds()
    kinds, kits = (np.array(column) for column in zip(*((kind, kit) for _, kind, kit in sounds)))
    hits = questions.one_second_in([sound for sound, _, _ in sounds])
    own, other = (Retrieval(torch.cdist(timbre, timbre).numpy(), kinds, kits)
                  for timbre in (embed(hits)[1], baseline(hits)[1]))

    def both(drawn):
        weights = np.bincount(drawn, minlength=len(kinds)).astype(float)
        mine, its = own.precision(weights), other.precision(weights)
        return mine, its, mine / its

    values, (low, high) = both(np.arange(len(kinds))), interval(both, kits)
    names = (f"network, timbre: mean average precision of {len(set(kinds))} kinds of recorded hits",
             f"mean MFCC, timbre: mean average precision of {len(set(kinds))} kinds of recorded hits",
             "network, timbre: the same as a multiple of mean MFCC's")
    where = f"{len(kinds)} hits of {len(set(kits))} kits, other kits only, kits drawn anew"
    for name, value, least, most, bar in zip(names, values, low, high, (None, None, RATIO)):
        yield Figure(name, value, (least, most), where if bar is None else f"{where}; {CHOSEN}", bar)


def centroid(log_mels):
    """Returns the amplitude-weighted mean band of each log-mel."""
    amplitude = (log_mels[:, 0] / 2).exp().mean(2)
    return ((amplitude * torch.arange(mel.BANDS)).sum(1) / amplitude.sum(1)).numpy()


class Retrieval:
    """Retrieval of hits by hits: how early hits of the same kind from other kits appear."""

    def __init__(self, distances, kinds, kits):
        self.kinds, self.order = kinds, distances.argsort(1)
        self.elsewhere = (kits[self.order] != kits[:, None]).astype(float)
        self.right = kinds[self.order] == kinds[:, None]

    def precision(self, weights):
        """Returns the macro mean average precision when every hit counts weights [N] times, as question and as answer."""
        answers = weights[self.order] * self.elsewhere
        right = answers * self.right
        precision = np.cumsum(right, 1) / np.maximum(np.cumsum(answers, 1), 1e-9)
        found = right.sum(1)
        own = (right * precision).sum(1) / np.maximum(found, 1e-9)
        asks = weights * (found > 0)
        means = [np.average(own[self.kinds == kind], weights=asks[self.kinds == kind])
                 for kind in np.unique(self.kinds) if asks[self.kinds == kind].any()]
        return float(np.mean(means))
