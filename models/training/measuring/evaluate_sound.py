"""Measures the shipped sound network: sounds with known onset times against a library of real game music."""
import numpy as np
from scipy.stats import spearmanr

from material import scaling_music
from measuring import embedders
from measuring import excerpts
from measuring import patterns
from measuring import questions
from measuring import timbres
from measuring.answers import NEAREST, Answers
from measuring.bootstrap import interval
from measuring.report import Figure
from networks.sound_network import LEARNED
from paths import SOUND
from teaching.recipe import SEEDS

FOLLOW = 0.3
RATE_BAR, GAIN_BAR, DISTINCT_BAR, HUM_BAR, DRONE_BAR = 0.85, 0.15, 0.6, 0.85, 0.65
MUSIC = 400  # windows of music that set the scales of the comparison networks
RECORDED, PAINTED = "recorded one-shots, onsets known", "synthetic strokes, onsets known"
LOOPS = "recorded loops, onsets as aubio hears them"
HUM, DRONES = "synthetic hum", "recorded drones and pads"
# Random weights with the same computed rhythm, and random weights alone, for a fair comparison.
LEARNED_ALONE, UNTRAINED = "its learned rhythm alone", "untrained network, whole"
UNTRAINED_ALONE = "untrained network, learned rhythm alone"


def measure(folder=SOUND):
    """Returns [Figure, ...]."""
    library = excerpts.library()
    rhythmic = {RECORDED: questions.recorded(), PAINTED: questions.painted(), LOOPS: questions.loops()}
    held = {HUM: questions.hummed(), DRONES: questions.drones()}
    music, asked = scaling_music.windows(MUSIC), {name: question.log_mels for name, question in (rhythmic | held).items()}
    file = embedders.shipped(folder)

    def embed_all(*embeds):
        return [embedders.Embeddings.of(embed, music, library.log_mels, asked) for embed in embeds]

    learned, computed = slice(0, LEARNED), slice(LEARNED, None)
    trained = embed_all(file, *(embedders.other_seeds() if folder == SOUND else []))
    untrained = embed_all(*(embedders.without_training(music, seed) for seed in SEEDS))
    beside = {UNTRAINED: untrained,
              "its computed rhythm alone": [trained[0].part(computed)],
              LEARNED_ALONE: [one.part(learned) for one in trained],
              UNTRAINED_ALONE: [one.part(learned) for one in untrained],
              "mean MFCC": embed_all(embedders.mean_mfcc), "chance": embed_all(*(embedders.chance(seed) for seed in SEEDS))}
    table = Table(library, rhythmic, held)
    default = f"network, follow {FOLLOW:g}"
    table.add(default, trained, embedders.weighed(FOLLOW), whole=True)
    for label, distance in (("network, follow 0", embedders.weighed(0)), ("network, follow 1", embedders.weighed(1)),
                            ("network, the paper's distance", embedders.paper)):
        table.add(label, trained, distance)
    for label, networks in beside.items():
        table.add(label, networks, embedders.weighed(FOLLOW))
    return [*table.figures, table.gap("network and untrained network, both whole", default, UNTRAINED, bar=0.0),
            table.gap("learned rhythm alone, trained and untrained", LEARNED_ALONE, UNTRAINED_ALONE),
            Figure("share of held excerpts in the library (base rate of the held shares)", library.held.mean(),
                   interval(lambda drawn: library.held[drawn].mean(), library.track), table.where),
            *timbres.figures(file, embedders.mean_mfcc, library, {name: rhythmic[name] for name in (RECORDED, PAINTED)})]


class Table:
    """Collects the figures."""

    def __init__(self, library, rhythmic, held):
        self.library, self.rhythmic, self.held, self.figures, self.rate = library, rhythmic, held, [], {}
        self.where = f"{len(library.track)} excerpts of {len(set(library.track))} pieces"
        self.known = np.stack([patterns.of_times(times) for times in library.times])
        self.seen = patterns.of_sounds(library.log_mels)

    def add(self, label, networks, distance, whole=False):
        """Adds the figures of one network (or its seeds, the shipped one first) for one distance; whole: all, with bars."""
        for name, question in self.rhythmic.items():
            if whole or name != LOOPS:
                self._rhythm(label, name, question, Answers([one.distances(name, distance) for one in networks],
                                                            self.library.track), whole)
        for name, bar in ((HUM, HUM_BAR), (DRONES, DRONE_BAR)):
            answers = Answers([one.distances(name, distance) for one in networks], self.library.track)

            def share(queries, nearest, present):
                return [self.library.held[nearest].mean()]
            self._put(answers, share, self.held[name].names, f"{answers.count} sounds",
                      [(f"{label}: held share of the {NEAREST} nearest, {name}", bar if whole else None)])

    def gap(self, name, one, other, bar=None):
        """Returns the distance between the intervals of two onset rates: above 0 if they do not overlap."""
        apart = self.rate[one].interval[0] - self.rate[other].interval[1]
        return Figure(f"gap between the intervals of onset rate, {name}", apart, None, "a difference of ends, no interval", bar)

    def _rhythm(self, label, name, question, answers, whole):
        asked = np.stack([patterns.of_times(times) for times in question.times])
        known, seen = (patterns.Likeness(asked, own, self.library.rate) for own in (self.known, self.seen))
        rate, real, built = self.library.rate, name == RECORDED, name != LOOPS

        def follows(queries, nearest, present):
            found = [spearmanr(question.rate[queries], rate[nearest].mean(1))[0], known.gain(queries, nearest, present)]
            if whole:
                found += [seen.gain(queries, nearest, present), spearmanr(question.rate[queries], rate[nearest[:, 0]])[0]]
            return found

        def distinct(queries, nearest, present):
            return [len(set(nearest[:, 0])) / len(nearest)]

        names = [(f"{label}: Spearman of onset rate, mean of the {NEAREST} nearest, {name}", RATE_BAR if real else None),
                 (f"{label}: likeness of pattern beyond rate, by aubio's onsets, {name}", GAIN_BAR if built else None),
                 (f"{label}: likeness of pattern beyond rate, by the envelope, {name}", None),
                 (f"{label}: Spearman of onset rate, nearest, {name}", None)]
        on = f"{answers.count} sounds, {self.where}"
        made = self._put(answers, follows, question.names, on, names if whole else [(text, None) for text, _ in names[:2]])
        if real:
            self.rate[label] = made[0]
        self._put(answers, distinct, question.names, on, [(f"{label}: distinct nearest excerpts, {name}",
                                                           DISTINCT_BAR if whole and built else None)], redraw_questions=False)

    def _put(self, answers, measure, names, on, title_bars, redraw_questions=True):
        groups = np.array(names) if names else None
        values, low, high, each = answers.figures(measure, groups, redraw_questions)
        made = []
        for k, (name, bar) in enumerate(title_bars):
            seeds = f"; seeds {', '.join(f'{own[k]:.3g}' for own in each)}" if len(each) > 1 else ""
            made.append(Figure(name, float(values[k]), (float(low[k]), float(high[k])), on + seeds, bar))
        self.figures += made
        return made
