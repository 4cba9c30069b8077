"""Measures the shipped sound network: sounds with known onset times against a library of real game music."""
import numpy as np
import torch
from scipy.fft import dct
from scipy.stats import spearmanr

from measuring import excerpts
import mel
from measuring import questions
from measuring.bootstrap import interval
from networks import untrained
from networks.graph import Graph
from paths import SOUND
from measuring.report import Figure

NEAREST, FOLLOW = 5, 0.3


class Spaces:
    """Distances between questions and excerpts, as the product weighs them."""

    def __init__(self, embed, library):
        self.embed, self.library = embed, embed(library.log_mels)

    def distances(self, log_mels, follow):
        """[questions, excerpts]: (1 - follow) of the rhythm difference and follow of the timbre difference."""
        asked = self.embed(log_mels)
        rhythm, timbre = (torch.cdist(own, other) for own, other in zip(asked, self.library))
        return ((1 - follow) * rhythm + follow * timbre).numpy()


def shipped(folder=SOUND):
    """The embedding of the ONNX file: log-mels -> (rhythm, timbre)."""
    graph = Graph(folder / "sound.onnx")
    return graph.in_batches


def without_training(log_mels):
    """The same network with random weights, its batch statistics and scales taken from the excerpts it is given first."""
    embedder = untrained.embedder(log_mels[:: max(1, len(log_mels) // 400)])

    @torch.no_grad()
    def embed(inputs):
        return [torch.cat(part) for part in zip(*(embedder(part) for part in inputs.split(64)))]
    return embed


def mean_mfcc(log_mels):
    """Twenty cepstral means, loudness left out, in both spaces."""
    cepstra = torch.from_numpy(dct(log_mels[:, 0].numpy(), axis=1, norm="ortho")[:, 1:21].mean(2))
    return [cepstra, cepstra]


def measure(folder=SOUND):
    """[Figure, ...]."""
    library = excerpts.library()
    asked = {"recorded one-shots, onsets known": questions.recorded(), "synthetic strokes, onsets known": questions.painted(),
             "recorded loops, onsets as aubio hears them": questions.loops()}
    held = {"synthetic hum": questions.hummed(), "recorded drones and pads": questions.drones()}
    networks = {"network": Spaces(shipped(folder), library), "mean MFCC": Spaces(mean_mfcc, library),
                "untrained network": Spaces(without_training(library.log_mels), library)}
    where = f"{len(library.rate)} excerpts of {len(set(library.track))} pieces"
    figures = []
    for network, spaces in networks.items():
        for follow in (FOLLOW, 0.0, 1.0) if network == "network" else (FOLLOW,):
            label = f"{network}, follow {follow:g}" if network != "mean MFCC" else network
            for name, question in asked.items():
                figures += _rate_figures(label, name, question, library, spaces.distances(question.log_mels, follow), where)
            for name, question in held.items():
                figures += _held_figures(label, name, question, library, spaces.distances(question.log_mels, follow))
    figures += _timbre_figures(networks, asked, library)
    figures.append(Figure("share of held excerpts in the library (base rate of the held shares)", library.held.mean()))
    return figures


def _rate_figures(label, name, question, library, distances, where):
    order = np.argsort(distances, 1)

    def nearest(queries, kept, count):
        """Mean rate of the nearest excerpts that a drawn library holds, against the rate asked for."""
        present = np.zeros(len(library.rate), bool)
        present[kept] = True
        own = order[queries]
        rank = np.cumsum(present[own], 1)
        chosen = present[own] & (rank <= count)
        rates = (library.rate[own] * chosen).sum(1) / chosen.sum(1)
        return spearmanr(question.rate[queries], rates)[0]

    everything = np.arange(len(library.rate))
    figures = []
    for count, words in ((NEAREST, f"mean of the {NEAREST} nearest"), (1, "nearest")):
        def again(queries, kept):
            return nearest(queries, kept, count)
        span = interval(again, len(question.rate), library.track)
        value = nearest(np.arange(len(question.rate)), everything, count)
        figures.append(Figure(f"{label}: Spearman of onset rate, {words}, {name}", value, span, f"{len(question.rate)} sounds, {where}"))
    distinct = len(set(order[:, 0]))
    figures.append(Figure(f"{label}: distinct nearest excerpts for {len(question.rate)} sounds, {name}", distinct))
    return figures


def _held_figures(label, name, question, library, distances):
    share = library.held[np.argsort(distances, 1)[:, :NEAREST]].mean(1)
    groups = np.array(question.names) if question.names else len(share)
    span = interval(lambda drawn: share[drawn].mean(), groups)
    return [Figure(f"{label}: held share of the {NEAREST} nearest, {name}", share.mean(), span, f"{len(share)} sounds")]


def _timbre_figures(networks, asked, library):
    """How well the timbre space alone keeps brightness and the kind of instrument."""
    bright = centroid(library.log_mels)
    sounds = questions.single_sounds()
    kinds, kits = (np.array(column) for column in zip(*((kind, kit) for _, kind, kit in sounds)))
    hits = questions.one_second_in([sound for sound, _, _ in sounds])
    figures = []
    for network in ("network", "mean MFCC"):
        spaces = networks[network]
        for name in list(asked)[:2]:
            question = asked[name]
            near = np.argsort(spaces.distances(question.log_mels, 1.0), 1)[:, :NEAREST]
            own, answered = centroid(question.log_mels), bright[near].mean(1)
            span = interval(lambda drawn: spearmanr(own[drawn], answered[drawn])[0], len(own))
            figures.append(Figure(f"{network}, timbre: Spearman of brightness, mean of the {NEAREST} nearest, {name}",
                                  spearmanr(own, answered)[0], span))
        timbre = spaces.embed(hits)[1]
        precision = average_precision(torch.cdist(timbre, timbre).numpy(), kinds, kits)
        span = interval(lambda drawn: macro(precision[drawn], kinds[drawn]), len(kinds))
        figures.append(Figure(f"{network}, timbre: mean average precision of {len(set(kinds))} kinds of recorded hits",
                              macro(precision, kinds), span, f"{len(kinds)} hits, other kits only"))
    return figures


def centroid(log_mels):
    """Amplitude-weighted mean band of each log-mel."""
    amplitude = (log_mels[:, 0] / 2).exp().mean(2)
    return ((amplitude * torch.arange(mel.BANDS)).sum(1) / amplitude.sum(1)).numpy()


def average_precision(distances, kinds, kits):
    """For every hit, how early hits of its kind from other kits come."""
    values = np.full(len(kinds), np.nan)
    for i, row in enumerate(distances):
        others = np.flatnonzero(kits != kits[i])
        right = (kinds[others] == kinds[i])[np.argsort(row[others])]
        if right.any():
            values[i] = (np.cumsum(right) / np.arange(1, len(right) + 1))[right].mean()
    return values


def macro(values, kinds):
    """The mean over kinds of their means."""
    return float(np.nanmean([np.nanmean(values[kinds == kind]) for kind in np.unique(kinds)]))
