"""Trains the networks with which the finder scores quadrilaterals, from files of `PaintSound.Evaluation framing candidates`.

    train_scorer.py ../../../src/PaintSound.Vision/Finding/quad-scorer.txt CANDIDATES...

Each network has one hidden layer and learns, per scene, to give the candidates within 1 % of the picture's width all of the probability.
"""

import sys

import numpy as np
import torch

NETWORKS, HIDDEN, EPOCHS, RIGHT = 4, 24, 20, 0.01


def load(name):
    scenes = []
    for line in open(name):
        if line[0] == "#":
            scenes.append([])
        else:
            scenes[-1].append(np.array(line.split(), dtype=np.float32))
    return [np.array(rows) for rows in scenes if rows]


def train(data, features, seed):
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    network = torch.nn.Sequential(torch.nn.Linear(features, HIDDEN), torch.nn.Tanh(), torch.nn.Linear(HIDDEN, 1))
    optimiser = torch.optim.AdamW(network.parameters(), lr=0.01, weight_decay=0.03)
    for epoch in range(EPOCHS):
        for group in optimiser.param_groups:
            group["lr"] = 0.01 * (1 - epoch / EPOCHS)
        for i in random.permutation(len(data)):
            x, right = data[i]
            scores = network(x + 0.03 * torch.randn_like(x)).squeeze(1)
            loss = torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return network


def main(output, names):
    scenes = sum((load(name) for name in names), [])
    rows = np.concatenate(scenes)[:, 9:]
    mean, deviation = rows.mean(0), rows.std(0) + 1e-3
    data = [(torch.tensor((s[:, 9:] - mean) / deviation), torch.tensor(s[:, 0] < RIGHT)) for s in scenes if (s[:, 0] < RIGHT).any()]
    numbers = lambda values: " ".join(f"{value:.5g}" for value in np.ravel(values)) + "\n"
    with open(output, "w") as file:
        file.write(f"{NETWORKS} {rows.shape[1]} {HIDDEN}\n" + numbers(mean) + numbers(deviation))
        for seed in range(NETWORKS):
            network = train(data, rows.shape[1], seed).state_dict()
            for name in ("0.weight", "0.bias", "2.weight", "2.bias"):
                file.write(numbers(network[name].numpy()))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
