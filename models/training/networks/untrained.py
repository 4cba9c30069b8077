"""Untrained networks, to test the export of an architecture, to measure its speed and to compare with trained networks.

    /usr/bin/python3 -m networks.untrained paper OUT         # OUT/correspondence-paper, OUT/sound-paper and OUT/reference
    /usr/bin/python3 -m networks.untrained compact OUT int8  # and OUT/...-int8, whose answers are then the reference
"""
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch

import mel
from networks import export, quantise
from networks.graph import Graph
from networks.sound_network import Embedder, SoundEncoder
from networks.towers import PICTURE, Correspondence


def correspondence(images, log_mels, architecture="compact", seed=0):
    """Returns a Correspondence with random weights and the batch statistics of images [N, 3, 224, 224] and log_mels."""
    torch.manual_seed(seed)
    network = Correspondence(log_mels.mean(), log_mels.std(), architecture)
    _fit_scales(network, lambda: (network.image(images), network.sound(log_mels)))
    return network


def embedder(log_mels, architecture="compact", seed=0):
    """Returns an Embedder with random weights and the batch statistics and scales of log_mels [N, 1, 100, 320]."""
    torch.manual_seed(seed)
    encoder = SoundEncoder(architecture)
    _fit_scales(encoder, lambda: [encoder.pooled(encoder.level(part)) for part in log_mels.split(50)])
    network = Embedder(encoder).eval()
    network.fit_scales(log_mels)
    return network


@torch.no_grad()
def _fit_scales(network, run):
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None  # the mean over all batches
    network.train()
    run()
    network.eval()


def write(architecture, folder, precision="fp32"):
    """Writes both networks, with statistics from noise, and the outputs of PyTorch for two pictures and two sounds."""
    rng, folder = np.random.default_rng(0), Path(folder)
    pictures = rng.integers(0, 256, (2, PICTURE, PICTURE, 3), np.uint8)
    noise = rng.normal(0, 3000, mel.COLUMNS * mel.HOP)
    pulses = np.convolve(noise, np.ones(9) / 9, "same") * (np.arange(len(noise)) % 8000 < 2000)
    sounds = np.stack([noise, pulses]).astype(np.int16)
    images = torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 255
    log_mels = mel.log_mel(sounds.astype(np.float32) / 32768)[:, None]
    network, sound = correspondence(images, log_mels, architecture), embedder(log_mels, architecture)
    picture_folder, sound_folder = folder / f"correspondence-{architecture}", folder / f"sound-{architecture}"
    export.correspondence(network, picture_folder, {"recipe": "none: random weights"}, {})
    export.sound(sound, sound_folder, {"recipe": "none: random weights"}, {})
    if precision == "int8":
        picture_folder, sound_folder = (_quantised(exact, {"image": images, "mel": log_mels}) for exact in (picture_folder, sound_folder))
        network = SimpleNamespace(**{part: Graph(picture_folder / f"{part}.onnx") for part in ("image", "sound", "join")})
        sound = Graph(sound_folder / "sound.onnx")
    export.reference(network, sound, pictures, sounds, folder / "reference")


def _quantised(exact, frames):
    rounded = exact.with_name(f"{exact.name}-int8")
    quantise.folder(exact, rounded, frames)
    return rounded


if __name__ == "__main__":
    torch.set_num_threads(2)
    if len(sys.argv) not in (3, 4):
        raise SystemExit("Give an architecture and a folder to write, and int8 for 8-bit networks too: "
                         "/usr/bin/python3 -m networks.untrained paper OUT int8")
    write(*sys.argv[1:])
