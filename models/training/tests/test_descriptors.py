import unittest

import numpy as np
import torch

import mel
from PIL import Image, ImageDraw

from poetics import harmony
from poetics import picture_descriptors
from poetics import sound_descriptors
from poetics.poetics import PICTURE, SOUND


def picture(name, *colours):
    """Measures the descriptors of pictures of one colour, or of arrays."""
    planes = [torch.as_tensor(c, dtype=torch.float32).reshape(3, -1, 1).expand(3, 112, 112) if np.ndim(c) == 1 else c for c in colours]
    return picture_descriptors.describe(torch.stack(planes))[:, PICTURE.index(name)]


def sound(name, *waves):
    described = torch.from_numpy(np.concatenate([harmony.measure(wave)[:1] for wave in waves]))
    return sound_descriptors.describe(mel.log_mel(np.stack(waves)), described)[:, SOUND.index(name)]


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


    def test_polygons_are_more_angular_than_the_same_with_rounded_corners(self):
        angular = []
        for seed in range(12):
            for rounded in (False, True):
                angular.append(torch.from_numpy(shapes(seed, rounded)).permute(2, 0, 1))
        values = picture("angular", *angular)
        self.assertGreater(int((values[::2] > values[1::2]).sum()), 10)


def shapes(seed, rounded):
    """Draws shapes on a ground: float32 [112, 112, 3]."""
    rng = np.random.default_rng(seed)
    image = Image.new("RGB", (224, 224), tuple(map(int, rng.integers(0, 256, 3))))
    for _ in range(8):
        angles = np.sort(rng.uniform(0, 2 * np.pi, rng.integers(3, 7)))
        points = rng.uniform(30, 194, 2) + rng.uniform(20, 60) * np.stack([np.cos(angles), np.sin(angles)], 1)
        for _ in range(4 if rounded else 0):  # Chaikin's corner cutting
            after = np.roll(points, -1, 0)
            points = np.stack([0.75 * points + 0.25 * after, 0.25 * points + 0.75 * after], 1).reshape(-1, 2)
        ImageDraw.Draw(image).polygon([tuple(point) for point in points], tuple(map(int, rng.integers(0, 256, 3))))
    return np.asarray(image.resize((112, 112), Image.LANCZOS), np.float32) / 255


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

    def test_a_faster_beat_is_a_faster_tempo(self):
        waves = []
        for beats_a_minute in (150, 110, 70):
            phase = (TIME * beats_a_minute / 60) % 1 * 60 / beats_a_minute
            waves.append(0.3 * np.exp(-phase / 0.03) * np.sin(2 * np.pi * 600 * phase))
        tempo = sound("tempo", *waves)
        self.assertTrue(tempo[0] > tempo[1] > tempo[2])


class HarmonyTest(unittest.TestCase):
    def test_a_second_is_rougher_than_a_fifth_and_a_fifth_than_an_octave(self):
        second, fifth, octave = sound("rough", chord(0, 1), chord(0, 7), chord(0, 12))
        self.assertTrue(second > fifth > octave)

    def test_roughness_does_not_depend_on_level(self):
        soft, loud = sound("rough", 0.05 * chord(0, 1), chord(0, 1))
        self.assertAlmostEqual(float(soft), float(loud), places=4)

    def test_cadences_in_major_and_minor_are_told_apart_in_every_key(self):
        for key in range(12):
            major, minor = ([chord(key + root, key + root + third, key + root + 7)[:21333] for root in (0, 5, 7)] for third in (4, 3))
            self.assertGreater(*(harmony.measure(np.concatenate(cadence))[0, 1] for cadence in (major, minor)))

    def test_silence_has_no_mode_and_no_roughness(self):
        self.assertEqual(harmony.measure(np.zeros(64000)).tolist(), [[0, 0]])

    def test_a_row_every_half_second(self):
        self.assertEqual(harmony.measure(np.zeros(96000)).shape, (5, 2))


def chord(*keys):
    """Returns tones on A3 and this many semitones above, six partials each, 4 s."""
    return sum(0.05 / part * np.sin(2 * np.pi * 220 * 2 ** (key / 12) * part * TIME + part) for key in keys for part in range(1, 7))
