"""Makes the shipped networks from the fetched packages. Files that already exist under work/ are reused."""
import shutil

import numpy as np
import torch

import measure
import mel
import runs
from material import music, pairs, reference_pictures, varied_pictures
from material.sources import DIRECTIONS, SHIPPED_DIRECTION, Material
from networks import export
from networks.towers import PICTURE
from paths import CORRESPONDENCE, DATA, REFERENCE, SOUND
from teaching import train_correspondence, train_sound
from teaching.recipe import SEEDS, SHIPPED_SEED, Recipe

# Creative Commons Zero loops, so the parity data can be committed.
REFERENCE_LOOPS = ["loop_tabla.flac", "loop_garzul.flac"]


def train():
    """Trains every network that does not exist yet: three seeds each, correspondence in both directions."""
    for direction, (sources, _) in DIRECTIONS.items():
        missing = [seed for seed in SEEDS if not (train_correspondence.folder_of(direction, seed) / "network.pt").exists()]
        material = Material.games(sources) if missing else None
        for seed in missing:
            train_correspondence.train(Recipe(seed=seed), material, train_correspondence.folder_of(direction, seed))
    for seed in SEEDS:
        if not (train_sound.folder_of(seed) / "sound.pt").exists():
            train_sound.train(seed)


def ship():
    """Exports all runs, and the parity data of the shipped networks."""
    for direction in DIRECTIONS:
        for seed in SEEDS:
            runs.correspondence(direction, Recipe(seed=seed))
    seen = train_correspondence.folder_of(SHIPPED_DIRECTION, SHIPPED_SEED)
    network = runs.correspondence(SHIPPED_DIRECTION, Recipe(seed=SHIPPED_SEED), CORRESPONDENCE)
    export.reference_halves(CORRESPONDENCE, reference_pictures.load())
    for kept in ("poetics.json", "train.log"):
        shutil.copy(seen / kept, CORRESPONDENCE / kept)
    embedder = runs.sound(SHIPPED_SEED, folder=SOUND)
    shutil.copy(train_sound.folder_of(SHIPPED_SEED) / "train.log", SOUND / "train.log")
    export.reference(network, embedder, _reference_pictures(), _reference_sounds(), REFERENCE)


def _reference_pictures():
    rng = np.random.default_rng(2)
    return np.stack([np.asarray(varied_pictures.canvas(rng, PICTURE)) for _ in range(2)])


def _reference_sounds():
    loops = [music.decode(DATA / "usr/share/sonic-pi/samples" / name) for name in REFERENCE_LOOPS]
    return np.stack([np.resize(loop, mel.COLUMNS * mel.HOP) for loop in loops])


if __name__ == "__main__":
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    music.prepare(music.games())
    pairs.prepare()
    train()
    ship()
    measure.measure(write=True)
