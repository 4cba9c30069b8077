import unittest

import lom
from fixture import RemoteScriptFixture


class Effects(unittest.TestCase):
    def setUp(self):
        self.fixture = RemoteScriptFixture()
        song = self.fixture.song
        self.track = self.fixture.add_track("own 1", "/music/Rain.wav", "/music/Wood.wav")
        self.cutoff = lom.Parameter(song, "Frequency", 500.0, 20.0, 20000.0)
        self.mode = lom.Parameter(song, "Type", 0, 0, 3, is_quantized=True)
        self.macro = lom.Parameter(song, "Wetness", 0, 0, 127, original_name="Macro 1")
        inner = lom.Device(song, "Auto Filter", [self.cutoff, self.mode])
        self.rack = lom.Device(song, "Congruity", [self.macro], [lom.Chain(song, [inner])])
        self.track.devices = [self.rack]
        song.return_tracks[0].devices = [lom.Device(song, "Hall", [lom.Parameter(song, "Decay", 1.0, 0.0, 10.0)])]
        self.fixture.connect()

    def tearDown(self):
        self.assertEqual([], self.fixture.errors)
        self.fixture.close()

    def set(self, *target):
        self.fixture.send("set", *target)
        self.fixture.advance()
        return self.fixture.receive_all("refused")

    def test_finds_a_parameter_in_a_rack_and_scales_it(self):
        self.assertEqual([], self.set("own 1", "Auto Filter", "Frequency", 0.5))
        self.assertEqual(10010.0, self.cutoff.value)

    def test_finds_a_macro_by_its_name_and_its_number(self):
        self.set("own 1", "Congruity", "Wetness", 1.0)
        self.assertEqual(127, self.macro.value)
        self.set("own 1", "Congruity", "Macro 1", 0.0)
        self.assertEqual(0, self.macro.value)

    def test_quantised_parameter_gets_whole_steps(self):
        self.set("own 1", "Auto Filter", "Type", 0.6)
        self.assertEqual(2, self.mode.value)

    def test_mixer_has_volume_pan_and_sends_by_the_name_of_their_return(self):
        for name in ("Volume", "Pan", "Reverb", "B-Delay"):
            self.assertEqual([], self.set("own 1", "", name, 0.25))
        mixer = self.track.mixer_device
        self.assertEqual([0.25, -0.5, 0.25, 0.25], [mixer.volume.value, mixer.panning.value, mixer.sends[0].value, mixer.sends[1].value])

    def test_finds_return_and_main_tracks(self):
        self.assertEqual([], self.set("Reverb", "Hall", "Decay", 0.25) + self.set("Main", "", "Volume", 0.5))
        self.assertEqual((2.5, 0.5), (self.fixture.song.return_tracks[0].devices[0].parameters[0].value, self.fixture.song.master_track.mixer_device.volume.value))

    def test_missing_name_is_reported_once_with_the_existing_names(self):
        refused = [self.set("own 1", "Auto Filter", "Cutoff", i / 100.0) for i in range(50)]
        self.assertEqual("missing", refused[0][0][1])
        self.assertEqual("There is no parameter 'Cutoff' in device 'Auto Filter' of track 'own 1', which has 'Frequency', 'Type'.", refused[0][0][2])
        self.assertEqual([], sum(refused[1:], []))

    def test_finds_a_renamed_device_by_its_new_name(self):
        self.rack.name = "Other"
        self.assertEqual(1, len(self.set("own 1", "Congruity", "Wetness", 1.0)))
        self.rack.name = "Congruity"
        self.assertEqual([], self.set("own 1", "Congruity", "Wetness", 1.0))
        self.assertEqual(127, self.macro.value)

    def test_renamed_device_is_not_found_by_its_old_name(self):
        self.set("own 1", "Congruity", "Wetness", 1.0)
        self.rack.name = "Other"
        self.assertIn("no device 'Congruity'", self.set("own 1", "Congruity", "Wetness", 0.0)[0][2])
        self.assertEqual(127, self.macro.value)

    def test_finds_a_track_that_was_deleted_and_created_again(self):
        self.set("own 1", "", "Volume", 0.25)
        self.fixture.song.tracks.remove(self.track)
        self.assertIn("no track 'own 1'", self.set("own 1", "", "Volume", 0.3)[0][2])
        again = self.fixture.add_track("own 1")
        self.assertEqual([], self.set("own 1", "", "Volume", 0.5))
        self.assertEqual((0.25, 0.5), (self.track.mixer_device.volume.value, again.mixer_device.volume.value))

    def test_finds_a_return_track_that_was_deleted_and_created_again(self):
        mixer = self.track.mixer_device
        self.set("own 1", "", "Delay", 0.2)
        old = self.fixture.song._returns.pop()
        del mixer.sends[1]
        self.assertIn("no mixer control 'Delay'", self.set("own 1", "", "Delay", 0.3)[0][2])
        self.fixture.song._returns.append(lom.Track(self.fixture.song, "B-Delay", 0))
        mixer.sends.append(lom.Parameter(self.fixture.song, "Send"))
        self.assertEqual([], self.set("own 1", "", "Delay", 0.5) + self.set("Delay", "", "Volume", 0.5))
        self.assertEqual((0.5, 0.5, 0.85), (mixer.sends[1].value, self.fixture.song._returns[1].mixer_device.volume.value, old.mixer_device.volume.value))

    def test_searches_again_after_Live_refuses_a_parameter(self):
        self.set("own 1", "Congruity", "Wetness", 0.5)
        self.macro.max = None
        self.assertEqual(1, len(self.set("own 1", "Congruity", "Wetness", 1.0)))
        fresh = lom.Parameter(self.fixture.song, "Wetness", 0, 0, 127)
        self.rack.parameters[0] = fresh
        self.assertEqual([], self.set("own 1", "Congruity", "Wetness", 1.0))
        self.assertEqual(127, fresh.value)

    def test_caches_found_parameters(self):
        for i in range(40):
            self.fixture.add_track("more %d" % i)
        calls = []
        for value in (0.1, 0.2):
            before = self.fixture.song._calls.calls
            self.set("own 1", "Auto Filter", "Frequency", value)
            calls.append(self.fixture.song._calls.calls - before)
        self.assertGreater(calls[0], 40)
        self.assertLess(calls[1], 20)

    def test_duplicate_device_names_are_refused(self):
        self.track.devices.append(lom.Device(self.fixture.song, "Congruity", [self.macro]))
        self.assertIn("There are 2 devices 'Congruity' in track 'own 1'", self.set("own 1", "Congruity", "Wetness", 1.0)[0][2])

    def test_disabled_parameter_is_refused(self):
        self.cutoff.is_enabled = False
        self.assertIn("cannot be set", self.set("own 1", "Auto Filter", "Frequency", 1.0)[0][2])
        self.assertEqual(500.0, self.cutoff.value)

    def test_sets_only_the_last_of_several_values_in_one_step(self):
        for value in (0.1, 0.9, 0.5):
            self.fixture.send("set", "own 1", "Congruity", "Wetness", value)
        before = self.fixture.song._calls.calls
        self.fixture.advance()
        self.assertEqual(63.5, self.macro.value)
        self.assertLess(self.fixture.song._calls.calls - before, 60)

    def test_fade_to_0_stops_the_clip_and_restores_the_volume(self):
        volume = self.track.mixer_device.volume
        number = self.fixture.launch("Rain", playback="loop")
        self.fixture.advance(0.5)
        self.fixture.send("fade", "", 0.0, 1.0)
        self.fixture.advance(0.5)
        self.assertAlmostEqual(0.425, volume.value, delta=0.02)
        self.fixture.advance(0.52)
        self.assertEqual(0.0, volume.value)
        self.fixture.advance(0.4)
        self.assertEqual((0.85, -1), (volume.value, self.track.playing_slot_index))
        self.assertEqual([[number]], self.fixture.receive_all("ended"))

    def test_new_session_continues_a_fade_to_0_and_reverts_other_fades(self):
        other = self.fixture.add_track("other")
        self.fixture.launch("Rain", playback="loop")
        self.fixture.advance(0.5)
        self.fixture.send("fade", "own 1", 0.0, 1.0)
        self.fixture.send("fade", "other", 0.5, 0.1)
        self.fixture.advance(0.5)
        self.fixture.connect()
        self.assertLess(self.track.mixer_device.volume.value, 0.5)
        self.fixture.advance(1.0)
        self.assertEqual((0.85, -1, 0.85), (
            self.track.mixer_device.volume.value, self.track.playing_slot_index, other.mixer_device.volume.value))

    def test_launch_restores_a_faded_track(self):
        self.fixture.send("fade", "own 1", 0.2, 0.1)
        self.fixture.advance(0.5)
        self.assertAlmostEqual(0.17, self.track.mixer_device.volume.value)
        self.fixture.launch("Wood")
        self.fixture.advance()
        self.assertEqual(0.85, self.track.mixer_device.volume.value)

    def test_moved_fader_is_left_alone_and_the_track_stops(self):
        number = self.fixture.launch("Rain", playback="loop")
        self.fixture.advance(0.5)
        self.fixture.send("fade", "own 1", 0.0, 1.0)
        self.fixture.advance(0.3)
        self.track.mixer_device.volume.value = 0.9
        self.fixture.advance(0.6)
        self.assertEqual(0, self.track.playing_slot_index)
        self.fixture.advance(1.0)
        self.assertEqual((0.9, -1), (self.track.mixer_device.volume.value, self.track.playing_slot_index))
        self.assertEqual([[number]], self.fixture.receive_all("ended"))

    def test_modulated_volume_is_left_alone_and_the_loop_stops(self):
        self.fixture.launch("Rain", playback="loop")
        self.fixture.advance(0.5)
        self.fixture.send("fade", "own 1", 0.0, 0.5)
        for i in range(30):
            self.fixture.send("set", "own 1", "", "Volume", 0.5 + i / 100.0)
            self.fixture.advance(0.03)
        self.assertEqual((0.79, -1), (round(self.track.mixer_device.volume.value, 2), self.track.playing_slot_index))

    def test_new_launch_is_not_stopped_by_an_earlier_fade(self):
        self.fixture.launch("Rain", playback="loop")
        self.fixture.send("fade", "own 1", 0.0, 1.0)
        self.fixture.advance(0.3)
        self.track.mixer_device.volume.value = 0.3
        self.fixture.advance(0.1)
        self.fixture.launch("Wood", playback="loop")
        self.fixture.advance(2.0)
        self.assertEqual((0.3, 1), (self.track.mixer_device.volume.value, self.track.playing_slot_index))

    def test_next_fade_starts_at_the_moved_fader(self):
        self.fixture.send("fade", "own 1", 0.5, 1.0)
        self.fixture.advance(0.3)
        self.track.mixer_device.volume.value = 0.2
        self.fixture.advance(0.1)
        self.fixture.send("fade", "own 1", 0.5, 0.1)
        self.fixture.advance(0.3)
        self.assertAlmostEqual(0.1, self.track.mixer_device.volume.value)

    def test_failing_fade_stops_the_clip(self):
        self.fixture.launch("Rain", playback="loop")
        self.fixture.advance(0.5)
        self.fixture.send("fade", "own 1", 0.0, 1.0)
        self.fixture.advance(0.2)
        self.fixture.song._main_thread_may_write = False
        self.fixture.advance(0.2)
        self.assertIn("A fade cannot continue", self.fixture.receive_all("refused")[0][2])
        self.assertEqual(-1, self.track.playing_slot_index)

    def test_closing_the_set_restores_the_volumes(self):
        self.fixture.send("fade", "own 1", 0.1, 0.1)
        self.fixture.advance(0.5)
        self.fixture.surface.disconnect()
        self.assertEqual(0.85, self.track.mixer_device.volume.value)


if __name__ == "__main__":
    unittest.main()
