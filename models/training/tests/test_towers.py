import tempfile
import unittest
from pathlib import Path

import torch

from networks import export
from networks.graph import Graph
from networks.towers import Correspondence


class TowersTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        torch.manual_seed(3)
        cls.network = Correspondence().eval()
        for module in cls.network.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.running_mean.normal_(0, 0.1)
                module.running_var.uniform_(0.5, 2)
        cls.images, cls.mels = torch.rand(3, 3, 224, 224), torch.randn(4, 1, 100, 320) * 3 - 5

    def test_halves_and_join_are_the_concatenating_head(self):
        network = self.network
        with torch.no_grad():
            image = network.image.embed(torch.nn.functional.avg_pool2d(self.images, 2))
            sound = network.sound.embed(self.mels)
            weight = torch.cat([network.image.dense.weight, network.sound.dense.weight], 1)
            for i in range(3):
                both = torch.cat([image[i].expand(4, -1), sound], 1)
                hidden = torch.relu(both @ weight.T + network.image.dense.bias)
                far = torch.softmax(network.join.dense(hidden), 1)[:, 1]
                split = network.join(network.image(self.images)[i:i + 1], network.sound(self.mels))
                torch.testing.assert_close(split, far, rtol=1e-4, atol=1e-5)

    def test_the_exported_files_compute_what_the_modules_do(self):
        with tempfile.TemporaryDirectory() as folder, torch.no_grad():
            export.correspondence(self.network, folder, {}, {})
            image, sound, join = (Graph(Path(folder, f"{name}.onnx")) for name in ("image", "sound", "join"))
            image_half, sound_half = self.network.image(self.images), self.network.sound(self.mels)
            torch.testing.assert_close(image(self.images), image_half, rtol=1e-4, atol=1e-5)
            torch.testing.assert_close(sound(self.mels), sound_half, rtol=1e-4, atol=1e-5)
            torch.testing.assert_close(join(image_half[:1], sound_half), self.network.join(image_half[:1], sound_half))

    def test_the_manifest_seals_the_files(self):
        import hashlib
        import json
        with tempfile.TemporaryDirectory() as folder:
            export.correspondence(self.network, folder, {}, {})
            manifest = json.loads(Path(folder, "model.json").read_text())
            self.assertEqual(manifest["half"], 128)
            for file in manifest["files"].values():
                self.assertEqual(file["sha256"], hashlib.sha256(Path(folder, file["path"]).read_bytes()).hexdigest())
