import unittest

import numpy as np

from material import augment_pictures
from material import augment_sounds
import mel
from material import onsets
from material import phrases
from material import strokes
from measuring.bootstrap import interval


class MaterialTest(unittest.TestCase):
    def test_onset_lists_are_sorted_apart_and_in_time(self):
        rng = np.random.default_rng(0)
        for _ in range(200):
            times, style = onsets.draw(rng)
            self.assertTrue(-1 <= style < len(onsets.STYLES))
            self.assertTrue((times >= 0).all() and (times < onsets.ACTIVE_SECONDS + 0.1).all())
            self.assertTrue((np.diff(times) > onsets.CLOSEST_SECONDS).all())

    def test_a_phrase_plays_its_onsets(self):
        phrase = phrases.compose(np.random.default_rng(1))
        lead = {round(note.start, 9) for note in phrase.notes}
        self.assertTrue({round(float(time), 9) for time in phrase.onsets} <= lead)
        self.assertTrue(phrases.midi([phrase]).startswith(b"MThd\0\0\0\6"))

    def test_midi_lengths_are_seven_bits_a_byte(self):
        self.assertEqual(phrases._variable_length(0), b"\0")
        self.assertEqual(phrases._variable_length(200), b"\x81\x48")

    def test_a_tapped_stroke_sounds_when_its_phrase_does(self):
        phrase = phrases.Phrase(np.array([1.0, 2.0, 4.0]), 0, [], [], 60.0, phrases.SHORT)
        sound, kind = strokes.paint(np.random.default_rng(2), phrase, "tap")
        level = np.abs(sound).reshape(-1, mel.RATE // 10).max(1)
        self.assertEqual(kind, "tap")
        self.assertEqual(set(np.argsort(-level)[:3]), {10, 20, 40})

    def test_variations_keep_their_shape_and_range(self):
        rng = np.random.default_rng(3)
        picture = rng.integers(0, 256, (224, 300, 3), dtype=np.uint8)
        music = np.random.default_rng(4).normal(-4, 3, (100, 900)).astype(np.float16)
        for _ in range(40):
            varied = augment_pictures.draw(rng, [(1.0, [picture])])
            self.assertEqual(varied.shape, (112, 112, 3))
            self.assertTrue(0 <= varied.min() and varied.max() <= 1)
            window = augment_sounds.draw(rng, [music])
            self.assertEqual(window.shape, (100, 320))
            self.assertTrue(np.isfinite(window).all())

    def test_an_interval_holds_the_mean_and_widens_with_clusters(self):
        values = np.repeat(np.random.default_rng(5).normal(size=20), 50)
        alone = interval(lambda i: values[i].mean(), len(values))
        clustered = interval(lambda i: values[i].mean(), np.repeat(np.arange(20), 50))
        self.assertTrue(alone[0] < values.mean() < alone[1])
        self.assertGreater(clustered[1] - clustered[0], 2 * (alone[1] - alone[0]))
