import subprocess
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np
from PIL import Image

from material import album_files, album_lists, albums, game_albums


class Files(unittest.TestCase):
    """A temporary folder for generated collections and their prepared files."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root, kept = Path(folder.name, "music"), Path(folder.name, "kept")
        self.root.mkdir()
        for module in (albums, album_files, game_albums):
            patch = mock.patch.object(module, "FOLDER", kept)
            patch.start()
            self.addCleanup(patch.stop)
        album_files._packaged.cache_clear()

    def picture(self, name, seed=0, side=160):
        path = self._place(name)
        Image.fromarray(np.random.default_rng(seed).integers(0, 256, (side, side, 3)).astype(np.uint8)).save(path)
        return path

    def sound(self, name, seconds=7, tone=440, art=None):
        path = self._place(name)
        source = ["-f", "lavfi", "-i", f"sine={tone}:duration={seconds}"]
        cover = ["-i", str(art), "-map", "0", "-map", "1", "-c:v", "copy", "-disposition:v", "attached_pic"] if art else []
        subprocess.run(["ffmpeg", "-v", "error", *source, *cover, str(path)], check=True)
        return path

    def text(self, name, content):
        self._place(name).write_text(content)

    def _place(self, name):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


class FoldersTest(Files):
    def test_a_folder_of_tracks_with_a_picture_is_an_album_and_what_is_not_is_said(self):
        self.picture("one/cover.jpg")
        self.sound("one/a.wav")
        self.sound("bare/b.wav")
        found, left_out = albums.folders(self.root)
        self.assertEqual([("one", "cover.jpg", "a.wav")],
                         [(album.name, album.pictures[0].name, album.tracks[0].name) for album in found])
        self.assertEqual(1, len(left_out))
        self.assertIn("bare", left_out[0])

    def test_the_art_in_a_track_is_taken_out_where_no_picture_lies_beside(self):
        art = self.picture("../art.png")
        self.sound("two/c.flac", art=art)
        found, left_out = albums.folders(self.root)
        self.assertEqual([], left_out)
        with Image.open(found[0].pictures[0]) as taken, Image.open(art) as given:
            self.assertTrue((np.asarray(taken.convert("RGB")) == np.asarray(given)).all())

    def test_the_same_file_under_two_names_is_known_for_one(self):
        for name in ("one", "two"):
            self.picture(f"{name}/{name}.png", seed=1)
            self.sound(f"{name}/{name}.wav", tone=300 + len(name) * (name == "two"))
        found, _ = albums.folders(self.root)
        self.assertEqual(found[0].pictures, found[1].pictures)
        self.assertNotEqual(found[0].tracks, found[1].tracks)

    def test_a_folder_that_is_not_there_is_named(self):
        with self.assertRaisesRegex(SystemExit, "nowhere"):
            albums.folders(self.root / "nowhere")

    def test_what_cannot_be_read_or_is_too_short_is_left_out_and_said(self):
        self.picture("good/cover.png")
        self.sound("good/long.wav")
        self.sound("good/short.wav", seconds=2)
        self.text("good/broken.mp3", "this is no sound")
        self.picture("flat/icon.png", side=16)
        self.sound("flat/d.wav", tone=200)
        usable, left_out = album_files.prepare(albums.folders(self.root)[0])
        self.assertEqual([("good", ["long.wav"])], [(album.name, [path.name for path in album.tracks]) for album in usable])
        for part in ("short.wav: 2.0 seconds", "broken.mp3: ffmpeg cannot read it", "icon.png", "own/flat"):
            self.assertTrue(any(part in line for line in left_out), part)
        self.assertEqual((224, 224, 3), album_files.picture(usable[0].pictures[0]).shape)
        self.assertEqual((100, 560), album_files.log_mel(usable[0].tracks[0]).shape)


class ListsTest(Files):
    def test_msdi_pairs_a_track_with_its_picture_and_says_what_is_missing(self):
        self.text("msdi_mapping.csv", "album_index,genre,set,mfcc,deep_features,msd_track_id,index,img\n"
                  "7,Rock,train,mfcc/0.npy,0,TRAAAAK128F9318786,0,img/A/A/one.jpg\n"
                  "7,Rock,train,mfcc/0.npy,1,TRAAAAV128F421A322,1,img/A/A/two.jpg\n"
                  "8,Jazz,test,mfcc/0.npy,2,TRAAAAW128F429D538,2,img/A/A/none.jpg\n"
                  "9,Pop,test,mfcc/0.npy,3,TRAAABD128F429CF47,3,img/A/A/one.jpg\n")
        self.picture("img/A/A/one.jpg")
        self.picture("img/A/A/two.jpg")
        for k, name in enumerate(("TRAAAAK128F9318786", "TRAAAAV128F421A322", "TRAAAAW128F429D538")):
            self.sound(f"audio/A/{name}.wav", tone=300 + 40 * k)
        found, left_out = album_lists.msdi(self.root / "msdi_mapping.csv", self.root, self.root / "audio")
        self.assertEqual(["TRAAAAK128F9318786", "TRAAAAV128F421A322"], [album.name for album in found])
        self.assertEqual(found[0].pictures, found[1].pictures, "the same bytes are the same picture")
        self.assertEqual(2, len(left_out))

    def test_mumu_gathers_the_tracks_of_an_album_under_its_cover(self):
        self.text("MuMu_dataset_multi-label.csv", "amazon_id,recording_mbid,MSD_track_id,artist_mbid,album_mbid,genres\n"
                  'B001,r1,TRA,a1,m1,"Pop,Rock"\nB001,r2,TRB,a1,m1,Pop\nB002,r3,TRC,a2,m2,Jazz\n')
        self.picture("covers/B001.jpg")
        for k, name in enumerate(("TRA", "TRB", "TRC")):
            self.sound(f"audio/{name}.wav", tone=300 + 40 * k)
        found, left_out = album_lists.mumu(self.root / "MuMu_dataset_multi-label.csv", self.root / "covers", self.root / "audio")
        self.assertEqual([("B001", ["TRA", "TRB"])], [(album.name, [path.stem for path in album.tracks]) for album in found])
        self.assertEqual(1, len(left_out))
        self.assertIn("B002", left_out[0])

    def test_a_manifest_of_another_form_is_refused_with_its_columns(self):
        self.text("other.csv", "track,cover\n1,2\n")
        with self.assertRaisesRegex(SystemExit, "amazon_id.*track, cover"):
            album_lists.mumu(self.root / "other.csv", self.root, self.root)


class GamesTest(Files):
    def test_a_theme_a_level_and_a_scenario_are_read_and_absent_packages_are_said(self):
        self.text("worms/Themes/Snow/theme.cfg", "sky = 1, 2, 3\nmusic = Snow.ogg\n")
        self.picture("worms/Themes/Snow/Sky.png", 1)
        self.picture("worms/Themes/Snow/horizont.png", 2, side=200)
        self.sound("worms/Music/Snow.ogg")
        self.text("fish/script/wreck/code.lua", 'sound_playMusic("music/rybky1.ogg")')
        self.picture("fish/images/wreck/w-p.png", 3)
        self.text("wesnoth/campaigns/Heir/scenarios/01.cfg", '{SCENARIO_MUSIC "battle.ogg"}\nbackground="story/sea.jpg"\n')
        self.picture("wesnoth/campaigns/Heir/images/story/sea.jpg", 4)
        self.sound("wesnoth/core/music/battle.ogg", tone=500)
        places = {"ARCHIVE": "none", "KARTS": "none", "WORMS": "worms", "FISH": "fish", "WESNOTH": "wesnoth"}
        with mock.patch.multiple(game_albums, **{name: self.root / place for name, place in places.items()}):
            found, left_out = game_albums.games()
        self.assertEqual([("hedgewars", "Snow"), ("wesnoth", "Heir/01")], [(album.source, album.name) for album in found])
        with Image.open(found[0].pictures[0]) as scene:
            self.assertEqual((200, 200), scene.size)
        self.assertEqual(3, len(left_out))
        for line, part in zip(left_out, ("0ad", "supertuxkart", "fillets/wreck: it names no track")):
            self.assertIn(part, line)


if __name__ == "__main__":
    unittest.main()
