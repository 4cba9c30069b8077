import unittest

import numpy as np
import torch

from material import stage
from material import varied_pictures
from material import varied_sounds
import mel
from material import onsets
from material import phrases
from material import strokes
from measuring.bootstrap import interval


class Played:
    """A track of noise, with the rows of harmony for its length."""

    def __init__(self, seed):
        rng = np.random.default_rng(seed)
        self.log_mel = rng.normal(-4, 3, (100, 900)).astype(np.float16)
        self.harmony = rng.random((15, 2), np.float32)


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
        for side in (112, 224):
            for x in (varied := varied_pictures.draw(rng, [(1.0, [picture])], 12, side), stage.disturb_pictures(rng, varied)):
                self.assertEqual(x.shape, (12, 3, side, side))
                self.assertTrue(0 <= x.min() and x.max() <= 1)
        sounds, harmony = varied_sounds.draw(rng, [Played(seed) for seed in range(3)], 40)
        for x in (sounds, stage.disturb_sounds(rng, sounds)):
            self.assertEqual(x.shape, (40, 1, 100, 320))
            self.assertTrue(torch.isfinite(x).all())
        self.assertEqual(harmony.shape, (40, 2))

    def test_the_same_seed_draws_the_same(self):
        picture = np.random.default_rng(0).integers(0, 256, (224, 300, 3), dtype=np.uint8)
        ones, others = ((varied_pictures.draw(rng, [(1.0, [picture])], 8), *varied_sounds.draw(rng, [Played(1)], 8))
                        for rng in (np.random.default_rng(7), np.random.default_rng(7)))
        for one, other in zip(ones, others):
            torch.testing.assert_close(one, other, rtol=0, atol=0)

    def test_the_stage_leaves_most_of_a_picture_as_it_is(self):
        rng = np.random.default_rng(8)
        x = torch.rand(40, 3, 112, 112, generator=torch.Generator().manual_seed(1))
        self.assertGreater(int((stage.disturb_pictures(rng, x) == x).flatten(1).all(1).sum()), 10)

    def test_an_interval_holds_the_mean_and_widens_with_clusters(self):
        values = np.repeat(np.random.default_rng(5).normal(size=20), 50)
        alone = interval(lambda i: values[i].mean(), len(values))
        clustered = interval(lambda i: values[i].mean(), np.repeat(np.arange(20), 50))
        self.assertTrue(alone[0] < values.mean() < alone[1])
        self.assertGreater(clustered[1] - clustered[0], 2 * (alone[1] - alone[0]))
