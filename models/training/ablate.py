"""Compares mixtures of teachers in short runs, measured on games that no run trains on. Wesnoth is not used.

    /usr/bin/python3 -W ignore ablate.py    # after train, which fetches and prepares; about three quarters of an hour
"""
import json

import torch

from material.collection import collected
from material.sources import Material
from measuring import evaluate_common_cause, evaluate_true_pairs, matches
from measuring.evaluation_set import EvaluationSet, NetworkScorer
from networks import export
from paths import RUNS
from poetics.poetics import Poetics
from teaching import train_correspondence
from teaching.common_cause import CommonCause
from teaching.recipe import Recipe
from teaching.true_pairs import TruePairs

TAUGHT, KEPT = ("0ad", "supertuxkart", "freedroid"), ("hedgewars", "fillets")
STEPS, OWN = 300, "mixture"


MIXTURES = {
    "the table alone": Recipe(steps=STEPS),
    "the table, nothing read out beside": Recipe(steps=STEPS, descriptors=0.0),
    "a fifth common cause": Recipe(steps=STEPS, common=0.2),
    "a fifth true pairs": Recipe(steps=STEPS, true=0.2),
    "a fifth of each": Recipe(steps=STEPS, common=0.2, true=0.2),
}


def main():
    """Trains and measures every mixture and writes work/runs/ablation/results.json."""
    material, evaluation = Material.games(TAUGHT), EvaluationSet.games(KEPT)
    albums = [album for album in collected()[0] if album.source in TAUGHT]
    teachers = {"common": CommonCause(), "true": TruePairs(albums)}
    rows = []
    for number, (name, recipe) in enumerate(MIXTURES.items()):
        folder = RUNS / "ablation" / str(number)
        export.correspondence(train_correspondence.train(recipe, material, folder, teachers), folder, {}, {})
        rows.append({"name": name} | recipe.record() | measured(folder, evaluation))
        (RUNS / "ablation/results.json").write_text(json.dumps(rows, indent=1) + "\n")
        print(json.dumps(rows[-1], indent=1), flush=True)


def measured(folder, evaluation):
    """Returns the agreement with the table, and the separation of common-cause pairs and true pairs from other pairs."""
    wanted = Poetics.load(folder / "poetics.json").agreement(evaluation.describe_pictures(), evaluation.describe_sounds())
    given = NetworkScorer(folder, evaluation.log_mels)(evaluation.images)
    paired = [*evaluate_common_cause.measure({OWN: [folder]}), *evaluate_true_pairs.measure({OWN: [folder]})]
    rules = (matches.spearman, matches.balanced, matches.centred, matches.percentile)
    return {rule.__name__: rule(given, wanted) for rule in rules} \
        | {figure.name: str(figure) for figure in paired if OWN in figure.name and "AUC" in figure.name}


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    main()
