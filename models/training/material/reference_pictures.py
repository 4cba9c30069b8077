"""Ordinary pictures that no network is trained or measured on: photographs of landscapes and cities."""
import numpy as np

from material import pictures
from paths import GAMES

FOLDER, COUNT = GAMES / "endless-sky/images/land", 24


def load():
    """Returns COUNT pictures, always the same: uint8 [COUNT, 224, 224, 3]."""
    found = pictures.load(FOLDER, ["*.jpg"])
    order = np.random.default_rng(0).permutation(len(found))[:COUNT]
    return np.stack([pictures.square(found[i]) for i in order])
