import json
import tempfile
import unittest
from pathlib import Path

import numpy as np

from poetics.poetics import PICTURE, SOUND, TABLE, Poetics, read


class PoeticsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        rng = np.random.default_rng(0)
        cls.pictures, cls.sounds = (rng.normal(size=(4000, count)) @ (np.eye(count) + 0.3 * rng.normal(size=(count, count)))
                                    for count in (len(PICTURE), len(SOUND)))
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
        with tempfile.TemporaryDirectory() as folder:
            self.rule.save(Path(folder, "rule.json"))
            again = Poetics.load(Path(folder, "rule.json")).agreement(self.pictures[:50], self.sounds[:50])
        np.testing.assert_allclose(again, self.rule.agreement(self.pictures[:50], self.sounds[:50]), atol=1e-3)

    def test_a_table_turned_upside_down_asks_for_the_opposite(self):
        def upside_down(content):
            for axis in content["axes"]:
                (name, weights), = axis["sound"].items()
                axis["sound"] = {name: {descriptor: -weight for descriptor, weight in weights.items()}}
        turned = self.fitted(upside_down)
        ours, theirs = (rule.agreement(self.pictures[:200], self.sounds[:200]) for rule in (self.rule, turned))
        # The part of a score that is the same for every picture keeps its sign: extreme windows stay far from most pictures.
        ours, theirs = (agreement - agreement.mean(0) for agreement in (ours, theirs))
        self.assertLess(np.corrcoef(ours.ravel(), theirs.ravel())[0, 1], -0.9)

    def test_what_is_wrong_with_a_table_is_said(self):
        for change, complaint in ((lambda c: c["axes"][1]["picture"].update(colour={"choma": 1}), "axis 2: picture has no descriptor choma"),
                                  (lambda c: c["axes"][0].pop("sound"), "every axis needs"),
                                  (lambda c: c["axes"].append(c["axes"][0]), "say the same")):
            with self.assertRaisesRegex(ValueError, complaint):
                self.fitted(change)

    def test_a_broken_file_is_named_with_its_line(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "mine.json").write_text('{"axes": [\n  {"picture" {}}]}')
            with self.assertRaisesRegex(ValueError, "mine.json, line 2"):
                read(Path(folder, "mine.json"))

    def fitted(self, change):
        """Returns a changed copy of the shipped table, fitted to the same descriptors."""
        content = json.loads(TABLE.read_text())
        change(content)
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "mine.json").write_text(json.dumps(content))
            return Poetics.fit(self.pictures, self.sounds, Path(folder, "mine.json"))
