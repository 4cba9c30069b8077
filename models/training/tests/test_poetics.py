import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np

from poetics import poetics
from poetics.poetics import PICTURE, SOUND, Poetics


class PoeticsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        rng = np.random.default_rng(0)
        mixing = np.eye(7) + 0.3 * rng.normal(size=(7, 7))
        cls.pictures, cls.sounds = (rng.normal(size=(4000, 7)) @ mixing for _ in range(2))
        cls.rule = Poetics.fit(cls.pictures, cls.sounds)

    def test_axes_are_uncorrelated(self):
        for side, descriptors in ((self.rule.picture, self.pictures), (self.rule.sound, self.sounds)):
            np.testing.assert_allclose(np.cov(side.axes(descriptors).T), np.eye(4), atol=1e-6)

    def test_half_the_pairs_belong_together(self):
        agreement = self.rule.agreement(self.pictures[:500], self.sounds[:500])
        self.assertAlmostEqual((agreement > 0).mean(), 0.5, delta=0.05)

    def test_a_lighter_picture_asks_for_a_higher_sound(self):
        picture = np.median(self.pictures, 0, keepdims=True)
        lighter = picture.copy()
        lighter[0, PICTURE.index("light")] += 2
        chosen = [np.argsort(-self.rule.agreement(p, self.sounds)[0])[:40] for p in (picture, lighter)]
        bright = self.sounds[:, SOUND.index("bright")]
        self.assertGreater(bright[chosen[1]].mean(), bright[chosen[0]].mean() + 0.2)

    def test_the_fitted_rule_is_kept(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(poetics, "FITTED", Path(folder, "rule.json")):
            self.rule.save()
            again = Poetics.load().agreement(self.pictures[:50], self.sounds[:50])
        np.testing.assert_allclose(again, self.rule.agreement(self.pictures[:50], self.sounds[:50]), atol=1e-3)
