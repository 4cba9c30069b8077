import json
import pickle
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np
import torch

import runs
import teach
from material import onsets
from material import pairs
from material import scaling_music
from material import sources
from measuring import excerpts
from networks.graph import Graph
from teaching import train_correspondence, train_sound
from teaching.recipe import Recipe


def material(folder, count=6):
    """Some pairs of noise in the format of material/pairs.py."""
    rng, labels = np.random.default_rng(0), []
    for number in range(count):
        times, style = onsets.draw(rng)
        labels.append({"onsets": times, "style": style, "programs": [number] if number else [None], "register": 50.0,
                       "articulation": 1, "kind": "tap"})
    for side in ("music", "stroke"):
        np.save(folder / f"0.{side}.npy", rng.normal(-4, 2, (count, 100, 480)).astype(np.float16))
    (folder / "0.pkl").write_bytes(pickle.dumps(labels))


class TrainSoundTest(unittest.TestCase):
    def setUp(self):
        written = tempfile.TemporaryDirectory()
        self.addCleanup(written.cleanup)
        self.folder = Path(written.name)
        material(self.folder)
        for place, name, own in ((pairs, "FOLDER", self.folder), (scaling_music, "windows", self.music)):
            patch = mock.patch.object(place, name, own)
            patch.start()
            self.addCleanup(patch.stop)

    @staticmethod
    def music():
        return torch.randn(8, 1, 100, 320, generator=torch.Generator().manual_seed(1)) * 2 - 4

    def test_a_run_leaves_weights_a_record_and_a_log_and_the_seed_decides_on_the_weights(self):
        for name, seed in (("one", 1), ("again", 1), ("two", 2)):
            train_sound.train(seed, self.folder / name, steps=2)
        one, again, two = (torch.load(self.folder / name / "sound.pt") for name in ("one", "again", "two"))
        self.assertTrue(all(torch.equal(one[key], again[key]) for key in one))
        self.assertFalse(torch.equal(one["project.0.weight"], two["project.0.weight"]))
        record = json.loads((self.folder / "two/sound.json").read_text())
        self.assertEqual((record["seed"], record["steps"]), (2, 2))
        self.assertTrue((self.folder / "two/train.log").exists())

    def test_the_command_teaches_what_it_is_asked_to_and_where(self):
        with mock.patch.object(train_sound, "train") as hearing, mock.patch.object(train_correspondence, "train") as seeing, \
                mock.patch.object(sources.Material, "games"), mock.patch("torch.set_num_threads"), \
                mock.patch.object(runs, "sound") as heard, mock.patch.object(runs, "correspondence") as seen:
            teach.main(["sound", "2", "--architecture", "paper", "--device", "cuda", "--workers", "3"])
            teach.main(["wesnoth", "1"])
        hearing.assert_called_once_with(2, architecture="paper", device="cuda", workers=3)
        heard.assert_called_once_with(2, "paper")
        seen.assert_called_once_with("wesnoth", Recipe(seed=1))
        self.assertEqual(seeing.call_args.args[0].seed, 1)
        self.assertEqual(seeing.call_args.args[2].name, "correspondence-wesnoth-1")
        self.assertEqual(seeing.call_args.kwargs, {"device": "cpu", "workers": 0})
        self.assertEqual([train_sound.folder_of(2).name, train_sound.folder_of(2, "paper").name], ["sound-2", "sound-paper-2"])

    def test_others_draw_its_lessons_beside_it(self):
        train_sound.train(1, self.folder / "run", steps=2, workers=1)
        self.assertTrue((self.folder / "run/sound.pt").exists())

    def test_the_export_of_a_run_computes_what_its_network_does(self):
        train_sound.train(0, self.folder / "run", steps=1)
        with mock.patch.object(train_sound, "folder_of", lambda seed, architecture: self.folder / "run"):
            network = runs.sound(0, folder=self.folder / "shipped")
        with torch.no_grad():
            expected = network(self.music())
        sizes = json.loads((self.folder / "shipped/model.json").read_text())
        computed = Graph(self.folder / "shipped/sound.onnx")(self.music())
        for name, own, file in zip(("rhythm", "timbre", "pooled"), expected, computed):
            self.assertEqual(sizes[name], own.shape[1])
            torch.testing.assert_close(file, own, rtol=1e-4, atol=1e-4)


class SourcesTest(unittest.TestCase):
    def test_music_that_sets_scales_never_answers_a_reported_question(self):
        tracks = [mock.Mock(source=source) for source in ("0ad", "fillets", "wesnoth", "freedroid")]
        asked = {}

        def read(name, own, a_track):
            asked[name] = {track.source for track in own}
        with mock.patch("material.music.tracks", lambda sources=None: [t for t in tracks if sources is None or t.source in sources]), \
                mock.patch.object(excerpts, "_read", read):
            excerpts.library()
            excerpts.tuning()
        self.assertEqual(asked["library"], {"0ad", "wesnoth"})
        self.assertEqual(asked["tuning"], scaling_music.SOURCES)
