"""Synthesises brush sound for an onset list: taps, scrapes, long friction, the painter's voice, and silence."""
import numpy as np

from material import onsets
from mel import RATE
from material.phrases import KEPT_SECONDS, SHORT

SAMPLES = int(KEPT_SECONDS * RATE)
TIME = np.arange(SAMPLES) / RATE
KINDS = ["tap", "scrape", "friction", "voice", "silence"]


def paint(rng, phrase, kind=None):
    """Returns the stroke for a phrase, float32 [6 s of samples], and its kind."""
    kind = kind or _kind(rng, phrase)
    centre = 150 * 2 ** ((phrase.register - 33) / 57 * 5) * rng.uniform(0.8, 1.25)
    width = rng.uniform(0.6, 2.5)
    colour = (centre / 2 ** (width / 2), min(7500, centre * 2 ** (width / 2)), rng.uniform(-0.5, 2))
    if kind == "voice":
        sound = _voice(rng)
    elif kind == "friction":
        sound = noise(rng, *colour) * np.interp(TIME, np.linspace(0, KEPT_SECONDS, 8), rng.uniform(0.5, 1, 8))
    elif kind == "silence":
        sound = np.zeros(SAMPLES)
    else:
        sound = _touches(rng, phrase.onsets, kind, colour)
    sound = _filtered(rng, sound, rng.uniform(2, 9))
    sound = sound / (np.abs(sound).max() + 1e-9) * decibels(rng.uniform(-24, -3)) * (kind != "silence")
    floor = decibels(rng.uniform(-85, -62) if kind == "silence" else rng.uniform(-75, -50))
    sound = sound + floor * noise(rng, 30, 8000, rng.uniform(0, 1.5))
    if kind != "silence" and rng.random() < 0.3:
        sound = sound + 2 * floor * np.sin(2 * np.pi * 50 * TIME)
    return sound.astype(np.float32), kind


def decibels(level):
    """Converts decibels to amplitude."""
    return 10 ** (level / 20)


def noise(rng, low, high, slope, samples=SAMPLES):
    """Returns noise of unit deviation between two corner frequencies, falling by slope * 3 dB per octave."""
    spectrum = rng.normal(size=samples // 2 + 1) + 1j * rng.normal(size=samples // 2 + 1)
    hz = np.fft.rfftfreq(samples, 1 / RATE) + 1
    sound = np.fft.irfft(spectrum * (hz / 1000) ** (-slope / 2) / (1 + (low / hz) ** 4) / (1 + (hz / high) ** 4), samples)
    return sound / (sound.std() + 1e-9)


def _kind(rng, phrase):
    if phrase.style == onsets.HELD:
        return str(rng.choice(["voice", "silence", "friction"], p=[0.5, 0.2, 0.3]))
    if phrase.articulation == SHORT and rng.random() < 0.8:
        return "tap"
    return str(rng.choice(["scrape", "tap"], p=[0.8, 0.2]))


def _voice(rng):
    pitch = rng.uniform(80, 450) * (1 + 0.01 * rng.random() * np.sin(2 * np.pi * rng.uniform(4, 6) * TIME))
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    sound = sum(rng.uniform(0.2, 1) / h ** rng.uniform(0.8, 2) * np.sin(h * phase + rng.uniform(0, 6))
                for h in range(1, int(rng.integers(3, 12))))
    sound = sound * np.interp(TIME, [0, rng.uniform(0.02, 0.3), 5.8, 6], [0, 1, 1, 0])
    sound = sound * (1 + 0.2 * np.sin(2 * np.pi * rng.uniform(0.1, 0.5) * TIME))
    return sound + 0.02 * rng.random() * noise(rng, 50, 6000, 1)


def _touches(rng, times, kind, colour):
    attack = 0.003 if kind == "tap" else rng.uniform(0.008, 0.05)
    rings, pitch = kind == "tap" and rng.random() < 0.5, rng.uniform(80, 1200)
    envelope, sound = np.zeros(SAMPLES), np.zeros(SAMPLES)
    for i, start in enumerate(times):
        gap = (times[i + 1] if i + 1 < len(times) else onsets.ACTIVE_SECONDS) - start
        strength = rng.uniform(0.5, 1)
        seconds = rng.uniform(0.03, 0.12) if kind == "tap" else gap * rng.uniform(0.5, 0.95)
        first = int(start * RATE)
        count = min(SAMPLES - first, int((seconds + 0.1) * RATE))
        if count <= 0:
            continue
        t, span = np.arange(count) / RATE, slice(first, first + count)
        if kind == "tap":
            shape = np.minimum(t / attack, 1) * np.exp(-t / (seconds * 0.4))
        else:
            peak = rng.uniform(0.15, 0.5) * seconds
            fall = np.clip(1 - (t - peak) / (seconds - peak + 1e-3), 0, 1) ** rng.uniform(0.5, 1.5)
            shape = np.minimum(t / max(attack, min(peak, 0.06)), 1) * fall
        envelope[span] = np.maximum(envelope[span], strength * shape)
        if rings:
            sound[span] += strength * rng.uniform(0.3, 1.5) * np.sin(2 * np.pi * pitch * t) * np.exp(-t / 0.03)
    body = noise(rng, *colour)
    if kind == "scrape":
        body = body * (1 + 0.5 * noise(rng, 5, 60, 0) * rng.random())
    return sound + body * envelope


def _filtered(rng, sound, depth):
    hz = np.fft.rfftfreq(len(sound), 1 / RATE) + 1
    gain = np.interp(np.log(hz), np.linspace(np.log(40), np.log(8000), 9), rng.normal(0, depth, 9))
    return np.fft.irfft(np.fft.rfft(sound) * decibels(gain), len(sound))
