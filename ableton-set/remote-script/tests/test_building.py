import os
import tempfile
import unittest

from fixture import RemoteScriptFixture


class Building(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()

    def tearDown(self):
        self.assertEqual([], self.fixture.errors)
        self.fixture.close()
        self.folder.cleanup()

    def create_fixture(self, **live):
        self.fixture = RemoteScriptFixture(**live)
        self.fixture.connect()

    def file(self, name):
        path = os.path.join(self.folder.name, name)
        open(path, "w").close()
        return path

    def build(self, works, decibels=0.0):
        """Requests a few works at a time, as PaintSound does. Returns the replies."""
        replies = []
        for at in range(0, len(works), 8):
            for title, file, track, scene in works[at:at + 8]:
                self.fixture.send("build", title, file, track, scene, decibels)
            self.fixture.advance(1.0)
            replies += [(name, values) for name, values in self.fixture.receive() if name in ("built", "refused")]
        return replies

    def ninety(self):
        return [("Work %d" % i, self.file("%d.wav" % i), "%s %d" % (("composers", "own")[i % 2], i % 3 + 1), i // 6) for i in range(90)]

    def test_creates_tracks_and_clips_of_90_works_that_can_be_launched(self):
        self.create_fixture()
        works = self.ninety()
        self.assertEqual(["made"] * 90, [values[1] for _, values in self.build(works)])
        self.assertEqual(6, len(self.fixture.song.tracks))
        self.assertEqual(15, len(self.fixture.song.scenes))
        for title, file, track, scene in works:
            clip = [t for t in self.fixture.song.tracks if t.name == track][0].clip_slots[scene].clip
            self.assertEqual((title, file, False), (clip.name, clip.file_path, clip.warping))
        self.fixture.launch("Work 47", works[47][1], start=3.0)
        self.fixture.advance()
        self.assertEqual("Work 47", self.fixture.song._fires[0][2])

    def test_second_import_finds_all_clips(self):
        self.create_fixture()
        works = self.ninety()
        self.build(works)
        self.assertEqual(["there"] * 90, [values[1] for _, values in self.build(works)])
        self.assertEqual(90, sum(slot.has_clip for track in self.fixture.song.tracks for slot in track.clip_slots))

    def test_finds_clips_of_files_and_of_their_copies_and_changes_nothing(self):
        self.create_fixture()
        self.fixture.add_track("own 1", "/music/Rain.wav", "/copies/Wood 7.wav", "/project/Samples/Imported/Snow.wav", "/mine/Ash.wav")
        tracks = len(self.fixture.song.tracks)
        asked = [("Rain", "/music/Rain.wav"), ("Wood", "/music/Wood.opus"), ("Snow", "/music/Snow.wav"), ("Ash", "/music/Ash.wav"), ("Hum", "/music/Hum.wav")]
        for number, (title, file) in enumerate(asked, 1):
            self.fixture.send("find", title, file, "/copies/%s 7.wav" % title)
        self.fixture.advance()
        self.assertEqual([[1, "there", 0], [2, "there", 1], [3, "there", 2], [4, "none", 0], [5, "none", 0]], self.fixture.receive_all("built"))
        self.assertEqual(tracks, len(self.fixture.song.tracks))
        self.assertEqual(4, sum(slot.has_clip for slot in self.fixture.song.tracks[0].clip_slots))

    def test_creates_one_object_per_step_while_Live_plays(self):
        self.create_fixture()
        self.fixture.add_track("playing", "/music/Rain.wav")
        for i in range(20):
            self.fixture.send("build", "W", self.file("%d.wav" % i), "own 1", i, 0.0)
        self.fixture.advance()
        self.fixture.launch("Rain")
        self.fixture.advance()
        self.assertEqual(1, len(self.fixture.song._fires))
        self.assertLess(sum(slot.has_clip for slot in self.fixture.song.tracks[-1].clip_slots), 2)

    def test_old_Live_reports_the_files_to_drag(self):
        self.create_fixture(live12=False)
        self.fixture.add_track("own 1", "/mine/Sketch.wav")
        replies = self.build([("Rain", self.file("Rain.wav"), "own 1", 0), ("Wood", self.file("Wood.wav"), "own 1", 1)])
        self.assertEqual([["drag", 1], ["drag", 2]], [values[1:] for _, values in replies])
        self.assertEqual(["own 1"], [track.name for track in self.fixture.song.tracks])

    def test_missing_file_is_refused_and_the_others_are_imported(self):
        self.create_fixture()
        replies = self.build([("Gone", "/gone.wav", "own 1", 0), ("Wood", self.file("Wood.wav"), "own 1", 1)])
        self.assertEqual(["refused", "built"], [name for name, _ in replies])
        self.assertEqual([1, "missing", "The file /gone.wav does not exist any more: index its folder again."], replies[0][1])

    def test_uses_the_next_free_slot_if_another_clip_is_there(self):
        self.create_fixture()
        track = self.fixture.add_track("own 1", "/mine/Sketch.wav", "/mine/Study.wav")
        self.assertEqual([("built", [1, "made", 2])], self.build([("Wood", self.file("Wood.wav"), "own 1", 0)]))
        self.assertEqual(["Sketch", "Study", "Wood"], [slot.clip.name for slot in track.clip_slots if slot.has_clip])

    def test_imports_the_new_works_of_a_larger_library(self):
        self.create_fixture()
        a, b, c, d = [(name, self.file(name + ".wav")) for name in "ABCD"]
        self.build([b + ("own 1", 0), c + ("own 1", 1)])
        self.fixture.connect()
        replies = self.build([a + ("own 1", 0), b + ("own 1", 1), c + ("own 1", 2), d + ("own 1", 3)])
        self.assertEqual([["made", 2], ["there", 0], ["there", 1], ["made", 3]], [values[1:] for _, values in replies])
        for name, file in (a, b, c, d):
            self.fixture.launch(name, file)
            self.fixture.advance()
            self.assertEqual(name, self.fixture.song._fires[-1][2])
        self.assertEqual([], self.fixture.receive_all("refused"))

    def test_work_that_moved_to_the_next_column_keeps_its_clip(self):
        self.create_fixture()
        works = [("W%d" % i, self.file("%d.wav" % i)) for i in range(4)]
        self.build([works[1] + ("own 1", 0), works[2] + ("own 1", 1), works[3] + ("own 2", 0)])
        replies = self.build([works[0] + ("own 1", 0), works[1] + ("own 1", 1), works[2] + ("own 2", 0), works[3] + ("own 2", 1)])
        self.assertEqual(["made", "there", "there", "there"], [values[1] for _, values in replies])

    def test_two_works_with_the_same_title_are_two_clips(self):
        self.create_fixture()
        os.mkdir(os.path.join(self.folder.name, "B"))
        works = [("Intro", self.file("Intro.wav"), "own 1", 0), ("Intro (2)", self.file(os.path.join("B", "Intro.wav")), "own 1", 1)]
        for how in ("made", "there"):
            self.assertEqual([how, how], [values[1] for _, values in self.build(works)])
        for at, (title, file, _, _) in enumerate(works):
            self.fixture.launch(title, file, "own 1", start=float(at))
            self.fixture.advance()
            self.assertEqual(("own 1", title, [at, at + 4.0]), self.fixture.song._fires[-1][1:])

    def test_recognises_a_project_s_copy_but_not_another_file_with_the_same_name(self):
        self.create_fixture()
        track = self.fixture.add_track("own 1", "/project/Samples/Imported/Rain.wav", "/mine/Wood.wav")
        replies = self.build([("Rain", self.file("Rain.wav"), "own 1", 4), ("Wood", self.file("Wood.wav"), "own 1", 4)])
        self.assertEqual([["there", 0], ["made", 4]], [values[1:] for _, values in replies])
        self.assertEqual("/mine/Wood.wav", track.clip_slots[1].clip.file_path)

    def test_a_new_clip_has_the_gain_in_one_undo_step_and_an_existing_one_keeps_its_own(self):
        self.create_fixture()
        works = [("Quiet", self.file("Quiet.wav"), "own 1", 0)]
        for decibels, expected in ((-7.25, "-7.25 dB"), (3.0, "-7.25 dB")):
            self.build(works, decibels)
            self.assertEqual(expected, self.fixture.song.tracks[-1].clip_slots[0].clip.gain_display_string)
        self.build([("Loud", self.file("Loud.wav"), "own 1", 1)], 12.0)
        self.build([("Same", self.file("Same.wav"), "own 1", 2)], 0.0)
        clips = [slot.clip for slot in self.fixture.song.tracks[-1].clip_slots[1:3]]
        self.assertEqual(["12.00 dB", "0.00 dB"], [clip.gain_display_string for clip in clips])
        self.assertEqual(0.4, clips[1].gain)

    def test_duplicate_track_names_are_refused(self):
        self.create_fixture()
        self.fixture.add_track("own 1")
        self.fixture.add_track("own 1")
        self.assertEqual("ambiguous", self.build([("Wood", self.file("Wood.wav"), "own 1", 0)])[0][1][1])

    def test_edition_with_few_scenes_refuses_further_works(self):
        self.create_fixture(max_scenes=8)
        replies = self.build([("W%d" % i, self.file("%d.wav" % i), "own 1", i) for i in range(10)])
        self.assertEqual(["built"] * 8 + ["refused"] * 2, [name for name, _ in replies])
        self.assertIn("no more than 8 scenes", replies[-1][1][2])


if __name__ == "__main__":
    unittest.main()
