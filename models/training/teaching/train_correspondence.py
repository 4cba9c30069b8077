"""Teaches the correspondence network the poetics: soft targets on all pairs of a batch, descriptors read out beside."""
import json
import time
from datetime import date

import numpy as np
import torch
from torch.nn import functional as F

from material import pools
from paths import WORK
from poetics.poetics import Poetics
from networks.towers import Correspondence

WEIGHTS, RECORD = WORK / "correspondence.pt", WORK / "correspondence.json"
SEED, STEPS, BATCH, RATE, WARM_UP, DECAY = 0, 2000, 48, 2e-3, 50, 0.02


def train(steps=STEPS):
    """Writes the weights and a record of the run."""
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    (pictures, seen), (sounds, heard) = (pools.load(kind) for kind in pools.KINDS)
    poetics = Poetics.fit(seen, heard)
    poetics.save()
    sample = sounds[::50].astype(np.float32)
    network = Correspondence(sample.mean(), sample.std()).train()
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    batches = zip(_batches(rng, len(pictures)), _batches(rng, len(sounds)))
    started, worked, right = time.monotonic(), time.process_time(), []
    for step, (i, j) in zip(range(steps), batches):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / WARM_UP) * (0.005 + 0.5 * (1 + np.cos(np.pi * step / steps)))
        picture = torch.from_numpy(pictures[i]).float() / 255
        picture = picture.flip(3) if rng.random() < 0.5 else picture
        image = network.image.embed(picture)
        sound = network.sound.embed(torch.from_numpy(sounds[j]).float())
        agreement = torch.from_numpy(poetics.agreement(seen[i], heard[j])).float()
        logits = network.all_pairs(image, sound)
        matched, log = torch.sigmoid(poetics.sharpness * agreement), F.log_softmax(logits, 2)
        loss = -(matched * log[:, :, 0] + (1 - matched) * log[:, :, 1]).mean()
        loss = loss + F.mse_loss(network.picture_descriptors(image), torch.from_numpy(poetics.picture.scores(seen[i])).float())
        loss = loss + F.mse_loss(network.sound_descriptors(sound), torch.from_numpy(poetics.sound.scores(heard[j])).float())
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        right.append(float(((logits[:, :, 0] > logits[:, :, 1]) == (agreement > 0)).float().mean()))
        if step % 100 == 99:
            print(f"correspondence step {step + 1} of {steps}, {time.monotonic() - started:.0f} s, loss {float(loss):.3f}, "
                  f"pairs judged as the table does {np.mean(right[-100:]):.3f}", flush=True)
    torch.save(network.state_dict(), WEIGHTS)
    RECORD.write_text(json.dumps({"seed": SEED, "steps": steps, "batch": BATCH, "date": str(date.today()),
                                  "seconds": round(time.monotonic() - started), "cpuSeconds": round(time.process_time() - worked)}))


def _batches(rng, count):
    while True:
        order = rng.permutation(count)
        yield from (order[k:k + BATCH] for k in range(0, count - BATCH + 1, BATCH))


if __name__ == "__main__":
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    train()
