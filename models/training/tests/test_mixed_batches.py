"""Tests that batches are drawn by shares, and repeat with the same number of workers."""
import unittest
from itertools import islice

import numpy as np
import torch

from teaching.mixed_batches import MixedBatches


class Counting:
    """A teacher whose batches identify it and the worker."""

    def __init__(self, name):
        self.name = name

    def batch(self, rng, count):
        return torch.full((count,), self.name), torch.from_numpy(rng.random(count))


def first(count, seed=0, workers=0, shares=(0.25,)):
    teachers = [Counting(number) for number in range(len(shares) + 1)]
    batches = MixedBatches(teachers, shares, np.random.default_rng(seed), 3).drawn(workers)
    return [(number, [part.tolist() for part in batch]) for number, batch in islice(batches, count)]


class LessonsTest(unittest.TestCase):
    def test_each_teacher_has_its_share_and_the_last_the_rest(self):
        drawn = first(2000, shares=(0.25, 0.1))
        share = np.bincount([number for number, _ in drawn], minlength=3) / len(drawn)
        np.testing.assert_allclose(share, [0.25, 0.1, 0.65], atol=0.04)
        self.assertTrue(all(named == [number] * 3 for number, (named, _) in drawn))

    def test_one_teacher_needs_no_share(self):
        self.assertEqual({0}, {number for number, _ in first(20, shares=())})

    def test_the_same_seed_and_workers_draw_the_same(self):
        for workers in (0, 2):
            self.assertEqual(first(8, workers=workers), first(8, workers=workers))
            self.assertNotEqual(first(8, workers=workers), first(8, seed=1, workers=workers))

    def test_no_two_workers_draw_the_same(self):
        drawn = [tuple(values) for _, (_, values) in first(8, workers=2)]
        self.assertEqual(len(drawn), len(set(drawn)))
