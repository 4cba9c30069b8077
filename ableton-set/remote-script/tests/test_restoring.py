import json
import os
import unittest

import lom
import PaintSound
from fixture import RemoteScriptFixture
from PaintSound import settings


class Restoring(unittest.TestCase):
    """The script gives back everything that it changed: the dump of the set is the one from before, byte for byte."""

    def setUp(self):
        self.fixture = RemoteScriptFixture()
        song = self.fixture.song
        self.first = self.fixture.add_track("own 1", *["/music/%d.wav" % i for i in range(8)])
        self.second = self.fixture.add_track("own 2", *["/beats/b%d.wav" % i for i in range(8)], warped=True)
        # Clips as a composer leaves them: unwarped and warped; looped with a brace of its own; a part of the file.
        for i, slot in enumerate(self.first.clip_slots):
            slot._clip._marks = [0.1 * i, 30.0 + i / 3.0]
        for i, slot in enumerate(self.second.clip_slots):
            slot._clip._looping = i % 2 == 0
            slot._clip._brace, slot._clip._marks = [i / 7.0, 100.0 - i / 3.0], [i / 9.0, 110.0 + i / 7.0]
        self.wet = lom.Parameter(song, "Dry/Wet", 0.30)
        self.kind = lom.Parameter(song, "Type", 2, 0, 3, is_quantized=True)
        self.macro = lom.Parameter(song, "Wetness", 12.7, 0, 127, original_name="Macro 1")
        self.second.devices = [lom.Device(song, "Reverb", [self.wet, self.kind, self.macro])]
        self.fixture.connect()
        self.before = song._dump()

    def tearDown(self):
        self.assertEqual([], self.fixture.errors)
        self.fixture.close()

    def play(self, launches=24):
        """Launches every clip in both playback modes, modulates and fades, as a show does."""
        for i in range(launches):
            self.fixture.launch(("%d" if i % 2 else "b%d") % (i * 5 % 8), start=float(i * 13 % 50), playback=("once", "loop")[i % 3 == 0])
            for target, value in (("Dry/Wet", 0.8), ("Type", 0.9), ("Wetness", 0.4), ("Macro 1", 0.6)):
                self.fixture.send("set", "own 2", "Reverb", target, value - i / 100.0)
            self.fixture.send("set", "own 1", "", "Reverb", i / 24.0)
            self.fixture.send("set", "own 1", "", "Volume", i / 24.0)
            self.fixture.send("fade", "own 2", 0.5, 0.05)
            self.fixture.advance(0.2)
        self.assertNotEqual(self.before, self.fixture.song._dump())

    def end(self):
        self.fixture.send("stop", "")
        self.fixture.send("bye")
        self.fixture.advance(1.0)

    def test_end_of_the_show_restores_the_set(self):
        self.play()
        self.end()
        self.assertEqual(self.before, self.fixture.song._dump())
        self.assertEqual([], self.fixture.receive_all("refused"))

    def test_second_show_restores_the_set_again(self):
        for _ in range(2):
            self.fixture.connect()
            self.play(8)
            self.end()
            self.assertEqual(self.before, self.fixture.song._dump())

    def test_clips_are_restored_after_they_have_ended(self):
        self.fixture.launch("3", start=20.0)
        self.fixture.advance(0.5)
        self.fixture.send("bye")
        self.fixture.advance(1.0)
        self.assertEqual([20.0, 24.0], self.first.clip_slots[3]._clip._marks)
        self.fixture.advance(3.0)
        self.assertEqual(self.before, self.fixture.song._dump())

    def test_loop_that_is_not_stopped_is_restored_after_10_seconds(self):
        self.fixture.launch("3", start=20.0, playback="loop")
        self.fixture.advance(0.5)
        self.fixture.send("bye")
        self.fixture.advance(10.2)
        self.assertEqual(self.before, self.fixture.song._dump())

    def test_set_before_the_end_of_the_clips_cancels_a_bye_and_the_beat_goes_on(self):
        self.fixture.launch("3", start=20.0, playback="loop")
        self.fixture.send("bye")
        self.fixture.send("set", "own 1", "", "Volume", 0.4)
        self.fixture.advance(9.0)
        self.fixture.send("bye")
        self.fixture.advance(9.0)
        self.assertNotEqual(self.before, self.fixture.song._dump())
        self.fixture.receive_all("beat")
        self.fixture.send("ping", 1, self.fixture.milliseconds(), 9112)
        self.fixture.advance(1.2)
        self.assertEqual(self.before, self.fixture.song._dump())
        self.fixture.advance(5.0)
        self.assertTrue(self.fixture.receive_all("beat"))

    def test_restores_by_itself_when_pings_stop_for_10_seconds(self):
        self.play()
        self.fixture.advance(9.0)
        self.assertNotEqual(self.before, self.fixture.song._dump())
        self.fixture.advance(1.2)
        self.assertEqual(self.before, self.fixture.song._dump())

    def test_restores_nothing_while_pings_come(self):
        self.play()
        for i in range(30):
            self.fixture.send("ping", i, self.fixture.milliseconds(), 9112)
            self.fixture.advance(1.0)
        self.assertNotEqual(self.before, self.fixture.song._dump())

    def test_pings_that_waited_while_Live_was_busy_count(self):
        self.play()
        self.fixture.now += 30.0
        self.fixture.send("ping", 1, self.fixture.milliseconds(), 9112)
        self.fixture.advance(0.1)
        self.assertNotEqual(self.before, self.fixture.song._dump())

    def test_renamed_and_deleted_tracks(self):
        third = self.fixture.add_track("own 3", "/music/Snow.wav")
        self.fixture.launch("Snow", start=10.0)
        self.fixture.send("set", "own 3", "", "Volume", 0.1)
        self.play()
        self.first.name = "renamed"
        self.fixture.song._delete_track(third)
        self.fixture.advance(11.0)
        self.first.name = "own 1"
        self.assertEqual(self.before, self.fixture.song._dump())
        self.assertFalse(os.path.exists(settings.CHANGES))

    def test_moved_clip_is_restored(self):
        self.fixture.launch("3", start=20.0)
        self.fixture.advance(0.1)
        slots = self.first.clip_slots
        self.first._playing = None
        slots[3]._clip, slots[7]._clip = None, slots[3]._clip
        self.fixture.advance(11.0)
        slots[3]._clip, slots[7]._clip = slots[7]._clip, lom.Clip(self.fixture.song, "/music/7.wav")
        slots[7]._clip._marks = [0.1 * 7, 30.0 + 7 / 3.0]
        self.assertEqual(self.before, self.fixture.song._dump())

    def test_selecting_another_control_surface_restores_the_set(self):
        self.play()
        self.fixture.surface.disconnect()
        self.assertEqual(self.before, self.fixture.song._dump())

    def test_parameter_that_a_person_moved_is_left_alone(self):
        self.fixture.send("set", "own 2", "Reverb", "Dry/Wet", 0.8)
        self.fixture.advance(0.1)
        self.wet.value = 0.5
        self.end()
        self.assertEqual(0.5, self.wet.value)

    def test_failing_object_does_not_stop_the_others(self):
        self.play()
        for fail in range(0, 400, 37):
            song = self.fixture.song
            song._calls.fail_at = song._calls.calls + 200 + fail
            self.play(3)
            self.end()
            song._calls.fail_at = None
            # What failed once is tried again at the next end.
            self.fixture.connect()
            self.end()
            self.assertEqual([], self.fixture.errors)
        self.play(3)
        self.end()
        self.assertEqual(self.before, self.fixture.song._dump())

    def test_next_start_after_a_crash_restores_the_set(self):
        self.play()
        self.fixture.advance(1.1)
        self.crash()
        self.assertEqual(self.before, self.fixture.song._dump())
        self.assertFalse(os.path.exists(settings.CHANGES))

    def test_start_after_a_crash_waits_for_the_set_of_the_show(self):
        self.play()
        self.fixture.advance(1.1)
        changed = self.fixture.song._dump()
        for path in ("/sets/Other.als", "", "/sets/Show.als"):
            self.assertEqual(changed, self.fixture.song._dump())
            self.fixture.song.file_path = path
            self.crash()
        self.assertEqual(self.before, self.fixture.song._dump())

    def test_unsaved_set_after_a_crash_is_restored_if_it_still_has_the_changes(self):
        self.fixture.song.file_path = ""
        self.play()
        self.fixture.advance(1.1)
        self.wet.value = 0.11
        self.crash()
        self.assertEqual(0.11, self.wet.value)
        self.wet.value = 0.30
        self.assertEqual(self.before, self.fixture.song._dump())

    def test_damaged_file_of_changes_is_ignored(self):
        for text in ("", "{", "[]", "[1]", '[{"kind": "clip"}]', '{"changes": 3}', json.dumps([{"kind": "parameter", "track": 1}])):
            with open(settings.CHANGES, "w") as file:
                file.write(text)
            self.crash()
            self.assertEqual([], self.fixture.errors, text)
            self.assertEqual(self.before, self.fixture.song._dump())

    def test_folder_that_cannot_be_written_is_reported_once_and_the_show_continues(self):
        settings.CHANGES = os.path.join(settings.CHANGES, "missing", "changes.json")
        self.crash()
        self.play()
        self.fixture.advance(3.0)
        logged = [line for line in self.fixture.surface.logged if "changes.json" in line]
        self.assertEqual(1, len(logged), self.fixture.surface.logged)
        self.end()
        self.assertEqual(self.before, self.fixture.song._dump())

    def crash(self):
        """Live ends without a word, starts again and opens the same set."""
        self.fixture.surface._paintsound_timer.stop()
        self.fixture.surface._paintsound_port.close()
        for track in self.fixture.song.tracks:
            track._playing = track._fired = None
        self.fixture.surface = PaintSound.create_instance(self.fixture.song)
        self.fixture.connect()


if __name__ == "__main__":
    unittest.main()
