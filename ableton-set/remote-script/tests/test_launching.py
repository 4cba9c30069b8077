import unittest

from fixture import RemoteScriptFixture


class Launching(unittest.TestCase):
    def setUp(self):
        self.fixture = RemoteScriptFixture()
        self.track = self.fixture.add_track("own 1", "/music/Rain.wav", "/music/Wood.wav")
        self.fixture.connect()

    def tearDown(self):
        self.assertEqual([], self.fixture.errors)
        self.fixture.close()

    def test_a_ping_after_another_set_was_opened_asks_for_hello_and_the_next_launch_plays(self):
        self.fixture.open_set()
        self.fixture.add_track("own 1", "/music/Snow.wav")
        port = self.fixture.peer.getsockname()[1]
        self.fixture.send("ping", 41, self.fixture.milliseconds(), port)
        self.fixture.advance()
        self.assertEqual([("restarted", [41])], self.fixture.receive())
        self.assertEqual("welcome", self.fixture.connect()[0][0])
        self.fixture.send("ping", 42, self.fixture.milliseconds(), port)
        self.fixture.launch("Snow", "/music/Snow.wav", start=2.0)
        self.fixture.advance()
        self.assertEqual(["pong", "triggered"], [name for name, _ in self.fixture.receive()][:2])
        self.assertEqual(["Snow"], [fire[2] for fire in self.fixture.song._fires])

    def test_replies_to_hello_with_protocol_and_program(self):
        self.assertEqual([("welcome", [1, "Live 12.1.5, remote script"])], self.fixture.connect())

    def test_another_protocol_is_refused_with_a_solution(self):
        self.fixture.send("hello", 2, self.fixture.peer.getsockname()[1], 0)
        self.fixture.advance()
        refused = self.fixture.receive_all("refused")
        self.assertEqual(1, len(refused))
        self.assertIn("copy the script", refused[0][2])

    def test_replies_to_ping_immediately(self):
        self.fixture.send("ping", 7, self.fixture.milliseconds(), 9112)
        self.fixture.advance()
        self.assertEqual([("pong", [7])], self.fixture.receive())

    def test_plays_an_excerpt_once_and_reports_it_to_its_end(self):
        number = self.fixture.launch("Rain", "/music/Rain.wav", start=12.0)
        self.fixture.advance(0.01)
        self.assertEqual([(0, "own 1", "Rain", [12.0, 16.0])], [(0,) + fire[1:] for fire in self.fixture.song._fires])
        self.assertEqual([number, "own 1", "Rain"], self.fixture.receive_all("triggered")[0][:3])
        self.fixture.advance(1.5)
        replies = self.fixture.receive()
        self.assertEqual(("playing", [number, 16.0]), replies[0])
        positions = [values[1] for name, values in replies if name == "position"]
        self.assertTrue(6 <= len(positions) <= 9, positions)
        self.assertEqual(sorted(positions), positions)
        self.assertAlmostEqual(1.4, positions[-1], delta=0.25)
        self.fixture.advance(3.0)
        self.assertEqual([[number]], self.fixture.receive_all("ended"))

    def test_loop_is_warped_and_set_in_beats(self):
        self.fixture.launch("Rain", start=10.0, playback="loop")
        self.fixture.advance(10.0)
        clip = self.track.clip_slots[0].clip
        self.assertEqual((True, True, 20.0, 28.0, 20.0), (clip.warping, clip.looping, clip.loop_start, clip.loop_end, clip.start_marker))
        replies = self.fixture.receive()
        self.assertNotIn("ended", [name for name, _ in replies])
        self.assertTrue(all(0 <= values[1] <= 4 for name, values in replies if name == "position"))

    def test_warped_clip_stays_warped_and_starts_at_the_same_second(self):
        self.fixture.add_track("warped", "/music/Beat.wav", warped=True)
        self.fixture.launch("Beat", start=30.0)
        self.fixture.advance()
        self.assertEqual([60.0, 68.0], self.fixture.song._fires[0][3])

    def test_excerpts_can_start_in_any_order(self):
        for start in (30.0, 0.0, 56.0, 2.0, 3.0, 1.0, 55.0):
            self.fixture.launch("Rain", start=start)
            self.fixture.advance(0.1)
            self.assertEqual([start, start + 4], self.fixture.song._fires[-1][3])
        self.assertEqual([], self.fixture.receive_all("refused"))

    def test_launching_the_same_clip_ends_the_earlier_launch(self):
        first = self.fixture.launch("Rain", start=0.0)
        self.fixture.advance(1.0)
        second = self.fixture.launch("Rain", start=20.0)
        self.fixture.advance(1.0)
        replies = self.fixture.receive()
        self.assertIn(("ended", [first]), replies)
        self.assertIn(("playing", [second, 16.0]), replies)

    def test_another_clip_of_the_track_ends_the_earlier_launch(self):
        first = self.fixture.launch("Rain")
        self.fixture.advance(1.0)
        self.fixture.launch("Wood")
        self.fixture.advance(1.0)
        self.assertEqual([[first]], self.fixture.receive_all("ended"))

    def test_late_launch_is_refused(self):
        number = self.fixture.launch("Rain", within=-0.1)
        self.fixture.advance()
        refused = self.fixture.receive_all("refused")
        self.assertEqual([[number, "late"]], [values[:2] for values in refused])
        self.assertIn("'Rain' came", refused[0][2])
        self.assertEqual([], self.fixture.song._fires)

    def test_launches_only_the_last_one_after_Live_was_busy(self):
        for _ in range(30):
            self.fixture.now += 0.2  # A menu is open, so no timer runs.
            self.fixture.send("ping", 1, self.fixture.milliseconds(), 9112)
            self.fixture.launch("Rain")
        self.fixture.now += 3.0
        self.fixture.advance(0.5)
        self.assertEqual([], self.fixture.song._fires)
        reasons = [values[1] for values in self.fixture.receive_all("refused")]
        self.assertEqual((30, 1), (len(reasons), reasons.count("late")))
        self.fixture.launch("Rain")
        self.fixture.advance()
        self.assertEqual(1, len(self.fixture.song._fires))

    def test_delayed_hello_does_not_make_late_launches_valid(self):
        self.fixture.send("hello", 1, self.fixture.peer.getsockname()[1], self.fixture.milliseconds())
        self.fixture.now += 5.0
        self.fixture.advance()
        self.fixture.send("ping", 1, self.fixture.milliseconds(), 9112)
        self.fixture.advance()
        self.fixture.launch("Rain", within=-0.1)
        self.fixture.advance()
        self.assertEqual([], self.fixture.song._fires)

    def test_plays_only_the_last_of_several_launches_in_one_step(self):
        first, last = self.fixture.launch("Rain"), self.fixture.launch("Wood")
        self.fixture.advance()
        self.assertEqual(["Wood"], [fire[2] for fire in self.fixture.song._fires])
        replies = self.fixture.receive()
        self.assertEqual([first, "superseded"], replies[0][1][:2])
        self.assertEqual(last, replies[1][1][0])

    def test_finds_a_clip_by_file_before_name(self):
        self.fixture.add_track("other", "/elsewhere/Wood.wav")
        self.fixture.launch("Wood", "/elsewhere/Wood.wav")
        self.fixture.advance()
        self.assertEqual("other", self.fixture.song._fires[0][1])

    def test_missing_clip_is_refused_with_its_file(self):
        number = self.fixture.launch("Snow", "/music/Snow.wav")
        self.fixture.advance()
        refused = self.fixture.receive_all("refused")
        self.assertEqual([[number, "missing"]], [values[:2] for values in refused])
        self.assertIn("/music/Snow.wav", refused[0][2])

    def test_finds_a_clip_that_is_added_later(self):
        self.fixture.launch("Snow")
        self.fixture.advance()
        self.fixture.add_track("new", "/music/Snow.wav")
        self.fixture.advance(1.1)
        self.fixture.launch("Snow")
        self.fixture.advance()
        self.assertEqual("Snow", self.fixture.song._fires[-1][2])

    def test_distinguishes_clips_with_the_same_name_by_track(self):
        self.fixture.add_track("composers 1", "/copies/Rain.wav")
        self.fixture.add_track("composers 1", "/more/Rain.wav")
        self.fixture.launch("Rain", "/gone/Rain.wav", "own 1")
        self.fixture.advance()
        self.assertEqual(["own 1"], [fire[1] for fire in self.fixture.song._fires])
        number = self.fixture.launch("Rain", "/gone/Rain.wav", "composers 1")
        self.fixture.advance()
        self.assertIn([number, "ambiguous"], [values[:2] for values in self.fixture.receive_all("refused")])
        track = self.fixture.add_track("own 2", "/copies/Snow.wav", "/more/Snow.wav")
        self.fixture.advance(1.1)
        self.fixture.launch("Snow", "/gone/Snow.wav", track.name)
        self.fixture.advance()
        self.assertEqual("2 clips of track 'own 2' are 'Snow': keep one of them, and rename the others.",
                         self.fixture.receive_all("refused")[0][2])
        self.assertEqual(1, len(self.fixture.song._fires))

    def test_deleted_clip_ends_its_launch(self):
        number = self.fixture.launch("Rain", playback="loop")
        self.fixture.advance(1.0)
        self.track.clip_slots[0]._clip = None
        self.track._playing = None
        self.fixture.advance(0.5)
        self.assertEqual([[number]], self.fixture.receive_all("ended"))
        self.fixture.launch("Wood")
        self.fixture.advance()
        self.assertEqual("Wood", self.fixture.song._fires[-1][2])

    def test_stops_one_track_or_all_launched_tracks(self):
        other = self.fixture.add_track("other", "/music/Snow.wav")
        self.fixture.launch("Rain", playback="loop")
        self.fixture.advance(0.5)
        self.fixture.launch("Snow", playback="loop")
        self.fixture.advance(0.5)
        self.fixture.send("stop", "own 1")
        self.fixture.advance(0.5)
        self.assertEqual((-1, 0), (self.track.playing_slot_index, other.playing_slot_index))
        self.fixture.send("stop", "")
        self.fixture.advance(0.5)
        self.assertEqual(-1, other.playing_slot_index)
        self.assertEqual(2, len(self.fixture.receive_all("ended")))

    def test_duplicate_track_names_are_refused(self):
        self.fixture.add_track("own 1")
        number = self.fixture.send("stop", "own 1")
        self.fixture.advance()
        self.assertEqual([[number, "ambiguous", "There are 2 tracks 'own 1' in this set: give each a different name."]], self.fixture.receive_all("refused"))

    def test_fires_500_excerpts_of_90_works(self):
        fixture = self.fixture
        for t in range(6):
            fixture.add_track("many %d" % t, *["/many/%d-%d.wav" % (t, i) for i in range(8)])
        for i in range(500):
            t, s = i * 7 % 6, i * 5 % 8
            fixture.launch("%d-%d" % (t, s), "/many/%d-%d.wav" % (t, s), start=float(i * 13 % 56), playback=("once", "loop")[i % 3 == 0])
            fixture.advance(0.02)
        replies = [values for values in fixture.receive() if values[0] in ("triggered", "refused")]
        self.assertEqual(500, len(fixture.song._fires))
        self.assertEqual(["triggered"], sorted({name for name, _ in replies}))
        fixture.advance(0.5)


if __name__ == "__main__":
    unittest.main()
