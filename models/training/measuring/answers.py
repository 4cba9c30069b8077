"""Which excerpts a network answers with, and figures of them with intervals over questions, pieces of music and seeds."""
import numpy as np

from measuring.bootstrap import interval

NEAREST = 5
KEPT = 600  # nearest excerpts remembered: enough that five are left in any library drawn again


class Answers:
    """The excerpts in the order of their distance, for one set of questions and each of a few networks."""

    def __init__(self, distances, track):
        """distances: one array [questions, excerpts] a network, the shipped one first; track: of each excerpt."""
        self.orders = [np.argsort(one, 1)[:, :KEPT] for one in distances]
        self.track, self.count = track, len(self.orders[0])

    def nearest(self, seed, queries, present, count=NEAREST):
        """[len(queries), count]: the nearest of the excerpts that are present."""
        order = self.orders[seed][queries]
        there = present[order]
        return order[there & (np.cumsum(there, 1) <= count)].reshape(len(queries), count)

    def figures(self, measure, groups=None, redraw_questions=True):
        """(values, low ends, high ends, values of every network) of measure(queries, nearest, present) -> [figures].

        The values are the first network's. The interval draws anew questions (or their groups, whole), tracks, and
        which of the networks answers. A library drawn anew has two thirds of the tracks, so it errs on the low side.
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
