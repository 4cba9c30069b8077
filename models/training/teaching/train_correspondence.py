"""Trains the correspondence network: soft targets for all pairs of a batch, with additional descriptor predictions."""
import json
import time
from datetime import date

import numpy as np
import torch
from torch.nn import functional as F

from networks.towers import Correspondence
from paths import RUNS
from teaching.mixed_batches import MixedBatches
from teaching.people import People

WARM_UP, DECAY, LOUDEST_GRADIENT = 50, 0.02, 5.0
FIRST_TOLD = 20  # steps before the first line, which contains the remaining time


def folder_of(direction, seed, architecture="compact"):
    """Returns the folder of a run: weights, table, record and exported files."""
    return RUNS / "-".join(["correspondence", *([] if architecture == "compact" else [architecture]), direction, str(seed)])


def train(recipe, material, folder, others=None, device="cpu", workers=0):
    """Writes network.pt, poetics.json (the table as fitted), record.json and train.log into folder; returns the network.

    others: {"common" or "true": teacher}; the recipe has their shares of the steps. A teacher has batch(rng, count) ->
    pictures, log-mels, matched [count, count] and the weight of each pair, see People. device: "cpu" or "cuda"; on cuda,
    everything except the losses is in bfloat16. workers: number of processes that prepare batches.
    """
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    folder.mkdir(parents=True, exist_ok=True)
    device = torch.device(device)
    network = Correspondence(architecture=recipe.architecture).train().to(device)
    people = People(material, recipe.table, rng, recipe.batch, side=network.architecture.side)
    people.poetics.save(folder / "poetics.json")
    fit_scales(network, people.batch(rng, recipe.batch)[1])
    others = others or {}
    batches = MixedBatches([*others.values(), people], [getattr(recipe, name) for name in others], rng, recipe.batch).drawn(workers)
    optimiser = torch.optim.AdamW(network.parameters(), recipe.rate, weight_decay=DECAY)
    started, worked, right = time.monotonic(), time.process_time(), []
    (folder / "train.log").unlink(missing_ok=True)
    for step in range(recipe.steps):
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * min(1, (step + 1) / WARM_UP) * (0.005 + 0.5 * (1 + np.cos(np.pi * step / recipe.steps)))
        teacher, batch = next(batches)
        loss, share = _loss(network, [part.to(device, non_blocking=True) for part in batch], recipe.descriptors)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), LOUDEST_GRADIENT)
        optimiser.step()
        if teacher == len(others):
            right.append(share)
        if step + 1 in (FIRST_TOLD, recipe.steps) or step % 100 == 99:
            spent = time.monotonic() - started
            _log(folder, f"{folder.name} step {step + 1} of {recipe.steps}, {spent:.0f} s, "
                          f"{spent / (step + 1) * (recipe.steps - step - 1) / 60:.1f} minutes left, "
                          f"loss {float(loss.detach()):.3f}, pairs judged as the table does {np.mean(right[-100:]):.3f}")
    network.cpu()
    torch.save(network.state_dict(), folder / "network.pt")
    (folder / "record.json").write_text(json.dumps(recipe.record() | {
        "material": material.name, "device": device.type, "date": str(date.today()), "seconds": round(time.monotonic() - started),
        "cpuSeconds": round(time.process_time() - worked)}, indent=1) + "\n")
    return network.eval()


def load(recipe, folder):
    """Loads the network that train wrote into folder."""
    network = Correspondence(architecture=recipe.architecture)
    network.load_state_dict(torch.load(folder / "network.pt"))
    return network.eval()


def fit_scales(network, log_mels):
    """Sets the input scale of the sound tower from the material."""
    network.sound.mean.fill_(float(log_mels.mean()))
    network.sound.deviation.fill_(float(log_mels.std()))


def _log(folder, line):
    print(line, flush=True)
    with open(folder / "train.log", "a") as log:
        log.write(line + "\n")


def _loss(network, batch, importance):
    """Returns the loss of one batch, and the share of its pairs with the same judgement as the teacher."""
    picture, sound, matched, weight, *descriptors = batch
    with torch.autocast(picture.device.type, torch.bfloat16, enabled=picture.is_cuda):
        image, sound_half = network.image.embed(picture), network.sound.embed(sound)
    image, sound_half = image.float(), sound_half.float()
    logits = network.all_pairs(image, sound_half)
    log = F.log_softmax(logits, 2)
    loss = -(weight * (matched * log[:, :, 0] + (1 - matched) * log[:, :, 1])).sum() / weight.sum().clamp(min=1)
    if descriptors:
        reads = network.picture_descriptors(image), network.sound_descriptors(sound_half)
        loss = loss + importance * sum(F.mse_loss(read, own) for read, own in zip(reads, descriptors))
    return loss, float(((logits[:, :, 0] > logits[:, :, 1]) == (matched > 0.5)).float().mean())
