"""Measures your own network against its own table, on works kept for measuring."""
from dataclasses import replace

from measuring import moves
from measuring.evaluation_set import NetworkScorer
from measuring.evaluate_correspondence import agreement
from measuring.report import Figure
from poetics.poetics import Poetics


def measure(folder, evaluation):
    """Returns ([Figure, ...], [Move, ...]) of an exported folder on an EvaluationSet that training did not use."""
    poetics, scorer = Poetics.load(folder / "poetics.json"), NetworkScorer(folder, evaluation.log_mels)
    wanted = poetics.agreement(evaluation.describe_pictures(), evaluation.describe_sounds())
    # The bars apply only to the material of the shipped network.
    figures = [replace(figure, bar=None) for figure in agreement("unseen works", evaluation, [scorer(evaluation.images)], [wanted])]
    moved = moves.measured(evaluation, scorer, poetics)
    return figures + [Figure("likeness of its moves to the table's when pictures are edited", moves.likeness(moved))], moved
