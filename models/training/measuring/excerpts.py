"""The libraries for measuring the sound network: windows of real game music."""
from dataclasses import dataclass

import numpy as np
import torch

import mel
from material import music
from material import scaling_music
from measuring import onset_meter
from paths import WORK

CACHE = WORK / "answers"
A_TRACK, QUIETEST_DB, HELD_RATE, LAG = 14, -50, 1.0, 20
SECONDS = mel.COLUMNS * mel.HOP / mel.RATE
SAMPLES = mel.COLUMNS * mel.HOP


@dataclass(frozen=True)
class Excerpts:
    """log_mels [N, 1, 100, 320], the times of the onsets that aubio detects in each, held or not [N], track number [N]."""

    log_mels: torch.Tensor
    times: list
    held: np.ndarray
    track: np.ndarray

    @property
    def rate(self):
        """Returns onsets per second [N]."""
        return np.array([len(times) for times in self.times]) / SECONDS


def library():
    """Returns up to 14 evenly spread windows of every track that is not used for scales, without windows below -50 dB."""
    return _read("library", [track for track in music.tracks() if track.source not in scaling_music.SOURCES], A_TRACK)


def tuning():
    """Returns windows of the tracks used for scales, to choose weights. They are few, so up to 36 windows of each."""
    return _read("tuning", scaling_music.tracks(), 36)


def _read(name, tracks, a_track):
    path = CACHE / f"{name}.npz"
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        _measure(path, tracks, a_track)
    kept = np.load(path)
    times = np.split(kept["times"], np.cumsum(kept["count"])[:-1])
    held = (kept["count"] / SECONDS <= HELD_RATE) & (kept["steady"] >= np.median(kept["steady"]))
    return Excerpts(torch.from_numpy(kept["log_mels"]).float()[:, None], times, held, kept["track"])


def _measure(path, tracks, a_track):
    rows = []
    for track in tracks:
        samples = track.samples.astype(np.float32) / 32768
        count = len(samples) // SAMPLES
        for window in np.unique(np.linspace(0, count - 1, min(count, a_track)).astype(int)):
            start = window * SAMPLES
            if 10 * np.log10((samples[start:start + SAMPLES] ** 2).mean() + 1e-10) < QUIETEST_DB:
                continue
            log_mel = track.log_mel[:, window * mel.COLUMNS:(window + 1) * mel.COLUMNS]
            rows.append((log_mel, onset_meter.times(samples, start), steadiness(log_mel), track.number))
    log_mels, times, steady, track = zip(*rows)
    np.savez(path, log_mels=np.stack(log_mels), times=np.concatenate(times), count=[len(own) for own in times],
             steady=steady, track=track)


def steadiness(log_mel):
    """Returns the mean cosine between spectra 0.25 s apart: 1 for a sound that does not change."""
    amplitude = np.maximum(np.exp(log_mel.astype(np.float32) / 2) - mel.FLOOR ** 0.5, 0)
    length = np.linalg.norm(amplitude, axis=0) + 1e-6
    return float(((amplitude[:, LAG:] * amplitude[:, :-LAG]).sum(0) / (length[LAG:] * length[:-LAG])).mean())
