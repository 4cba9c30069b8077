"""The question sounds for measuring the sound network. Training uses none of them."""
import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch

import mel
from material import music
from measuring import onset_meter
from material import onsets
from material import phrases
from material import strokes
from paths import DATA

SHARE = DATA / "usr/share"
START_SECONDS, SAMPLES, SLOWEST = 0.9, mel.COLUMNS * mel.HOP, 0.25
RECORDED = [(SHARE / "hydrogen/data/drumkits", "*/*"), (SHARE / "lmms/samples", "*/*"), (SHARE / "sonic-pi/samples", "*.flac")]
LOOPS = [(SHARE / "sonic-pi/samples", "loop_*.flac"), (SHARE / "lmms/samples/beats", "*.ogg"), (SHARE / "lmms/samples/bassloops", "*.ogg")]
# All recordings named drone, hum, buzz, hiss, pad, strings, choir or organ, without struck bells.
DRONES = [(SHARE / "sonic-pi/samples",
           ["ambi_drone", "ambi_*_hum", "ambi_soft_buzz", "ambi_choir", "loop_drone_*", "vinyl_hiss"]),
          (SHARE / "lmms/samples/stringsnpads", ["[!b]*"]),
          (SHARE / "lmms/samples/instruments", ["*organ*", "cello*"])]
KINDS = {"kick": r"kick|^bd_|bassdrum|drum_bass|808", "hihat": r"hat|^hh|^ho_|cymbal_closed|cymbal_pedal", "snare": r"snare|^sn\d?_|^sd_",
         "tom": r"tom|^ft_|^t[12]_", "cymbal": r"crash|ride|cymbal|splash|china|^cc_|^rc_|^rd", "bell": r"bell|agogo|^cb|triangle",
         "clap": r"clap|snap", "hand drum": r"tabla|djembe|bongo|conga|cajon", "shaker": r"shaker|maraca|tambourine|cabasa",
         "wood": r"clave|wood|sidestick|rim|^sr_|^rs_"}
NOT_A_SOUND = {"kick04.ogg"}  # lmms-common ships it in a format that ffmpeg cannot decode


@dataclass(frozen=True)
class Questions:
    """log_mels [N, 1, 100, 320]; if they have onsets, their rate [N] and their times in the window; a name for each."""

    log_mels: torch.Tensor
    rate: np.ndarray = None
    times: list = ()
    names: tuple = ()


def painted(count=200, seed=5000):
    """Returns new synthetic strokes, with onset lists and timbres from seeds that training does not use."""
    rng = np.random.default_rng(seed // 1000)
    drawn = _rhythmic(np.random.default_rng(seed), count)
    return of_phrases(drawn, [strokes.paint(rng, phrase)[0] for phrase in drawn])


def of_phrases(drawn, sounds):
    """Returns questions of these sounds [6 s], which have the onsets of these phrases."""
    return Questions(_mels([_cut(sound) for sound in sounds]), _rates(drawn), _times(drawn))


def recorded(count=200):
    """Returns recordings of one or two drums or objects, placed at known onset times."""
    rng = np.random.default_rng(77)
    sounds = [sound for sound, _, _ in single_sounds()]
    drawn = _rhythmic(np.random.default_rng(7000), count)
    windows = []
    for phrase in drawn:
        own = [sounds[k] for k in rng.integers(0, len(sounds), rng.integers(1, 3))]
        window = np.zeros(SAMPLES + 4 * mel.RATE, np.float32)
        for time in phrase.onsets[(phrase.onsets >= START_SECONDS - 0.02) & (phrase.onsets < START_SECONDS + 3.95)]:
            sound = own[rng.integers(len(own))][:2 * mel.RATE]
            first = int((time - START_SECONDS + 0.02) * mel.RATE)
            window[first:first + len(sound)] += sound * rng.uniform(0.5, 1)
        window = window[:SAMPLES] / max(1e-3, np.abs(window).max()) * strokes.decibels(rng.uniform(-24, -3))
        windows.append(_with_noise(rng, window))
    return Questions(_mels(windows), _rates(drawn), _times(drawn))


def loops():
    """Returns 4 s windows of recorded loops. Their rate is measured with aubio, so it is not exact."""
    windows, times, names = [], [], []
    for file in (file for folder, pattern in LOOPS for file in sorted(folder.glob(pattern)) if "drone" not in file.name):
        sound = music.decode(file, 24).astype(np.float32) / 32768
        sound = np.tile(sound, 1 + 2 * SAMPLES // len(sound)) if len(sound) < 2 * SAMPLES else sound
        for start in range(0, min(len(sound) - SAMPLES, 2 * SAMPLES) + 1, SAMPLES):
            windows.append(sound[start:start + SAMPLES])
            times.append(onset_meter.times(sound, start))
            names.append(file.name)
    rates = np.array([len(own) for own in times]) * mel.RATE / SAMPLES
    return Questions(_mels(windows), rates, times, tuple(names))


def hummed(count=100, seed=11):
    """Returns synthetic painter's voices: one long note with vibrato."""
    rng = np.random.default_rng(seed)
    note = [phrases.Phrase(np.zeros(1), onsets.HELD, [], [], 50.0 + i % 30, phrases.LONG) for i in range(count)]
    return Questions(_mels([_cut(strokes.paint(rng, phrase, "voice")[0]) for phrase in note]))


def drones():
    """Returns recorded drones, pads and hiss."""
    rng, windows, names = np.random.default_rng(13), [], []
    for file in (file for folder, patterns in DRONES for pattern in patterns for file in sorted(folder.glob(f"{pattern}.*"))):
        sound = music.decode(file, 24).astype(np.float32) / 32768
        sound = sound if len(sound) >= SAMPLES else _sustained(sound)
        for start in range(0, min(len(sound) - SAMPLES, 2 * SAMPLES) + 1, SAMPLES):
            window = sound[start:start + SAMPLES]
            windows.append(_with_noise(rng, window / max(1e-3, np.abs(window).max()) * 0.2))
            names.append(file.name)
    return Questions(_mels(windows), names=tuple(names))


@cache
def single_sounds(a_kit=4, a_collection=15):
    """Returns [(samples, kind, kit), ...]: recorded single hits, with the kind from the file name."""
    files = sorted(file for folder, pattern in RECORDED for file in folder.glob(pattern) if file.suffix in {".flac", ".wav", ".ogg"})
    counts, found = {}, []
    for file in [files[k] for k in np.random.default_rng(3).permutation(len(files))]:
        kind = next((kind for kind, pattern in KINDS.items() if re.search(pattern, file.name.lower())), None)
        looped = file.name.lower().startswith(("loop", "mehackit")) or file.parent.name in ("beats", "bassloops")
        if kind is None or looped or file.name in NOT_A_SOUND:
            continue
        drumkit = RECORDED[0][0] in file.parents
        kit, limit = (file.parent.name, a_kit) if drumkit else (str(file.relative_to(SHARE).parts[0]), a_collection)
        if counts.get((kind, kit), 0) >= limit:
            continue
        sound = music.decode(file, 6).astype(np.float32) / 32768
        if len(sound) >= 800 and np.abs(sound).max() > 1e-3:
            counts[kind, kit] = counts.get((kind, kit), 0) + 1
            found.append((sound / np.abs(sound).max() * 0.5, kind, kit))
    return found


def one_second_in(sounds):
    """Returns log-mels of single sounds that start somewhere in the first second."""
    rng, windows = np.random.default_rng(17), []
    for sound in sounds:
        first = int(rng.uniform(0.1, 0.8) * mel.RATE)
        window = np.zeros(SAMPLES + len(sound), np.float32)
        window[first:first + len(sound)] = sound
        windows.append(_with_noise(rng, window[:SAMPLES]))
    return _mels(windows)


def _rhythmic(rng, count):
    drawn = []
    while len(drawn) < count:
        phrase = phrases.compose(rng)
        if phrase.style != onsets.HELD and onsets.rate_in(phrase.onsets, START_SECONDS) >= SLOWEST:
            drawn.append(phrase)
    return drawn


def _rates(drawn):
    return np.array([onsets.rate_in(phrase.onsets, START_SECONDS) for phrase in drawn])


def _times(drawn):
    return [phrase.onsets - START_SECONDS for phrase in drawn]


def _cut(sound):
    first = int(START_SECONDS * mel.RATE)
    return sound[first:first + SAMPLES]


def _with_noise(rng, window):
    return window + strokes.decibels(rng.uniform(-80, -62)) * rng.normal(size=len(window))


def _sustained(sound):
    """Loops the middle of a short sound to 4 s with equal-power cross-fades, so it does not pulse."""
    part = sound[int(0.35 * len(sound)):int(0.75 * len(sound))]
    fade = len(part) // 2
    ramp, out = np.sqrt(np.linspace(0, 1, fade)), part
    while len(out) < SAMPLES:
        out = np.concatenate([out[:-fade], out[-fade:] * ramp[::-1] + part[:fade] * ramp, part[fade:]])
    return out


def _mels(windows):
    return mel.log_mel(np.stack(windows))[:, None]
