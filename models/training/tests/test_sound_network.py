import tempfile
import unittest
from pathlib import Path

import torch

from networks import export
from networks.graph import Graph
from networks.sound_network import Embedder, Level, SoundEncoder, colour_removed


class SoundNetworkTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        torch.manual_seed(4)
        cls.embedder = Embedder(SoundEncoder()).eval()
        cls.mels = torch.randn(6, 1, 100, 320) * 2 + torch.randn(6, 1, 100, 1) * 2 - 2
        cls.embedder.fit_scales(cls.mels)

    def test_louder_is_the_same_to_it(self):
        level = Level()
        torch.testing.assert_close(level(self.mels + 1.5), level(self.mels), rtol=0, atol=1e-5)

    def test_silence_is_not_blown_up(self):
        silence = torch.full((1, 1, 100, 320), -11.5) + 0.1 * torch.randn(1, 1, 100, 320)
        self.assertLess(float(Level()(silence).max()), 1.0)

    def test_two_random_excerpts_lie_one_apart_on_average(self):
        with torch.no_grad():
            for vectors in self.embedder(self.mels)[:2]:
                self.assertAlmostEqual(float(torch.pdist(vectors).mean()), 1.0, places=4)

    def test_colour_is_the_same_louder_slower_or_broken_by_pauses(self):
        sound = torch.exp(self.mels).clamp(min=1)
        pauses = (torch.arange(320) // 40 % 2).float()
        colour, plain = self.embedder.colour, (sound + 1e-5).log()
        torch.testing.assert_close(colour((4 * sound + 1e-5).log()), colour(plain), rtol=0, atol=1e-3)
        torch.testing.assert_close(colour(plain.flip(3)), colour(plain), rtol=0, atol=1e-3)
        steady = sound.mean(3, keepdim=True).expand(-1, -1, -1, 320)
        torch.testing.assert_close(colour((steady * pauses + 1e-5).log()), colour((steady + 1e-5).log()), rtol=0, atol=1e-3)

    def test_removing_colour_keeps_change(self):
        bare = colour_removed(self.mels)
        torch.testing.assert_close(bare.mean(3), bare.mean((2, 3))[:, :, None].expand(-1, -1, 100), rtol=0, atol=1e-4)
        torch.testing.assert_close(bare.diff(dim=3), self.mels.diff(dim=3), rtol=0, atol=1e-4)

    def test_the_exported_file_computes_what_the_module_does(self):
        with tempfile.TemporaryDirectory() as folder, torch.no_grad():
            export.sound(self.embedder, folder, {}, {})
            for file, module in zip(Graph(Path(folder, "sound.onnx"))(self.mels), self.embedder(self.mels)):
                torch.testing.assert_close(file, module, rtol=1e-4, atol=1e-5)
