import unittest
from types import SimpleNamespace

import numpy as np
import torch

from measuring import edits, matches, rows
from poetics.poetics import SOUND

PICTURES, WINDOWS, TRACKS = 6, 400, 20


class RowsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        rng = np.random.default_rng(0)
        cls.sound_values = rng.normal(size=(WINDOWS, len(SOUND)))
        cls.images = torch.from_numpy(rng.uniform(0.2, 0.8, (PICTURES, 3, 24, 24))).float()

    def scorer(self, images):
        """A scorer that matches a picture with the windows that are as bright as it is light."""
        light = (images.mean((1, 2, 3)).numpy() - 0.5)[:, None] * 4
        return -np.abs(light - self.sound_values[:, SOUND.index("bright")])

    def test_what_is_cut_from_music_drawn_anew_is_what_that_music_would_answer(self):
        times = np.random.default_rng(1).integers(0, 3, WINDOWS)
        expected = {"bright": (1, True), "loud": (-1, True)}
        follower = rows.Follower(self.scorer, edits.lighten, self.images, self.sound_values, expected)
        answers = follower.answers(times)
        repeated = np.repeat(np.arange(WINDOWS), times)
        count = int(matches.BEST * len(repeated))
        for step, pictures in enumerate(edits.steps(self.images, edits.lighten)):
            best = repeated[np.argsort(-self.scorer(pictures)[:, repeated], 1, kind="stable")[:, :count]]
            for row, (name, (sign, _)) in enumerate(expected.items()):
                np.testing.assert_allclose(answers[row, :, step], sign * self.sound_values[best, SOUND.index(name)].mean(1), atol=1e-9)

    def test_rank_correlation_with_the_steps_is_scipys_and_nothing_moving_is_none(self):
        self.assertEqual(rows.follows(np.array([[1.0, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1], [2, 2, 2, 2, 2, 2]])).tolist(), [1, -1, 0])

    def test_light_moves_brightness_and_nothing_else_and_seeds_pictures_and_pieces_are_drawn_anew(self):
        evaluation = SimpleNamespace(images=self.images, tracks=np.arange(WINDOWS) // (WINDOWS // TRACKS),
                                     describe_sounds=lambda: self.sound_values)
        rule = SimpleNamespace(sound=SimpleNamespace(scores=lambda sound_values: sound_values))
        noise = np.random.default_rng(2)
        scorers = [self.scorer, lambda images: noise.normal(size=(len(images), WINDOWS))]
        alone, mixed = ({figure.name: figure for figure in rows.figures(evaluation, own, [rule] * len(own))}
                        for own in (scorers[:1], scorers))
        lighter = alone["poetics: lighten, more bright"]
        self.assertTrue(lighter.met and lighter.value > 0.95)
        self.assertLess(abs(alone["poetics: lighten, more register"].value), 0.9)
        unsure = mixed["poetics: lighten, more bright"]
        self.assertLess(unsure.interval[0], lighter.interval[0] - 0.2)
        self.assertFalse(mixed["poetics: mean of the 15 rows"].met)


if __name__ == "__main__":
    unittest.main()
