"""Patterns of known onset rate, made of recorded strokes and taps; and silent and humming brushes."""
import subprocess
import sys
from dataclasses import dataclass

import numpy as np

import mel
from material import music

SECONDS, LEAD, SHORTEST = 4, 1, 400
SLOWEST, FASTEST = 0.4, 9.0
SUFFIXES = {".wav", ".flac", ".ogg", ".mp3", ".aif", ".aiff", ".m4a", ".opus"}


@dataclass(frozen=True)
class Patterns:
    """sounds [N, 64000] float32, onsets per second [N], spectral centroids in octaves [N]."""

    sounds: np.ndarray
    rate: np.ndarray
    centroid: np.ndarray


def patterns(folder, count=200, seed=1):
    """Returns even, swinging and irregular patterns of the recordings in a folder."""
    recordings = [sound for file in sorted(folder.rglob("*")) if file.suffix.lower() in SUFFIXES if (sound := _read(file)) is not None]
    if not recordings:
        raise SystemExit(f"{folder} contains no recordings of strokes or taps. Use a folder with sound files of single strokes.")
    rng, sounds, rates = np.random.default_rng(seed), [], []
    for number in range(4 * count):
        times = _times(rng, number % 3, np.exp(rng.uniform(np.log(SLOWEST), np.log(FASTEST))))
        inside = (times >= LEAD) & (times < LEAD + SECONDS)
        if not inside.any():
            continue
        sounds.append(_render(rng, recordings[number % len(recordings)], times))
        rates.append(inside.sum() / SECONDS)
        if len(sounds) == count:
            break
    sounds = np.stack(sounds).astype(np.float32)
    return Patterns(sounds, np.array(rates), centroid(sounds))


def quiet(count=20, seed=2):
    """Returns [2 count, 64000]: noise of a silent room, and mains hum."""
    rng, time = np.random.default_rng(seed), np.arange(SECONDS * mel.RATE) / mel.RATE
    noise = [_level(rng, -75, -55) * rng.normal(size=len(time)) for _ in range(count)]
    hum = [sum(_level(rng, -75, -55) * np.sin(2 * np.pi * 50 * k * time + rng.uniform(0, 6)) for k in range(1, 6)) for _ in range(count)]
    return np.stack(noise + hum).astype(np.float32)


def centroid(sounds):
    """Returns the spectral centroid of each sound, in octaves of Hz."""
    power = np.abs(np.fft.rfft(sounds.astype(np.float64))) ** 2
    hertz = np.fft.rfftfreq(sounds.shape[1], 1 / mel.RATE)
    return np.log2((power @ hertz) / np.maximum(power.sum(1), 1e-12) + 1)


def _read(file):
    """Returns a recording with a peak of 0.5; None if it cannot be read, or is silent or too short."""
    try:
        sound = music.decode(file, 3).astype(np.float32) / 32768
    except subprocess.CalledProcessError as error:
        print(f"Skipped {file}: {error.stderr.decode(errors='replace').strip()}", file=sys.stderr)
        return None
    peak = np.abs(sound).max(initial=0)
    return sound / peak * 0.5 if len(sound) >= SHORTEST and peak > 1e-3 else None


def _times(rng, kind, rate):
    number = np.arange(100)
    gaps = (np.full(100, 1 / rate), np.where(number % 2, 0.66, 1.34) / rate, 0.3 / rate + rng.exponential(0.7 / rate, 100))[kind]
    return np.cumsum(np.maximum(gaps, 0.06)) - rng.uniform(0, gaps[0])


def _render(rng, recording, times):
    sound = np.zeros((LEAD + SECONDS + 4) * mel.RATE, np.float32)
    for time in times[(times >= 0) & (times < LEAD + SECONDS)]:
        start = int(time * mel.RATE)
        sound[start:start + len(recording)] += recording * _level(rng, -6, 0)
    sound = sound[LEAD * mel.RATE:(LEAD + SECONDS) * mel.RATE]
    sound = sound / max(np.abs(sound).max(), 1e-4) * _level(rng, -18, -3)
    return sound + _level(rng, -80, -62) * rng.normal(size=len(sound))


def _level(rng, low, high):
    return 10 ** (rng.uniform(low, high) / 20)
