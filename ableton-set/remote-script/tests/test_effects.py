import unittest

import lom
from world import World


class Effects(unittest.TestCase):
    def setUp(self):
        self.world = World()
        song = self.world.song
        self.track = self.world.add_track("own 1", "/music/Rain.wav", "/music/Wood.wav")
        self.cutoff = lom.Parameter(song, "Frequency", 500.0, 20.0, 20000.0)
        self.mode = lom.Parameter(song, "Type", 0, 0, 3, is_quantized=True)
        self.macro = lom.Parameter(song, "Wetness", 0, 0, 127, original_name="Macro 1")
        inner = lom.Device(song, "Auto Filter", [self.cutoff, self.mode])
        self.rack = lom.Device(song, "Congruity", [self.macro], [lom.Chain(song, [inner])])
        self.track.devices = [self.rack]
        song.return_tracks[0].devices = [lom.Device(song, "Hall", [lom.Parameter(song, "Decay", 1.0, 0.0, 10.0)])]
        self.world.begin()

    def tearDown(self):
        self.assertEqual([], self.world.errors)
        self.world.close()

    def set(self, *target):
        self.world.send("set", *target)
        self.world.turn()
        return self.world.hear_all("refused")

    def test_a_parameter_is_found_by_name_in_a_rack_too_and_scaled(self):
        self.assertEqual([], self.set("own 1", "Auto Filter", "Frequency", 0.5))
        self.assertEqual(10010.0, self.cutoff.value)

    def test_a_macro_answers_to_its_own_name_and_to_its_number(self):
        self.set("own 1", "Congruity", "Wetness", 1.0)
        self.assertEqual(127, self.macro.value)
        self.set("own 1", "Congruity", "Macro 1", 0.0)
        self.assertEqual(0, self.macro.value)

    def test_a_parameter_of_steps_gets_whole_ones(self):
        self.set("own 1", "Auto Filter", "Type", 0.6)
        self.assertEqual(2, self.mode.value)

    def test_the_mixer_has_volume_pan_and_sends_by_the_name_of_their_return(self):
        for name in ("Volume", "Pan", "Reverb", "B-Delay"):
            self.assertEqual([], self.set("own 1", "", name, 0.25))
        mixer = self.track.mixer_device
        self.assertEqual([0.25, -0.5, 0.25, 0.25], [mixer.volume.value, mixer.panning.value, mixer.sends[0].value, mixer.sends[1].value])

    def test_return_and_main_tracks_are_found_too(self):
        self.assertEqual([], self.set("Reverb", "Hall", "Decay", 0.25) + self.set("Main", "", "Volume", 0.5))
        self.assertEqual((2.5, 0.5), (self.world.song.return_tracks[0].devices[0].parameters[0].value, self.world.song.master_track.mixer_device.volume.value))

    def test_a_name_that_is_not_there_is_said_once_with_those_that_are(self):
        refused = [self.set("own 1", "Auto Filter", "Cutoff", i / 100.0) for i in range(50)]
        self.assertEqual("missing", refused[0][0][1])
        self.assertEqual("There is no parameter 'Cutoff' in device 'Auto Filter' of track 'own 1', which has 'Frequency', 'Type'.", refused[0][0][2])
        self.assertEqual([], sum(refused[1:], []))

    def test_a_renamed_device_is_found_again_under_its_name(self):
        self.rack.name = "Other"
        self.assertEqual(1, len(self.set("own 1", "Congruity", "Wetness", 1.0)))
        self.rack.name = "Congruity"
        self.assertEqual([], self.set("own 1", "Congruity", "Wetness", 1.0))
        self.assertEqual(127, self.macro.value)

    def test_a_device_that_is_renamed_after_it_was_found_is_found_no_more(self):
        self.set("own 1", "Congruity", "Wetness", 1.0)
        self.rack.name = "Other"
        self.assertIn("no device 'Congruity'", self.set("own 1", "Congruity", "Wetness", 0.0)[0][2])
        self.assertEqual(127, self.macro.value)

    def test_a_track_that_is_deleted_and_made_again_is_found_again(self):
        self.set("own 1", "", "Volume", 0.25)
        self.world.song.tracks.remove(self.track)
        self.assertIn("no track 'own 1'", self.set("own 1", "", "Volume", 0.3)[0][2])
        again = self.world.add_track("own 1")
        self.assertEqual([], self.set("own 1", "", "Volume", 0.5))
        self.assertEqual((0.25, 0.5), (self.track.mixer_device.volume.value, again.mixer_device.volume.value))

    def test_a_return_track_that_is_deleted_and_made_again_is_found_again(self):
        mixer = self.track.mixer_device
        self.set("own 1", "", "Delay", 0.2)
        old = self.world.song._returns.pop()
        del mixer.sends[1]
        self.assertIn("no mixer control 'Delay'", self.set("own 1", "", "Delay", 0.3)[0][2])
        self.world.song._returns.append(lom.Track(self.world.song, "B-Delay", 0))
        mixer.sends.append(lom.Parameter(self.world.song, "Send"))
        self.assertEqual([], self.set("own 1", "", "Delay", 0.5) + self.set("Delay", "", "Volume", 0.5))
        self.assertEqual((0.5, 0.5, 0.85), (mixer.sends[1].value, self.world.song._returns[1].mixer_device.volume.value, old.mixer_device.volume.value))

    def test_a_handle_that_Live_refuses_is_found_anew(self):
        self.set("own 1", "Congruity", "Wetness", 0.5)
        self.macro.max = None
        self.assertEqual(1, len(self.set("own 1", "Congruity", "Wetness", 1.0)))
        fresh = lom.Parameter(self.world.song, "Wetness", 0, 0, 127)
        self.rack.parameters[0] = fresh
        self.assertEqual([], self.set("own 1", "Congruity", "Wetness", 1.0))
        self.assertEqual(127, fresh.value)

    def test_what_was_found_is_not_searched_for_again(self):
        for i in range(40):
            self.world.add_track("more %d" % i)
        calls = []
        for value in (0.1, 0.2):
            before = self.world.song._gate.calls
            self.set("own 1", "Auto Filter", "Frequency", value)
            calls.append(self.world.song._gate.calls - before)
        self.assertGreater(calls[0], 40)
        self.assertLess(calls[1], 20)

    def test_devices_of_one_name_are_reported(self):
        self.track.devices.append(lom.Device(self.world.song, "Congruity", [self.macro]))
        self.assertIn("There are 2 devices 'Congruity' in track 'own 1'", self.set("own 1", "Congruity", "Wetness", 1.0)[0][2])

    def test_a_parameter_that_is_off_is_left_alone(self):
        self.cutoff.is_enabled = False
        self.assertIn("cannot be set", self.set("own 1", "Auto Filter", "Frequency", 1.0)[0][2])
        self.assertEqual(500.0, self.cutoff.value)

    def test_of_several_values_in_one_turn_only_the_last_is_set(self):
        for value in (0.1, 0.9, 0.5):
            self.world.send("set", "own 1", "Congruity", "Wetness", value)
        before = self.world.song._gate.calls
        self.world.turn()
        self.assertEqual(63.5, self.macro.value)
        self.assertLess(self.world.song._gate.calls - before, 60)

    def test_a_fade_to_nothing_stops_the_clip_and_brings_the_volume_back(self):
        volume = self.track.mixer_device.volume
        number = self.world.launch("Rain", manner="loop")
        self.world.turn(0.5)
        self.world.send("fade", "", 0.0, 1.0)
        self.world.turn(0.5)
        self.assertAlmostEqual(0.425, volume.value, delta=0.02)
        self.world.turn(0.52)
        self.assertEqual(0.0, volume.value)
        self.world.turn(0.4)
        self.assertEqual((0.85, -1), (volume.value, self.track.playing_slot_index))
        self.assertEqual([[number]], self.world.hear_all("ended"))

    def test_a_fade_to_nothing_goes_on_when_PaintSound_begins_anew_and_another_is_taken_back(self):
        other = self.world.add_track("other")
        self.world.launch("Rain", manner="loop")
        self.world.turn(0.5)
        self.world.send("fade", "own 1", 0.0, 1.0)
        self.world.send("fade", "other", 0.5, 0.1)
        self.world.turn(0.5)
        self.world.begin()
        self.assertLess(self.track.mixer_device.volume.value, 0.5)
        self.world.turn(1.0)
        self.assertEqual((0.85, -1, 0.85), (
            self.track.mixer_device.volume.value, self.track.playing_slot_index, other.mixer_device.volume.value))

    def test_a_launch_brings_a_faded_track_back(self):
        self.world.send("fade", "own 1", 0.2, 0.1)
        self.world.turn(0.5)
        self.assertAlmostEqual(0.17, self.track.mixer_device.volume.value)
        self.world.launch("Wood")
        self.world.turn()
        self.assertEqual(0.85, self.track.mixer_device.volume.value)

    def test_a_hand_on_the_fader_keeps_it_and_what_was_to_fade_is_stopped_all_the_same(self):
        number = self.world.launch("Rain", manner="loop")
        self.world.turn(0.5)
        self.world.send("fade", "own 1", 0.0, 1.0)
        self.world.turn(0.3)
        self.track.mixer_device.volume.value = 0.9
        self.world.turn(0.6)
        self.assertEqual(0, self.track.playing_slot_index)
        self.world.turn(1.0)
        self.assertEqual((0.9, -1), (self.track.mixer_device.volume.value, self.track.playing_slot_index))
        self.assertEqual([[number]], self.world.hear_all("ended"))

    def test_a_modulation_of_the_volume_keeps_the_fader_and_the_loop_is_stopped_all_the_same(self):
        self.world.launch("Rain", manner="loop")
        self.world.turn(0.5)
        self.world.send("fade", "own 1", 0.0, 0.5)
        for i in range(30):
            self.world.send("set", "own 1", "", "Volume", 0.5 + i / 100.0)
            self.world.turn(0.03)
        self.assertEqual((0.79, -1), (round(self.track.mixer_device.volume.value, 2), self.track.playing_slot_index))

    def test_a_launch_on_a_track_whose_fader_was_given_up_is_not_stopped_by_the_fade_before(self):
        self.world.launch("Rain", manner="loop")
        self.world.send("fade", "own 1", 0.0, 1.0)
        self.world.turn(0.3)
        self.track.mixer_device.volume.value = 0.3
        self.world.turn(0.1)
        self.world.launch("Wood", manner="loop")
        self.world.turn(2.0)
        self.assertEqual((0.3, 1), (self.track.mixer_device.volume.value, self.track.playing_slot_index))

    def test_after_a_hand_the_next_fade_begins_where_the_hand_has_put_it(self):
        self.world.send("fade", "own 1", 0.5, 1.0)
        self.world.turn(0.3)
        self.track.mixer_device.volume.value = 0.2
        self.world.turn(0.1)
        self.world.send("fade", "own 1", 0.5, 0.1)
        self.world.turn(0.3)
        self.assertAlmostEqual(0.1, self.track.mixer_device.volume.value)

    def test_a_fade_that_Live_does_not_let_go_on_stops_what_sounds(self):
        self.world.launch("Rain", manner="loop")
        self.world.turn(0.5)
        self.world.send("fade", "own 1", 0.0, 1.0)
        self.world.turn(0.2)
        self.world.song._main_thread_may_write = False
        self.world.turn(0.2)
        self.assertIn("A fade cannot continue", self.world.hear_all("refused")[0][2])
        self.assertEqual(-1, self.track.playing_slot_index)

    def test_when_the_set_closes_the_volumes_are_what_they_were(self):
        self.world.send("fade", "own 1", 0.1, 0.1)
        self.world.turn(0.5)
        self.world.surface.disconnect()
        self.assertEqual(0.85, self.track.mixer_device.volume.value)


if __name__ == "__main__":
    unittest.main()
