import json
import tempfile
import unittest
from pathlib import Path

import numpy as np
import onnx
import torch

from networks import untrained
from networks.architectures import ARCHITECTURES, named
from networks.graph import Graph
from networks.sound_network import SoundEncoder
from networks.towers import Correspondence


def parameters(module):
    return sum(parameter.numel() for parameter in module.parameters())


class ArchitecturesTest(unittest.TestCase):
    def test_the_papers_are_resnet_50_and_densenet_121(self):
        # Counts of the published networks without their last layer, with one channel of sound instead of three.
        network, one_channel = Correspondence(architecture="paper"), 2 * 64 * 49
        self.assertEqual(parameters(network.image.tower), 23_508_032 + 2048 * 512 + 512)
        self.assertEqual(parameters(network.sound.tower), 23_508_032 - one_channel + 2048 * 512 + 512)
        self.assertEqual(parameters(SoundEncoder("paper").trunk), 6_953_856 - one_channel)

    def test_an_unknown_name_is_answered_with_the_known_ones(self):
        with self.assertRaisesRegex(SystemExit, "Unknown architecture large. Known: compact, paper"):
            named("large")

    def test_both_export_to_the_same_contract_and_compute_what_the_modules_do(self):
        manifests = {name: self.exported(name) for name in ARCHITECTURES}
        for mine, paper in zip(manifests["compact"], manifests["paper"]):
            self.assertEqual((mine["name"], paper["name"]), ("compact", "paper"))
            self.assertEqual(list(mine), list(paper))
            self.assertEqual(mine["mel"], paper["mel"])
            self.assertEqual(mine.get("image"), paper.get("image"))
        self.assertEqual([manifests[name][0]["half"] for name in ("compact", "paper")], [128, 512])

    def exported(self, architecture):
        with tempfile.TemporaryDirectory() as written:
            folder = Path(written)
            untrained.write(architecture, folder)
            seeing, hearing = folder / f"correspondence-{architecture}", folder / f"sound-{architecture}"
            expected = {name: torch.tensor(values)
                        for name, values in json.loads((folder / "reference/expected.json").read_text()).items()}
            image, sound, join = (Graph(seeing / f"{part}.onnx") for part in ("image", "sound", "join"))
            pictures = np.fromfile(folder / "reference/image.rgb", np.uint8).reshape(2, 224, 224, 3)
            mels = torch.from_numpy(np.fromfile(folder / "reference/mel.f32", np.float32)).reshape(2, 1, 100, 320)
            near = {"rtol": 1e-4, "atol": 1e-4}
            image_half = image(torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 255)
            torch.testing.assert_close(image_half, expected["imageHalf"], **near)
            torch.testing.assert_close(sound(mels), expected["soundHalf"], **near)
            for row, pairs in zip(image_half, expected["correspondence"]):
                torch.testing.assert_close(join(row[None], sound(mels)), pairs, **near)
            for output, given in zip(("rhythm", "timbre"), Graph(hearing / "sound.onnx")(mels)):
                torch.testing.assert_close(given, expected[output], **near)
            for file in folder.glob("*/*.onnx"):
                held = " ".join(constant.name for constant in onnx.load(str(file)).graph.initializer)
                self.assertNotRegex(held, r"descriptors|answers\.(?!rhythm)|log_rate")
            return [json.loads((part / "model.json").read_text()) for part in (seeing, hearing)]
