"""Changes of the best music when a picture is edited, by the table and by the network."""
from dataclasses import dataclass

import numpy as np

from measuring import edits, matches
from poetics.poetics import SOUND

EDITED, LISTED = 60, 3
EDITS = {"darker": edits.darken, "lighter": edits.lighten, "greyer": edits.desaturate, "more saturated": edits.saturate,
         "rougher": edits.roughen, "smoother": edits.smooth, "of more contrast": edits.widen}


@dataclass(frozen=True)
class Move:
    """The change of the best music from no edit to the strongest: [10] changes of the sound descriptors, in deviations."""

    edit: str
    wanted: np.ndarray
    given: np.ndarray


def answers(score, steps, sound_values):
    """score: pictures -> [N, S]; steps: [pictures, ...]; sound_values: normal scores [S, 10].

    Returns [N, steps, 10]: the mean of the best 1 % of the windows for each step of each picture.
    """
    count = max(1, int(matches.BEST * len(sound_values)))
    best = [np.argpartition(-score(step), count - 1, 1)[:, :count] for step in steps]
    return np.stack([sound_values[own].mean(1) for own in best], 1)


def measured(evaluation, scorer, poetics):
    """Returns [Move, ...] over up to 60 of the pictures."""
    images = evaluation.images[np.random.default_rng(3).permutation(len(evaluation.images))[:EDITED]]
    described = evaluation.describe_sounds()
    sound_values = poetics.sound.scores(described)

    def table(pictures):
        return poetics.agreement(evaluation.describe_pictures(pictures), described)
    moves = []
    for name, edit in EDITS.items():
        steps = edits.steps(images, edit)
        first, last = steps[0], steps[-1]
        wanted, given = (answers(score, [first, last], sound_values) for score in (table, scorer))
        moves.append(Move(name, *(side[:, 1].mean(0) - side[:, 0].mean(0) for side in (wanted, given))))
    return moves


def likeness(moves):
    """Returns the correlation of the changes by network and table over all edits and descriptors: 1 equal, -1 opposite."""
    return float(np.corrcoef(*(np.concatenate([getattr(move, side) for move in moves]) for side in ("wanted", "given")))[0, 1])


def table(moves):
    """Returns a Markdown table with the descriptors that change most in the table, for every edit."""
    rows = []
    for move in moves:
        most = np.argsort(-np.abs(move.wanted))[:LISTED]
        sides = [", ".join(f"{SOUND[k]} {side[k]:+.2f}" for k in most) for side in (move.wanted, move.given)]
        rows.append(f"| {move.edit} | {sides[0]} | {sides[1]} |")
    return "\n".join(["| a picture made | the table wants the music to be | the network's best music is |", "| --- | --- | --- |",
                      *rows]) + "\n"
