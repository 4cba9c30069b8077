"""The rows of the poetics: whether the best 1 % of the music follows the edits of a picture step by step."""
import numpy as np

from measuring import edits, matches
from measuring.bootstrap import interval
from measuring.report import Figure
from poetics.poetics import SOUND

EDITED, DRAWS = 200, 100
KEPT = 1000  # best windows kept: enough for the best hundredth of any resampled music
ROWS_BAR, ROW_BAR = 0.85, 0.65


class Follower:
    """The answers of one network to every step of one edit. Windows are sorted once and filtered for resampled music."""

    def __init__(self, score, edit, images, sound_values, expected):
        """score: pictures -> [N, S]; sound_values: normal scores [S, 10]; expected: {descriptor: (1 more of it or -1 less, barred)}."""
        self.order = np.stack([np.argsort(-score(step), 1, kind="stable")[:, :KEPT] for step in edits.steps(images, edit)], 1)
        self.sound_values = [sign * sound_values[:, SOUND.index(name)] for name, (sign, _) in expected.items()]

    def answers(self, times):
        """Returns [rows, N, steps]: the mean of the best 1 % of the windows, with the multiplicity of each window [S]."""
        there = times[self.order]
        count = max(1, int(matches.BEST * times.sum()))
        taken = np.clip(count - (np.cumsum(there, 2) - there), 0, there)
        return np.stack([(taken * own[self.order]).sum(2) for own in self.sound_values]) / taken.sum(2)


def follows(answers):
    """Returns the rank correlation of answers [..., steps] with the step number; 0 if nothing changes."""
    above = answers[..., :, None] - answers[..., None, :]
    ranks = np.where(np.abs(above) < 1e-9, 0, np.sign(above)).sum(-1)
    steps = np.arange(answers.shape[-1]) - (answers.shape[-1] - 1) / 2
    return (ranks * steps).sum(-1) / np.sqrt(np.maximum((ranks ** 2).sum(-1), 1e-9) * (steps ** 2).sum())


def figures(evaluation, scorers, poetics):
    """Returns [Figure, ...] of several networks, first the mean of the rows with bars.

    Intervals resample pictures, pieces of music, seeds.
    """
    images = evaluation.images[np.random.default_rng(3).permutation(len(evaluation.images))[:EDITED]]
    described, asked = evaluation.describe_sounds(), [*edits.EXPECTED.items(), (edits.touch, edits.TOUCHED)]
    followers = []
    for scorer, rule in zip(scorers, poetics):
        sound_values = rule.sound.scores(described)
        followers.append([Follower(scorer, edit, images, sound_values, expected) for edit, expected in asked])
    expected = [(edit.__name__, name, *own) for edit, rows in asked for name, own in rows.items()]
    barred = np.array([bar for *_, bar in expected])

    def answered(seed, times):
        return np.concatenate([follower.answers(times) for follower in followers[seed]])

    def again(seeds, pictures, windows):
        times = np.bincount(windows, minlength=len(described))
        moved = {seed: follows(answered(seed, times))[:, pictures].mean(1) for seed in {*seeds}}
        rows = np.mean([moved[seed] for seed in seeds], 0)
        return [rows[barred].mean(), *rows]

    every = np.array([answered(seed, np.ones(len(described), int)) for seed in range(len(scorers))])
    rows, shifts = follows(every).mean((0, 2)), (every[..., -1] - every[..., 0]).mean((0, 2))
    low, high = interval(again, len(scorers), len(images), evaluation.tracks, draws=DRAWS)
    yield Figure(f"poetics: mean of the {barred.sum()} rows", rows[barred].mean(), (low[0], high[0]),
                 f"{len(images)} pictures, six steps, mean of the seeds", ROWS_BAR)
    for (edit, name, sign, bar), value, shift, *ends in zip(expected, rows, shifts, low[1:], high[1:]):
        yield Figure(f"poetics: {edit}, {'more' if sign > 0 else 'less'} {name}", value, tuple(ends),
                     f"moves by {shift:.2f} deviations", ROW_BAR if bar else None)
