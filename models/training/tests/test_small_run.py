"""Tests the whole process on a small scale: generated material, both networks trained for a few steps, exported and measured."""
import hashlib
import json
import shutil
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from unittest import mock

import numpy as np
import torch
from scipy.io import wavfile
from scipy.stats import spearmanr

import mel
import own
from material import album_files, pairs, phrases, scaling_music, strokes, varied_pictures, works
from material.sources import Material
from measuring import embedders, evaluate_correspondence, questions, table_baselines
from measuring.answers import Answers
from measuring.evaluation_set import EvaluationSet
from networks import export
from networks.graph import Graph
from teaching import train_correspondence, train_sound
from teaching.recipe import Recipe

INSTALLED = [font for font in [Path("/usr/share/sounds/sf2/TimGM6mb.sf2"), *phrases.SOUNDFONTS] if font.exists()]
FOLDERS, A_FOLDER, PHRASES = 4, 3, 2
TABLE = {"axes": [{"picture": {"light": {"light": 1}}, "sound": {"depth": {"bright": -1, "register": -1}}}]}


def setUpModule():
    """Writes three pictures and three music works into each of four folders. Without a synthesiser, strokes replace the music."""
    global FOLDER
    written = tempfile.TemporaryDirectory()
    unittest.addModuleCleanup(written.cleanup)
    FOLDER = Path(written.name)
    places = [(album_files, "FOLDER", FOLDER / "albums"), (pairs, "FOLDER", FOLDER / "pairs"), (pairs, "BATCH", 6),
              (phrases, "SOUNDFONTS", (INSTALLED or [None]) * 2)]
    if not INSTALLED or not shutil.which("fluidsynth"):
        places.append((phrases, "render", paint))
    for place, name, value in places:
        patch = mock.patch.object(place, name, value)
        patch.start()
        unittest.addModuleCleanup(patch.stop)
    collection(FOLDER / "works")


def play(rng, count):
    """Returns phrases and their sounds [count, 6 s]."""
    composed = [phrases.compose(rng) for _ in range(count)]
    return composed, phrases.render(composed, phrases.SOUNDFONTS[0], False)


def paint(composed, *_, **__):
    """Returns the same phrases as brush strokes [count, 6 s]."""
    return np.stack([strokes.paint(np.random.default_rng(0), phrase)[0] for phrase in composed])


def below(folder):
    """Calls works.below without its output."""
    with redirect_stdout(StringIO()):
        return works.below(folder)


def collection(root):
    """Writes three pictures and three music works of 12 s into each of four folders, and three unusable files."""
    rng = np.random.default_rng(0)
    sounds = iter(play(rng, FOLDERS * A_FOLDER * PHRASES)[1].reshape(-1, PHRASES * int(phrases.KEPT_SECONDS * mel.RATE)))
    for number in range(FOLDERS):
        folder = root / f"cycle {number}"
        folder.mkdir(parents=True)
        for k in range(A_FOLDER):
            varied_pictures.canvas(rng, 240).save(folder / f"canvas {k}.png")
            wavfile.write(folder / f"piece {k}.wav", mel.RATE, (next(sounds).clip(-1, 1) * 32767).astype(np.int16))
    (root / "torn.png").write_text("not a picture")
    (root / "torn.mp3").write_text("not a sound")
    wavfile.write(root / "short.wav", mel.RATE, np.zeros(mel.RATE, np.int16))


class OwnWorksTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.out, cls.losses, cls.read = FOLDER / "my network", [], set()
        table = FOLDER / "mine.json"
        table.write_text(json.dumps(TABLE))
        lesson, train = train_correspondence._loss, train_correspondence.train

        def listen(*arguments):
            loss, share = lesson(*arguments)
            cls.losses.append(float(loss.detach()))
            return loss, share

        def watched(recipe, material, *rest, **means):
            """Records the files read during training, and its arguments."""
            cls.material = material
            with mock.patch.object(album_files, "picture", cls.reader(album_files.picture)), \
                    mock.patch.object(album_files, "log_mel", cls.reader(album_files.log_mel)):
                return train(recipe, material, *rest, **means)
        said, complained = StringIO(), StringIO()
        with mock.patch.object(train_correspondence, "_loss", listen), redirect_stdout(said), redirect_stderr(complained), \
                mock.patch.object(train_correspondence, "train", watched):
            cls.network = own.on_works(FOLDER / "works", Recipe(steps=30, batch=16, table=table, true=0.3), cls.out)
        cls.said, cls.complained = said.getvalue(), complained.getvalue()

    @classmethod
    def reader(cls, read):
        def reading(path):
            cls.read.add(path)
            return read(path)
        return reading

    def test_the_loss_falls(self):
        self.assertEqual(len(self.losses), 30)
        self.assertLess(np.mean(self.losses[-8:]), 0.9 * np.mean(self.losses[:8]))

    def test_the_kept_fifth_is_never_drawn_from(self):
        found, _ = below(FOLDER / "works")
        taught, kept = works.split(found)
        self.assertEqual([10, 10, 2, 2], [len(part) for part in (taught.pictures, taught.pieces, kept.pictures, kept.pieces)])
        held = {*kept.pictures, *kept.pieces}
        self.assertTrue(self.read & {*taught.pictures} and self.read & {*taught.pieces})
        self.assertFalse(self.read & held)
        shown = [picture for _, group in self.material.groups for picture in group]
        self.assertFalse(held & {piece.path for piece in self.material.tracks})
        for path in kept.pictures:
            self.assertFalse(any(np.array_equal(album_files.picture(path), picture) for picture in shown))

    def test_files_that_cannot_be_used_are_named_with_the_reason(self):
        for name, reason in (("torn.png", "not a picture"), ("torn.mp3", "ffmpeg cannot read"), ("short.wav", "1.0 seconds")):
            self.assertRegex(self.complained, rf"left out: .*{name}: .*{reason}")
        self.assertEqual(self.complained.count("left out"), 3)

    def test_the_folder_holds_a_sealed_network_its_table_and_its_card_and_nothing_else(self):
        self.assertEqual({file.name for file in self.out.iterdir()},
                         {"image.onnx", "sound.onnx", "join.onnx", "model.json", "poetics.json", "table.json", "card.md",
                          "train.log"})
        manifest = json.loads((self.out / "model.json").read_text())
        for file in manifest["files"].values():
            self.assertEqual(file["sha256"], hashlib.sha256((self.out / file["path"]).read_bytes()).hexdigest())
        self.assertEqual(json.loads((self.out / "table.json").read_text()), TABLE)
        training = manifest["training"]
        self.assertEqual((manifest["name"], training["pictures"], training["steps"]), ("my network", 10, 30))
        self.assertNotIn("{", (self.out / "card.md").read_text())
        self.assertIn("models check", self.said)

    def test_the_files_compute_what_the_network_does(self):
        images, log_mels = torch.rand(2, 3, 224, 224), torch.randn(3, 1, 100, 320) * 2 - 4
        with torch.no_grad():
            expected = self.network.join(self.network.image(images)[:1], self.network.sound(log_mels))
        image, sound, join = (Graph(self.out / f"{name}.onnx") for name in ("image", "sound", "join"))
        torch.testing.assert_close(join(image(images)[:1], sound(log_mels)), expected, rtol=1e-3, atol=1e-4)

    def test_what_was_measured_is_finite(self):
        results = json.loads((self.out / "model.json").read_text())["results"]
        figures = [figure["value"] for figure in results.values()]
        figures += [end for figure in results.values() for end in figure.get("interval95", [])]
        self.assertGreater(len(figures), 10)
        self.assertTrue(np.isfinite(figures).all(), results)


    def test_it_can_be_measured_as_the_shipped_networks_are(self):
        _, kept = works.split(below(FOLDER / "works")[0])
        evaluation = own._evaluation_set(kept)
        with mock.patch.object(EvaluationSet, "games", lambda sources: evaluation), \
                mock.patch.object(Material, "games", lambda sources: self.material), \
                mock.patch.multiple(table_baselines, PAIRS=400, SETTLED=8):
            figures = evaluate_correspondence.measure([self.out, self.out], ("these",), ("those",), FOLDER / "mine.json")
        self.assertTrue(all("(taught on these)" in figure.name for figure in figures))
        self.assertEqual(len({figure.name for figure in figures}), len(figures))
        for part in ("chance", "untrained network", "oracle of popularity", "side by side", "(ceiling)", "(control)", "15 rows"):
            self.assertTrue(any(part in figure.name for figure in figures), part)
        found = [value for figure in figures for value in (figure.value, *(figure.interval or ()))]
        self.assertTrue(np.isfinite(found).all())
        self.assertEqual([figure.name for figure in figures if figure.interval is None],
                         ["Spearman a picture, worst (taught on these)"])
        ceiling, chance = (next(figure.value for figure in figures if figure.name.startswith(f"Spearman a picture, mean: {name}"))
                           for name in ("logistic regression on products", "chance"))
        self.assertGreater(ceiling, chance + 0.3)


class OwnOptionsTest(unittest.TestCase):
    def refused(self, *arguments):
        complained = StringIO()
        with self.assertRaises(SystemExit) as refusal, redirect_stderr(complained), redirect_stdout(StringIO()):
            own.main([*map(str, arguments), "--out", str(FOLDER / "out")])
        return f"{refusal.exception.code} {complained.getvalue()}"

    def test_a_refusal_says_what_to_do(self):
        (FOLDER / "broken.json").write_text('{"axes": [\n{"picture" {}}]}')
        (FOLDER / "none").mkdir()
        self.assertIn("broken.json, line 2", self.refused("--poetics", FOLDER / "broken.json"))
        self.assertIn("no-table.json: No such file", self.refused("--poetics", FOLDER / "no-table.json"))
        self.assertIn("no picture in it", self.refused("--works", FOLDER / "none"))
        self.assertIn("does not exist", self.refused("--works", FOLDER / "nowhere"))
        self.assertIn("at least two folders", self.refused("--works", FOLDER / "works/cycle 0", "--true", 0.5))
        self.assertIn("--true needs --works", self.refused("--poetics", FOLDER / "broken.json", "--true", 0.5))

    def test_an_architecture_is_taught_by_its_own_recipe_where_it_is_asked_to(self):
        with mock.patch.object(own, "on_works") as taught:
            own.main(["--works", "mine", "--out", str(FOLDER / "out"), "--architecture", "paper", "--device", "cuda", "--workers", "2"])
            own.main(["--works", "mine", "--out", str(FOLDER / "out"), "--architecture", "paper", "--seed", "3", "--steps", "7"])
        (_, deep, _), means = taught.call_args_list[0]
        self.assertEqual((deep, means), (Recipe.of("paper", 0), {"device": "cuda", "workers": 2}))
        (_, short, _), means = taught.call_args_list[1]
        self.assertEqual((short, means), (replace(Recipe.of("paper", 3), steps=7), {"device": "cpu", "workers": 0}))

    def test_few_works_are_all_taught_with(self):
        found, _ = below(FOLDER / "works/cycle 0")
        self.assertEqual(works.split(found), (found, None))

    def test_a_file_that_is_there_twice_counts_once(self):
        one = FOLDER / "works/cycle 0/canvas 0.png"
        again = FOLDER / "works/cycle 1/again.png"
        again.write_bytes(one.read_bytes())
        self.addCleanup(again.unlink)
        self.assertEqual(len(below(FOLDER / "works")[0].pictures), FOLDERS * A_FOLDER)


class SoundTest(unittest.TestCase):
    def test_the_sound_network_is_taught_exported_and_asked(self):
        losses, step = [], train_sound._step

        def listen(*arguments):
            loss, share = step(*arguments)
            losses.append(loss)
            return loss, share
        pairs.FOLDER.mkdir()
        pairs.make(0)
        music = torch.stack([torch.from_numpy(piece.log_mel[:, :mel.COLUMNS].astype(np.float32))
                             for piece in below(FOLDER / "works")[0].material.tracks])[:, None]
        with mock.patch.object(train_sound, "_step", listen), mock.patch.object(scaling_music, "windows", lambda: music):
            train_sound.train(0, FOLDER / "run", steps=12)
            network = train_sound.embedder(FOLDER / "run")
        self.assertLess(np.mean(losses[-4:]), np.mean(losses[:4]))
        export.sound(network, FOLDER / "sound", {}, {})
        file = embedders.shipped(FOLDER / "sound")
        for exported, expected in zip(file(music), embedders.of(network)(music)):
            torch.testing.assert_close(exported, expected, rtol=1e-3, atol=1e-3)
        self.measure(file, music)

    def measure(self, file, music):
        """Strokes as questions and phrases as answers, with known onsets."""
        drawn, sounds = play(np.random.default_rng(3), 16)
        library, asked = questions.of_phrases(drawn, sounds), questions.of_phrases(drawn, paint(drawn))
        embeddings = embedders.Embeddings.of(file, music, library.log_mels, {"painted": asked.log_mels})
        answers = Answers([embeddings.distances("painted", embedders.weighed(0.3))], np.arange(len(drawn)))
        value, low, high, _ = answers.figures(
            lambda queries, nearest, present: spearmanr(asked.rate[queries], library.rate[nearest].mean(1))[0])
        self.assertTrue(np.isfinite([value, low, high]).all() and low <= high and -1 <= value <= 1)
