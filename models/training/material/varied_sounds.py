"""Windows of music for training, new at every step: half unchanged, half varied in the log-mel."""
import numpy as np
import torch
from torch.nn import functional as F

import mel

PLAIN_SHARE, GRID = 0.5, 40  # windows start at the times of the harmony measurements, every 0.5 s
BAND = torch.linspace(-1, 1, mel.BANDS)[:, None]


def draw(rng, tracks, count):
    """Returns raw log-mels [count, 1, 100, 320] and their harmony [count, 2].

    Harmony is measured on the recording before variation, because mel bands do not show it and the variation hardly
    changes it. If two pieces are mixed, their harmonies are weighted by their share of the power.
    """
    power, harmony = _cut(rng, tracks, count)
    varied = torch.from_numpy(rng.random(count) >= PLAIN_SHARE)
    if varied.any():
        power[varied] = vary(rng, power[varied])
        other, others = _cut(rng, tracks, count)
        mixed = varied & torch.from_numpy(rng.random(count) < 0.25)
        gain = _each(rng.uniform(0.1, 1, count)) * mixed[:, None, None]
        share = (gain * other).mean((1, 2)) / ((gain * other).mean((1, 2)) + power.mean((1, 2)) + 1e-9)
        power, harmony = power + gain * other, harmony + share[:, None] * (others - harmony)
    # The random amplitude of the paper (3.1).
    power = power * torch.exp(_each(np.where(rng.random(count) < 0.8, rng.uniform(-3, 1.5, count), 0)))
    return torch.log(power + mel.FLOOR)[:, None], harmony


def vary(rng, power):
    """Varies band power [N, 100, 320] by shift, expansion, filter, pulse and noise, to different degrees. Some stay unchanged."""
    count = len(power)
    chosen = lambda share: rng.random(count) < share
    for n in np.flatnonzero(chosen(0.35)):
        power[n] = _move(power[n], int(rng.integers(-9, 10)))
    level = torch.log(power + mel.FLOOR)
    middle = level.mean((1, 2), keepdim=True)
    spread = _each(np.where(chosen(0.2), rng.uniform(0.7, 1.35, count), 1))
    level = (level - middle) * spread + middle + _filters(rng, count)
    power = (torch.exp(level) - mel.FLOOR).clamp(min=0)
    period = rng.uniform(8, 80, count)[:, None]
    phase = (np.arange(mel.COLUMNS) + rng.uniform(0, 1, (count, 1)) * period) % period / period
    depth = np.where(chosen(0.15), rng.uniform(1, 10, count), 0)[:, None]
    power = power * torch.from_numpy(np.exp(-phase * depth)).float()[:, None]
    noisy = torch.from_numpy(chosen(0.15))
    if noisy.any():
        tilt = _each(rng.normal(0, 1, count)) * BAND + _each(rng.uniform(-4, 0, count))
        noise = torch.from_numpy(rng.standard_exponential((int(noisy.sum()), *power.shape[1:]), np.float32))
        power[noisy] = power[noisy] + noise * torch.exp(tilt[noisy]) * (power[noisy].mean((1, 2), keepdim=True) + 1e-6)
    return power


def _cut(rng, tracks, count):
    windows, harmony = [], []
    for track in rng.choice(len(tracks), count):
        log_mel, measured = tracks[track].log_mel, tracks[track].harmony
        stretch = np.exp(rng.uniform(-0.35, 0.35)) if rng.random() < 0.25 else 1
        length = int(min(mel.COLUMNS * stretch, log_mel.shape[1]))
        place = rng.integers(0, max(1, min(len(measured), (log_mel.shape[1] - length) // GRID + 1)))
        window = torch.from_numpy(log_mel[:, place * GRID:place * GRID + length].astype(np.float32))
        if window.shape[1] != mel.COLUMNS:
            window = F.interpolate(window[None], size=mel.COLUMNS, mode="linear", align_corners=False)[0]
        windows.append(window)
        harmony.append(measured[place])
    return (torch.exp(torch.stack(windows)) - mel.FLOOR).clamp(min=0), torch.from_numpy(np.stack(harmony)).float()


def _move(power, bands):
    moved = torch.zeros_like(power)
    if bands >= 0:
        moved[bands:] = power[:mel.BANDS - bands]
    else:
        moved[:bands] = power[-bands:]
    return moved


def _filters(rng, count):
    """Returns tone controls in nepers of power [count, 100, 1]: a tilt, a wave, sometimes a low-pass or high-pass."""
    some = lambda share, values: np.where(rng.random(count) < share, values, 0)
    used = rng.random(count) < 0.7
    shape = _each(some(1, rng.normal(0, 1.2, count))) * BAND
    shape = shape + _each(rng.normal(size=count)) * torch.cos(3 * BAND + _each(rng.uniform(0, 2 * np.pi, count)))
    shape = shape - _each(some(0.15, 1.0)) * ((BAND - _each(rng.uniform(-0.5, 0.8, count))) * 12).clamp(0, 8)
    shape = shape - _each(some(0.1, 1.0)) * ((_each(rng.uniform(-0.8, 0, count)) - BAND) * 12).clamp(0, 8)
    return shape * _each(used)


def _each(values):
    return torch.from_numpy(np.asarray(values, np.float32))[:, None, None]
