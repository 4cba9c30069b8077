"""Which mixture of teachers: short runs that are measured on games kept out of all of them. Wesnoth takes no part.

    /usr/bin/python3 -W ignore ablate.py         # after train, which fetches and prepares; about three quarters of an hour of one core
"""
import json
from dataclasses import asdict, dataclass

import numpy as np
import torch

from material import common_cause
from material.collection import collected
from material.sources import Material
from measuring import matches
from measuring.encounter import Encounter, Judge
from measuring.ranks import auc
from networks import export
from paths import RUNS
from poetics.poetics import Poetics
from teaching import train_correspondence
from teaching.common_cause import CommonCause
from teaching.recipe import Recipe
from teaching.true_pairs import TruePairs

TAUGHT, KEPT = ("0ad", "supertuxkart", "freedroid"), ("hedgewars", "fillets")
STEPS, SHOWN = 300, 200


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
    """Teaches and measures every mixture; writes work/runs/ablation/results.json and prints a table."""
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
        print("| " + " | ".join(f"{value:.3f}" if isinstance(value, float) else value for value in rows[-1].values()) + " |", flush=True)


def measured(folder, encounter):
    """Agreement with the table, and how well pairs of one hidden state are told from others."""
    wanted = Poetics.load(folder / "poetics.json").agreement(encounter.seen(), encounter.heard())
    given = Judge(folder, encounter.log_mels)(encounter.images)
    _, pictures, log_mels = (part[:SHOWN] for part in common_cause.load("measured"))
    windows = torch.from_numpy(np.stack([log_mel[:, :320] for log_mel in log_mels]).astype(np.float32))[:, None]
    images = torch.from_numpy(np.stack([picture[:224, :224] for picture in pictures])).permute(0, 3, 1, 2).float() / 255
    told = Judge(folder, windows)(images)
    return {"spearman": matches.spearman(given, wanted), "balanced": matches.balanced(given, wanted),
            "centred": matches.centred(given, wanted), "percentile": matches.percentile(given, wanted),
            "common cause AUC": auc(told[np.eye(SHOWN, dtype=bool)], told[~np.eye(SHOWN, dtype=bool)])}


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    main()
