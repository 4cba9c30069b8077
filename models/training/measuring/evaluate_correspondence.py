"""Measures correspondence networks against the table that trained them, on pictures and music of sources not used in training."""
from dataclasses import replace

import numpy as np

from material import stage
from material.sources import Material
from measuring import matches, rows, table_baselines
from measuring.bootstrap import interval
from measuring.evaluation_set import EvaluationSet, NetworkScorer
from measuring.report import Figure
from poetics.poetics import TABLE, Poetics

THINNED, FEW = 6, 1000  # below FEW windows, every interval uses all of them
# (name, rule, bar)
RULES = [
    ("accuracy on the outer 30 % with picture and window means removed", matches.centred, 0.90),
    ("balanced accuracy, all pairs", matches.balanced, 0.82),
    ("Spearman a picture, mean", matches.spearman, 0.80),
    ("where the table ranks the network's best 1 %, with window means removed", matches.percentile_centred, 0.93),
]
SHUFFLED_BAR = (0.45, 0.55)


def measure(runs, taught, unseen, table=TABLE):
    """Returns [Figure, ...] of exported runs (one folder per seed, the shipped one first) trained on the sources taught."""
    evaluation = EvaluationSet.games(unseen)
    poetics = [Poetics.load(run / "poetics.json") for run in runs]
    scorers = [NetworkScorer(run, evaluation.log_mels) for run in runs]
    picture_values, sound_values = evaluation.describe_pictures(), evaluation.describe_sounds()
    wanted = [rule.agreement(picture_values, sound_values) for rule in poetics]
    given = [scorer(evaluation.images) for scorer in scorers]
    label = f"taught on {', '.join(taught)}" if len(taught) < 3 else "taught on the other games"
    figures = [*agreement(label, evaluation, given, wanted), *_controlled(label, evaluation, given, wanted)]
    for name, scores in table_baselines.all_of(evaluation, poetics[0], Material.games(taught), table).items():
        figures += [figure(f"{rule_name}: {name}", rule, evaluation, [scores], wanted[:1]) for rule_name, rule, _ in RULES]
    figures += [_stage(evaluation, scorers, wanted), *rows.figures(evaluation, scorers, poetics)]
    # Both directions are in one table.
    return [own if label in own.name else replace(own, name=f"{own.name} ({label})") for own in figures]


def agreement(label, evaluation, given, wanted):
    """Returns figures of the scores [P, S] of several networks against those of the table."""
    for name, rule, bar in RULES:
        yield figure(f"{name} ({label})", rule, evaluation, given, wanted, evaluation.material, bar)


def figure(name, rule, evaluation, given, wanted, on="", bar=None):
    """Returns the mean of the seeds. The interval resamples seeds, pictures and pieces of music."""
    few = len(evaluation.tracks) < FEW
    thinned = 1 if few or rule is matches.percentile_centred else THINNED

    def again(seeds, i, j):
        cut = np.ix_(i, j[::thinned])
        return np.mean([rule(given[seed][cut], wanted[seed][cut]) for seed in seeds])
    values = [rule(*pair) for pair in zip(given, wanted)]
    span = interval(again, len(given), len(given[0]), evaluation.tracks, draws=60 if thinned == 1 and not few else 200)
    return Figure(name, np.mean(values), span, "; ".join(filter(None, [on, *_seeds(values)])), bar)


def _controlled(label, evaluation, given, wanted):
    """Returns figures for shuffled pictures, the worst picture, and each group of pictures alone."""
    rng = np.random.default_rng(0)

    def shuffled(own, other):
        return matches.centred(own[rng.permutation(len(own))], other)
    yield figure(f"{RULES[0][0]}: with pictures shuffled (control) ({label})", shuffled, evaluation, given, wanted,
                 "shuffled anew for every draw", SHUFFLED_BAR)
    worst = [matches.spearman_a_picture(*pair).min() for pair in zip(given, wanted)]
    yield Figure("Spearman a picture, worst", np.mean(worst), None, "; ".join(["one picture, no interval", *_seeds(worst)]))
    for group in np.unique(evaluation.groups):
        own = evaluation.groups == group
        yield figure(f"Spearman a picture, group {group + 1} alone", matches.spearman, evaluation, [one[own] for one in given],
                     [other[own] for other in wanted], f"{own.sum()} pictures")


def _stage(evaluation, scorers, wanted):
    """Returns figures for the same pairs with stage disturbances: uneven light, colour casts, an arm, a tilted camera.

    The scores of the table do not change.
    """
    disturbed = stage.disturb_pictures(np.random.default_rng(6), evaluation.images)
    return figure("Spearman a picture under stage light, casts, arms and slant", matches.spearman, evaluation,
                  [scorer(disturbed) for scorer in scorers], wanted)


def _seeds(values):
    """Returns the values of several networks as text."""
    return [f"seeds {' '.join(f'{value:.3f}' for value in values)}"] if len(values) > 1 else []
