"""Applies a table such as poetics.json to measured descriptors. The correspondence network is trained on this rule."""
import json
from pathlib import Path

import numpy as np
from scipy.stats import norm

from paths import HERE

PICTURE = ["light", "chroma", "warm", "contrast", "edge", "texture", "angular"]
SOUND = ["loud", "bright", "register", "onset", "flux", "flat", "dynamic", "tempo", "rough", "major"]
TABLE = HERE / "poetics/poetics.json"
QUANTILES, SAMPLE = 201, 3000


class Side:
    """Descriptors of one side -> positions on its axes: ranks as normal scores, weighted, then decorrelated."""

    def __init__(self, quantiles, mean, matrix):
        self.quantiles, self.mean, self.matrix = map(np.asarray, (quantiles, mean, matrix))

    @classmethod
    def fit(cls, descriptors, weights):
        """Fits the axes to training descriptors [n, D] and the weights of the table [axes, D]."""
        side = cls(np.quantile(descriptors, np.linspace(0, 1, QUANTILES), axis=0), 0, weights.T)
        raw = side.axes(descriptors)
        deviation = raw.std(0)
        raw = raw / deviation
        values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(raw.T)))
        whiten = vectors @ np.diag(1 / np.sqrt(values)) @ vectors.T
        matrix = (weights.T / deviation) @ whiten
        return cls(side.quantiles, raw.mean(0) @ whiten, matrix)

    def scores(self, descriptors):
        """Returns normal scores of the ranks of [n, D] in training, about -2.8 ... 2.8."""
        ranks = np.linspace(0, 1, QUANTILES)
        z = norm.ppf(np.clip(ranks, 0.5 / QUANTILES, 1 - 0.5 / QUANTILES))
        rising = self.quantiles + np.arange(QUANTILES)[:, None] * 1e-9
        return np.stack([np.interp(column, rising[:, j], z) for j, column in enumerate(descriptors.T)], 1)

    def axes(self, descriptors):
        """[n, D] -> [n, axes], uncorrelated and with unit deviation over the training material."""
        return self.scores(descriptors) @ self.matrix - self.mean


class Poetics:
    """Agreement of pictures and sounds: u . v - nearness / 2 |v|^2, centred and scaled on the training material."""

    def __init__(self, picture, sound, nearness, sharpness, centre=0.0, scale=1.0):
        self.picture, self.sound = picture, sound
        self.nearness, self.sharpness, self.centre, self.scale = nearness, sharpness, centre, scale

    @classmethod
    def fit(cls, picture_descriptors, sound_descriptors, table=TABLE):
        """Fits the table in a file to descriptors of training material [n, 7] and [n, 10]."""
        content, weights = read(table)
        poetics = cls(Side.fit(picture_descriptors, weights[0]), Side.fit(sound_descriptors, weights[1]),
                      content["nearness"], content["sharpness"])
        sample = poetics.agreement(picture_descriptors[:SAMPLE], sound_descriptors[:SAMPLE])
        poetics.centre, poetics.scale = float(np.median(sample)), float(sample.std())
        return poetics

    def agreement(self, picture_descriptors, sound_descriptors):
        """[P, 7] and [S, 10] -> [P, S]; above 0, they belong together."""
        u, v = self.picture.axes(picture_descriptors), self.sound.axes(sound_descriptors)
        raw = u @ v.T - self.nearness / 2 * (v ** 2).sum(1)
        return (raw - self.centre) / self.scale

    def matched(self, picture_descriptors, sound_descriptors):
        """[P, 7] and [S, 10] -> [P, S] in 0..1: the probability that they belong together, the training target of a network."""
        return 1 / (1 + np.exp(-self.sharpness * self.agreement(picture_descriptors, sound_descriptors)))

    def save(self, path):
        """Saves the fitted numbers, so a network can be measured without its training material."""
        sides = {name: {"quantiles": side.quantiles.round(5).tolist(), "mean": side.mean.tolist(), "matrix": side.matrix.tolist()}
                 for name, side in (("picture", self.picture), ("sound", self.sound))}
        rest = {"nearness": self.nearness, "sharpness": self.sharpness, "centre": self.centre, "scale": self.scale}
        path.write_text(json.dumps(sides | rest) + "\n")

    @classmethod
    def load(cls, path):
        """Loads the rule that was fitted when a network was trained."""
        content = json.loads(path.read_text())
        return cls(Side(**content.pop("picture")), Side(**content.pop("sound")), **content)


def read(table):
    """Reads a table file: its content and weights, picture [axes, 7], sound [axes, 10]. Raises ValueError if it is invalid."""
    shipped = json.loads(TABLE.read_text())
    try:
        content = json.loads(Path(table).read_text())
        axes = [[next(iter(axis[side].values())) for axis in content["axes"]] for side in ("picture", "sound")]
        content = {key: shipped[key] for key in ("sharpness", "nearness")} | content
        if not axes[0]:
            raise ValueError(f"{table}: there is no axis in it")
        if crowded := [number for number, axis in enumerate(content["axes"], 1) if max(map(len, (axis["picture"], axis["sound"]))) > 1]:
            raise ValueError(f"{table}, axis {crowded[0]}: one name on either side; a second one is an axis of its own")
    except json.JSONDecodeError as e:
        raise ValueError(f"{table}, line {e.lineno}: {e.msg}. Is a comma or a quotation mark missing?") from e
    except (KeyError, TypeError, AttributeError, StopIteration) as e:
        raise ValueError(f"{table}: every axis needs a \"picture\" and a \"sound\", each a name with its descriptors, "
                         f"as in {TABLE.name}") from e
    weights = []
    for side, known, wanted in (("picture", PICTURE, axes[0]), ("sound", SOUND, axes[1])):
        for number, axis in enumerate(wanted, 1):
            if unknown := set(axis) - set(known):
                raise ValueError(f"{table}, axis {number}: {side} has no descriptor {', '.join(sorted(unknown))}; "
                                 f"there are {', '.join(known)}")
        try:
            weights.append(np.array([[float(axis.get(name, 0)) for name in known] for axis in wanted]))
        except (TypeError, ValueError) as e:
            raise ValueError(f"{table}: every {side} weight is a number ({e})") from e
        if np.linalg.matrix_rank(weights[-1]) < len(wanted):
            raise ValueError(f"{table}: two {side} axes say the same (or one says nothing); leave one out or change its weights")
    return content, weights
