"""The library that sounds are answered from when the sound network is measured: windows of real game music."""
from dataclasses import dataclass

import numpy as np
import torch

import mel
from material import music
from measuring import onset_meter
from paths import WORK

CACHE = WORK / "excerpts.npz"
A_TRACK, QUIETEST_DB, HELD_RATE, LAG = 14, -50, 1.0, 20
SAMPLES = mel.COLUMNS * mel.HOP


@dataclass(frozen=True)
class Excerpts:
    """log_mels [N, 1, 100, 320], onset rate a second [N], held or not [N], track number [N]."""

    log_mels: torch.Tensor
    rate: np.ndarray
    held: np.ndarray
    track: np.ndarray


def library():
    """Up to 14 windows, evenly spread, of every track; windows below -50 dB are left out."""
    if not CACHE.exists():
        _measure()
    kept = np.load(CACHE)
    steady = kept["steady"]
    held = (kept["rate"] <= HELD_RATE) & (steady >= np.median(steady))
    return Excerpts(torch.from_numpy(kept["log_mels"]).float()[:, None], kept["rate"], held, kept["track"])


def _measure():
    rows = []
    for track in music.tracks(measuring=False) + music.tracks(measuring=True):
        samples = track.samples.astype(np.float32) / 32768
        count = len(samples) // SAMPLES
        for window in np.unique(np.linspace(0, count - 1, min(count, A_TRACK)).astype(int)):
            start = window * SAMPLES
            if 10 * np.log10((samples[start:start + SAMPLES] ** 2).mean() + 1e-10) < QUIETEST_DB:
                continue
            log_mel = track.log_mel[:, window * mel.COLUMNS:(window + 1) * mel.COLUMNS]
            rows.append((log_mel, onset_meter.rate(samples, start), _steadiness(log_mel), track.number))
    log_mels, rate, steady, track = (np.stack(column) for column in zip(*rows))
    np.savez(CACHE, log_mels=log_mels, rate=rate, steady=steady, track=track)


def _steadiness(log_mel):
    """Mean cosine between spectra a quarter of a second apart: 1 for a sound that does not change."""
    amplitude = np.maximum(np.exp(log_mel.astype(np.float32) / 2) - mel.FLOOR ** 0.5, 0)
    length = np.linalg.norm(amplitude, axis=0) + 1e-6
    return float(((amplitude[:, LAG:] * amplitude[:, :-LAG]).sum(0) / (length[LAG:] * length[:-LAG])).mean())
