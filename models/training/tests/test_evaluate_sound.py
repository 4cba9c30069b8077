import unittest

import numpy as np
import torch

from measuring import embedders
from measuring.answers import Answers
from measuring.evaluate_sound import DRONES, HUM, PAINTED, RECORDED, Table
from measuring.excerpts import Excerpts
from measuring.questions import Questions


def by_rate(times):
    """Returns embeddings that depend only on the rate."""
    rate = torch.tensor([[float(len(own))] for own in times])
    return [rate, rate, rate]


class EvaluateSoundTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        rng = np.random.default_rng(3)
        excerpts, asked = ([np.sort(rng.uniform(0, 4, count)) for count in rng.integers(0, 30, many)] for many in (120, 40))
        noise = torch.from_numpy(rng.normal(-4, 1, (120, 1, 100, 320))).float()
        rate = np.array([len(own) / 4 for own in excerpts])
        cls.library = Excerpts(noise, excerpts, rate <= 1, np.arange(120) // 6)
        question = Questions(noise[:40], np.array([len(own) / 4 for own in asked]), asked)
        still = Questions(noise[:10], names=tuple("abcdefghij"))
        table = Table(cls.library, {RECORDED: question, PAINTED: question}, {HUM: still, DRONES: still})
        embeddings = embedders.Embeddings(None, by_rate(excerpts), {RECORDED: by_rate(asked), PAINTED: by_rate(asked),
                                                     HUM: by_rate([[]] * 10), DRONES: by_rate([[]] * 10)})
        table.add("by rate", [embeddings, embeddings], embedders.weighed(0.3), whole=True)
        chance = embedders.chance(0)
        random_embeddings = embedders.Embeddings(None, chance(noise), {name: chance(noise[:10 if name in (HUM, DRONES) else 40])
                                                for name in (RECORDED, PAINTED, HUM, DRONES)})
        table.add("random", [random_embeddings], embedders.weighed(0.3))
        cls.table = table
        cls.figures = {figure.name: figure for figure in table.figures}

    def figure(self, label, *words):
        own = {name: figure for name, figure in self.figures.items() if name.startswith(label)}
        (found,) = [figure for name, figure in own.items() if all(word in name for word in words)]
        return found

    def test_an_embedding_of_rate_follows_it_and_finds_held_sounds_and_a_random_one_does_not(self):
        follows = self.figure("by rate", "Spearman of onset rate, mean", RECORDED)
        self.assertTrue(follows.met)
        self.assertGreater(follows.value, 0.95)
        self.assertLess(self.figure("random", "Spearman of onset rate, mean", RECORDED).value, 0.5)
        self.assertTrue(self.figure("by rate", "held", HUM).met)
        self.assertLess(self.figure("random", "held", HUM).value, 0.5)

    def test_an_ear_stands_above_another_where_their_intervals_lie_apart(self):
        self.assertTrue(self.table.gap("by rate and random", "by rate", "random", bar=0.0).met)
        self.assertFalse(self.table.gap("by rate and itself", "by rate", "by rate", bar=0.0).met)

    def test_rate_alone_is_no_pattern(self):
        for name in (RECORDED, PAINTED):
            pattern = self.figure("by rate", "pattern", "aubio", name)
            self.assertLess(abs(pattern.value), 0.1)
            self.assertFalse(pattern.met)

    def test_only_the_network_that_is_judged_has_bars_and_every_figure_has_an_interval(self):
        self.assertTrue(all(figure.bar is None for name, figure in self.figures.items() if name.startswith("random")))
        for figure in self.figures.values():
            self.assertLessEqual(figure.interval[0], figure.interval[1])

    def test_seeds_are_told_one_by_one(self):
        self.assertRegex(self.figure("by rate", "Spearman of onset rate, mean", RECORDED).material, r"; seeds \S+, \S+$")

    def test_questions_of_one_recording_are_drawn_together(self):
        answers, drawn = Answers([np.tile(np.arange(30.0), (4, 1))], np.arange(30) // 5), []
        answers.figures(lambda queries, nearest, present: drawn.append(np.bincount(queries, minlength=4)) or 0.0,
                        np.array(["a", "a", "b", "b"]))
        self.assertTrue(all(counts[0] == counts[1] and counts[2] == counts[3] for counts in drawn))
