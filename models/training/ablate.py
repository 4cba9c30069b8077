"""Which mixture of teachers: short runs that are measured on games kept out of all of them. Wesnoth takes no part.

    /usr/bin/python3 -W ignore ablate.py         # after train, which fetches and prepares; about three quarters of an hour of one core
"""
import json
from dataclasses import asdict, dataclass

import torch

from material.collection import collected
from material.sources import Material
from measuring import evaluate_common_cause, evaluate_true_pairs, matches
from measuring.encounter import Encounter, Judge
from networks import export
from paths import RUNS
from poetics.poetics import Poetics
from teaching import train_correspondence
from teaching.common_cause import CommonCause
from teaching.recipe import Recipe
from teaching.true_pairs import TruePairs

TAUGHT, KEPT = ("0ad", "supertuxkart", "freedroid"), ("hedgewars", "fillets")
STEPS, OWN = 300, "mixture"


@dataclass(frozen=True)
class Mixture:
    """Shares of the steps; the table has the rest. descriptors: the weight of reading them out beside."""

    name: str
    common: float = 0.0
    true: float = 0.0
    descriptors: float = 1.0


MIXTURES = [
    Mixture("the table alone"),
    Mixture("the table, nothing read out beside", descriptors=0.0),
    Mixture("a fifth common cause", common=0.2),
    Mixture("a fifth true pairs", true=0.2),
    Mixture("a fifth of each", common=0.2, true=0.2),
]


def main():
    """Teaches and measures every mixture; writes work/runs/ablation/results.json."""
    material, encounter = Material.games(TAUGHT), Encounter.games(KEPT)
    albums = [album for album in collected()[0] if album.source in TAUGHT]
    teachers = {"common": CommonCause(), "true": TruePairs(albums)}
    rows = []
    for number, mixture in enumerate(MIXTURES):
        folder = RUNS / "ablation" / str(number)
        shares = [(share, teachers[name]) for name in teachers if (share := getattr(mixture, name))]
        recipe = Recipe(steps=STEPS, common=mixture.common, true=mixture.true, descriptors=mixture.descriptors)
        export.correspondence(train_correspondence.train(recipe, material, folder, shares), folder, {}, {})
        rows.append(asdict(mixture) | measured(folder, encounter))
        (RUNS / "ablation/results.json").write_text(json.dumps(rows, indent=1) + "\n")
        print(json.dumps(rows[-1], indent=1), flush=True)


def measured(folder, encounter):
    """Agreement with the table, and how well pairs of one hidden state and pairs that people joined are told from others."""
    wanted = Poetics.load(folder / "poetics.json").agreement(encounter.seen(), encounter.heard())
    given = Judge(folder, encounter.log_mels)(encounter.images)
    paired = [*evaluate_common_cause.measure({OWN: [folder]}), *evaluate_true_pairs.measure({OWN: [folder]})]
    return {rule.__name__: rule(given, wanted) for rule in (matches.spearman, matches.balanced, matches.centred, matches.percentile)} \
        | {figure.name: str(figure) for figure in paired if OWN in figure.name and "AUC" in figure.name}


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    main()
