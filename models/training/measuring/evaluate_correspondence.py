"""Measures correspondence networks against the table that trained them, on pictures and music of sources not used in training."""
from dataclasses import replace

import numpy as np

from material import stage
from material.sources import Material
from measuring import matches, rows, table_baselines
from measuring.bootstrap import interval
from measuring.encounter import Encounter, Judge
from measuring.report import Figure
from poetics.poetics import TABLE, Poetics

THINNED, FEW = 6, 1000  # below FEW windows, every interval uses all of them
# (name, rule, bar)
RULES = [
    ("accuracy on the outer 30 % with picture and window means removed", matches.centred, 0.90),
    ("balanced accuracy, all pairs", matches.balanced, 0.82),
    ("Spearman a picture, mean", matches.spearman, 0.80),
    ("where the table ranks the network's best 1 %", matches.percentile, 0.93),
]
SHUFFLED_BAR = (0.45, 0.55)


def measure(runs, taught, unseen, table=TABLE):
    """Returns [Figure, ...] of exported runs (one folder per seed, the shipped one first) trained on the sources taught."""
    encounter = Encounter.games(unseen)
    poetics = [Poetics.load(run / "poetics.json") for run in runs]
    judges = [Judge(run, encounter.log_mels) for run in runs]
    seen, heard = encounter.seen(), encounter.heard()
    wanted = [rule.agreement(seen, heard) for rule in poetics]
    given = [judge(encounter.images) for judge in judges]
    label = f"taught on {', '.join(taught)}" if len(taught) < 3 else "taught on the other games"
    figures = [*agreement(label, encounter, given, wanted), *_controlled(label, encounter, given, wanted)]
    for name, scores in table_baselines.all_of(encounter, poetics[0], Material.games(taught), table).items():
        figures += [figure(f"{rule_name}: {name}", rule, encounter, [scores], wanted[:1]) for rule_name, rule, _ in RULES]
    figures += [_stage(encounter, judges, wanted), *rows.figures(encounter, judges, poetics)]
    # Both directions are in one table.
    return [own if label in own.name else replace(own, name=f"{own.name} ({label})") for own in figures]


def agreement(label, encounter, given, wanted):
    """Returns figures of the scores [P, S] of several networks against those of the table."""
    for name, rule, bar in RULES:
        yield figure(f"{name} ({label})", rule, encounter, given, wanted, encounter.material, bar)


def figure(name, rule, encounter, given, wanted, on="", bar=None):
    """Returns the mean of the seeds. The interval resamples seeds, pictures and pieces of music."""
    few = len(encounter.tracks) < FEW
    thinned = 1 if few or rule is matches.percentile else THINNED

    def again(seeds, i, j):
        cut = np.ix_(i, j[::thinned])
        return np.mean([rule(given[seed][cut], wanted[seed][cut]) for seed in seeds])
    values = [rule(*pair) for pair in zip(given, wanted)]
    span = interval(again, len(given), len(given[0]), encounter.tracks, draws=60 if thinned == 1 and not few else 200)
    return Figure(name, np.mean(values), span, "; ".join(filter(None, [on, *_seeds(values)])), bar)


def _controlled(label, encounter, given, wanted):
    """Returns figures for shuffled pictures, the worst picture, and each group of pictures alone."""
    rng = np.random.default_rng(0)

    def shuffled(own, other):
        return matches.centred(own[rng.permutation(len(own))], other)
    yield figure(f"{RULES[0][0]}: with pictures shuffled (control) ({label})", shuffled, encounter, given, wanted,
                 "shuffled anew for every draw", SHUFFLED_BAR)
    worst = [matches.spearman_a_picture(*pair).min() for pair in zip(given, wanted)]
    yield Figure("Spearman a picture, worst", np.mean(worst), None, "; ".join(["one picture, no interval", *_seeds(worst)]))
    for group in np.unique(encounter.groups):
        own = encounter.groups == group
        yield figure(f"Spearman a picture, group {group + 1} alone", matches.spearman, encounter, [one[own] for one in given],
                     [other[own] for other in wanted], f"{own.sum()} pictures")


def _stage(encounter, judges, wanted):
    """Returns figures for the same pairs with stage disturbances: uneven light, colour casts, an arm, a tilted camera.

    The scores of the table do not change.
    """
    disturbed = stage.disturb_pictures(np.random.default_rng(6), encounter.images)
    return figure("Spearman a picture under stage light, casts, arms and slant", matches.spearman, encounter,
                  [judge(disturbed) for judge in judges], wanted)


def _seeds(values):
    """Returns the values of several networks as text."""
    return [f"seeds {' '.join(f'{value:.3f}' for value in values)}"] if len(values) > 1 else []
