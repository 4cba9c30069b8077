"""Windows of music for training, fresh at every step: half of them as they are, half varied in the log-mel."""
import numpy as np
import torch
from torch.nn import functional as F

import mel

PLAIN_SHARE, GRID = 0.5, 40  # windows begin where harmony was measured, every half second
BAND = torch.linspace(-1, 1, mel.BANDS)[:, None]


def draw(rng, tracks, count):
    """Raw log-mels [count, 1, 100, 320] and the harmony [count, 2] of what was drawn.

    Harmony is measured on the recording before variation: mel bands cannot show it, and what is done here leaves it
    nearly as it was; where two pieces sound at once it is that of each by its share of the power.
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
    # The paper's random amplitude (3.1).
    power = power * torch.exp(_each(np.where(rng.random(count) < 0.8, rng.uniform(-3, 1.5, count), 0)))
    return torch.log(power + mel.FLOOR)[:, None], harmony


def vary(rng, power):
    """Band power [N, 100, 320]: moved, expanded, filtered, pulsed, noised; each to a different degree, some not at all."""
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
    """Tone controls in nepers of power [count, 100, 1]: a tilt, a wave, sometimes a cut from above or below."""
    some = lambda share, values: np.where(rng.random(count) < share, values, 0)
    used = rng.random(count) < 0.7
    shape = _each(some(1, rng.normal(0, 1.2, count))) * BAND
    shape = shape + _each(rng.normal(size=count)) * torch.cos(3 * BAND + _each(rng.uniform(0, 2 * np.pi, count)))
    shape = shape - _each(some(0.15, 1.0)) * ((BAND - _each(rng.uniform(-0.5, 0.8, count))) * 12).clamp(0, 8)
    shape = shape - _each(some(0.1, 1.0)) * ((_each(rng.uniform(-0.8, 0, count)) - BAND) * 12).clamp(0, 8)
    return shape * _each(used)


def _each(values):
    return torch.from_numpy(np.asarray(values, np.float32))[:, None, None]
