"""The training material of the sound network: phrases of music paired with brush strokes of the same onsets."""
import pickle
from multiprocessing import Pool

import numpy as np
import torch

import mel
from material import phrases
from material import strokes
from paths import WORK

FOLDER = WORK / "pairs"
BATCH, BATCHES = 100, 120


def prepare(batches=BATCHES):
    """Renders the missing batches, two at a time."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    missing = [number for number in range(batches) if not (FOLDER / f"{number}.pkl").exists()]
    with Pool(2) as pool:
        for number in pool.imap_unordered(make, missing):
            print(f"pairs {number + 1} of {batches}", flush=True)


def make(number):
    """Renders one batch into FOLDER."""
    torch.set_num_threads(1)
    rng = np.random.default_rng(1000 + number)
    composed = [phrases.compose(rng) for _ in range(BATCH)]
    music = phrases.render(composed, phrases.SOUNDFONTS[number % 2], reverb=number % 3 > 0)
    peak = np.maximum(np.abs(music).max(1, keepdims=True), 1e-4)
    music = music / peak * strokes.decibels(rng.uniform(-24, -3, (BATCH, 1)))
    music = music + strokes.decibels(rng.uniform(-85, -60, (BATCH, 1))) * rng.normal(size=music.shape)
    painted, kinds = zip(*(strokes.paint(rng, phrase) for phrase in composed))
    for name, sound in (("music", music), ("stroke", np.stack(painted))):
        np.save(FOLDER / f"{number}.{name}.npy", mel.log_mel(sound).half().numpy())
    labels = [{"onsets": p.onsets, "style": p.style, "programs": p.programs, "register": p.register,
               "articulation": p.articulation, "kind": kind} for p, kind in zip(composed, kinds)]
    (FOLDER / f"{number}.pkl").write_bytes(pickle.dumps(labels))
    return number


if __name__ == "__main__":
    prepare()
