"""Creates a phrase of General MIDI music from a hidden state. Everything else (key, melody, instrument, metre) is random."""
import numpy as np

from material import onsets
from material.phrases import DECAYING, DRUM_CHANNEL, LONG, SHORT, Note, Phrase

# From dark to bright: Phrygian, Aeolian, Dorian, Mixolydian, Ionian, Lydian.
MODES = [[0, 1, 3, 5, 7, 8, 10], [0, 2, 3, 5, 7, 8, 10], [0, 2, 3, 5, 7, 9, 10],
         [0, 2, 4, 5, 7, 9, 10], [0, 2, 4, 5, 7, 9, 11], [0, 2, 4, 6, 7, 9, 11]]
SLOW = [48, 49, 52, 89, 91]  # programs with an attack too slow for short notes
SMOOTH = [16, 19, 40, 42, 68, 71, 73, 74, 75, 79]
PLUCKED = [0, 4, 8, 11, 12, 24, 32, 45, 46, 108]
HARSH = [6, 7, 13, 15, 29, 30, 36, 56, 57, 61, 62, 81, 84, 87, 105, 106]
DRUM_KEYS = [35, 36, 38, 40, 42, 46, 49, 51, 54, 69]


def compose(rng, state):
    """Creates a phrase of nearly 6 s from a state [6]."""
    light, colour, density, contrast, angularity, tempo = state
    scale = MODES[int(np.clip(colour * len(MODES) + rng.normal(0, 0.4), 0, len(MODES) - 1))]
    root, register = int(rng.integers(12)), 34 + 52 * light
    times = _onsets(rng, 0.6 * 14 ** tempo)
    swell = 2 * np.pi * np.array([rng.uniform(0.12, 0.4), rng.random()])
    notes, programs = [], []
    for voice in range(1 + int(4.99 * density)):
        program = int(rng.choice(_instruments(rng, angularity, tempo)))
        own = times if voice == 0 else times[rng.integers(0, 2)::int(rng.choice([1, 1, 2, 4]))]
        centre = np.clip(register + (0 if voice == 0 else rng.choice([-12, -5, 0, 4, 7, 12])), 24, 100)
        notes += _play(rng, own, voice, program, centre, scale, root, (colour, contrast, angularity), swell)
        programs.append(program)
    if density > 0.5 and rng.random() < angularity:
        notes += [Note(float(time), 0.1, DRUM_CHANNEL, 0, int(rng.choice(DRUM_KEYS)),
                       _velocity(rng, time, number, colour, contrast, swell)) for number, time in enumerate(times)]
        programs.append(None)
    articulation = SHORT if angularity > 0.6 else DECAYING if angularity > 0.3 else LONG
    return Phrase(times, 0, notes, programs, float(register), articulation)


def _velocity(rng, time, number, colour, contrast, swell):
    """Returns the velocity: louder with more colour; with more contrast, it swells and every fourth note has an accent."""
    wave = np.sin(swell[0] * time + swell[1]) + (1 if number % 4 == 0 else -0.3)
    return int(np.clip(48 + 50 * colour + 26 * contrast * wave + rng.normal(0, 3), 8, 127))


def _onsets(rng, rate):
    beats = rng.uniform(0, 0.5 / rate) + np.arange(0, onsets.ACTIVE_SECONDS, 1 / rate)
    swing = rng.choice([0, 0, 0.2]) / rate * (np.arange(len(beats)) % 2)
    kept = rng.random(len(beats)) < rng.choice([1, 0.85])
    times = np.sort(np.clip(beats + swing + rng.normal(0, 0.01, len(beats)), 0, onsets.ACTIVE_SECONDS - 0.1))
    return times[kept] if kept.any() else times[:1]


def _instruments(rng, angularity, tempo):
    if angularity < 0.5:
        if tempo < 0.35 and rng.random() < 0.3:
            return SLOW
        return SMOOTH if rng.random() < 1.1 - 2 * angularity else PLUCKED
    return HARSH if rng.random() < 2 * angularity - 0.9 else PLUCKED


def _play(rng, times, voice, program, centre, scale, root, character, swell):
    colour, contrast, angularity = character
    step, notes = 0, []
    for number, time in enumerate(times):
        gap = (times[number + 1] if number + 1 < len(times) else onsets.ACTIVE_SECONDS + 0.1) - time
        step = int(np.clip(step + rng.choice([-1, 1]) * (1 + rng.integers(0, 1 + int(5 * angularity))), -7, 7))
        key = int(round((centre - root) / 12) * 12 + root + 12 * (step // len(scale)) + scale[step % len(scale)])
        tones = [key, key + int(rng.choice([1, 6, 11, 13]))] if rng.random() < 0.8 * angularity ** 2 else [key]
        seconds = max(0.05, gap * (1.02 - 0.85 * angularity) * rng.uniform(0.85, 1.05))
        velocity = _velocity(rng, time, number, colour, contrast, swell) - (0 if voice == 0 else 12)
        notes += [Note(float(time), float(seconds), voice, program, int(np.clip(tone, 18, 110)), max(8, velocity))
                  for tone in tones]
    return notes
