"""Measures of pictures and music that do not come from PaintSound: CIE Lab, aubio's onsets, loudness after ITU-R BS.1770."""
from dataclasses import dataclass

import aubio
import numpy as np
from scipy.signal import lfilter

from material import music
import mel

HOP, WINDOW, QUIET_DB = 128, 512, -50
GRID, NEAR = 4, 0.05


@dataclass(frozen=True)
class Music:
    """For each excerpt [N].

    centroid in octaves, level in dB, loudness in LUFS without gating, onset rates by two methods, dynamics in dB; whether an onset is within 50 ms
    of its start, of the grid that the start was moved from, and of any moment; the number of its piece.
    """

    centroid: np.ndarray
    level: np.ndarray
    loudness: np.ndarray
    rate: np.ndarray
    other_rate: np.ndarray
    dynamics: np.ndarray
    on_onset: np.ndarray
    grid_on_onset: np.ndarray
    any_on_onset: np.ndarray
    piece: np.ndarray

    @property
    def held(self):
        """Returns whether both methods hear at most one onset a second."""
        return (self.rate <= 1) & (self.other_rate <= 1.25) & (self.level > QUIET_DB)

    @property
    def axes(self):
        """Returns [4, N]: height, energy, activity, dynamics."""
        return np.stack([self.centroid, self.level, self.rate, self.dynamics])


def measure_music(excerpts):
    """excerpts: [{file, start}, ...] in the order of the product."""
    rows, pieces, rng = [None] * len(excerpts), sorted({excerpt["file"] for excerpt in excerpts}), np.random.default_rng(3)
    for number, file in enumerate(pieces):
        samples = music.decode(file, 24 * 3600).astype(np.float32) / 32768
        times, others = _onsets(samples, "default"), _onsets(samples, "complex")
        for index, excerpt in enumerate(excerpts):
            if excerpt["file"] == file:
                start = excerpt["start"]
                rows[index] = (*_excerpt(samples, start), _rate(times, start), _rate(others, start), _near(times, start),
                               _near(times, round(start / GRID) * GRID), _near(times, rng.uniform(0, len(samples) / mel.RATE)), number)
    centroid, level, loudness, dynamics, rate, other, start, grid, moment, piece = map(np.array, zip(*rows))
    return Music(centroid, level, loudness, rate, other, dynamics, start, grid, moment, piece)


def measure_pictures(pictures):
    """[P, 224, 224, 3] uint8 -> [4, P]: lightness, colourfulness, texture, contrast."""
    return np.array([_picture(picture) for picture in pictures]).T


def _picture(picture):
    linear = picture.astype(float) / 255
    linear = np.where(linear > 0.04045, ((linear + 0.055) / 1.055) ** 2.4, linear / 12.92)
    xyz = linear @ np.array([[0.4124, 0.2126, 0.0193], [0.3576, 0.7152, 0.1192], [0.1805, 0.0722, 0.9505]]) / (0.9505, 1, 1.089)
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    light, a, b = 116 * root[..., 1] - 16, 500 * (root[..., 0] - root[..., 1]), 200 * (root[..., 1] - root[..., 2])
    return light.mean(), np.hypot(a, b).mean(), np.hypot(*np.gradient(light)).mean(), light.std()


def _excerpt(samples, start):
    first = round(start * mel.RATE)
    part = samples[first:first + 4 * mel.RATE]
    part = np.pad(part, (0, 4 * mel.RATE - len(part))).astype(np.float64)
    power = np.abs(np.fft.rfft(part)) ** 2
    hertz = np.fft.rfftfreq(len(part), 1 / mel.RATE)
    levels = 10 * np.log10((part.reshape(40, -1) ** 2).mean(1) + 1e-12)
    centroid = np.log2(power @ hertz / max(power.sum(), 1e-12) + 1)
    level, loudness = (10 * np.log10((sound ** 2).mean() + 1e-12) for sound in (part, _k_weighted(part)))
    return centroid, level, loudness - 0.691, np.subtract(*np.percentile(levels, [95, 15]))


def _k_weighted(samples):
    """Returns the samples after the two filters of ITU-R BS.1770-4, designed for this sample rate."""
    amplitude, angle = 10 ** (4 / 40), 2 * np.pi * 1500 / mel.RATE
    alpha, cosine, root = np.sin(angle) / (2 * np.sqrt(0.5)), np.cos(angle), np.sqrt(amplitude)
    shelf = (amplitude * np.array([amplitude + 1 + (amplitude - 1) * cosine + 2 * root * alpha, -2 * (amplitude - 1 + (amplitude + 1) * cosine),
                                   amplitude + 1 + (amplitude - 1) * cosine - 2 * root * alpha]),
             np.array([amplitude + 1 - (amplitude - 1) * cosine + 2 * root * alpha, 2 * (amplitude - 1 - (amplitude + 1) * cosine),
                       amplitude + 1 - (amplitude - 1) * cosine - 2 * root * alpha]))
    angle = 2 * np.pi * 38 / mel.RATE
    alpha, cosine = np.sin(angle) / (2 * 0.5), np.cos(angle)
    high_pass = np.array([(1 + cosine) / 2, -(1 + cosine), (1 + cosine) / 2]), np.array([1 + alpha, -2 * cosine, 1 - alpha])
    return lfilter(*high_pass, lfilter(*shelf, samples))


def _near(times, moment):
    return bool(len(times)) and np.abs(times - moment).min() <= NEAR


def _rate(times, start):
    return ((times >= start) & (times < start + 4)).sum() / 4


def _onsets(samples, method):
    detector, found = aubio.onset(method, WINDOW, HOP, mel.RATE), []
    for first in range(0, len(samples) - HOP + 1, HOP):
        if detector(samples[first:first + HOP]):
            found.append(detector.get_last_s())
    return np.array(found)
