"""Tests the measures of selection on inputs with known answers."""
import tempfile
import unittest
import wave
from pathlib import Path

import numpy as np

from selection import brushes, figures, stages


class StagesTest(unittest.TestCase):
    def test_a_painting_grows_from_the_ground_to_the_finished_picture(self):
        picture = np.random.default_rng(0).integers(0, 200, (stages.SIDE, stages.SIDE, 3), np.uint8)
        shown = stages.unveil(picture, 1)
        painted = (shown == picture).all(3)
        np.testing.assert_array_equal(shown[0], np.broadcast_to(np.array(stages.GROUND, np.uint8), picture.shape))
        np.testing.assert_array_equal(shown[-1], picture)
        for share, now, later in zip(stages.SHARES, painted, painted[1:]):
            self.assertLessEqual(now.mean(), share / 100)
            self.assertTrue((later | ~now).all())
        np.testing.assert_allclose(painted[4:].mean((1, 2)), np.array(stages.SHARES[4:]) / 100, atol=0.06)


class BrushesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        tap = (20000 * np.exp(-np.arange(1600) / 200) * np.random.default_rng(0).choice([-1, 1], 1600)).astype("<i2")
        with wave.open(str(Path(cls.folder.name) / "tap.wav"), "wb") as file:
            file.setparams((1, 2, 16000, len(tap), "NONE", ""))
            file.writeframes(tap.tobytes())

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_patterns_have_the_rate_that_they_say(self):
        patterns = brushes.patterns(Path(self.folder.name), count=30)
        self.assertEqual(patterns.sounds.shape, (30, 64000))
        even = np.arange(0, 30, 3)
        heard = [(np.convolve(np.abs(sound), np.ones(400) / 400, "same")[::400] > 0.02).astype(int) for sound in patterns.sounds[even]]
        counted = np.array([(np.diff(levels) == 1).sum() / 4 for levels in heard])
        slow = patterns.rate[even] < 4
        np.testing.assert_allclose(counted[slow], patterns.rate[even][slow], atol=0.51)

    def test_a_folder_without_recordings_is_refused_with_one_sentence(self):
        with tempfile.TemporaryDirectory() as empty, self.assertRaises(SystemExit) as refused:
            brushes.patterns(Path(empty))
        self.assertIn("contains no recordings", str(refused.exception))


class FiguresTest(unittest.TestCase):
    def setUp(self):
        self.rng = np.random.default_rng(3)

    def test_a_gate_has_the_nearest_excerpts_and_at_least_fifteen(self):
        distance = self.rng.random((2, 3000))
        passed = figures.gates(distance)
        self.assertEqual(passed.shape, (2, 30))
        self.assertLess(distance[0, passed[0]].max(), np.delete(distance[0], passed[0]).min())
        self.assertEqual(figures.gates(distance[:, :100]).shape, (2, 15))

    def test_overlap_is_one_for_the_same_gates_and_zero_for_others(self):
        same, apart = np.tile(np.arange(15), (4, 1)), np.arange(60).reshape(4, 15)
        self.assertEqual((1, 0), (figures.jaccard(same, np.arange(4)), figures.jaccard(apart, np.arange(4))))

    def test_a_stage_belongs_to_the_painting_with_the_same_gate(self):
        finished = np.arange(60).reshape(4, 15)
        own = np.tile(finished[:, None], (1, len(stages.SHARES), 1))
        self.assertEqual(1, figures.whose(own, finished, np.arange(4)))
        self.assertEqual(0, figures.whose(own[::-1], finished, np.arange(4)))

    def test_the_area_is_one_for_the_fit_itself_and_half_for_chance(self):
        wanted = self.rng.normal(size=(20, 300))
        self.assertEqual(1, figures.area(wanted, wanted, np.arange(20)))
        self.assertAlmostEqual(0.5, figures.area(self.rng.random(wanted.shape), wanted, np.arange(20)), delta=0.05)

    def test_the_rule_follows_all_four_axes(self):
        axes = np.tile(np.linspace(0, 1, 400), (4, 1))
        for axis in axes:
            self.rng.shuffle(axis)
        pictures = self.rng.random((4, 12))
        passed = figures.gates(figures.rule_distance(pictures, axes), 0.05)
        self.assertTrue((figures.agreement(passed, np.arange(12), pictures, axes) > 0.8).all())

    def test_congruity_of_before_is_a_share(self):
        shares = figures.pooled_congruity(self.rng.normal(size=(5, 200)))
        self.assertTrue(((shares >= 0) & (shares <= 1)).all())
        self.assertAlmostEqual(0.5, shares.mean(), delta=0.05)
