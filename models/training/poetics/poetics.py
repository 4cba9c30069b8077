"""The teacher: poetics.json applied to measured descriptors. The correspondence network is a distillation of it."""
import json

import numpy as np
from scipy.stats import norm

from paths import HERE

PICTURE = ["light", "chroma", "warm", "contrast", "edge", "texture", "angular"]
SOUND = ["loud", "bright", "register", "onset", "flux", "flat", "dynamic"]
TABLE, FITTED = HERE / "poetics/poetics.json", HERE / "poetics/fitted.json"
QUANTILES, SAMPLE = 201, 3000


class Side:
    """Descriptors of one side -> positions on its axes: ranks as normal scores, weighted, then decorrelated."""

    def __init__(self, quantiles, mean, matrix):
        self.quantiles, self.mean, self.matrix = map(np.asarray, (quantiles, mean, matrix))

    @classmethod
    def fit(cls, descriptors, weights):
        """Fitted to training descriptors [n, 7] and the table's weights [axes, 7]."""
        side = cls(np.quantile(descriptors, np.linspace(0, 1, QUANTILES), axis=0), 0, weights.T)
        raw = side.axes(descriptors)
        deviation = raw.std(0)
        raw = raw / deviation
        values, vectors = np.linalg.eigh(np.cov(raw.T))
        whiten = vectors @ np.diag(1 / np.sqrt(values)) @ vectors.T
        matrix = (weights.T / deviation) @ whiten
        return cls(side.quantiles, raw.mean(0) @ whiten, matrix)

    def scores(self, descriptors):
        """[n, 7] -> normal scores of their ranks in training, about -2.8 ... 2.8."""
        ranks = np.linspace(0, 1, QUANTILES)
        z = norm.ppf(np.clip(ranks, 0.5 / QUANTILES, 1 - 0.5 / QUANTILES))
        rising = self.quantiles + np.arange(QUANTILES)[:, None] * 1e-9
        return np.stack([np.interp(column, rising[:, j], z) for j, column in enumerate(descriptors.T)], 1)

    def axes(self, descriptors):
        """[n, 7] -> [n, axes], uncorrelated and of unit deviation over the training material."""
        return self.scores(descriptors) @ self.matrix - self.mean


class Poetics:
    """Agreement of pictures and sounds: u . v - nearness / 2 |v|^2, centred and scaled on the training material."""

    def __init__(self, picture, sound, nearness, sharpness, centre=0.0, scale=1.0):
        self.picture, self.sound = picture, sound
        self.nearness, self.sharpness, self.centre, self.scale = nearness, sharpness, centre, scale

    @classmethod
    def fit(cls, picture_descriptors, sound_descriptors):
        """poetics.json fitted to the training pools."""
        table = json.loads(TABLE.read_text())
        weights = [np.array([[next(iter(axis[side].values())).get(name, 0.0) for name in names] for axis in table["axes"]])
                   for side, names in (("picture", PICTURE), ("sound", SOUND))]
        poetics = cls(Side.fit(picture_descriptors, weights[0]), Side.fit(sound_descriptors, weights[1]),
                      table["nearness"], table["sharpness"])
        sample = poetics.agreement(picture_descriptors[:SAMPLE], sound_descriptors[:SAMPLE])
        poetics.centre, poetics.scale = float(np.median(sample)), float(sample.std())
        return poetics

    def agreement(self, picture_descriptors, sound_descriptors):
        """[P, 7] and [S, 7] -> [P, S]; above 0 they belong together."""
        u, v = self.picture.axes(picture_descriptors), self.sound.axes(sound_descriptors)
        raw = u @ v.T - self.nearness / 2 * (v ** 2).sum(1)
        return (raw - self.centre) / self.scale

    def save(self):
        """Keeps the fitted numbers, so that anyone can measure a network without the training pools."""
        sides = {name: {"quantiles": side.quantiles.round(5).tolist(), "mean": side.mean.tolist(), "matrix": side.matrix.tolist()}
                 for name, side in (("picture", self.picture), ("sound", self.sound))}
        rest = {"nearness": self.nearness, "sharpness": self.sharpness, "centre": self.centre, "scale": self.scale}
        FITTED.write_text(json.dumps(sides | rest) + "\n")

    @classmethod
    def load(cls):
        """The rule as it was fitted when the shipped network was trained."""
        content = json.loads(FITTED.read_text())
        return cls(Side(**content.pop("picture")), Side(**content.pop("sound")), **content)
