"""Writes the reference for LogMelTests: a sound and its log-mel as SciPy and torchaudio compute it, in double precision.

Run with Debian's python3-scipy and python3-torchaudio:  /usr/bin/python3 make_mel.py
sound.f32  one second at 16 kHz, little-endian float32: tones, a sweep, clicks, noise, then digital silence
mel.f32    its 80 columns of 100 bands, column after column
"""
import pathlib

import numpy as np
import scipy.signal
import torchaudio

RATE, HOP, WINDOW, FFT, BANDS, LOW, HIGH, FLOOR = 16000, 200, 800, 1024, 100, 30.0, 8000.0, 1e-5
here = pathlib.Path(__file__).parent

rng = np.random.default_rng(7)
t = np.arange(RATE) / RATE
sound = 0.2 * np.sin(2 * np.pi * 220 * t) + 0.05 * np.sin(2 * np.pi * 3100 * t + 1)
sound += 0.1 * scipy.signal.chirp(t, 60, 1, 7500, method="logarithmic")
sound += 0.01 * rng.standard_normal(RATE) * (t > 0.3)
sound[4000::1700] += 0.7
sound[-2400:] = 0
sound = sound.astype("<f4")

causal = np.concatenate([np.zeros(WINDOW - HOP), sound.astype(np.float64)])
frames = np.lib.stride_tricks.sliding_window_view(causal, WINDOW)[::HOP]
power = np.abs(np.fft.rfft(frames * scipy.signal.get_window("hann", WINDOW, fftbins=True), FFT)) ** 2
bands = torchaudio.functional.melscale_fbanks(FFT // 2 + 1, LOW, HIGH, BANDS, RATE, norm=None, mel_scale="htk")
mel = np.log(power @ bands.double().numpy() + FLOOR)

assert mel.shape == (RATE // HOP, BANDS), mel.shape
sound.tofile(here / "sound.f32")
mel.astype("<f4").tofile(here / "mel.f32")
