import itertools
import unittest

import lom
from fixture import RemoteScriptFixture


class LaunchModes(unittest.TestCase):
    """Clips of a composer that are launched in another way, and parameters with an automation."""

    def setUp(self):
        self.fixture = RemoteScriptFixture()
        self.song = self.fixture.song
        self.track = self.fixture.add_track("own 1", "/music/Rain.wav", "/music/Wood.wav")
        self.rain = self.track.clip_slots[0].clip
        self.wet = lom.Parameter(self.song, "Dry/Wet", 0.3)
        self.track.devices = [lom.Device(self.song, "Reverb", [self.wet])]
        self.fixture.connect()

    def tearDown(self):
        self.assertEqual([], self.fixture.errors)
        self.fixture.close()

    def end(self):
        self.fixture.send("stop", "")
        self.fixture.send("bye")
        self.fixture.advance(1.0)

    def test_every_launch_mode_plays_from_the_start_each_time_and_is_given_back(self):
        for mode, legato, quantization in itertools.product(range(4), (False, True), (0, 1, 5)):
            self.rain.launch_mode, self.rain.legato, self.rain.launch_quantization = mode, legato, quantization
            before = self.song._dump()
            for start in (5.0, 20.0):
                self.fixture.launch("Rain", start=start)
                self.fixture.advance(1.0)
                self.assertEqual(0, self.track.playing_slot_index, (mode, legato, quantization))
                self.assertAlmostEqual(start + 0.94, self.rain.playing_position, delta=0.03)
                self.assertEqual(0, self.rain.launch_quantization)
            self.end()
            self.assertEqual(before, self.song._dump())

    def test_deactivated_clip_is_refused_and_stays_as_it_is(self):
        self.rain.muted = True
        before = self.song._dump()
        number = self.fixture.launch("Rain")
        self.fixture.advance(0.5)
        self.assertEqual([[number, "failed", "Clip 'Rain' of track 'own 1' is deactivated: activate it in Live, or take its work out of the library."]],
                         self.fixture.receive_all("refused"))
        self.assertEqual((before, []), (self.song._dump(), self.song._fires))

    def test_old_Live_without_launch_modes_plays(self):
        for name in ("launch_mode", "legato", "launch_quantization", "muted"):
            del self.rain.__dict__[name]
        self.fixture.launch("Rain", start=5.0)
        self.fixture.advance(0.5)
        self.assertEqual(0, self.track.playing_slot_index)
        self.fixture.send("bye")
        self.fixture.advance(11.0)
        self.assertEqual([0.0, 60.0], self.rain._marks)

    def test_modulated_automation_plays_again_after_the_show(self):
        self.wet._automation = 1
        before = self.song._dump()
        for value in (0.5, 0.8):
            self.fixture.send("set", "own 1", "Reverb", "Dry/Wet", value)
            self.fixture.advance(0.1)
        self.assertEqual(2, self.wet.automation_state)
        self.end()
        self.assertEqual(before, self.song._dump())

    def test_automation_that_the_composer_overrode_stays_overridden(self):
        self.wet._automation = 2
        before = self.song._dump()
        self.fixture.send("set", "own 1", "Reverb", "Dry/Wet", 0.8)
        self.fixture.advance(0.1)
        self.end()
        self.assertEqual(before, self.song._dump())

    def test_faded_automation_plays_again_when_the_fade_has_ended(self):
        volume = self.track.mixer_device.volume
        volume._automation = 1
        self.fixture.launch("Rain", playback="loop")
        self.fixture.advance(0.2)
        self.fixture.send("fade", "own 1", 0.0, 0.5)
        self.fixture.advance(0.3)
        self.assertEqual(2, volume.automation_state)
        self.fixture.advance(1.0)
        self.assertEqual((1, 0.85), (volume.automation_state, volume.value))
        self.fixture.send("fade", "own 1", 0.5, 0.1)
        self.fixture.advance(0.3)
        self.fixture.launch("Wood")
        self.fixture.advance(0.3)
        self.assertEqual((1, 0.85), (volume.automation_state, volume.value))


if __name__ == "__main__":
    unittest.main()
