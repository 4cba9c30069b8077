"""Creates random phrases of General MIDI music for an onset list and renders them with fluidsynth."""
import struct
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import mel
from material import onsets
from paths import DATA

SLOT_SECONDS, KEPT_SECONDS = 7.0, 6.0
SOUNDFONTS = [DATA / "usr/share/sounds/sf2" / name for name in ("FluidR3_GM.sf2", "TimGM6mb.sf2")]
SCALES = [[0, 2, 4, 5, 7, 9, 11], [0, 2, 3, 5, 7, 8, 10], [0, 2, 4, 7, 9], [0, 3, 5, 6, 7, 10], [0, 2, 3, 5, 7, 9, 10]]
SUSTAINED = [*range(16, 24), *range(40, 45), *range(48, 55), *range(56, 80), *range(88, 96), 109, 110, 111]
DRUM_KITS = [0, 0, 0, 8, 16, 24, 25, 32]
DRUM_KEYS = [35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 49, 51, 54, 56, 60, 61, 62, 63, 64, 69, 70, 75, 76, 77]
DRUM_CHANNEL = 9
SILENT, SHORT, DECAYING, LONG = range(4)


@dataclass(frozen=True)
class Note:
    """One note. Start and length are in seconds."""

    start: float
    seconds: float
    channel: int
    program: int
    key: int
    velocity: int


@dataclass(frozen=True)
class Phrase:
    """A phrase. programs contains None for drums; the first voice is the melody."""

    onsets: np.ndarray
    style: int
    notes: list
    programs: list
    register: float
    articulation: int


def compose(rng):
    """Creates one to four voices that play all or some of the onsets."""
    times, style = onsets.draw(rng)
    held = style == onsets.HELD
    voices = int(rng.choice([1, 2, 3, 4], p=[0.45, 0.2, 0.2, 0.15]))
    drummer = voices - 1 if not held and rng.random() < (0.35 if voices > 1 else 0.16) else None
    scale, root = SCALES[rng.integers(len(SCALES))], int(rng.integers(12))
    staccato, register = rng.random() < 0.45, float(rng.uniform(33, 90))
    notes, programs = [], []
    for voice in range(voices):
        drums = voice == drummer
        program = int(rng.choice(DRUM_KITS) if drums else rng.choice(SUSTAINED) if held and voice == 0 else rng.integers(120))
        programs.append(None if drums else program)
        centre = register if voice == 0 else np.clip(register + rng.choice([-24, -12, -7, 0, 7, 12, 19]), 30, 96)
        own = times if voice == 0 else _some(rng, times, drums)
        short = staccato and not held and not (voice > 0 and len(own) <= 3)
        notes += _play(rng, own, voice, drums, program, centre, scale, root, short)
    lead = programs[0]
    if not held and (staccato or lead is None):
        articulation = SHORT
    else:
        articulation = LONG if lead in SUSTAINED else DECAYING
    return Phrase(times, style, notes, programs, register, articulation)


def _some(rng, times, drums):
    if drums:
        own = times[rng.random(len(times)) < 0.8]
    elif rng.random() < 0.5:
        own = times[rng.random(len(times)) < 0.5]
    else:
        own = times[::max(1, len(times) // int(rng.integers(1, 4)))]
    return own if len(own) else times[:1]


def _play(rng, times, voice, drums, program, centre, scale, root, short):
    channel = DRUM_CHANNEL if drums else voice
    kit = rng.choice(DRUM_KEYS, int(rng.integers(1, 5)))
    loudness = rng.integers(70, 120) if voice == 0 else rng.integers(50, 95)
    chord = [0, 4, 7] if not drums and rng.random() < 0.25 else [0]
    step, notes = 0, []
    for i, time in enumerate(times):
        gap = (times[i + 1] if i + 1 < len(times) else onsets.ACTIVE_SECONDS + 0.1) - time
        seconds = min(rng.uniform(0.05, 0.14), gap) if short else max(0.05, gap * rng.uniform(0.9, 1.0))
        step = int(np.clip(step + rng.integers(-3, 4), -7, 7))
        tone = int(round(centre / 12) * 12 + root - 6 + 12 * (step // len(scale)) + scale[step % len(scale)])
        velocity = int(np.clip(loudness + rng.normal(0, 9) + (8 if i % 4 == 0 else 0), 25, 127))
        for above in chord:
            key = int(rng.choice(kit)) if drums else int(np.clip(tone + above, 21, 108))
            notes.append(Note(float(time), float(seconds), channel, program, key, velocity))
    return notes


def midi(phrases):
    """Returns a standard MIDI file (format 0, 1 ms per tick) with one phrase in every slot."""
    events = []
    for slot, phrase in enumerate(phrases):
        start = slot * SLOT_SECONDS
        for channel in range(16):
            events += [(start, 0, bytes([0xB0 | channel, control, 0])) for control in (120, 121)]
        for channel, program in {(note.channel, note.program) for note in phrase.notes}:
            events.append((start + 0.001, 1, bytes([0xC0 | channel, program])))
        for note in phrase.notes:
            begin, end = start + 0.01 + note.start, start + 0.01 + min(note.start + note.seconds, 6.3)
            events.append((begin, 3, bytes([0x90 | note.channel, note.key, note.velocity])))
            events.append((end, 2, bytes([0x80 | note.channel, note.key, 0])))
    events.append((len(phrases) * SLOT_SECONDS, 0, bytes([0xB0, 120, 0])))
    body, now = b"\0\xff\x51\x03" + (1000000).to_bytes(3, "big"), 0
    for time, _, message in sorted(events, key=lambda event: (round(event[0] * 1000), event[1])):
        tick = round(time * 1000)
        body, now = body + _variable_length(tick - now) + message, tick
    body += b"\0\xff\x2f\0"
    return b"MThd" + struct.pack(">IHHH", 6, 0, 1, 1000) + b"MTrk" + struct.pack(">I", len(body)) + body


def _variable_length(number):
    digits = [number & 127]
    while number := number >> 7:
        digits.append((number & 127) | 128)
    return bytes(reversed(digits))


def render(phrases, soundfont, reverb):
    """Renders phrases to float32 [phrases, 6 s of samples] in -1..1."""
    with tempfile.TemporaryDirectory() as folder:
        score, sound = Path(folder, "score.mid"), Path(folder, "sound.raw")
        score.write_bytes(midi(phrases))
        subprocess.run(["fluidsynth", "-ni", "-q", "-F", str(sound), "-T", "raw", "-O", "s16", "-r", str(mel.RATE), "-R",
                        str(int(reverb)), "-C", "0", "-g", "0.6", "-o", "synth.polyphony=96", str(soundfont), str(score)],
                       check=True, capture_output=True)
        samples = np.fromfile(sound, np.int16).reshape(-1, 2).mean(1).astype(np.float32) / 32768
    slot = int(SLOT_SECONDS * mel.RATE)
    samples = np.resize(np.pad(samples, (0, max(0, slot * len(phrases) - len(samples)))), slot * len(phrases))
    return samples.reshape(len(phrases), slot)[:, :int(KEPT_SECONDS * mel.RATE)]
