"""Unveils finished pictures by simulated strokes on a primed ground, in twelve stages."""
import numpy as np
from PIL import Image, ImageDraw

SIDE = 224
SHARES = (0, 3, 7, 12, 20, 30, 42, 55, 68, 80, 92, 100)  # percent of the area
GROUND = (236, 232, 224)
MOST_STROKES = 4000


def unveil(picture, seed):
    """Returns [12, 224, 224, 3] uint8: the picture on the ground, painted further in every stage."""
    share = _order(np.random.default_rng(seed))
    ground = np.broadcast_to(np.array(GROUND, np.uint8), picture.shape)
    return np.stack([picture if percent == 100 else np.where((share <= percent / 100)[..., None], picture, ground) for percent in SHARES])


def _order(rng):
    """Returns [224, 224]: the share of the area that is painted when the stroke that paints a pixel is done."""
    stroke, number = np.full((SIDE, SIDE), -1), 0
    while (stroke < 0).any() and number < MOST_STROKES:
        new = _mask(rng) & (stroke < 0)
        stroke[new] = number
        number += 1
    stroke[stroke < 0] = number
    done = np.cumsum(np.bincount(stroke.ravel())) / stroke.size
    return done[stroke]


def _mask(rng):
    """Returns the pixels of one curved stroke."""
    image = Image.new("1", (SIDE, SIDE))
    x, y = rng.uniform(0, SIDE, 2)
    heading, length, width = rng.uniform(0, 2 * np.pi), rng.uniform(20, 120), int(rng.uniform(6, 30))
    points = [(x, y)]
    for _ in range(6):
        heading += rng.normal(0, 0.35)
        x, y = x + np.cos(heading) * length / 6, y + np.sin(heading) * length / 6
        points.append((x, y))
    ImageDraw.Draw(image).line(points, fill=1, width=width, joint="curve")
    return np.asarray(image)
