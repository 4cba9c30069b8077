"""The augmentation of the paper: a random part of a picture, sometimes mirrored; a random part of a track, louder or softer."""
import numpy as np
from PIL import Image

import mel
from material.varied_pictures import SIDE


def crop(rng, picture, side=SIDE, smallest=0.5):
    """Crops a square with at least that share of the smaller side: uint8 [height, width, 3] -> uint8 [side, side, 3]."""
    height, width = picture.shape[:2]
    size = int(min(height, width) * rng.uniform(smallest, 1))
    top, left = rng.integers(0, height - size + 1), rng.integers(0, width - size + 1)
    square = Image.fromarray(picture[top:top + size, left:left + size]).resize((side, side), Image.BILINEAR)
    return np.asarray(square)[:, ::-1 if rng.random() < 0.5 else 1]


def window(rng, log_mel, columns, softer=3.0, louder=1.5):
    """Returns 4 s [100, 320] of the first columns of a raw log-mel [100, ...], its power changed by -softer ... louder nepers."""
    start = rng.integers(0, max(1, columns - mel.COLUMNS + 1))
    power = np.exp(log_mel[:, start:start + mel.COLUMNS].astype(np.float32)) - mel.FLOOR
    return np.log(np.maximum(power, 0) * np.float32(np.exp(rng.uniform(-softer, louder))) + np.float32(mel.FLOOR))
