"""Baselines of the first results table: scores [P, S] without a network, or of an untrained network."""
import numpy as np
import torch
from torch.nn import functional as F

from networks import untrained
from teaching.people import People

PAIRS, SETTLED = 40000, 48


def all_of(evaluation, poetics, material, table, seed=0):
    """Returns {name: scores [P, S]}. material: the training material; the regressions are fitted to its descriptors."""
    rng = np.random.default_rng(seed)
    picture_values = poetics.picture.scores(evaluation.describe_pictures())
    sound_values = poetics.sound.scores(evaluation.describe_sounds())
    wanted = poetics.agreement(evaluation.describe_pictures(), evaluation.describe_sounds())
    people = People(material, table, rng, surveyed=1)
    drawn = [people.draw(rng, SETTLED)[1::2] for _ in range(40)]
    taught_seen, taught_heard = (np.concatenate(part) for part in zip(*drawn))
    i, j = rng.integers(0, len(taught_seen), PAIRS), rng.integers(0, len(taught_heard), PAIRS)
    matched = np.concatenate([poetics.matched(taught_seen[[a]], taught_heard[[b]])[0] for a, b in zip(i, j)])
    u, v = poetics.picture.scores(taught_seen)[i], poetics.sound.scores(taught_heard)[j]
    return {
        "chance": rng.normal(size=wanted.shape),
        "untrained network": _untrained(evaluation, seed),
        "the table's mean for each window, no picture (oracle of popularity)":
            np.broadcast_to(wanted.mean(0), wanted.shape) - np.median(wanted),
        "logistic regression on true descriptors, side by side": _side_by_side(u, v, matched, picture_values, sound_values),
        "logistic regression on products of true descriptors (ceiling)": products(u, v, matched, picture_values, sound_values),
    }


@torch.no_grad()
def _untrained(evaluation, seed):
    images, log_mels = evaluation.images, evaluation.log_mels
    network = untrained.correspondence(images[:SETTLED], log_mels[:SETTLED], seed=seed)
    sounds = torch.cat([network.sound(part) for part in log_mels.split(64)])
    logits = torch.stack([network.join.logits(half[None], sounds) for half in network.image(images)])
    return (logits[:, :, 0] - logits[:, :, 1]).numpy()


def _side_by_side(u, v, matched, picture_values, sound_values):
    weights = _regression(np.hstack([u, v]), matched)
    return (picture_values @ weights[:u.shape[1]])[:, None] + sound_values @ weights[u.shape[1]:-1] + weights[-1]


def products(u, v, matched, picture_values, sound_values):
    """Fits products of u [n, a] and v [n, b] to matched [n] and returns scores [P, S] of picture_values [P, a], sound_values [S, b]."""
    def features(a, b):
        cross, own = (x[:, :, None] * y[:, None, :] for x, y in ((a, b), (b, b)))
        return np.hstack([cross.reshape(len(a), -1), a, b, own.reshape(len(a), -1)])
    weights = _regression(features(u, v), matched)
    return np.stack([features(np.repeat(row[None], len(sound_values), 0), sound_values) @ weights[:-1] + weights[-1]
                     for row in picture_values])


def _regression(features, matched):
    x, y = torch.from_numpy(features).float(), torch.from_numpy(matched).float()
    weights = torch.zeros(x.shape[1] + 1, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=200)

    def loss():
        optimiser.zero_grad()
        value = F.binary_cross_entropy_with_logits(x @ weights[:-1] + weights[-1], y) + 1e-4 * (weights ** 2).sum()
        value.backward()
        return value
    optimiser.step(loss)
    return weights.detach().double().numpy()
