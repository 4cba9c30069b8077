"""Variations of real music in the log-mel, so that every musical quality is met in every amount."""
import numpy as np
import torch
from torch.nn import functional as F

import mel

BAND = np.linspace(-1, 1, mel.BANDS)[:, None]


def draw(rng, log_mels):
    """One training window: raw log-mel float32 [100, 320], sometimes two pieces at once."""
    power = vary(rng, log_mels)
    if rng.random() < 0.15:
        power = power * rng.uniform(0.1, 1) + vary(rng, log_mels) * rng.uniform(0.1, 1)
    return np.log(power + mel.FLOOR).astype(np.float32)


def vary(rng, log_mels):
    """Band power [100, 320] of a random four seconds: stretched, moved, filtered, pulsed, noised, louder or softer."""
    power = _cut(rng, log_mels[rng.integers(len(log_mels))])
    if rng.random() < 0.35:
        power = _move(power, int(rng.integers(-9, 10)))
    if rng.random() < 0.2:
        level = np.log(power + mel.FLOOR)
        power = np.maximum(np.exp((level - level.mean()) * rng.uniform(0.7, 1.35) + level.mean()) - mel.FLOOR, 0)
    if rng.random() < 0.7:
        power = power * np.exp(_filter(rng))
    if rng.random() < 0.15:
        period = rng.uniform(8, 80)
        phase = (np.arange(mel.COLUMNS) + rng.uniform(0, period)) % period / period
        power = power * np.exp(-2 * phase * rng.uniform(0.5, 5))
    if rng.random() < 0.15:
        level = np.exp(rng.normal(0, 1) * BAND + np.log(power.mean() + 1e-6) + rng.uniform(-4, 0))
        power = power + rng.exponential(1, power.shape) * level
    if rng.random() < 0.8:
        power = power * np.exp(rng.uniform(-3, 1.5))
    return power


def _cut(rng, log_mel):
    stretch = np.exp(rng.uniform(-0.35, 0.35)) if rng.random() < 0.5 else 1
    length = min(int(mel.COLUMNS * stretch), log_mel.shape[1] - 2)
    start = rng.integers(0, log_mel.shape[1] - length)
    window = torch.from_numpy(log_mel[:, start:start + length].astype(np.float32))
    if length != mel.COLUMNS:
        window = F.interpolate(window[None], size=mel.COLUMNS, mode="linear", align_corners=False)[0]
    return np.maximum(np.exp(window.numpy()) - mel.FLOOR, 0)


def _move(power, bands):
    moved = np.zeros_like(power)
    if bands >= 0:
        moved[bands:] = power[:mel.BANDS - bands]
    else:
        moved[:bands] = power[-bands:]
    return moved


def _filter(rng):
    shape = rng.normal(0, 1.2) * BAND + rng.normal() * np.cos(3 * BAND + rng.uniform(0, 2 * np.pi))
    if rng.random() < 0.15:
        shape = shape - np.clip((BAND - rng.uniform(-0.5, 0.8)) * 12, 0, 8)
    if rng.random() < 0.1:
        shape = shape - np.clip((rng.uniform(-0.8, 0) - BAND) * 12, 0, 8)
    return shape
