"""Measures the shipped sound network: sounds with known onset times against a library of real game music."""
import numpy as np
from scipy.stats import spearmanr

from material import settling
from measuring import ears
from measuring import excerpts
from measuring import patterns
from measuring import questions
from measuring import timbres
from measuring.answers import NEAREST, Answers
from measuring.report import Figure
from networks.sound_network import LEARNED
from paths import SOUND
from teaching.train_sound import SEEDS

FOLLOW = 0.3
RATE_BAR, GAIN_BAR, DISTINCT_BAR, HUM_BAR, DRONE_BAR = 0.85, 0.15, 0.6, 0.85, 0.65
MUSIC = 400  # windows of music that settle the networks which are made only to be compared with
RECORDED, PAINTED = "recorded one-shots, onsets known", "synthetic strokes, onsets known"
LOOPS = "recorded loops, onsets as aubio hears them"
HUM, DRONES = "synthetic hum", "recorded drones and pads"


def measure(folder=SOUND):
    """[Figure, ...]."""
    library = excerpts.library()
    rhythmic = {RECORDED: questions.recorded(), PAINTED: questions.painted(), LOOPS: questions.loops()}
    held = {HUM: questions.hummed(), DRONES: questions.drones()}
    music, asked = settling.windows(MUSIC), {name: question.log_mels for name, question in (rhythmic | held).items()}
    file = ears.shipped(folder)

    def hear(*embeds):
        return [ears.Heard.by(embed, music, library.log_mels, asked) for embed in embeds]

    learned, hand = slice(0, LEARNED), slice(LEARNED, None)
    trained = hear(file, *ears.other_seeds())
    heard = {"network": trained,
             "its hand-made rhythm alone": [trained[0].part(hand)],
             "its learned rhythm alone": [one.part(learned) for one in trained],
             "untrained network, learned rhythm alone": [
                 one.part(learned) for one in hear(*(ears.without_training(music, seed) for seed in SEEDS))],
             "mean MFCC": hear(ears.mean_mfcc), "chance": hear(*(ears.chance(seed) for seed in SEEDS))}
    table = Table(library, rhythmic, held)
    default = f"network, follow {FOLLOW:g}"
    for name, own in heard.items():
        table.add(default if name == "network" else name, own, ears.weighed(FOLLOW), barred=name == "network")
    for label, distance in (("network, follow 0", ears.weighed(0)), ("network, follow 1", ears.weighed(1)),
                            ("network, the paper's distance", ears.paper)):
        table.add(label, trained, distance)
    apart = table.rate[default].interval[0] - table.rate["untrained network, learned rhythm alone"].interval[1]
    return [*table.figures, Figure("gap between the rate's intervals, network and untrained network", apart, bar=0.0),
            Figure("share of held excerpts in the library (base rate of the held shares)", library.held.mean()),
            *timbres.figures(file, ears.mean_mfcc, library, {name: rhythmic[name] for name in (RECORDED, PAINTED)})]


class Table:
    """The figures as they are gathered."""

    def __init__(self, library, rhythmic, held):
        self.library, self.rhythmic, self.held, self.figures, self.rate = library, rhythmic, held, [], {}
        self.where = f"{len(library.track)} excerpts of {len(set(library.track))} pieces"
        known, seen = [patterns.of_times(times) for times in library.times], patterns.of_sounds(library.log_mels)
        self.known, self.seen = np.stack(known), seen

    def add(self, label, networks, distance, barred=False):
        """All figures of one network (or of its seeds, the shipped one first) by one distance."""
        for name, question in self.rhythmic.items():
            answers = Answers([one.distances(name, distance) for one in networks], self.library.track)
            self._rhythm(label, name, question, answers, barred)
        for name, bar in ((HUM, HUM_BAR), (DRONES, DRONE_BAR)):
            answers = Answers([one.distances(name, distance) for one in networks], self.library.track)
            groups = np.array(self.held[name].names) if self.held[name].names else None

            def share(queries, nearest, present):
                return self.library.held[nearest].mean()
            self._put(answers.figures(share, groups), [f"{label}: held share of the {NEAREST} nearest, {name}"],
                      f"{answers.count} sounds", [bar if barred else None])

    def _rhythm(self, label, name, question, answers, barred):
        asked = np.stack([patterns.of_times(times) for times in question.times])
        known, seen = (patterns.Likeness(asked, own, self.library.rate) for own in (self.known, self.seen))
        rate = self.library.rate

        def follows(queries, nearest, present):
            return (spearmanr(question.rate[queries], rate[nearest].mean(1))[0],
                    spearmanr(question.rate[queries], rate[nearest[:, 0]])[0],
                    known.gain(queries, nearest, present), seen.gain(queries, nearest, present))

        def distinct(queries, nearest, present):
            return len(set(nearest[:, 0])) / len(nearest)

        on, real = f"{answers.count} sounds, {self.where}", name == RECORDED
        groups = np.array(question.names) if question.names else None
        names = [f"{label}: {what}, {name}" for what in (
            f"Spearman of onset rate, mean of the {NEAREST} nearest", "Spearman of onset rate, nearest",
            "likeness of pattern beyond rate, onsets as aubio hears them", "likeness of pattern beyond rate, by the envelope")]
        bars = [RATE_BAR if real else None, None, GAIN_BAR if name != LOOPS else None, None]
        made = self._put(answers.figures(follows, groups), names, on, bars if barred else [None] * 4)
        if real:
            self.rate[label] = made[0]
        self._put(answers.figures(distinct, groups, redraw_questions=False), [f"{label}: distinct nearest excerpts, {name}"],
                  on, [DISTINCT_BAR if barred and name != LOOPS else None])

    def _put(self, measured, names, on, bars):
        values, low, high, each = (np.atleast_1d(part) for part in measured)
        each = each.reshape(-1, len(names)).T
        made = []
        for name, value, least, most, bar, seeds in zip(names, values, low, high, bars, each):
            told = f"; seeds {', '.join(f'{seed:.3g}' for seed in seeds)}" if len(seeds) > 1 else ""
            made.append(Figure(name, value, (least, most), on + told, bar))
        self.figures += made
        return made
