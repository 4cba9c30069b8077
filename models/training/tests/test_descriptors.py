import unittest

import numpy as np
import torch

import mel
from poetics import picture_descriptors
from poetics import sound_descriptors
from poetics.poetics import PICTURE, SOUND


def picture(name, *colours):
    """Describes pictures of one colour each, or given arrays."""
    planes = [torch.as_tensor(c, dtype=torch.float32).reshape(3, -1, 1).expand(3, 112, 112) if np.ndim(c) == 1 else c for c in colours]
    return picture_descriptors.describe(torch.stack(planes))[:, PICTURE.index(name)]


def sound(name, *waves):
    return sound_descriptors.describe(mel.log_mel(np.stack(waves)))[:, SOUND.index(name)]


TIME = np.arange(64000) / mel.RATE


class PictureDescriptorsTest(unittest.TestCase):
    def test_white_is_light_and_grey_has_no_chroma(self):
        light = picture("light", [1, 1, 1], [0.5, 0.5, 0.5], [0, 0, 0])
        self.assertAlmostEqual(float(light[0]), 100, delta=0.5)
        self.assertTrue(light[0] > light[1] > light[2])
        self.assertLess(float(picture("chroma", [0.5, 0.5, 0.5])[0]), 0.5)

    def test_orange_is_warm_and_blue_is_not(self):
        warm = picture("warm", [1, 0.5, 0], [0, 0.3, 1])
        self.assertTrue(warm[0] > 0 > warm[1])

    def test_noise_has_more_texture_edges_and_contrast_than_a_ramp(self):
        ramp = torch.linspace(0, 1, 112).expand(3, 112, 112)
        noise = torch.rand(3, 112, 112, generator=torch.Generator().manual_seed(0))
        for name in ("texture", "edge"):
            values = picture(name, noise, ramp)
            self.assertGreater(float(values[0]), float(values[1]))


class SoundDescriptorsTest(unittest.TestCase):
    def test_a_higher_tone_is_brighter_and_a_louder_one_louder(self):
        low, high = (0.1 * np.sin(2 * np.pi * hz * TIME) for hz in (200, 1500))
        self.assertGreater(*sound("bright", high, low).tolist())
        self.assertGreater(*sound("register", high, low).tolist())
        self.assertGreater(*sound("loud", 3 * low, low).tolist())

    def test_noise_is_flatter_than_a_tone(self):
        noise = 0.1 * np.random.default_rng(0).normal(size=64000)
        self.assertGreater(*sound("flat", noise, 0.1 * np.sin(2 * np.pi * 440 * TIME)).tolist())

    def test_four_and_eight_clicks_a_second_are_counted_in_order(self):
        waves = []
        for rate in (8, 4, 1):
            phase = (TIME * rate) % 1 / rate
            waves.append(0.3 * np.exp(-phase / 0.03) * np.sin(2 * np.pi * 600 * phase))
        onset = sound("onset", *waves)
        self.assertTrue(onset[0] > onset[1] > onset[2])
        self.assertAlmostEqual(float(onset[1]), 4, delta=0.6)
