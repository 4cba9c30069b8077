"""The whole way from fetched packages to shipped networks. What is already made under work/ is kept and used."""
import json

import numpy as np
import torch

from material import augment_pictures
from networks import export
import measure
import mel
from material import music
from material import pairs
from material import pools
from teaching import train_correspondence
from teaching import train_sound
from paths import CORRESPONDENCE, DATA, REFERENCE, SOUND
from networks.towers import PICTURE, Correspondence

# Creative Commons Zero loops, so that the parity data may be committed.
REFERENCE_LOOPS = ["loop_tabla.flac", "loop_garzul.flac"]


def prepare():
    """Everything that training reads."""
    music.prepare()
    pairs.prepare()
    pools.prepare()


def train():
    """Both networks, unless their weights are already there; sound with three seeds, to measure what a seed changes."""
    if not train_correspondence.WEIGHTS.exists():
        train_correspondence.train()
    for seed in train_sound.SEEDS:
        if not (train_sound.folder_of(seed) / "sound.pt").exists():
            train_sound.train(seed)


def ship():
    """Exports both networks and the parity data."""
    network = Correspondence()
    network.load_state_dict(torch.load(train_correspondence.WEIGHTS))
    hearing = train_sound.folder_of(train_sound.SHIPPED_SEED)
    embedder = train_sound.embedder(hearing)
    export.correspondence(network.eval(), CORRESPONDENCE, _training(
        train_correspondence.RECORD, ["0ad-data", "supertuxkart-data", "hedgewars-data", "fillets-ng-data", "freedroidrpg-data"],
        "varied pictures and music windows; all pairs of a batch; soft targets from poetics.json; descriptors read out beside"), {})
    export.sound(embedder, SOUND, _training(
        hearing / "sound.json", ["fluid-soundfont-gm", "timgm6mb-soundfont"],
        "rendered General MIDI phrases paired with synthetic brush strokes of the same onsets; questions and InfoNCE; "
        "scales and the centre of timbre from music of fillets-ng-data and freedroidrpg-data"), {})
    export.reference(network, embedder, _reference_pictures(), _reference_sounds(), REFERENCE)


def _training(record, packages, recipe):
    return {"packages": packages, "recipe": recipe} | json.loads(record.read_text())


def _reference_pictures():
    rng = np.random.default_rng(2)
    drawn = np.stack([augment_pictures.canvas(rng, PICTURE) for _ in range(2)])
    return np.round(drawn * 255).astype(np.uint8)


def _reference_sounds():
    loops = [music.decode(DATA / "usr/share/sonic-pi/samples" / name) for name in REFERENCE_LOOPS]
    return np.stack([np.resize(loop, mel.COLUMNS * mel.HOP) for loop in loops])


if __name__ == "__main__":
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    prepare()
    train()
    ship()
    measure.measure(write=True)
