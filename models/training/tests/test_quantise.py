import json
import tempfile
import unittest
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from measuring import evaluate_int8, matches
from networks import export, quantise, untrained
from networks.graph import Graph
from networks.sound_network import LEARNED


class QuantiseTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.written = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.written.name)
        torch.manual_seed(6)
        cls.frames = {"image": torch.rand(8, 3, 224, 224) * torch.rand(8, 3, 1, 1),
                      "mel": torch.randn(8, 1, 100, 320) + 3 * torch.randn(8, 1, 100, 1) - 4}
        network, embedder = untrained.correspondence(*cls.frames.values()), untrained.embedder(cls.frames["mel"])
        export.correspondence(network, cls.folder / "seeing", {"seed": 6}, {"accuracy": 1})
        export.sound(embedder, cls.folder / "hearing", {}, {})
        for name in ("seeing", "hearing"):
            quantise.folder(cls.folder / name, cls.folder / f"{name}-int8", cls.frames)

    @classmethod
    def tearDownClass(cls):
        cls.written.cleanup()

    def both(self, file, frames):
        """Returns the outputs of the float file and of its 8-bit version for the frames."""
        return [Graph(path)(frames) for path in (self.folder / file, self.sibling(file))]

    def sibling(self, file):
        return self.folder / file.replace("/", "-int8/")

    def test_the_towers_compute_nearly_the_same_in_a_third_of_the_size(self):
        for file in ("seeing/image.onnx", "seeing/sound.onnx"):
            exact, rounded = self.both(file, self.frames[Graph(self.folder / file).inputs[0]])
            self.assertLess(float((exact - rounded).abs().mean()), 0.1 * float(exact.std()))
            self.assertFalse(torch.equal(exact, rounded))
            self.assertLess(self.sibling(file).stat().st_size, 0.35 * (self.folder / file).stat().st_size)

    def test_what_is_not_learned_stays_as_it_is(self):
        exact, rounded = self.both("hearing/sound.onnx", self.frames["mel"])
        computed = slice(LEARNED, None)  # the part of rhythm after the learned part: rates and returns
        torch.testing.assert_close(rounded[0][:, computed], exact[0][:, computed], rtol=0, atol=0)
        torch.testing.assert_close(rounded[1], exact[1], rtol=0, atol=0)
        self.assertFalse(torch.equal(rounded[0], exact[0]))
        self.assertEqual(*((self.folder / name / "join.onnx").read_bytes() for name in ("seeing", "seeing-int8")))

    def test_weights_are_seven_bits_a_channel(self):
        graph = onnx.load(str(self.folder / "seeing-int8/sound.onnx")).graph
        held = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
        convolutions = [node for node in graph.node if node.op_type == "Conv"]
        self.assertEqual(len(convolutions), 20)
        for node in convolutions:
            levels = held[f"{node.input[1]}/levels"]
            self.assertEqual(levels.dtype, np.int8)
            largest = np.abs(levels.reshape(len(levels), -1)).max(1)
            np.testing.assert_array_equal(largest, np.full(len(levels), 63))
            self.assertEqual(held[f"{node.input[2]}/levels"].dtype, np.int32)

    def test_the_manifest_says_so_seals_the_files_and_claims_no_results(self):
        manifest = json.loads((self.folder / "seeing-int8/model.json").read_text())
        self.assertEqual((manifest["precision"], manifest["results"], manifest["training"]), ("int8", {}, {"seed": 6}))
        for file in manifest["files"].values():
            self.assertEqual(file["sha256"], sha256((self.folder / "seeing-int8" / file["path"]).read_bytes()).hexdigest())

    def test_a_network_without_towers_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            alone = Path(folder, "join")
            alone.mkdir()
            (alone / "join.onnx").write_bytes((self.folder / "seeing/join.onnx").read_bytes())
            (alone / "model.json").write_text(json.dumps({"files": {"join": {"path": "join.onnx"}}}))
            with self.assertRaisesRegex(SystemExit, "join has no tower or trunk"):
                quantise.folder(alone, Path(folder, "out"), self.frames)

    def test_levels_are_rounded_to_even_and_clipped(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "q.onnx")
            make = onnx.helper
            steps = [numpy_helper.from_array(np.float32(0.5), "s"), numpy_helper.from_array(np.uint8(100), "z")]
            nodes = [make.make_node("QuantizeLinear", ["x", "s", "z"], ["q"]),
                     make.make_node("DequantizeLinear", ["q", "s", "z"], ["y"])]
            info = [make.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["n"]) for name in ("x", "y")]
            onnx.save(make.make_model(make.make_graph(nodes, "q", info[:1], info[1:], steps)), str(path))
            given = Graph(path)(torch.tensor([0.25, 0.75, -0.3, 500, -500]))
        self.assertEqual(given.tolist(), [0, 1, -0.5, 77.5, -50])


class EvaluateTest(unittest.TestCase):
    def test_a_change_of_more_than_a_point_either_way_does_not_meet_its_bar(self):
        near = [np.zeros((400, 5), int), np.zeros((400, 5), int)]
        near[1][:1] = 1
        few = evaluate_int8._change("held", lambda own, _: own.mean(), near, "somewhere")
        self.assertEqual((few.value, few.met), (1 / 400, True))
        near[1][:40] = 1
        self.assertFalse(evaluate_int8._change("held", lambda own, _: own.mean(), near, "somewhere").met)
        self.assertFalse(evaluate_int8._change("held", lambda own, _: own.mean(), near[::-1], "somewhere").met)

    def test_the_agreement_of_both_is_compared_on_the_same_pictures_and_windows(self):
        rng = np.random.default_rng(0)
        wanted = rng.normal(size=(20, 60))
        evaluation = SimpleNamespace(images=wanted, tracks=np.arange(60) // 6, material="here")
        same = evaluate_int8._agreement("rank", matches.spearman, evaluation, [wanted, 2 * wanted], wanted)
        self.assertEqual((same.value, same.interval, same.met), (0, (0, 0), True))
        self.assertFalse(evaluate_int8._agreement("rank", matches.spearman, evaluation, [wanted, -wanted], wanted).met)

    def test_what_both_choose_is_counted_a_question(self):
        shared = evaluate_int8._shared(np.array([[1, 2, 3, 4], [5, 6, 7, 8]]), np.array([[4, 3, 9, 0], [8, 7, 6, 5]]))
        self.assertEqual(shared.tolist(), [0.5, 1])
