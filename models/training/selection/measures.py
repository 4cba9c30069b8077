"""Measures of pictures and music that do not come from PaintSound: CIE Lab, aubio's onsets, ffmpeg's loudness."""
import re
import subprocess
from dataclasses import dataclass

import aubio
import numpy as np

from material import music
import mel

HOP, WINDOW, QUIET_DB = 128, 512, -50


@dataclass(frozen=True)
class Music:
    """For each excerpt [N]: centroid in octaves, level in dB, onset rates by two methods, dynamics in dB, integrated loudness of its piece in LUFS."""

    centroid: np.ndarray
    level: np.ndarray
    rate: np.ndarray
    other_rate: np.ndarray
    dynamics: np.ndarray
    loudness: np.ndarray
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
    rows, pieces = [None] * len(excerpts), sorted({excerpt["file"] for excerpt in excerpts})
    for number, file in enumerate(pieces):
        samples = music.decode(file, 24 * 3600).astype(np.float32) / 32768
        loudness, times, others = _loudness(file), _onsets(samples, "default"), _onsets(samples, "complex")
        for index, excerpt in enumerate(excerpts):
            if excerpt["file"] == file:
                rows[index] = (*_excerpt(samples, excerpt["start"]), _rate(times, excerpt["start"]), _rate(others, excerpt["start"]), loudness, number)
    centroid, level, dynamics, rate, other, loudness, piece = map(np.array, zip(*rows))
    return Music(centroid, level, rate, other, dynamics, loudness, piece)


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
    part = samples[int(start * mel.RATE):int((start + 4) * mel.RATE)]
    part = np.pad(part, (0, 4 * mel.RATE - len(part))).astype(np.float64)
    power = np.abs(np.fft.rfft(part)) ** 2
    hertz = np.fft.rfftfreq(len(part), 1 / mel.RATE)
    levels = 10 * np.log10((part.reshape(40, -1) ** 2).mean(1) + 1e-12)
    centroid = np.log2(power @ hertz / max(power.sum(), 1e-12) + 1)
    return centroid, 10 * np.log10((part ** 2).mean() + 1e-12), np.subtract(*np.percentile(levels, [95, 15]))


def _rate(times, start):
    return ((times >= start) & (times < start + 4)).sum() / 4


def _onsets(samples, method):
    detector, found = aubio.onset(method, WINDOW, HOP, mel.RATE), []
    for first in range(0, len(samples) - HOP + 1, HOP):
        if detector(samples[first:first + HOP]):
            found.append(detector.get_last_s())
    return np.array(found)


def _loudness(file):
    done = subprocess.run(["ffmpeg", "-nostats", "-i", str(file), "-vn", "-af", "ebur128=framelog=verbose", "-f", "null", "-"],
                          capture_output=True, text=True, errors="replace")
    found = re.findall(r"I:\s+(-?[\d.]+) LUFS", done.stderr)
    return float(found[-1]) if found else np.nan
