"""The correspondence network's training material: varied pictures and varied windows with their measured descriptors."""
from functools import cache
from multiprocessing import Pool

import numpy as np
import torch

from material import augment_pictures
from material import augment_sounds
from material import music
from poetics import picture_descriptors
from material import pictures
from poetics import sound_descriptors
from paths import WORK

FOLDER = WORK / "pools"
PART, PARTS = 2000, 12
KINDS = ["pictures", "sounds"]


def prepare():
    """Makes the parts that are not there yet, two at a time."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    missing = [(kind, part) for kind in KINDS for part in range(PARTS) if not (FOLDER / f"{kind}.{part}.npz").exists()]
    if not missing:
        return
    with Pool(2) as pool:
        for kind, part in pool.imap_unordered(_make, missing):
            print(f"{kind} {part + 1} of {PARTS}", flush=True)


def load(kind):
    """All of one kind: inputs (uint8 pictures [n, 3, 112, 112] or float16 log-mels [n, 1, 100, 320]) and descriptors [n, 7]."""
    parts = [np.load(FOLDER / f"{kind}.{part}.npz") for part in range(PARTS)]
    return np.concatenate([part["inputs"] for part in parts]), np.concatenate([part["descriptors"] for part in parts])


@cache
def _real_pictures():
    return pictures.training()


@cache
def _real_sounds():
    return [track.log_mel for track in music.tracks(measuring=False)]


def _make(job):
    torch.set_num_threads(1)
    kind, part = job
    rng = np.random.default_rng([KINDS.index(kind), part])
    inputs, descriptors = [], []
    for _ in range(PART // 50):
        if kind == "pictures":
            drawn = np.stack([augment_pictures.draw(rng, _real_pictures()) for _ in range(50)]).transpose(0, 3, 1, 2)
            seen = np.round(drawn * 255).astype(np.uint8)
            described = picture_descriptors.describe(torch.from_numpy(seen).float() / 255)
        else:
            seen = np.stack([augment_sounds.draw(rng, _real_sounds()) for _ in range(50)])[:, None].astype(np.float16)
            described = sound_descriptors.describe(torch.from_numpy(seen[:, 0]).float())
        inputs.append(seen)
        descriptors.append(described.numpy())
    np.savez(FOLDER / f"{kind}.{part}.npz", inputs=np.concatenate(inputs), descriptors=np.concatenate(descriptors))
    return job


if __name__ == "__main__":
    prepare()
