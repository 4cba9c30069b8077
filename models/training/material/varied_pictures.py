"""Training pictures, new at every step: crops of real pictures, half of them regraded and roughened, and painted canvases."""
import math

import numpy as np
import torch
from PIL import Image, ImageDraw
from torch.nn import functional as F


SIDE, CANVAS_SHARE, PLAIN_SHARE = 112, 0.15, 0.5
GREY = torch.full((3, 3), 1 / 3)


def draw(rng, groups, count, side=SIDE):
    """Returns [count, 3, side, side] in 0..1. groups: [(share, [uint8 picture [height, width, 3], ...]), ...]."""
    shares = np.array([share for share, _ in groups])
    drawn, real = [], rng.random(count) >= CANVAS_SHARE
    for is_real in real:
        pictures = groups[rng.choice(len(groups), p=shares / shares.sum())][1]
        image = crop(rng, pictures[rng.integers(len(pictures))], side) if is_real else canvas(rng, side)
        if is_real and rng.random() < 0.08:
            strokes(rng, image, int(rng.integers(1, 80)))
        drawn.append(np.asarray(image))
    x = torch.from_numpy(np.stack(drawn)).permute(0, 3, 1, 2).float() / 255
    varied = torch.from_numpy(real & (rng.random(count) >= PLAIN_SHARE) | ~real & (rng.random(count) < 0.3))
    if varied.any():
        x[varied] = vary(rng, x[varied])
    return x


def crop(rng, picture, side):
    """Returns a random square of a picture as an image, sometimes mirrored or rotated."""
    height, width = picture.shape[:2]
    size = int(min(height, width) * (1 if rng.random() < 0.3 else rng.uniform(0.35, 1)))
    top, left = rng.integers(0, height - size + 1), rng.integers(0, width - size + 1)
    image = Image.fromarray(picture[top:top + size, left:left + size]).resize((side, side), Image.BICUBIC)
    if rng.random() < 0.5:
        image = image.transpose(Image.FLIP_LEFT_RIGHT)
    return image.transpose(Image.ROTATE_90) if rng.random() < 0.2 else image


def canvas(rng, side):
    """Returns an image of brush strokes of one to three kinds on a plain ground, more often light than dark."""
    ground = rng.integers(225, 256, 3) if rng.random() < 0.5 else rng.integers(0, 256, 3)
    image = Image.new("RGB", (side, side), tuple(map(int, ground)))
    for _ in range(rng.integers(1, 4)):
        strokes(rng, image, int(2 ** rng.uniform(0, 7)))
    return image


def strokes(rng, image, count, thickness=None):
    """Paints curved strokes of one width (in pixels of 112, default random) and, half the time, in related colours."""
    pen, (width, height) = ImageDraw.Draw(image), image.size
    related, colour = rng.random() < 0.5, rng.integers(0, 256, 3)
    thickness = (thickness or 2 ** rng.uniform(0, 4)) * width / 112
    for _ in range(count):
        own = np.clip(colour + rng.normal(0, 40, 3), 0, 255) if related else rng.integers(0, 256, 3)
        steps, bend = int(rng.integers(2, 9)), rng.normal(0, 0.5)
        angles = rng.uniform(0, 2 * np.pi) + bend * np.arange(steps)
        path = rng.uniform(0, [width, height]) + width / 11 * np.cumsum(np.stack([np.cos(angles), np.sin(angles)], 1), 0)
        pen.line([tuple(point) for point in path], tuple(map(int, own)), max(1, int(thickness * rng.uniform(0.5, 1.5))), "curve")


def vary(rng, x):
    """Regrades, blurs, roughens or sharpens pictures [N, 3, H, W], each to a different degree. Some stay unchanged."""
    x = _grade(rng, x)
    x = _some(rng, 0.3, x, lambda part: soften(part, rng.uniform(0.4, 3.5)))
    x = _some(rng, 0.3, x, lambda part: _grain(rng, part))
    x = _some(rng, 0.2, x, lambda part: part + rng.uniform(0.5, 2.5) * (part - soften(part, 1)))
    return x.clamp(0, 1)


def _some(rng, share, x, change):
    chosen = torch.from_numpy(rng.random(len(x)) < share)
    if chosen.any():
        x = x.clone()
        x[chosen] = change(x[chosen])
    return x


def soften(x, deviation):
    """Applies a Gaussian blur to [N, C, H, W], with a deviation in pixels."""
    size = 2 * math.ceil(2 * deviation) + 1
    taps = torch.exp(-0.5 * ((torch.arange(size) - size // 2) / deviation) ** 2)
    planes = F.pad(x.flatten(0, 1)[:, None], [size // 2] * 4, mode="reflect")
    taps = taps / taps.sum()
    return F.conv2d(F.conv2d(planes, taps.view(1, 1, 1, size)), taps.view(1, 1, size, 1)).view_as(x)


def _grain(rng, x):
    grain, channels = 2 ** int(rng.integers(0, 3)), 1 if rng.random() < 0.6 else 3
    source = torch.Generator().manual_seed(int(rng.integers(1 << 31)))
    noise = torch.randn(len(x), channels, x.shape[2] // grain, x.shape[3] // grain, generator=source)
    depth = each(rng.uniform(0.01, 0.2, len(x)))
    return x + depth * F.interpolate(noise, size=x.shape[2:], mode="nearest")


def _grade(rng, x):
    """Changes gamma, saturation, colour gains, hue, contrast, brightness and haze, each for some of the pictures."""
    count = len(x)

    def maybe(share, values, neutral):
        chosen = rng.random(count) < share
        return np.where(chosen.reshape(-1, *[1] * (np.ndim(values) - 1)), values, neutral)

    x = x.clamp(min=1e-4) ** each(np.exp(maybe(0.5, rng.uniform(-0.9, 0.9, count), 0)))
    saturation = torch.from_numpy(maybe(0.5, rng.uniform(0, 2.2, count), 1)).float()[:, None, None]
    gains = torch.from_numpy(np.exp(maybe(0.4, rng.normal(0, 0.22, (count, 3)), 0))).float()
    turns = torch.stack([_hue_turn(angle) for angle in maybe(0.3, rng.uniform(-np.pi, np.pi, count), 0)])
    colours = turns @ torch.diag_embed(gains) @ (GREY + saturation * (torch.eye(3) - GREY))
    x = torch.einsum("nij,njhw->nihw", colours, x)
    mean = x.mean((1, 2, 3), keepdim=True)
    x = (x - mean) * each(maybe(0.5, rng.uniform(0.3, 1.6, count), 1)) + mean
    x = x + each(maybe(0.5, rng.uniform(-0.2, 0.2, count), 0))
    veil = each(maybe(0.1, rng.uniform(0.4, 0.8, count), 0))
    return (x * (1 - veil) + veil * torch.from_numpy(rng.random((count, 3, 1, 1))).float()).clamp(0, 1)


def each(values):
    """Returns one random number per picture [N], shaped to be multiplied with [N, C, H, W]."""
    return torch.from_numpy(np.asarray(values, np.float32))[:, None, None, None]


def _hue_turn(angle):
    cos, along, across = math.cos(angle), (1 - math.cos(angle)) / 3, math.sin(angle) / math.sqrt(3)
    return torch.tensor([[cos + along, along - across, along + across],
                         [along + across, cos + along, along - across],
                         [along - across, along + across, cos + along]])
