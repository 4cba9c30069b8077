import os
import tempfile
import unittest

from world import World


class Building(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()

    def tearDown(self):
        self.assertEqual([], self.world.errors)
        self.world.close()
        self.folder.cleanup()

    def begin(self, **live):
        self.world = World(**live)
        self.world.begin()

    def file(self, name):
        path = os.path.join(self.folder.name, name)
        open(path, "w").close()
        return path

    def build(self, works):
        """Asks for some at a time, as PaintSound does, and returns what was answered."""
        answers = []
        for at in range(0, len(works), 8):
            for title, file, track, scene in works[at:at + 8]:
                self.world.send("build", title, file, track, scene)
            self.world.turn(1.0)
            answers += [(name, values) for name, values in self.world.hear() if name in ("built", "refused")]
        return answers

    def ninety(self):
        return [("Work %d" % i, self.file("%d.wav" % i), "%s %d" % (("composers", "own")[i % 2], i % 3 + 1), i // 6) for i in range(90)]

    def test_ninety_works_become_tracks_and_clips_and_can_be_launched(self):
        self.begin()
        works = self.ninety()
        self.assertEqual(["made"] * 90, [values[1] for _, values in self.build(works)])
        self.assertEqual(6, len(self.world.song.tracks))
        self.assertEqual(15, len(self.world.song.scenes))
        for title, file, track, scene in works:
            clip = [t for t in self.world.song.tracks if t.name == track][0].clip_slots[scene].clip
            self.assertEqual((title, file, False), (clip.name, clip.file_path, clip.warping))
        self.world.launch("Work 47", works[47][1], start=3.0)
        self.world.turn()
        self.assertEqual("Work 47", self.world.song._fires[0][2])

    def test_a_second_time_everything_is_there(self):
        self.begin()
        works = self.ninety()
        self.build(works)
        self.assertEqual(["there"] * 90, [values[1] for _, values in self.build(works)])
        self.assertEqual(90, sum(slot.has_clip for track in self.world.song.tracks for slot in track.clip_slots))

    def test_Live_makes_one_thing_a_turn_and_goes_on_playing(self):
        self.begin()
        self.world.add_track("playing", "/music/Rain.wav")
        for i in range(20):
            self.world.send("build", "W", self.file("%d.wav" % i), "own 1", i)
        self.world.turn()
        self.world.launch("Rain")
        self.world.turn()
        self.assertEqual(1, len(self.world.song._fires))
        self.assertLess(sum(slot.has_clip for slot in self.world.song.tracks[-1].clip_slots), 2)

    def test_an_old_Live_is_told_which_files_to_drag(self):
        self.begin(live12=False)
        self.world.add_track("own 1", "/mine/Sketch.wav")
        answers = self.build([("Rain", self.file("Rain.wav"), "own 1", 0), ("Wood", self.file("Wood.wav"), "own 1", 1)])
        self.assertEqual([["drag", 1], ["drag", 2]], [values[1:] for _, values in answers])
        self.assertEqual(["own 1"], [track.name for track in self.world.song.tracks])

    def test_a_file_that_has_moved_is_one_sentence_and_the_rest_goes_on(self):
        self.begin()
        answers = self.build([("Gone", "/gone.wav", "own 1", 0), ("Wood", self.file("Wood.wav"), "own 1", 1)])
        self.assertEqual(["refused", "built"], [name for name, _ in answers])
        self.assertEqual([1, "missing", "The file /gone.wav does not exist any more: index its folder again."], answers[0][1])

    def test_another_clip_in_the_place_is_left_alone_and_the_next_free_one_is_taken(self):
        self.begin()
        track = self.world.add_track("own 1", "/mine/Sketch.wav", "/mine/Study.wav")
        self.assertEqual([("built", [1, "made", 2])], self.build([("Wood", self.file("Wood.wav"), "own 1", 0)]))
        self.assertEqual(["Sketch", "Study", "Wood"], [slot.clip.name for slot in track.clip_slots if slot.has_clip])

    def test_a_library_that_has_grown_adds_what_is_new_and_everything_can_be_launched(self):
        self.begin()
        a, b, c, d = [(name, self.file(name + ".wav")) for name in "ABCD"]
        self.build([b + ("own 1", 0), c + ("own 1", 1)])
        self.world.begin()
        answers = self.build([a + ("own 1", 0), b + ("own 1", 1), c + ("own 1", 2), d + ("own 1", 3)])
        self.assertEqual([["made", 2], ["there", 0], ["there", 1], ["made", 3]], [values[1:] for _, values in answers])
        for name, file in (a, b, c, d):
            self.world.launch(name, file)
            self.world.turn()
            self.assertEqual(name, self.world.song._fires[-1][2])
        self.assertEqual([], self.world.hear_all("refused"))

    def test_a_work_that_moved_to_the_next_column_stays_where_it_is(self):
        self.begin()
        works = [("W%d" % i, self.file("%d.wav" % i)) for i in range(4)]
        self.build([works[1] + ("own 1", 0), works[2] + ("own 1", 1), works[3] + ("own 2", 0)])
        answers = self.build([works[0] + ("own 1", 0), works[1] + ("own 1", 1), works[2] + ("own 2", 0), works[3] + ("own 2", 1)])
        self.assertEqual(["made", "there", "there", "there"], [values[1] for _, values in answers])

    def test_two_works_of_one_title_are_two_clips_and_each_can_be_launched(self):
        self.begin()
        os.mkdir(os.path.join(self.folder.name, "B"))
        works = [("Intro", self.file("Intro.wav"), "own 1", 0), ("Intro (2)", self.file(os.path.join("B", "Intro.wav")), "own 1", 1)]
        for how in ("made", "there"):
            self.assertEqual([how, how], [values[1] for _, values in self.build(works)])
        for at, (title, file, _, _) in enumerate(works):
            self.world.launch(title, file, "own 1", start=float(at))
            self.world.turn()
            self.assertEqual(("own 1", title, [at, at + 4.0]), self.world.song._fires[-1][1:])

    def test_a_project_s_copy_of_the_file_is_there_by_its_name_and_another_file_of_that_name_is_not(self):
        self.begin()
        track = self.world.add_track("own 1", "/project/Samples/Imported/Rain.wav", "/mine/Wood.wav")
        answers = self.build([("Rain", self.file("Rain.wav"), "own 1", 4), ("Wood", self.file("Wood.wav"), "own 1", 4)])
        self.assertEqual([["there", 0], ["made", 4]], [values[1:] for _, values in answers])
        self.assertEqual("/mine/Wood.wav", track.clip_slots[1].clip.file_path)

    def test_two_tracks_of_the_name_are_reported(self):
        self.begin()
        self.world.add_track("own 1")
        self.world.add_track("own 1")
        self.assertEqual("ambiguous", self.build([("Wood", self.file("Wood.wav"), "own 1", 0)])[0][1][1])

    def test_an_edition_with_few_scenes_says_so_for_what_does_not_fit(self):
        self.begin(most_scenes=8)
        answers = self.build([("W%d" % i, self.file("%d.wav" % i), "own 1", i) for i in range(10)])
        self.assertEqual(["built"] * 8 + ["refused"] * 2, [name for name, _ in answers])
        self.assertIn("no more than 8 scenes", answers[-1][1][2])


if __name__ == "__main__":
    unittest.main()
