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

    def test_a_launch_brings_a_faded_track_back(self):
        self.world.send("fade", "own 1", 0.2, 0.1)
        self.world.turn(0.5)
        self.assertAlmostEqual(0.17, self.track.mixer_device.volume.value)
        self.world.launch("Wood")
        self.world.turn()
        self.assertEqual(0.85, self.track.mixer_device.volume.value)

    def test_a_hand_on_the_fader_ends_the_fade(self):
        self.world.send("fade", "own 1", 0.0, 1.0)
        self.world.turn(0.3)
        self.track.mixer_device.volume.value = 0.9
        self.world.turn(1.5)
        self.assertEqual(0.9, self.track.mixer_device.volume.value)

    def test_when_the_set_closes_the_volumes_are_what_they_were(self):
        self.world.send("fade", "own 1", 0.1, 0.1)
        self.world.turn(0.5)
        self.world.surface.disconnect()
        self.assertEqual(0.85, self.track.mixer_device.volume.value)


if __name__ == "__main__":
    unittest.main()
