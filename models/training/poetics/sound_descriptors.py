"""Ten musical qualities: eight measured on the raw log-mel of 4 s, two on the recording itself (harmony.py)."""
import torch
from torch.nn import functional as F

import mel

OCTAVES = torch.log2(torch.tensor(mel.CENTRES, dtype=torch.float32) / 55)
MELODIC = torch.from_numpy((mel.CENTRES > 60) & (mel.CENTRES < 2000))
SECONDS = mel.COLUMNS * mel.HOP / mel.RATE
DEPTH = 10.0  # nepers: bands further below the loudest one are ignored


SHORTEST_BEAT, LONGEST_BEAT, USUAL_BEAT = 20, 120, 40  # columns: 240, 40 and 120 beats per minute


def describe(log_mel, harmony):
    """[N, 100, 320] and [N, 2] -> [N, 10]: loud, bright, register, onset, flux, flat, dynamic, tempo, rough, major."""
    power = log_mel.exp()
    level = power.sum(1)
    amplitude = (power.sqrt().mean(2) - mel.FLOOR ** 0.5).clamp(min=1e-6)
    melodic = power.mean(2)[:, MELODIC]
    # The floor depends on the window, so flux and flatness do not depend on loudness.
    floor = (torch.log(power.mean(2).amax(1) + 1e-4) - DEPTH).clamp(min=-9)
    floored = torch.maximum(log_mel, floor[:, None, None])
    rise = F.relu(floored[:, :, 2:] - floored[:, :, :-2]).mean(1)
    steadiness = F.avg_pool1d(torch.log(level + 1e-2)[:, None], 8, 4)[:, 0]
    return torch.stack([
        torch.log(level.mean(1) + 1e-3),
        (amplitude * OCTAVES).sum(1) / amplitude.sum(1),
        (melodic * OCTAVES[MELODIC]).sum(1) / melodic.sum(1),
        _onsets(rise),
        rise.mean(1),
        (floored.mean(1) - torch.log(floored.exp().mean(1))).mean(1),
        steadiness.std(1),
        _tempo(rise),
        *harmony.unbind(1)], 1)


def _onsets(rise):
    """Returns a soft count of peaks per second."""
    peak = F.max_pool1d(rise[:, None], 9, 1, 4)[:, 0]
    around = F.avg_pool1d(F.pad(rise[:, None], (20, 20), mode="reflect"), 41, 1)[:, 0]
    stands_out = (rise >= peak) & (rise > 1.3 * around + 0.05)
    strength = ((rise - around) / 0.4).clamp(0, 1)
    return (stands_out * strength).sum(1) / SECONDS + 0.02 * rise.mean(1)


def _tempo(rise):
    """Returns the strongest beat in octaves above 40 beats per minute. Several likely beats are averaged."""
    rise = rise - rise.mean(1, keepdim=True)
    spectrum = torch.fft.rfft(rise, 2 * rise.shape[1])
    likeness = torch.fft.irfft(spectrum.abs() ** 2)[:, :LONGEST_BEAT + 1] / ((rise ** 2).sum(1, keepdim=True) + 1e-6)
    lag = torch.arange(SHORTEST_BEAT, LONGEST_BEAT + 1)
    # Of a beat and its double, listeners prefer the one nearer to two per second (Parncutt 1994).
    expected = -0.5 * torch.log2(lag / USUAL_BEAT) ** 2
    weight = torch.softmax(12 * likeness[:, SHORTEST_BEAT:] + expected, 1)
    return (weight * torch.log2(LONGEST_BEAT / lag)).sum(1)
