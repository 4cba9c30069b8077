import unittest

import numpy as np
import torchaudio
from scipy import signal

import mel


class MelTest(unittest.TestCase):
    def test_bank_is_torchaudios_htk_bank(self):
        theirs = torchaudio.functional.melscale_fbanks(mel.FFT // 2 + 1, mel.MIN_HZ, mel.MAX_HZ, mel.BANDS, mel.RATE, None, "htk")
        np.testing.assert_allclose(mel.filter_bank(), theirs.numpy().T, atol=1e-4)

    def test_columns_are_what_scipy_computes_for_the_samples_before_them(self):
        sound = np.random.default_rng(0).normal(size=64000) * 0.1
        made = mel.log_mel(sound).numpy()
        self.assertEqual(made.shape, (100, 320))
        window, padded = signal.get_window("hann", mel.WINDOW), np.concatenate([np.zeros(600), sound])
        for column in (0, 1, 2, 3, 4, 150, 319):
            part = padded[column * 200:column * 200 + 800] * window
            power = np.abs(np.fft.rfft(part, mel.FFT)) ** 2
            np.testing.assert_allclose(made[:, column], np.log(mel.filter_bank() @ power + 1e-5), atol=1e-3)

    def test_a_column_does_not_know_the_future(self):
        sound = np.random.default_rng(1).normal(size=8000).astype(np.float32)
        cut = sound.copy()
        cut[11 * 200:] = 0
        np.testing.assert_array_equal(mel.log_mel(sound)[:, :11], mel.log_mel(cut)[:, :11])
        self.assertFalse(np.allclose(mel.log_mel(sound)[:, 11], mel.log_mel(cut)[:, 11]))

    def test_every_band_hears_its_own_tone(self):
        for band in (0, 10, 50, 99):
            tone = np.sin(2 * np.pi * mel.CENTRES[band] * np.arange(16000) / mel.RATE)
            loudest = int(mel.log_mel(tone)[:, 40].argmax())
            self.assertLessEqual(abs(loudest - band), 1)
