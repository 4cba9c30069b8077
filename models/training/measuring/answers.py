"""The excerpts nearest to each question, and figures of them with intervals over questions, pieces of music and seeds."""
import numpy as np

from measuring.bootstrap import interval

NEAREST = 5
KEPT = 600  # nearest excerpts kept: enough that five remain in any resampled library


class Answers:
    """The excerpts in the order of their distance, for one set of questions and several networks."""

    def __init__(self, distances, track):
        """distances: one array [questions, excerpts] per network, the shipped one first; track: the track of each excerpt."""
        self.orders = [np.argsort(one, 1)[:, :KEPT] for one in distances]
        self.track, self.count = track, len(self.orders[0])

    def nearest(self, seed, queries, present, count=NEAREST):
        """Returns [len(queries), count]: the nearest of the present excerpts."""
        order = self.orders[seed][queries]
        there = present[order]
        return order[there & (np.cumsum(there, 1) <= count)].reshape(len(queries), count)

    def figures(self, measure, groups=None, redraw_questions=True):
        """Returns (values, low ends, high ends, values of every network) of measure(queries, nearest, present) -> [figures].

        The values are those of the first network. The interval resamples questions (or their whole groups), tracks and
        networks. A resampled library has two thirds of the tracks, so the figures tend to be too low.
        """
        asked = np.arange(self.count)
        everything = np.ones(len(self.track), bool)

        def of(seed, queries, present):
            return measure(queries, self.nearest(seed, queries, present), present)

        def again(queries, kept, seed):
            present = np.zeros(len(self.track), bool)
            present[kept] = True
            return of(seed[0], queries if redraw_questions else asked, present)

        each = [of(seed, asked, everything) for seed in range(len(self.orders))]
        low, high = interval(again, self.count if groups is None else groups, self.track, len(self.orders))
        return each[0], low, high, each
