"""Chooses the weights of the parts of rhythm, with other questions and other music than the reported ones.

    /usr/bin/python3 -W ignore -m measuring.weight_tuning

Questions: synthetic strokes and hums of other seeds, rendered drum phrases and rendered held notes; no recorded hits and
no drones. Answers: the music used for scales, which is never in the library of the reported measurement. The quality of a
choice is the mean ratio of the lower ends of its intervals to their bars, each ratio limited to 1.
"""
import itertools

import numpy as np
import torch
from scipy.stats import spearmanr

from material import onsets
from material import phrases
from material import scaling_music
from material import strokes
from measuring import embedders
from measuring import excerpts
from measuring import patterns
from measuring import questions
from measuring.answers import Answers
from measuring.evaluate_sound import DRONE_BAR, FOLLOW, GAIN_BAR, HUM_BAR, RATE_BAR
from networks.sound_network import mean_distance
from teaching import train_sound
from teaching.recipe import SHIPPED_SEED

LEARNED_SHARES, HELD_SHARES, RATE_SHARES = (0.0, 0.3, 0.5), (0.0, 0.3, 0.5), (0.35, 0.5, 0.7)


def rendered(choose, count, seed):
    """Returns selected random phrases, rendered with the sound fonts of the training."""
    rng, drawn = np.random.default_rng(seed), []
    while len(drawn) < count:
        phrase = phrases.compose(rng)
        if choose(phrase):
            drawn.append(phrase)
    halves = drawn[:count // 2], drawn[count // 2:]
    sound = np.concatenate([phrases.render(half, font, reverb=False) for half, font in zip(halves, phrases.SOUNDFONTS)])
    level = strokes.decibels(rng.uniform(-24, -3, (count, 1))) / np.maximum(np.abs(sound).max(1, keepdims=True), 1e-4)
    noise = strokes.decibels(rng.uniform(-80, -62, (count, 1))) * rng.normal(size=sound.shape)
    return questions.of_phrases(drawn, sound * level + noise)


def drummed(phrase):
    """True if only drums play, with a rhythm."""
    rate = onsets.rate_in(phrase.onsets, questions.START_SECONDS)
    return phrase.programs == [None] and phrase.style != onsets.HELD and rate >= questions.SLOWEST


def sustained(phrase):
    """True if it is one long note."""
    return phrase.style == onsets.HELD and len(phrase.onsets) == 1 and phrase.articulation == phrases.LONG


class WeightTuning:
    """All parts of rhythm, computed once, to be combined with different weights."""

    def __init__(self, embedder):
        self.library = excerpts.tuning()
        self.rhythmic = {"strokes": questions.painted(seed=15000), "drums": rendered(drummed, 200, 16000)}
        self.held = {"hum": questions.hummed(seed=111), "notes": rendered(sustained, 60, 17000)}
        self.music = self._parts(embedder, scaling_music.windows())
        self.answers = self._parts(embedder, self.library.log_mels)
        self.asked = {name: self._parts(embedder, own.log_mels) for name, own in (self.rhythmic | self.held).items()}
        known = np.stack([patterns.of_times(times) for times in self.library.times])
        self.likeness = {name: patterns.Likeness(np.stack([patterns.of_times(times) for times in own.times]), known,
                                                 self.library.rate) for name, own in self.rhythmic.items()}

    @torch.no_grad()
    def _parts(self, embedder, log_mels):
        """Returns [learned, held, rates, returns, timbre]."""
        parts = [(*embedder.parts(some)[0], embedder.colour(some) * embedder.timbre_scale) for some in log_mels.split(64)]
        return [torch.cat(part) for part in zip(*parts)]

    def figures(self, shares):
        """Returns {name: (lower end of the interval, bar)} of the default distance with these weights."""
        scales = [share / mean_distance(part) for share, part in zip(shares, self.music)]

        def mixed(parts):
            return torch.cat([part * scale for part, scale in zip(parts, scales)], 1)
        whole, found = mean_distance(mixed(self.music)), {}
        for name, parts in self.asked.items():
            own, other = ([mixed(each) / whole, each[-1]] for each in (parts, self.answers))
            measure, bars = self._held(name) if name in self.held else self._rhythmic(name)
            lower = Answers([embedders.weighed(FOLLOW)(own, other)], self.library.track).figures(measure)[1]
            found |= {f"{name} {what}": (float(low), bar) for (what, bar), low in zip(bars.items(), lower)}
        return found

    def _held(self, name):
        def measure(queries, nearest, present):
            return [self.library.held[nearest].mean()]
        return measure, {"held": HUM_BAR if name == "hum" else DRONE_BAR}

    def _rhythmic(self, name):
        asked, rate = self.rhythmic[name].rate, self.library.rate

        def measure(queries, nearest, present):
            return spearmanr(asked[queries], rate[nearest].mean(1))[0], self.likeness[name].gain(queries, nearest, present)
        return measure, {"rate": RATE_BAR, "pattern": GAIN_BAR}


def goodness(figures):
    """Returns the mean ratio of lower end to bar, 0 ... 1."""
    return float(np.mean([min(1, max(0, value) / bar) for value, bar in figures.values()]))


if __name__ == "__main__":
    torch.set_num_threads(1)
    tuning = WeightTuning(train_sound.embedder(train_sound.folder_of(SHIPPED_SEED)))
    for learned, held, rates in itertools.product(LEARNED_SHARES, HELD_SHARES, RATE_SHARES):
        own = tuning.figures((learned, held, rates, 1.0))
        note = ", ".join(f"{name} {value:.3f}" for name, (value, _) in own.items())
        print(f"{learned:g} {held:g} {rates:g} 1: {goodness(own):.3f}; {note}", flush=True)
