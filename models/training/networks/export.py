"""Exports networks for PaintSound: ONNX graphs and a model.json with their names and hashes."""
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch

import mel
from networks.graph import Graph
from networks.pulse import SENSES
from networks.sound_network import LEARNED
from networks.towers import PICTURE

OPSET = 17


def graph(module, path, inputs, outputs, fixed=()):
    """Writes one module as an ONNX file. The first axis of every input and output is open, except for those in fixed."""
    free = {name: {0: "n"} for name in [*inputs, *outputs] if name not in fixed}
    torch.onnx.export(module.eval(), tuple(inputs.values()), str(path), input_names=list(inputs),
                      output_names=outputs, dynamic_axes=free, opset_version=OPSET, do_constant_folding=True)
    onnx.checker.check_model(onnx.load(str(path)))


def correspondence(network, folder, training, results, **about):
    """Writes the three graphs and the manifest of a Correspondence network. about: another name or licence for the manifest."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    graph(network.image, folder / "image.onnx", {"image": torch.rand(2, 3, PICTURE, PICTURE)}, ["half"])
    graph(network.sound, folder / "sound.onnx", {"mel": torch.randn(2, 1, mel.BANDS, mel.COLUMNS)}, ["half"])
    half = network.architecture.half
    graph(network.join, folder / "join.onnx", {"image_half": torch.rand(1, half), "sound_half": torch.rand(2, half)},
          ["correspondence"], fixed=["image_half"])
    manifest(folder, "correspondence", network.architecture, ["image", "sound", "join"], training, results,
             image={"width": PICTURE, "height": PICTURE, "mean": [0, 0, 0], "std": [1, 1, 1]}, half=half, **about)


def sound(embedder, folder, training, results):
    """Writes the graph and the manifest of a sound Embedder."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    example = torch.randn(2, 1, mel.BANDS, mel.COLUMNS)
    graph(embedder, folder / "sound.onnx", {"mel": example}, ["rhythm", "timbre", "pooled"])
    with torch.no_grad():
        rhythm, timbre, pooled = embedder(example)
    manifest(folder, "sound-embedding", embedder.encoder.architecture, ["sound"], training, results,
             rhythm=rhythm.shape[1], onsetRates=onset_rates(embedder), timbre=timbre.shape[1], pooled=pooled.shape[1])


def onset_rates(embedder):
    """Returns where the onset rates are in rhythm, and the scale of their logarithms."""
    return {"first": LEARNED, "count": len(SENSES), "scale": round(float(embedder.rhythm_scale[LEARNED]), 6)}


def reference_halves(folder, pictures):
    """Adds the halves of reference pictures [N, 224, 224, 3] uint8 to an exported correspondence network and to its manifest.

    They tell how well a sound fits any picture, so that PaintSound can take this off before the gate.
    """
    folder = Path(folder)
    halves = Graph(folder / "image.onnx").in_batches(torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 255)
    data = halves.numpy().astype("<f4").tobytes()
    (folder / "reference.f32").write_bytes(data)
    content = json.loads((folder / "model.json").read_text())
    content["reference"] = {"path": "reference.f32", "sha256": hashlib.sha256(data).hexdigest()}
    (folder / "model.json").write_text(json.dumps(content, indent=2) + "\n")


def manifest(folder, role, architecture, files, training, results, image=None, **sizes):
    """Writes the model.json of a folder of graphs, with their sha256."""
    sealed = {name: {"path": f"{name}.onnx", "sha256": hashlib.sha256((folder / f"{name}.onnx").read_bytes()).hexdigest()}
              for name in files}
    content = {"role": role, "name": architecture.name, "version": "1", "licence": "MIT", "files": sealed}
    if image:
        content["image"] = image
    content |= {"mel": mel.manifest(), **sizes, "training": training, "results": results}
    (folder / "model.json").write_text(json.dumps(content, indent=2) + "\n")


@torch.no_grad()
def reference(network, embedder, pictures, sounds, folder):
    """Writes parity data: two pictures [2, 224, 224, 3] uint8, two sounds [2, 64000] int16, and the outputs of PyTorch for them.

    network has image, sound and join; they and embedder are modules in evaluation mode, or exported files as Graphs.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    # Double precision, so other implementations differ only by their own rounding.
    log_mel = mel.log_mel(sounds / 32768, torch.float64).float()
    (folder / "image.rgb").write_bytes(pictures.tobytes())
    (folder / "sound.s16").write_bytes(sounds.astype("<i2").tobytes())
    (folder / "mel.f32").write_bytes(log_mel.numpy().astype("<f4").tobytes())
    image_half = network.image(torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 255)
    sound_half = network.sound(log_mel[:, None])
    rhythm, timbre, pooled = embedder(log_mel[:, None])
    pairs = torch.stack([network.join(half[None], sound_half) for half in image_half])
    expected = {"imageHalf": image_half, "soundHalf": sound_half, "correspondence": pairs, "rhythm": rhythm, "timbre": timbre,
                "pooled": pooled}
    text = json.dumps({name: value.tolist() for name, value in expected.items()}, indent=1)
    (folder / "expected.json").write_text(text + "\n")
