import unittest

import numpy as np
import torch

from measuring import embedders
from measuring import patterns
from measuring.answers import Answers
from measuring.bootstrap import interval
from measuring.timbres import Retrieval


class BootstrapTest(unittest.TestCase):
    def test_clusters_are_drawn_whole(self):
        names = np.array(["b", "a", "b", "c", "a"])

        def whole(drawn):
            counts = np.bincount(drawn, minlength=5)
            self.assertEqual((counts[0], counts[1]), (counts[2], counts[4]))
            return len(drawn)
        interval(whole, names, draws=20)

    def test_several_figures_have_an_interval_each(self):
        low, high = interval(lambda drawn: (drawn.mean(), 7.0), 50)
        self.assertLess(low[0], 24.5)
        self.assertGreater(high[0], 24.5)
        self.assertEqual((low[1], high[1]), (7, 7))


class AnswersTest(unittest.TestCase):
    track = np.repeat(np.arange(6), 5)

    def test_absent_excerpts_do_not_answer(self):
        answers = Answers([np.tile(np.arange(30.0), (4, 1))], self.track)
        present = np.ones(30, bool)
        present[[0, 2]] = False
        np.testing.assert_array_equal(answers.nearest(0, np.array([1]), present), [[1, 3, 4, 5, 6]])

    def test_the_shipped_network_gives_the_value_and_others_widen_the_interval(self):
        near, far = np.tile(np.arange(30.0), (4, 1)), np.tile(np.arange(30.0)[::-1], (4, 1))

        def mean(queries, nearest, present):
            return nearest.mean()
        alone = Answers([near], self.track).figures(mean)
        three = Answers([near, far], self.track).figures(mean)
        self.assertEqual(float(three[0]), 2.0)
        self.assertEqual([float(each) for each in three[3]], [2.0, 27.0])
        self.assertGreater(three[2] - three[1], alone[2] - alone[1])


class PatternsTest(unittest.TestCase):
    rhythm = np.array([0.1, 0.35, 0.85, 1.1, 1.6, 1.85, 2.35, 2.6, 3.1, 3.35])

    def test_the_same_pattern_later_is_alike_and_another_of_the_same_rate_is_not(self):
        own, later, other = (patterns.of_times(times) for times in (
            self.rhythm, self.rhythm + 0.2, np.random.default_rng(0).uniform(0, 4, 10)))
        self.assertGreater(own @ later, 0.9)
        self.assertLess(own @ other, 0.5)
        self.assertEqual(np.abs(patterns.of_times([])).max(), 0)

    def test_gain_is_nothing_for_any_answer_of_the_rate_and_positive_for_the_right_ones(self):
        rng = np.random.default_rng(1)
        answered = np.stack([patterns.of_times(rng.uniform(0, 4, 10)) for _ in range(60)])
        asked, rate = answered[:8], np.full(60, 2.5)
        likeness, queries, present = patterns.Likeness(asked, answered, rate), np.arange(8), np.ones(60, bool)
        self.assertAlmostEqual(likeness.gain(queries, np.tile(np.arange(60), (8, 1)), present), 0, places=9)
        self.assertGreater(likeness.gain(queries, queries[:, None], present), 0.5)


class RetrievalTest(unittest.TestCase):
    kinds = np.array(["kick", "kick", "bell", "bell"])
    kits = np.array(["x", "y", "x", "y"])

    def test_all_right_first_is_one_and_all_wrong_first_is_half(self):
        def precision(distances):
            return Retrieval(np.array(distances, float), self.kinds, self.kits).precision(np.ones(4))
        self.assertEqual(precision([[0, 1, 9, 9], [1, 0, 9, 9], [9, 9, 0, 1], [9, 9, 1, 0]]), 1)
        self.assertEqual(precision([[0, 9, 1, 1], [9, 0, 1, 1], [1, 1, 0, 9], [1, 1, 9, 0]]), 0.5)

    def test_a_hit_that_is_not_drawn_neither_asks_nor_answers(self):
        right = np.array([[0, 1, 9, 9], [1, 0, 9, 9], [9, 9, 0, 9], [9, 9, 1, 0]], float)
        self.assertEqual(Retrieval(right, self.kinds, self.kits).precision(np.array([1.0, 1, 0, 0])), 1)


class EarsTest(unittest.TestCase):
    def test_a_part_of_rhythm_is_scaled_like_the_whole(self):
        vectors = [torch.randn(50, 6) * torch.tensor([5.0, 1, 1, 1, 1, 9]), torch.randn(50, 3), torch.randn(50, 4)]
        only = embedders.Embeddings(vectors, vectors, {"a": vectors}).part(slice(1, 5))
        self.assertEqual(only.library[0].shape, (50, 4))
        self.assertAlmostEqual(float(torch.pdist(only.music[0]).mean()), 1, places=5)
        self.assertIs(only.asked["a"][1], vectors[1])

    def test_distances_are_weighed_as_the_product_does(self):
        one, other = [torch.zeros(1, 2)] * 3, [torch.tensor([[3.0, 4]]), torch.tensor([[0.0, 1]]), torch.tensor([[0.0, 2]])]
        self.assertAlmostEqual(float(embedders.weighed(0.3)(one, other)), 0.7 * 5 + 0.3 * 1, places=5)
        self.assertEqual(float(embedders.paper(one, other)), 2)
