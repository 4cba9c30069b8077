import unittest

import numpy as np
import torch

from material import hidden_state, state_phrases, state_pictures
from poetics import picture_descriptors
from teaching.common_cause import CommonCause


def turned(name, value, seed):
    """Returns a random state with one number set."""
    state = hidden_state.draw(np.random.default_rng(seed), 1)[0]
    state[hidden_state.NAMES.index(name)] = value
    return state


def painted(name, value):
    """Returns twenty pictures [20, 3, 112, 112] of states with one number set."""
    pictures = [state_pictures.paint(np.random.default_rng(k), turned(name, value, k), 112) for k in range(20)]
    return torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2) / 255


class StateTest(unittest.TestCase):
    def test_the_same_state_agrees_and_half_of_all_pairs_do(self):
        states = hidden_state.draw(np.random.default_rng(0), 300)
        agreement = hidden_state.agreement(states, states)
        self.assertTrue((agreement.diagonal() > 0.99).all())
        self.assertAlmostEqual(0.5, (agreement > 0.5).mean(), delta=0.05)

    def test_light_makes_pictures_lighter_and_contrast_makes_them_wider(self):
        for name, column in (("light", 0), ("contrast", 3), ("colour", 1)):
            low, high = (picture_descriptors.describe(painted(name, value))[:, column] for value in (0.1, 0.9))
            self.assertGreater(float((high > low).float().mean()), 0.85, name)

    def test_tempo_light_and_colour_are_heard_as_onsets_register_and_loudness(self):
        readings = {"tempo": lambda phrase: len(phrase.onsets),
                    "light": lambda phrase: np.mean([note.key for note in phrase.notes]),
                    "colour": lambda phrase: np.mean([note.velocity for note in phrase.notes]),
                    "density": lambda phrase: len(phrase.programs),
                    "angularity": lambda phrase: -np.median([note.seconds for note in phrase.notes])}
        for name, reading in readings.items():
            low, high = ([reading(state_phrases.compose(np.random.default_rng(k), turned(name, value, k))) for k in range(40)]
                         for value in (0.1, 0.9))
            self.assertGreater(np.mean(np.array(high) > low), 0.85, name)

    def test_notes_can_be_played(self):
        rng = np.random.default_rng(0)
        for state in hidden_state.draw(rng, 60):
            for note in state_phrases.compose(rng, state).notes:
                self.assertTrue(0 <= note.start < 6 and note.seconds > 0 and 0 <= note.key < 128 and 0 < note.velocity < 128)
                self.assertTrue(0 <= note.channel < 16 and 0 <= note.program < 128)


class TeacherTest(unittest.TestCase):
    def test_a_batch_has_its_shapes_and_is_the_same_for_the_same_seed(self):
        rng = np.random.default_rng(0)
        teacher = CommonCause((hidden_state.draw(rng, 20), list(rng.integers(0, 256, (20, 60, 60, 3)).astype(np.uint8)),
                               list(rng.normal(-5, 1, (20, 100, 480)).astype(np.float16))))
        pictures, log_mels, matched, weight = first = teacher.batch(np.random.default_rng(1), 8)
        self.assertEqual([(8, 3, 112, 112), (8, 1, 100, 320), (8, 8), (8, 8)], [tuple(part.shape) for part in first])
        self.assertTrue((matched.diagonal() > 0.99).all() and 0 <= float(matched.min()) and float(matched.max()) <= 1)
        self.assertTrue((weight == 1).all() and 0 <= float(pictures.min()) and float(pictures.max()) <= 1)
        again, other = (teacher.batch(np.random.default_rng(seed), 8) for seed in (1, 2))
        self.assertTrue(all((a == b).all() for a, b in zip(first, again)))
        self.assertFalse((log_mels == other[1]).all())


if __name__ == "__main__":
    unittest.main()
