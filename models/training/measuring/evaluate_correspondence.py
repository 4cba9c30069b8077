"""Measures correspondence networks against the table they were taught, on pictures and music of sources they never met."""
from dataclasses import replace

import numpy as np
from scipy.stats import spearmanr

from material import stage
from material.sources import Material
from measuring import edits, matches, moves, table_baselines
from measuring.bootstrap import interval
from measuring.encounter import Encounter, Judge
from measuring.report import Figure
from poetics.poetics import SOUND, TABLE, Poetics

THINNED, EDITED, FEW = 6, 200, 1000  # few windows are all taken into every interval
# (name, rule, bar)
RULES = [
    ("accuracy on the outer 30 % with picture and window means removed", matches.centred, 0.90),
    ("balanced accuracy, all pairs", matches.balanced, 0.82),
    ("Spearman a picture, mean", matches.spearman, 0.80),
    ("where the table ranks the network's best 1 %", matches.percentile, 0.93),
]
SHUFFLED_BAR, ROWS_BAR, ROW_BAR = (0.45, 0.55), 0.85, 0.65


def measure(runs, taught, unseen, table=TABLE):
    """[Figure, ...] of exported runs (a folder a seed, the shipped one first) that learned from the sources taught."""
    encounter = Encounter.games(unseen)
    poetics = [Poetics.load(run / "poetics.json") for run in runs]
    judges = [Judge(run, encounter.log_mels) for run in runs]
    seen, heard = encounter.seen(), encounter.heard()
    wanted = [rule.agreement(seen, heard) for rule in poetics]
    given = [judge(encounter.images) for judge in judges]
    label = f"taught on {', '.join(taught)}" if len(taught) < 3 else "taught on the other games"
    figures = [*agreement(label, encounter, given, wanted), *_controlled(label, encounter, given, wanted)]
    for name, scores in table_baselines.all_of(encounter, poetics[0], Material.games(taught), table).items():
        figures += [Figure(f"{rule_name}: {name}", rule(scores, wanted[0])) for rule_name, rule, _ in RULES]
    figures += _stage(encounter, judges, wanted) + _poetics(encounter, judges, poetics)
    # Both directions stand in one table.
    return [figure if label in figure.name else replace(figure, name=f"{figure.name} ({label})") for figure in figures]


def agreement(label, encounter, given, wanted):
    """Figures of the scores [P, S] of a few networks, against what the table wants of each."""
    few = len(encounter.tracks) < FEW
    for name, rule, bar in RULES:
        thinned = 1 if few or rule is matches.percentile else THINNED

        def again(seeds, i, j):
            cut = np.ix_(i, j[::thinned])
            return np.mean([rule(given[seed][cut], wanted[seed][cut]) for seed in seeds])
        values = [rule(*pair) for pair in zip(given, wanted)]
        span = interval(again, len(given), len(encounter.images), encounter.tracks, draws=60 if thinned == 1 and not few else 200)
        yield Figure(f"{name} ({label})", np.mean(values), span, "; ".join([encounter.material, *_seeds(values)]), bar)


def _controlled(label, encounter, given, wanted):
    """Pictures shuffled, the worst picture, and each group of pictures alone."""
    order = [np.random.default_rng(seed).permutation(len(given[0])) for seed in range(len(given))]
    values = [matches.centred(one[own], other) for one, own, other in zip(given, order, wanted)]
    span = (min(values), max(values)) if len(values) > 1 else None
    yield Figure(f"{RULES[0][0]}: with pictures shuffled (control) ({label})", np.mean(values), span, "; ".join(_seeds(values)),
                 SHUFFLED_BAR)
    worst = [matches.spearman_a_picture(*pair).min() for pair in zip(given, wanted)]
    yield Figure("Spearman a picture, worst", np.mean(worst), None, "; ".join(_seeds(worst)))
    for group in np.unique(encounter.groups):
        own = encounter.groups == group
        values = [matches.spearman(one[own], other[own]) for one, other in zip(given, wanted)]
        yield Figure(f"Spearman a picture, group {group + 1} alone", np.mean(values), None, f"{own.sum()} pictures")


def _stage(encounter, judges, wanted):
    """The same pairs on a stage: uneven light, casts, an arm, a slanted camera; the table still asks for what was painted."""
    rng = np.random.default_rng(6)
    disturbed = stage.disturb_pictures(rng, encounter.images)
    values = [matches.spearman(judge(disturbed), own) for judge, own in zip(judges, wanted)]
    return [Figure("Spearman a picture under stage light, casts, arms and slant", np.mean(values), None,
                   "; ".join(_seeds(values)))]


def _poetics(encounter, judges, poetics):
    """What changes in the best 1 % of the music when the painter changes the picture."""
    order = np.random.default_rng(3).permutation(len(encounter.images))[:EDITED]
    images, described = encounter.images[order], encounter.heard()
    rows, figures = {}, []
    for edit, expected in [*edits.EXPECTED.items(), (edits.touch, edits.TOUCHED)]:
        steps = edits.steps(images, edit)
        for judge, rule in zip(judges, poetics):
            heard = rule.sound.scores(described)
            answered = moves.answers(judge, steps, heard)
            for name, (sign, barred) in expected.items():
                answers = sign * answered[:, :, SOUND.index(name)]
                moved = np.array([spearmanr(range(len(steps)), row)[0] if np.ptp(row) > 1e-9 else 0.0 for row in answers])
                rows.setdefault((edit.__name__, name, sign, barred), []).append((moved, (answers[:, -1] - answers[:, 0]).mean()))
    for (edit, name, sign, barred), seeds in rows.items():
        moved = np.mean([one for one, _ in seeds], 0)
        span = interval(lambda drawn: moved[drawn].mean(), len(moved))
        figures.append(Figure(f"poetics: {edit}, {'more' if sign > 0 else 'less'} {name}", moved.mean(), span,
                              f"moves by {np.mean([shift for _, shift in seeds]):.2f} deviations", ROW_BAR if barred else None))
    barred = np.array([np.mean([one for one, _ in seeds], 0) for row, seeds in rows.items() if row[3]])
    span = interval(lambda drawn: barred[:, drawn].mean(), barred.shape[1])
    return [Figure(f"poetics: mean of the {len(barred)} rows", barred.mean(), span,
                   f"{EDITED} pictures, six steps, mean of the seeds", ROWS_BAR), *figures]


def _seeds(values):
    """What each of several networks has, in words."""
    return [f"seeds {' '.join(f'{value:.3f}' for value in values)}"] if len(values) > 1 else []
