import unittest

from fixture import RemoteScriptFixture, lom


class Beat(unittest.TestCase):
    def setUp(self):
        self.fixture = RemoteScriptFixture()
        self.song = self.fixture.song

    def tearDown(self):
        self.assertEqual([], self.fixture.errors)
        self.fixture.close()
        self.assertEqual([], self.song._listeners)

    def connect(self):
        self.fixture.connect()
        self.fixture.receive()

    def beats(self, seconds=0.0):
        if seconds:
            self.fixture.advance(seconds)
        return self.fixture.receive_all("beat")

    def test_tells_the_beat_after_hello(self):
        self.fixture.send("hello", 1, self.fixture.peer.getsockname()[1], 0)
        self.assertEqual([[16, 0.0, 120.0, 4, 4, 5, 0.0, 0, 4]], self.beats(0.01))

    def test_tells_nothing_before_hello(self):
        self.song._change(is_playing=True)
        self.assertEqual([], self.beats(1.0))

    def test_tells_each_change_at_once(self):
        self.connect()
        self.song._change(tempo=99.5)
        self.assertEqual(99.5, self.beats()[-1][2])
        self.song._change(clip_trigger_quantization=7)
        self.assertEqual(7, self.beats()[-1][8])
        self.song._change(is_playing=True)
        self.assertEqual(1, self.beats()[-1][7])
        self.song._change(signature=[(0.0, 7, 8)])
        self.assertEqual([7, 8], self.beats()[-1][3:5])

    def test_tells_the_position_25_times_per_second_while_live_plays_and_once_while_it_stands(self):
        self.connect()
        self.assertIn(len(self.beats(5.0)), (4, 5))
        self.song._change(is_playing=True)
        self.beats()
        self.assertTrue(110 <= len(self.beats(5.0)) <= 126)

    def test_the_position_is_at_most_one_step_late(self):
        self.connect()
        self.song._change(is_playing=True, tempo=174.0)
        for _ in range(200):
            for whole, part, tempo, _, _, bar, since, _, _ in self.beats(0.04)[-1:]:
                late = (self.song._position() - whole - part) / tempo * 60
                self.assertTrue(-0.001 <= late <= 0.06, late)
                self.assertAlmostEqual(whole + part, (bar - 1) * 4 + since, delta=0.001)

    def test_counts_bars_after_changes_of_the_signature(self):
        self.connect()
        # Two bars of 4/4, three of 3/4, then 7/8.
        self.song._change(signature=[(0.0, 4, 4), (8.0, 3, 4), (17.0, 7, 8)])
        for position, bar, since in ((0.0, 1, 0.0), (7.99, 2, 3.99), (8.0, 3, 0.0), (10.9, 3, 2.9), (16.25, 5, 2.25), (17.0, 6, 0.0), (20.6, 7, 0.1), (23.9, 7, 3.4)):
            self.song._change(position=position)
            self.fixture.advance(0.1)
            self.song._notify("tempo")
            told = self.beats()[-1]
            self.assertEqual(bar, told[5], position)
            self.assertAlmostEqual(since, told[6], delta=0.002)

    def test_counts_bars_itself_if_live_does_not_tell_them(self):
        self.connect()
        self.song._signatures = [(0.0, 3, 4)]
        object.__setattr__(self.song, "get_current_beats_song_time", None)
        self.song._change(position=7.5)
        self.fixture.advance(0.1)
        self.song._notify("tempo")
        told = self.beats()[-1]
        self.assertEqual([3, 1.5], told[5:7])

    def test_continues_without_listeners(self):
        lom.Song.OBSERVED, observed = (), lom.Song.OBSERVED
        self.addCleanup(setattr, lom.Song, "OBSERVED", observed)
        self.connect()
        self.song._change(is_playing=True, tempo=100.0)
        told = self.beats(2.0)
        self.assertTrue(15 <= len(told) <= 21, len(told))
        self.assertEqual(100.0, told[-1][2])

    def test_ends_when_paintsound_is_gone_and_comes_again(self):
        self.connect()
        self.song._change(is_playing=True)
        self.fixture.advance(11.0)
        self.beats()
        self.assertEqual([], self.beats(1.0))
        self.assertEqual([], self.song._listeners)
        self.connect()
        self.assertTrue(self.beats(1.0))

    def test_an_error_of_live_reaches_nobody(self):
        self.connect()
        for at in range(1, 12):
            self.song._calls.calls, self.song._calls.fail_at = 0, at
            self.song._change(tempo=100.0 + at)
            self.fixture.advance(0.05)
            self.song._calls.fail_at = None
        self.assertTrue(self.beats(2.0))


if __name__ == "__main__":
    unittest.main()
