import unittest

import numpy as np
import torch

import mel
from material import onsets
from material import strokes
from networks.pulse import Pulse
from networks.sound_network import RANGE_ABOVE, Level, colour_removed


def taps(times, seed=0, gain=1.0):
    """Returns 4 s of short noises that start at these times, over a faint noise floor."""
    rng, sound = np.random.default_rng(seed), np.zeros(mel.COLUMNS * mel.HOP)
    for time in times:
        first = int(time * mel.RATE)
        burst = strokes.noise(rng, 300, 3000, 1, 960) * np.exp(-np.arange(960) / 200)
        sound[first:first + 960] += burst[:len(sound) - first]
    return gain * 0.1 * (sound + 1e-3 * rng.normal(size=len(sound)))


class PulseTest(unittest.TestCase):
    def setUp(self):
        self.pulse, self.level = Pulse(RANGE_ABOVE), Level()

    def measure(self, *sounds):
        with torch.no_grad():
            return self.pulse(self.level(colour_removed(mel.log_mel(np.stack(sounds))[:, None])))

    def test_it_counts_onsets(self):
        rates = [1, 2, 3, 5, 8]
        rates_found = self.measure(*(taps(np.arange(0.2, 3.95, 1 / rate)) for rate in rates))[0][:, 0].exp()
        for rate, own in zip(rates, rates_found):
            self.assertAlmostEqual(float(own), rate, delta=0.15 * rate + 0.1)

    def test_a_steady_sound_has_no_onsets(self):
        rng = np.random.default_rng(1)
        tone = 0.1 * np.sin(2 * np.pi * 220 * np.arange(64000) / mel.RATE) + 1e-4 * rng.normal(size=64000)
        # The window before the first sample is silence, so the start of a tone is an onset.
        self.assertLess(float(self.measure(tone)[0][0, 0].exp()), 0.6)

    def test_a_rhythm_lies_closer_to_itself_in_another_colour_and_level_than_to_another_of_the_same_rate(self):
        rng = np.random.default_rng(2)
        rhythm, other = [0.1, 0.35, 0.85, 1.1, 1.6, 1.85, 2.35, 2.6, 3.1, 3.35], np.sort(rng.uniform(0.1, 3.7, 10))
        _, (same, again, different) = self.measure(taps(rhythm), taps(rhythm, seed=5, gain=0.2), taps(other, seed=6))
        self.assertLess(float((same - again).norm()), 0.5 * float((same - different).norm()))

    def test_the_rate_of_drawn_strokes_is_the_one_they_were_drawn_with(self):
        rng, sounds, true = np.random.default_rng(9), [], []
        while len(sounds) < 12:
            times, style = onsets.draw(rng)
            if style != onsets.HELD:
                sounds.append(taps(times[times < 3.9], len(sounds)))
                true.append(onsets.rate_in(times, 0))
        rates_found = self.measure(*sounds)[0][:, 0].exp().numpy()
        self.assertGreater(np.corrcoef(rates_found, true)[0, 1], 0.9)
