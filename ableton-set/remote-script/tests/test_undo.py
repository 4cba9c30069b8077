import math
import unittest

import lom
from fixture import RemoteScriptFixture


class Undo(unittest.TestCase):
    """Each launch is one step of Live's undo history, and nothing is written that nobody hears."""

    def setUp(self):
        self.fixture = RemoteScriptFixture()
        self.song = self.fixture.song
        self.track = self.fixture.add_track("own 1", "/music/Rain.wav", "/music/Wood.wav")
        self.wet = lom.Parameter(self.song, "Dry/Wet", 0.3)
        self.cutoff = lom.Parameter(self.song, "Frequency", 60.0, 20.0, 135.0)
        self.kind = lom.Parameter(self.song, "Type", 2, 0, 3, is_quantized=True)
        self.track.devices = [lom.Device(self.song, "Reverb", [self.wet, self.cutoff, self.kind])]
        self.fixture.connect()

    def tearDown(self):
        self.assertFalse(self.song._undo_is_open)
        self.assertEqual([], self.fixture.errors)
        self.fixture.close()

    def count(self):
        """The writes and the undo steps since the previous call."""
        counts = len(self.song._writes), len({write[3] for write in self.song._writes})
        self.song._writes[:] = []
        return counts

    def test_launch_is_one_undo_step(self):
        for i, playback in enumerate(("once", "loop", "once", "loop")):
            self.fixture.launch("Rain", start=5.0 + i, playback=playback)
            self.fixture.advance(0.5)
            writes, steps = self.count()
            self.assertGreater(writes, 1)
            self.assertEqual(1, steps)

    def test_launch_with_modulations_in_the_same_step_is_one_undo_step(self):
        self.fixture.launch("Rain", start=5.0)
        for name in ("Dry/Wet", "Frequency", "Type"):
            self.fixture.send("set", "own 1", "Reverb", name, 0.1)
        self.fixture.advance()
        writes, steps = self.count()
        self.assertGreater(writes, 4)
        self.assertEqual(1, steps)

    def test_end_of_the_show_is_one_undo_step(self):
        self.fixture.launch("Rain", start=5.0, playback="loop")
        self.fixture.send("set", "own 1", "Reverb", "Dry/Wet", 0.8)
        self.fixture.advance(0.5)
        self.count()
        self.fixture.send("stop", "")
        self.fixture.send("bye")
        self.fixture.advance(1.0)
        self.assertEqual(1, self.count()[1])

    def test_refused_launch_closes_its_undo_step(self):
        self.song._calls.fail_at = self.song._calls.calls + 40
        self.fixture.launch("Rain", start=5.0, playback="loop")
        self.fixture.advance()
        self.assertFalse(self.song._undo_is_open)

    def test_nothing_to_do_makes_no_undo_step(self):
        self.fixture.send("ping", 1, self.fixture.milliseconds(), 9112)
        self.fixture.advance(1.0)
        self.assertEqual(0, self.song._undo_steps)

    def test_fade_is_written_at_most_25_times_per_second(self):
        self.fixture.send("fade", "own 1", 0.1, 2.0)
        self.fixture.advance(2.1)
        writes, _ = self.count()
        self.assertTrue(40 <= writes <= 51, writes)
        self.assertAlmostEqual(0.085, self.track.mixer_device.volume.value, places=6)

    def test_slow_fade_is_written_only_where_it_is_audible(self):
        self.fixture.send("fade", "own 1", 0.9, 60.0)
        for i in range(61):
            self.fixture.send("ping", i, self.fixture.milliseconds(), 9112)
            self.fixture.advance(1.0)
        writes, _ = self.count()
        self.assertLessEqual(writes, 43)
        self.assertAlmostEqual(0.765, self.track.mixer_device.volume.value, places=6)

    def test_changes_that_nobody_hears_are_not_written(self):
        for i in range(300):
            self.fixture.send("set", "own 1", "Reverb", "Dry/Wet", 0.5 + 0.0009 * math.sin(i))
            self.fixture.send("set", "own 1", "Reverb", "Type", 0.34 + 0.02 * math.sin(i))
            self.fixture.advance(0.03)
        self.assertEqual(2, self.count()[0])
        self.assertAlmostEqual(0.5, self.wet.value, delta=0.001)

    def test_slow_change_is_followed_and_reaches_its_ends(self):
        for i in range(1001):
            self.fixture.send("set", "own 1", "Reverb", "Frequency", 1.0 - i / 1000.0)
            self.fixture.advance(0.01)
            self.assertAlmostEqual(135.0 - 0.115 * i, self.cutoff.value, delta=0.00201 * 115)
        self.assertEqual(20.0, self.cutoff.value)
        self.assertLess(self.count()[0], 520)


if __name__ == "__main__":
    unittest.main()
