"""Edits of a picture, in six steps from none to strong: [N, 3, H, W] in 0..1 -> the same shape, edited."""
import numpy as np
import torch
from PIL import Image

from material.varied_pictures import soften, strokes

STEPS = 6
LUMA = torch.tensor([0.2126, 0.7152, 0.0722])[:, None, None]


def darken(x, degree):
    """Darkens to 15 % of the light."""
    return x * (1 - 0.85 * degree)


def lighten(x, degree):
    """Lightens by 85 % of the way to white."""
    return x + (1 - x) * 0.85 * degree


def desaturate(x, degree):
    """Desaturates to grey."""
    return _saturated(x, 1 - degree)


def saturate(x, degree):
    """Raises the saturation to three times."""
    return _saturated(x, 1 + 2 * degree)


def roughen(x, degree):
    """Sharpens and adds grain of 18 %."""
    if degree == 0:
        return x
    grain = torch.randn(len(x), 1, *x.shape[2:], generator=torch.Generator().manual_seed(0))
    return x + 2 * degree * (x - soften(x, 2.5)) + 0.18 * degree * grain


def smooth(x, degree):
    """Blurs with a deviation of up to one fiftieth of the side."""
    return soften(x, degree * x.shape[3] / 50) if degree > 0 else x


def widen(x, degree):
    """Doubles the contrast around the mean."""
    middle = x.mean((1, 2, 3), keepdim=True)
    return (x - middle) * (1 + degree) + middle


def fill(x, degree):
    """Adds 160 strokes everywhere."""
    return _painted(x, 8 * round(degree * (STEPS - 1)), 4)


def touch(x, degree):
    """Adds five small strokes, one by one, to a half-finished canvas, as a painter does in half a minute."""
    return _painted(_half_finished(x), round(degree * (STEPS - 1)), 1, thinnest=True)


# Expected change of the music for each edit: 1 more, -1 less; and whether a bar applies to it.
# Bars apply to the descriptors with the largest weights on the axes of the table. The others are only reported.
EXPECTED = {
    darken: {"bright": (-1, True), "register": (-1, True), "major": (-1, False)},
    lighten: {"bright": (1, True), "register": (1, True), "major": (1, False)},
    desaturate: {"loud": (-1, True), "onset": (-1, True), "major": (-1, False)},
    saturate: {"loud": (1, True), "onset": (1, True), "major": (1, False)},
    roughen: {"flat": (1, True), "flux": (1, True), "rough": (1, False)},
    smooth: {"flat": (-1, True), "flux": (-1, True), "rough": (-1, False)},
    fill: {"onset": (1, True), "flux": (1, True)},
    widen: {"dynamic": (1, True)},
}
TOUCHED = {"onset": (1, False), "flux": (1, False)}


def steps(x, edit):
    """Returns one tensor [N, 3, H, W] per step, rounded to 8 bits."""
    return [(edit(x, step / (STEPS - 1)).clamp(0, 1) * 255).round() / 255 for step in range(STEPS)]


def _saturated(x, amount):
    grey = (x * LUMA).sum(1, keepdim=True)
    return grey + (x - grey) * amount


def _half_finished(x):
    """Replaces the lower half with primed canvas."""
    x = x.clone()
    x[:, :, x.shape[2] // 2:] = 0.93
    return x


def _painted(x, times, count, thinnest=False):
    painted = []
    for number, picture in enumerate(x):
        image = Image.fromarray((picture.permute(1, 2, 0).numpy() * 255).round().astype(np.uint8))
        rng = np.random.default_rng(1000 + number)
        for _ in range(times):
            strokes(rng, image, count, 1.5 if thinnest else None)
        painted.append(torch.from_numpy(np.asarray(image)).permute(2, 0, 1).float() / 255)
    return torch.stack(painted)
