import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np

from material import album_files
from material.album_split import split, taught_columns
from material.albums import Album
from material.belonging import Belonging
from material.paper_augmentation import window
from teaching.true_pairs import TruePairs


def albums(seed=0, count=60):
    """Returns generated albums that share tracks and pictures within a source, and sometimes between two sources."""
    rng, made = np.random.default_rng(seed), []
    for number in range(count):
        source = ["theatre", "garden", "harbour", "wesnoth"][number % 4]
        shared = "both" if rng.random() < 0.1 else source
        made.append(Album(source, f"album{number}",
                          tuple(Path(f"/{shared}/picture{k}.png") for k in sorted(set(rng.integers(0, 80, rng.integers(1, 8))))),
                          tuple(Path(f"/{shared}/track{k}.ogg") for k in sorted(set(rng.integers(0, 30, rng.integers(1, 4)))))))
    return made


def held(part):
    return {path for album in part for path in album.pictures + album.tracks}


class SplitTest(unittest.TestCase):
    def test_no_track_and_no_picture_is_on_both_sides(self):
        for seed in range(40):
            parts = split(albums(seed))
            taught = held(parts.taught)
            self.assertTrue(parts.taught and parts.unseen and parts.foreign and parts.new_pictures)
            self.assertFalse(taught & held(parts.unseen))
            self.assertFalse(taught & held(parts.foreign))
            new = {path for album in parts.new_pictures for path in album.pictures}
            self.assertFalse(new & taught)
            self.assertLessEqual({path for album in parts.new_pictures for path in album.tracks}, taught)
            self.assertTrue(all(album.source != "wesnoth" for album in parts.taught + parts.unseen))

    def test_the_split_does_not_depend_on_the_order_in_which_albums_are_found(self):
        made = albums()
        turned = [made[k] for k in np.random.default_rng(1).permutation(len(made))]
        for one, other in zip(vars(split(made)).values(), vars(split(turned)).values()):
            self.assertEqual({(album.name, album.pictures, album.tracks) for album in one},
                             {(album.name, album.pictures, album.tracks) for album in other})

    def test_something_is_left_to_teach_from_in_every_source(self):
        parts = split(albums())
        self.assertEqual({"theatre", "garden", "harbour"}, {album.source for album in parts.taught})


class BelongingTest(unittest.TestCase):
    def test_albums_that_meet_in_a_track_or_a_picture_are_not_called_strangers(self):
        belonging = Belonging([Album("a", "1", ("p1",), ("t1", "common")), Album("a", "2", ("p2",), ("t2", "common")),
                               Album("a", "3", ("p3",), ("t3",))])
        matched, judged = belonging.of(["p1", "p3"], ["t1", "common", "t2", "t3"])
        self.assertEqual([[True, True, False, False], [False, False, False, True]], matched.tolist())
        self.assertEqual([[True, True, False, True], [True, True, True, True]], judged.tolist())


class TeacherTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.made = albums()
        rng = np.random.default_rng(0)
        shown = {path: rng.integers(0, 256, (30, 40, 3)).astype(np.uint8) for album in self.made for path in album.pictures}
        for name, reading in (("picture", shown.__getitem__), ("log_mel", lambda path: np.full((100, 500), -5, np.float16))):
            patch = mock.patch.object(album_files, name, reading)
            patch.start()
            self.addCleanup(patch.stop)
        self.teacher = TruePairs(self.made)

    def test_a_batch_has_its_shapes_and_ranges_and_every_pair_of_an_album_is_matched(self):
        pictures, log_mels, matched, weight = self.teacher.batch(np.random.default_rng(0), 10)
        self.assertEqual(((10, 3, 112, 112), (10, 1, 100, 320), (10, 10), (10, 10)),
                         (tuple(pictures.shape), tuple(log_mels.shape), tuple(matched.shape), tuple(weight.shape)))
        self.assertTrue(0 <= float(pictures.min()) and float(pictures.max()) <= 1)
        self.assertTrue((matched.diagonal() == 1).all() and (weight.diagonal() > 0).all())

    def test_matched_and_unmatched_pairs_weigh_the_same(self):
        for seed in range(10):
            _, _, matched, weight = self.teacher.batch(np.random.default_rng(seed), 12)
            self.assertAlmostEqual(144, float(weight.sum()), places=2)
            if (weight[matched == 0] > 0).any():
                self.assertAlmostEqual(float((weight * matched).sum()), float((weight * (1 - matched)).sum()), places=2)

    def test_half_of_the_batches_come_from_one_source(self):
        rng, alone = np.random.default_rng(0), 0
        for _ in range(200):
            alone += len({self.teacher.albums[number].source for number in self.teacher._numbers(rng, 20)}) == 1
        self.assertTrue(70 < alone < 130)

    def test_the_same_seed_draws_the_same_batch(self):
        first, again, other = (self.teacher.batch(np.random.default_rng(seed), 6) for seed in (3, 3, 4))
        self.assertTrue(all((a == b).all() for a, b in zip(first, again)))
        self.assertFalse((first[0] == other[0]).all())

    def test_a_window_never_reaches_into_the_last_fifth_of_its_track(self):
        track = np.full((100, 700), -5, np.float16)
        track[:, taught_columns(700):] = 5
        rng = np.random.default_rng(0)
        self.assertLess(max(window(rng, track, taught_columns(700)).max() for _ in range(300)), 0)


if __name__ == "__main__":
    unittest.main()
