"""Variations of real pictures, and painted canvases of our own, so that every visual quality is met in every amount."""
import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFilter

from poetics.picture_descriptors import blur

SIDE = 112
CANVAS_SHARE = 0.15


def draw(rng, groups):
    """One training picture: float32 [112, 112, 3] in 0..1. groups as pictures.training() gives them."""
    if rng.random() < CANVAS_SHARE:
        return canvas(rng)
    shares = np.array([share for share, _ in groups])
    pictures = groups[rng.choice(len(groups), p=shares / shares.sum())][1]
    return vary(rng, pictures[rng.integers(len(pictures))])


def canvas(rng, side=SIDE):
    """Brush strokes of one to three kinds on a plain ground, more often light than not."""
    ground = rng.integers(225, 256, 3) if rng.random() < 0.5 else rng.integers(0, 256, 3)
    image = Image.new("RGB", (side, side), tuple(map(int, ground)))
    for _ in range(rng.integers(1, 4)):
        strokes(rng, image, int(2 ** rng.uniform(0, 7)))
    if rng.random() < 0.3:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 3)))
    return np.asarray(image, np.float32) / 255


def strokes(rng, image, count):
    """Paints curved strokes of one width and, half the time, of related colours."""
    pen, (width, height) = ImageDraw.Draw(image), image.size
    related, colour, thickness = rng.random() < 0.5, rng.integers(0, 256, 3), 2 ** rng.uniform(0, 4)
    for _ in range(count):
        own = np.clip(colour + rng.normal(0, 40, 3), 0, 255) if related else rng.integers(0, 256, 3)
        steps, bend = int(rng.integers(2, 9)), rng.normal(0, 0.5)
        angles = rng.uniform(0, 2 * np.pi) + bend * np.arange(steps)
        path = rng.uniform(0, [width, height]) + 10 * np.cumsum(np.stack([np.cos(angles), np.sin(angles)], 1), 0)
        pen.line([tuple(point) for point in path], tuple(map(int, own)), max(1, int(thickness * rng.uniform(0.5, 1.5))), "curve")


def vary(rng, picture):
    """A crop of a real picture, often regraded, blurred, painted over or roughened."""
    image = _crop(rng, picture)
    if rng.random() < 0.3:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 3.5)))
    if rng.random() < 0.15:
        strokes(rng, image, int(rng.integers(1, 80)))
    x = np.asarray(image, np.float32) / 255
    if rng.random() < 0.7:
        x = _grade(rng, x)
    if rng.random() < 0.3:
        grain, channels = 2 ** int(rng.integers(0, 3)), 1 if rng.random() < 0.6 else 3
        noise = rng.normal(0, rng.uniform(0.01, 0.2), (SIDE // grain, SIDE // grain, channels))
        x = x + noise.repeat(grain, 0).repeat(grain, 1)
    if rng.random() < 0.2:
        planes = torch.from_numpy(np.ascontiguousarray(x.transpose(2, 0, 1), np.float32))[:, None]
        x = x + rng.uniform(0.5, 2.5) * (planes - blur(planes, 5))[:, 0].permute(1, 2, 0).numpy()
    return np.clip(x, 0, 1).astype(np.float32)


def _crop(rng, picture):
    height, width = picture.shape[:2]
    side = int(min(height, width) * (1 if rng.random() < 0.3 else rng.uniform(0.35, 1)))
    top, left = rng.integers(0, height - side + 1), rng.integers(0, width - side + 1)
    image = Image.fromarray(picture[top:top + side, left:left + side]).resize((SIDE, SIDE), Image.BICUBIC)
    if rng.random() < 0.5:
        image = image.transpose(Image.FLIP_LEFT_RIGHT)
    return image.transpose(Image.ROTATE_90) if rng.random() < 0.2 else image


def _grade(rng, x):
    if rng.random() < 0.6:
        x = x ** np.exp(rng.uniform(-0.9, 0.9))
    if rng.random() < 0.6:
        grey = x.mean(2, keepdims=True)
        x = grey + (x - grey) * rng.uniform(0, 2.2)
    if rng.random() < 0.5:
        x = x * np.exp(rng.normal(0, 0.22, 3))
    if rng.random() < 0.3:
        x = x @ _hue_turn(rng.uniform(-np.pi, np.pi)).T
    if rng.random() < 0.6:
        x = (x - x.mean()) * rng.uniform(0.3, 1.6) + x.mean() + rng.uniform(-0.2, 0.2)
    if rng.random() < 0.1:
        veil = rng.uniform(0.4, 0.8)
        x = x * (1 - veil) + veil * rng.random(3)
    return np.clip(x, 0, 1)


def _hue_turn(angle):
    cos, along, across = np.cos(angle), (1 - np.cos(angle)) / 3, np.sin(angle) / np.sqrt(3)
    return np.array([[cos + along, along - across, along + across],
                     [along + across, cos + along, along - across],
                     [along - across, along + across, cos + along]])
