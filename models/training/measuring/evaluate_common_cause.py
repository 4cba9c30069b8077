"""Measures whether networks detect the common cause of painted pictures and phrases, with new states and another sound font."""
import numpy as np
import torch

import mel
from material import common_cause, hidden_state
from measuring import pair_rules
from measuring.bootstrap import interval
from measuring.evaluate_true_pairs import scores
from measuring.pair_baselines import chance, unlearned
from measuring.report import Figure

START = 40  # columns: 0.5 s


def measure(networks, scores=scores):
    """Returns [Figure, ...]. networks: {name: [folder of a seed, ...]}, scored as in evaluate_true_pairs."""
    states, pictures, log_mels = common_cause.load("measured")
    images = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float() / 255
    windows = torch.from_numpy(np.stack([one[:, START:START + mel.COLUMNS] for one in log_mels])).float()[:, None]
    together = hidden_state.agreement(states, states) > 0.5
    given = {name: [scores(folder, images, windows) for folder in folders] for name, folders in networks.items()}
    given |= {"chance": [chance(images, windows)], "untrained network": [unlearned(images, windows)]}
    figures = []
    for name, runs in given.items():
        def again(seeds, i, j):
            cut = np.ix_(i, j)
            return np.mean([pair_rules.auc(runs[seed][cut], together[cut], ~together[cut]) for seed in seeds])
        value = np.mean([pair_rules.auc(run, together, ~together) for run in runs])
        figures.append(Figure(f"common cause, states closer than the median: AUC: {name}", value,
                              interval(again, len(runs), len(images), len(windows), draws=60),
                              f"{len(images)} new states, instruments of another sound font"))
    return figures
