"""Baselines for true pairs: chance, an untrained network, a regression on descriptors."""
import numpy as np
import torch
from torch.nn import functional as F

from measuring.table_baselines import products
from networks import untrained
from poetics import harmony, picture_descriptors, sound_descriptors
from poetics.poetics import SOUND

SETTLED, BATCHES, BATCH = 48, 60, 48
KEPT = [k for k, name in enumerate(SOUND) if name not in harmony.NAMES]


def chance(images, log_mels):
    """Returns random scores [P, S]."""
    return np.random.default_rng(0).normal(size=(len(images), len(log_mels)))


@torch.no_grad()
def unlearned(images, log_mels):
    """Returns scores [P, S] of random weights, scaled on the test material."""
    network = untrained.correspondence(images[:SETTLED], log_mels[:SETTLED])
    sounds = torch.cat([network.sound(part) for part in log_mels.split(64)])
    pictures = torch.cat([network.image(part) for part in images.split(64)])
    logits = torch.stack([network.join.logits(half[None], sounds) for half in pictures])
    return (logits[:, :, 0] - logits[:, :, 1]).numpy()


class Regression:
    """Logistic regression on products of descriptors, fitted to equal numbers of matching and other pairs of a teacher."""

    def __init__(self, teacher, seed=0):
        rng, rows = np.random.default_rng(seed), []
        for _ in range(BATCHES):
            pictures, log_mels, matched, weight = teacher.batch(rng, BATCH)
            picture_values, sound_values = _picture_values(pictures), _sound_values(log_mels)
            apart = np.argwhere(((matched == 0) & (weight > 0)).numpy())
            rows += [(picture_values[k], sound_values[k], 1.0) for k in range(BATCH)]
            rows += [(picture_values[i], sound_values[j], 0.0) for i, j in rng.permutation(apart)[:BATCH]]
        self.picture_values, self.sound_values, self.matched = (np.array(column) for column in zip(*rows))

    def __call__(self, images, log_mels):
        """Returns scores [P, S] for [P, 3, 224, 224] and [S, 1, 100, 320]."""
        picture_values, sound_values = _picture_values(F.avg_pool2d(images, 2)), _sound_values(log_mels)
        return products(_scaled(self.picture_values, self.picture_values), _scaled(self.sound_values, self.sound_values), self.matched,
                        _scaled(picture_values, self.picture_values), _scaled(sound_values, self.sound_values))


def _picture_values(pictures):
    return torch.cat([picture_descriptors.describe(part) for part in pictures.split(50)]).numpy()


def _sound_values(log_mels):
    """Returns the descriptors without the two that need the recording."""
    parts = [sound_descriptors.describe(part[:, 0], torch.zeros(len(part), len(harmony.NAMES))) for part in log_mels.split(64)]
    return torch.cat(parts).numpy()[:, KEPT]


def _scaled(values, taught):
    return np.clip((values - taught.mean(0)) / (taught.std(0) + 1e-9), -3, 3)
