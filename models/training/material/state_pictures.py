"""Paints a picture from a hidden state. Everything else (hue, position, direction, thickness) is random."""
import colorsys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

OVERSAMPLED = 2


def paint(rng, state, side=224):
    """Paints a state [6]: uint8 [side, side, 3]."""
    light, colour, density, contrast, angularity, tempo = state
    wide = side * OVERSAMPLED
    warm = rng.random() < 0.1 + 0.8 * colour
    hue = rng.uniform(-0.05, 0.14) if warm else rng.uniform(0.45, 0.72)

    def shade(away):
        tint = hue + rng.normal(0, 0.03 + 0.05 * colour)
        level = np.clip(0.12 + 0.76 * light + away, 0.02, 0.98)
        return tuple(int(255 * c) for c in colorsys.hls_to_rgb(tint % 1, level, np.clip(colour * rng.uniform(0.8, 1.1), 0.02, 1)))

    image = _ground(rng, wide, shade, contrast)
    pen = ImageDraw.Draw(image)
    middle, spread = rng.uniform(0.3, 0.7, 2), rng.uniform(0.15, 0.6)
    heading, scatter = rng.uniform(0, np.pi), rng.choice([0.2, 0.6, 3.0])
    thickness = wide * rng.uniform(0.012, 0.03) * (1.6 - density)
    for _ in range(int(4 * 60 ** density)):
        away = (0.03 + 0.42 * contrast) * rng.choice([-1, 1]) * rng.uniform(0.5, 1)
        start = wide * (middle + spread * rng.normal(size=2)) % wide
        length = wide * 0.8 * 0.08 ** tempo * rng.uniform(0.7, 1.3)
        width = max(1, int(thickness * rng.uniform(0.6, 1.5)))
        _stroke(rng, pen, start, heading + scatter * rng.normal(), length, angularity, shade(away), width)
    image = image.filter(ImageFilter.GaussianBlur((1 - angularity) ** 2 * 0.016 * wide * rng.uniform(0.6, 1.2)))
    seen = np.asarray(image.resize((side, side), Image.BOX), np.float32)
    seen = seen + rng.normal(0, rng.uniform(0, 5), seen.shape)
    return np.clip(seen, 0, 255).astype(np.uint8)


def _ground(rng, wide, shade, contrast):
    """Returns one colour, or a gradient to a similar one."""
    ends = np.array([shade(0), shade(0.1 * contrast * rng.choice([-1, 1]))], np.float32)
    across = np.linspace(0, 1, wide)[:, None, None]
    ground = np.broadcast_to(ends[0] * (1 - across) + ends[1] * across, (wide, wide, 3))
    return Image.fromarray((ground if rng.random() < 0.5 else ground.transpose(1, 0, 2)).astype(np.uint8).copy())


def _stroke(rng, pen, start, heading, length, angularity, colour, width):
    """Draws a curve with gentle or sharp turns. The most angular marks are shards."""
    steps = 12
    if angularity > 0.5 and rng.random() < angularity - 0.3:
        side = length * 0.35
        points = start + side * np.stack([np.cos(angles := np.sort(rng.uniform(0, 2 * np.pi, 3))), np.sin(angles)], 1)
        pen.polygon([tuple(point) for point in points], colour)
        return
    sharp = rng.choice([-1, 1], steps) * rng.uniform(0.7, 1.3, steps) * (rng.random(steps) < 0.6)
    gentle = rng.normal(0, 0.22) + 0.08 * rng.normal(size=steps)
    angles = heading + np.cumsum(angularity * sharp * 1.4 + (1 - angularity) * gentle)
    path = start + length / steps * np.cumsum(np.stack([np.cos(angles), np.sin(angles)], 1), 0)
    points = [tuple(start)] + [tuple(point) for point in path]
    pen.line(points, colour, width, "curve" if angularity < 0.6 else None)
    if angularity < 0.6:
        for x, y in (points[0], points[-1]):
            pen.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], colour)
