"""Measures your own network against its own table, on works kept for measuring."""
from dataclasses import replace

from measuring import moves
from measuring.encounter import Judge
from measuring.evaluate_correspondence import agreement
from measuring.report import Figure
from poetics.poetics import Poetics


def measure(folder, encounter):
    """Returns ([Figure, ...], [Move, ...]) of an exported folder on an Encounter that training did not use."""
    poetics, judge = Poetics.load(folder / "poetics.json"), Judge(folder, encounter.log_mels)
    wanted = poetics.agreement(encounter.seen(), encounter.heard())
    # The bars apply only to the material of the shipped network.
    figures = [replace(figure, bar=None) for figure in agreement("unseen works", encounter, [judge(encounter.images)], [wanted])]
    moved = moves.measured(encounter, judge, poetics)
    return figures + [Figure("likeness of its moves to the table's when pictures are edited", moves.likeness(moved))], moved
