import unittest
from unittest import mock

import numpy as np

from material import album_files, common_cause, hidden_state
from material.album_split import split, taught_columns
from measuring import evaluate_common_cause, evaluate_true_pairs, pair_rules
from measuring.album_questions import questions
from tests.test_true_pairs import albums


def marked(log_mel_of):
    """Patches the content of albums: flat pictures, and the log-mels passed in."""
    picture = np.zeros((224, 224, 3), np.uint8)
    return mock.patch.multiple(album_files, picture=lambda path: picture, log_mel=log_mel_of)


class RulesTest(unittest.TestCase):
    def test_right_wrong_and_even_scores(self):
        together, apart = np.eye(4, dtype=bool), ~np.eye(4, dtype=bool)
        right = np.where(together, 1.0, -1.0)
        for rule in (pair_rules.balanced, pair_rules.auc):
            self.assertEqual((1, 0), (rule(right, together, apart), rule(-right, together, apart)))
            self.assertEqual(0.5, rule(np.zeros((4, 4)), together, apart))
            self.assertTrue(np.isnan(rule(right, together, ~apart & ~together)))

    def test_auc_counts_pairs_in_the_right_order(self):
        given = np.array([[3.0, 1.0, 2.0, 0.0]])
        self.assertAlmostEqual(3 / 4, pair_rules.auc(given, np.array([[1, 1, 0, 0]]) > 0, np.array([[0, 0, 1, 1]]) > 0))


class QuestionsTest(unittest.TestCase):
    def test_seen_albums_are_asked_with_what_teaching_leaves_out(self):
        made = albums()
        track = np.full((100, 2000), 5, np.float16)
        track[:, taught_columns(2000):] = -5
        with marked(lambda path: track):
            asked = {question.name: question for question in questions(made, ("wesnoth",))}
        self.assertEqual(4, len(asked))
        for name, question in asked.items():
            if name.startswith("pairing taught"):
                self.assertLess(float(question.log_mels.max()), 0)
            self.assertEqual((len(question.images), len(question.log_mels)), question.together.shape)
            self.assertTrue(question.together.any(1).any() and question.apart.any() and (question.apart & question.same).any())
            self.assertFalse((question.together & question.apart).any())

    def test_a_track_too_short_for_a_late_window_is_not_asked_about(self):
        with marked(lambda path: np.full((100, 1000), -5, np.float16)):
            names = [question.name for question in questions(albums(), ("wesnoth",))]
        self.assertFalse(any(name.startswith("pairing taught") for name in names), names)

    def test_one_who_knows_scores_one_and_negatives_are_never_pooled(self):
        made = albums()
        with marked(lambda path: np.full((100, 2000), -5, np.float16)):
            question = questions(made, ("wesnoth",))[2]
        knowing = np.where(question.together, 1.0, -1.0)
        with mock.patch.object(evaluate_true_pairs, "DRAWS", 5):
            figures = list(evaluate_true_pairs._figures(question, "knowing", [knowing]))
        self.assertEqual([1.0] * 4, [figure.value for figure in figures])
        self.assertEqual(2, sum("the same source" in figure.name for figure in figures))
        only_source = np.where(question.same, 1.0, -1.0)
        with mock.patch.object(evaluate_true_pairs, "DRAWS", 5):
            values = {figure.name.split("negatives from ")[1].split(":")[0]: figure.value
                      for figure in evaluate_true_pairs._figures(question, "source", [only_source]) if "AUC" in figure.name}
        self.assertGreater(values["any source"], 0.75)
        self.assertAlmostEqual(0.5, values["the same source"])
        self.assertTrue(set(question.picture_sources) <= {album.source for album in split(made).unseen})


class CommonCauseTest(unittest.TestCase):
    def test_one_who_knows_the_states_scores_one_and_chance_half(self):
        rng = np.random.default_rng(0)
        states = hidden_state.draw(rng, 40)
        pictures = list(rng.integers(0, 256, (40, 224, 224, 3)).astype(np.uint8))
        made = states, pictures, list(np.full((40, 100, 480), -5, np.float16))
        with mock.patch.object(common_cause, "load", lambda name: made):
            figures = evaluate_common_cause.measure({"knowing": [None]}, lambda *_: hidden_state.agreement(states, states))
        values = {figure.name.split(": ")[-1]: figure.value for figure in figures}
        self.assertEqual(1, values["knowing"])
        self.assertAlmostEqual(0.5, values["chance"], delta=0.06)


if __name__ == "__main__":
    unittest.main()
