import unittest

from world import World


class Launching(unittest.TestCase):
    def setUp(self):
        self.world = World()
        self.track = self.world.add_track("own 1", "/music/Rain.wav", "/music/Wood.wav")
        self.world.begin()

    def tearDown(self):
        self.assertEqual([], self.world.errors)
        self.world.close()

    def test_hello_is_answered_with_the_protocol_and_who_is_there(self):
        self.assertEqual([("welcome", [1, "Live 12.1.5, remote script"])], self.world.begin())

    def test_another_protocol_is_one_sentence_that_says_what_to_do(self):
        self.world.send("hello", 2, self.world.ear.getsockname()[1], 0)
        self.world.turn()
        refused = self.world.hear_all("refused")
        self.assertEqual(1, len(refused))
        self.assertIn("copy the script", refused[0][2])

    def test_a_ping_is_answered_at_once(self):
        self.world.send("ping", 7, self.world.milliseconds())
        self.world.turn()
        self.assertEqual([("pong", [7])], self.world.hear())

    def test_an_excerpt_is_played_once_from_its_start_and_reported_to_its_end(self):
        number = self.world.launch("Rain", "/music/Rain.wav", start=12.0)
        self.world.turn(0.01)
        self.assertEqual([(0, "own 1", "Rain", [12.0, 16.0])], [(0,) + fire[1:] for fire in self.world.song._fires])
        self.assertEqual([number, "own 1", "Rain"], self.world.hear_all("triggered")[0][:3])
        self.world.turn(1.5)
        heard = self.world.hear()
        self.assertEqual(("playing", [number, 16.0]), heard[0])
        positions = [values[1] for name, values in heard if name == "position"]
        self.assertTrue(6 <= len(positions) <= 9, positions)
        self.assertEqual(sorted(positions), positions)
        self.assertAlmostEqual(1.4, positions[-1], delta=0.25)
        self.world.turn(3.0)
        self.assertEqual([[number]], self.world.hear_all("ended"))

    def test_a_loop_is_warped_and_counted_in_beats(self):
        self.world.launch("Rain", start=10.0, manner="loop")
        self.world.turn(10.0)
        clip = self.track.clip_slots[0].clip
        self.assertEqual((True, True, 20.0, 28.0, 20.0), (clip.warping, clip.looping, clip.loop_start, clip.loop_end, clip.start_marker))
        heard = self.world.hear()
        self.assertNotIn("ended", [name for name, _ in heard])
        self.assertTrue(all(0 <= values[1] <= 4 for name, values in heard if name == "position"))

    def test_a_warped_clip_stays_warped_and_starts_at_the_same_second(self):
        self.world.add_track("warped", "/music/Beat.wav", warped=True)
        self.world.launch("Beat", start=30.0)
        self.world.turn()
        self.assertEqual([60.0, 68.0], self.world.song._fires[0][3])

    def test_starts_may_come_in_any_order(self):
        for start in (30.0, 0.0, 56.0, 2.0, 3.0, 1.0, 55.0):
            self.world.launch("Rain", start=start)
            self.world.turn(0.1)
            self.assertEqual([start, start + 4], self.world.song._fires[-1][3])
        self.assertEqual([], self.world.hear_all("refused"))

    def test_the_same_clip_again_ends_the_earlier_launch(self):
        first = self.world.launch("Rain", start=0.0)
        self.world.turn(1.0)
        second = self.world.launch("Rain", start=20.0)
        self.world.turn(1.0)
        heard = self.world.hear()
        self.assertIn(("ended", [first]), heard)
        self.assertIn(("playing", [second, 16.0]), heard)

    def test_another_clip_of_the_track_ends_the_earlier_launch(self):
        first = self.world.launch("Rain")
        self.world.turn(1.0)
        self.world.launch("Wood")
        self.world.turn(1.0)
        self.assertEqual([[first]], self.world.hear_all("ended"))

    def test_a_launch_whose_due_time_has_passed_is_refused_and_reported(self):
        number = self.world.launch("Rain", within=-0.1)
        self.world.turn()
        refused = self.world.hear_all("refused")
        self.assertEqual([[number, "late"]], [values[:2] for values in refused])
        self.assertIn("'Rain' came", refused[0][2])
        self.assertEqual([], self.world.song._fires)

    def test_nothing_arrives_in_a_burst_after_Live_was_deaf(self):
        for _ in range(30):
            self.world.now += 0.2  # A menu is open: no timer runs.
            self.world.send("ping", 1, self.world.milliseconds())
            self.world.launch("Rain")
        self.world.now += 3.0
        self.world.turn(0.5)
        self.assertEqual([], self.world.song._fires)
        whys = [values[1] for values in self.world.hear_all("refused")]
        self.assertEqual((30, 1), (len(whys), whys.count("late")))
        self.world.launch("Rain")
        self.world.turn()
        self.assertEqual(1, len(self.world.song._fires))

    def test_a_hello_that_waited_does_not_make_later_launches_look_fresh(self):
        self.world.send("hello", 1, self.world.ear.getsockname()[1], self.world.milliseconds())
        self.world.now += 5.0
        self.world.turn()
        self.world.send("ping", 1, self.world.milliseconds())
        self.world.turn()
        self.world.launch("Rain", within=-0.1)
        self.world.turn()
        self.assertEqual([], self.world.song._fires)

    def test_of_several_launches_in_one_turn_the_last_is_played(self):
        first, last = self.world.launch("Rain"), self.world.launch("Wood")
        self.world.turn()
        self.assertEqual(["Wood"], [fire[2] for fire in self.world.song._fires])
        heard = self.world.hear()
        self.assertEqual([first, "superseded"], heard[0][1][:2])
        self.assertEqual(last, heard[1][1][0])

    def test_a_clip_is_found_by_its_file_before_its_name(self):
        self.world.add_track("other", "/elsewhere/Wood.wav")
        self.world.launch("Wood", "/elsewhere/Wood.wav")
        self.world.turn()
        self.assertEqual("other", self.world.song._fires[0][1])

    def test_a_missing_clip_is_one_sentence_with_its_file(self):
        number = self.world.launch("Snow", "/music/Snow.wav")
        self.world.turn()
        refused = self.world.hear_all("refused")
        self.assertEqual([[number, "missing"]], [values[:2] for values in refused])
        self.assertIn("/music/Snow.wav", refused[0][2])

    def test_a_clip_that_comes_later_is_found(self):
        self.world.launch("Snow")
        self.world.turn()
        self.world.add_track("new", "/music/Snow.wav")
        self.world.turn(1.1)
        self.world.launch("Snow")
        self.world.turn()
        self.assertEqual("Snow", self.world.song._fires[-1][2])

    def test_clips_of_one_name_are_told_apart_by_their_track_and_not_guessed(self):
        self.world.add_track("composers 1", "/copies/Rain.wav")
        self.world.add_track("composers 1", "/more/Rain.wav")
        self.world.launch("Rain", "/gone/Rain.wav", "own 1")
        self.world.turn()
        self.assertEqual(["own 1"], [fire[1] for fire in self.world.song._fires])
        number = self.world.launch("Rain", "/gone/Rain.wav", "composers 1")
        self.world.turn()
        self.assertIn([number, "ambiguous"], [values[:2] for values in self.world.hear_all("refused")])
        track = self.world.add_track("own 2", "/copies/Snow.wav", "/more/Snow.wav")
        self.world.turn(1.1)
        self.world.launch("Snow", "/gone/Snow.wav", track.name)
        self.world.turn()
        self.assertEqual("2 clips of track 'own 2' are 'Snow': keep one of them, and rename the others.",
                         self.world.hear_all("refused")[0][2])
        self.assertEqual(1, len(self.world.song._fires))

    def test_a_clip_that_was_deleted_ends_its_launch_and_the_next_is_played(self):
        number = self.world.launch("Rain", manner="loop")
        self.world.turn(1.0)
        self.track.clip_slots[0]._clip = None
        self.track._playing = None
        self.world.turn(0.5)
        self.assertEqual([[number]], self.world.hear_all("ended"))
        self.world.launch("Wood")
        self.world.turn()
        self.assertEqual("Wood", self.world.song._fires[-1][2])

    def test_stop_is_for_one_track_or_for_whatever_was_launched(self):
        other = self.world.add_track("other", "/music/Snow.wav")
        self.world.launch("Rain", manner="loop")
        self.world.turn(0.5)
        self.world.launch("Snow", manner="loop")
        self.world.turn(0.5)
        self.world.send("stop", "own 1")
        self.world.turn(0.5)
        self.assertEqual((-1, 0), (self.track.playing_slot_index, other.playing_slot_index))
        self.world.send("stop", "")
        self.world.turn(0.5)
        self.assertEqual(-1, other.playing_slot_index)
        self.assertEqual(2, len(self.world.hear_all("ended")))

    def test_duplicate_track_names_are_reported(self):
        self.world.add_track("own 1")
        number = self.world.send("stop", "own 1")
        self.world.turn()
        self.assertEqual([[number, "ambiguous", "There are 2 tracks 'own 1' in this set: give each a different name."]], self.world.hear_all("refused"))

    def test_five_hundred_excerpts_of_ninety_works_all_fire(self):
        world = self.world
        for t in range(6):
            world.add_track("many %d" % t, *["/many/%d-%d.wav" % (t, i) for i in range(8)])
        for i in range(500):
            t, s = i * 7 % 6, i * 5 % 8
            world.launch("%d-%d" % (t, s), "/many/%d-%d.wav" % (t, s), start=float(i * 13 % 56), manner=("once", "loop")[i % 3 == 0])
            world.turn(0.02)
        heard = [values for values in world.hear() if values[0] in ("triggered", "refused")]
        self.assertEqual(500, len(world.song._fires))
        self.assertEqual(["triggered"], sorted({name for name, _ in heard}))
        world.turn(0.5)


if __name__ == "__main__":
    unittest.main()
