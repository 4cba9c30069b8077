"""Measures the shipped correspondence network against the table it was taught, on Wesnoth, which it never met."""
import numpy as np
import torch
from scipy.stats import rankdata
from torch.nn import functional as F

import mel
from material import music
from poetics import picture_descriptors
from material import pictures
from poetics import sound_descriptors
from measuring.bootstrap import interval
from networks.graph import Graph
from paths import CORRESPONDENCE
from poetics.poetics import Poetics
from measuring.report import Figure

PICTURES, WINDOWS, STEP, OUTER, THINNED = 200, 3300, 160, 0.3, 6


def measure(folder=CORRESPONDENCE):
    """[Figure, ...]."""
    images, stories = pictures.measuring(PICTURES)
    windows, tracks = _windows()
    images = torch.from_numpy(images).permute(0, 3, 1, 2).float() / 255
    seen = picture_descriptors.describe(F.avg_pool2d(images, 2)).numpy()
    heard = np.concatenate([sound_descriptors.describe(part).numpy() for part in windows[:, 0].split(64)])
    wanted = Poetics.load().agreement(seen, heard)
    given = scores(folder, images, windows)
    shuffled = given[np.random.default_rng(1).permutation(len(given))]
    best = np.argsort(-given, 1)[:, :max(1, given.shape[1] // 100)]
    percentile = np.mean([rankdata(row)[own].mean() / len(row) for row, own in zip(wanted, best)])
    material = (f"{len(images)} pictures ({stories} paintings, {len(images) - stories} portraits) x "
                f"{len(windows)} windows of {len(set(tracks))} tracks, Wesnoth")
    popular = np.broadcast_to(wanted.mean(0), wanted.shape) - np.median(wanted)
    figures = []
    for name, rule in (("Spearman a picture, mean", spearman), ("balanced accuracy, all pairs", balanced),
                       ("accuracy on the outer 30 % with picture and window means removed", centred)):
        def again(i, j):
            j = j[::THINNED]
            return rule(given[np.ix_(i, j)], wanted[np.ix_(i, j)])
        figures.append(Figure(name, rule(given, wanted), interval(again, len(images), tracks), material))
        figures.append(Figure(f"{name}: pictures shuffled (control)", rule(shuffled, wanted)))
        if rule is not centred:
            figures.append(Figure(f"{name}: the table's mean for each window, no picture (popularity)", rule(popular, wanted)))
    figures.append(Figure("Spearman a picture, worst", min(spearman(given[[i]], wanted[[i]]) for i in range(len(given)))))
    figures.append(Figure("balanced accuracy, paintings alone", balanced(given[:stories], wanted[:stories])))
    figures.append(Figure("where the table ranks the network's best 1 % (0 worst, 0.5 chance, 1 best)", percentile))
    return figures


def scores(folder, images, windows):
    """[P, S]: above 0 where the network holds that picture and window belong together."""
    image, sound, join = (Graph(folder / f"{name}.onnx") for name in ("image", "sound", "join"))
    image_halves, sound_halves = image.in_batches(images), sound.in_batches(windows)
    far = torch.stack([join(half[None], sound_halves) for half in image_halves]).double().clamp(1e-7, 1 - 1e-7)
    return torch.log((1 - far) / far).numpy()


def spearman(given, wanted):
    """Rank correlation over windows, averaged over pictures."""
    ranks = [rankdata(matrix, axis=1) for matrix in (given, wanted)]
    a, b = (rank - rank.mean(1, keepdims=True) for rank in ranks)
    return float(np.mean((a * b).sum(1) / np.sqrt((a ** 2).sum(1) * (b ** 2).sum(1) + 1e-9)))


def balanced(given, wanted):
    """Accuracy of the sign, averaged over pairs that belong together and pairs that do not."""
    together = wanted > 0
    return float(((given[together] > 0).mean() + (given[~together] <= 0).mean()) / 2)


def centred(given, wanted):
    """What is left when neither a popular window nor a popular picture can help; chance is 0.5."""
    given, wanted = (m - m.mean(0) - m.mean(1, keepdims=True) + m.mean() for m in (given, wanted))
    low, high = np.quantile(wanted, [OUTER, 1 - OUTER])
    outer = (wanted < low) | (wanted > high)
    return float(((given > 0) == (wanted > 0))[outer].mean())


def _windows():
    cut, names = [], []
    for track in music.tracks(measuring=True):
        for start in range(0, track.log_mel.shape[1] - mel.COLUMNS + 1, STEP):
            cut.append(track.log_mel[:, start:start + mel.COLUMNS])
            names.append(track.number)
    kept = np.sort(np.random.default_rng(5).permutation(len(cut))[:WINDOWS])
    return torch.from_numpy(np.stack([cut[i] for i in kept])).float()[:, None], np.array(names)[kept]
