import ast
import glob
import os
import random
import socket
import sys
import tempfile
import unittest

import lom
import Live
from world import HERE, World
from PaintSound import settings, surface

SCRIPT = os.path.join(os.path.dirname(HERE), "PaintSound")


class Faults(unittest.TestCase):
    """A whole performance, once for every call to Live that it makes, with that call failing."""

    def perform(self, folder, fail_at=None, live12=True):
        world = World(live12=live12)
        try:
            song = world.song
            track = world.add_track("own 1", "/music/Rain.wav", "/music/Wood.wav")
            parameter = lom.Parameter(song, "Wetness")
            track.devices = [lom.Device(song, "Congruity", [parameter])]
            world.begin()
            song._gate.fail_at = fail_at
            new = os.path.join(folder, "New.wav")
            open(new, "w").close()
            world.launch("Rain", start=8.0)
            world.turn(0.5)
            world.send("set", "own 1", "Congruity", "Wetness", 0.5)
            world.send("set", "own 1", "", "Reverb", 0.5)
            world.send("build", "New", new, "new", 0)
            world.turn(0.2)
            world.launch("Wood", manner="loop")
            world.turn(0.5)
            world.send("fade", "own 1", 0.0, 0.1)
            world.turn(0.6)
            world.send("stop", "own 1")
            world.turn(0.2)
            calls, song._gate.fail_at = song._gate.calls, None
            answers = world.hear()
            outcome = ([fire[1:] for fire in song._fires], parameter.value, track.mixer_device.sends[0].value,
                       [t.name for t in song.tracks], [name for name, _ in answers if name != "position"])

            # Whatever failed, the next excerpt plays.
            world.turn(1.1)
            world.launch("Rain", start=1.0)
            world.turn(0.3)
            self.assertEqual(("own 1", "Rain", [1.0, 5.0]), song._fires[-1][1:], song._gate.failed)
            self.assertEqual([], world.errors, song._gate.failed)
            return calls, [values for name, values in answers if name == "refused"], outcome, song._gate.failed
        finally:
            world.close()

    def test_a_fault_at_every_call_in_turn_is_one_clear_message_and_never_reaches_Live(self):
        for live12 in (True, False):
            with tempfile.TemporaryDirectory() as folder:
                calls, refused, whole, _ = self.perform(folder, live12=live12)
                self.assertEqual([], refused)
                told = 0
                for fail_at in range(1, calls + 1):
                    _, refused, outcome, failed = self.perform(folder, fail_at, live12)
                    self.assertIsNotNone(failed, fail_at)
                    self.assertLessEqual(len(refused), 1, (failed, refused))
                    told += len(refused)
                    if refused:
                        self.assertTrue(len(refused[0][2]) > 20 and "\n" not in refused[0][2], refused)
                    else:
                        # Nothing was said, so nothing may be missing.
                        self.assertEqual(whole[:4], outcome[:4], failed)
                self.assertGreater(told, calls // 2)

    def test_what_is_no_message_of_ours_does_nothing(self):
        world = World()
        world.add_track("own 1", "/music/Rain.wav")
        world.begin()
        dice = random.Random(1)
        good = b"/paintsound/live/launch\0,isssffsi\0\0\0"
        for length in range(300):
            world.send_bytes(bytes(dice.randrange(256) for _ in range(length)))
            world.send_bytes(good + bytes(dice.randrange(256) for _ in range(length)))
            world.send_bytes((good + b"\0" * 200)[:length])
            world.turn()
        world.launch("Rain")
        world.turn(0.1)
        self.assertEqual("Rain", world.song._fires[-1][2])
        self.assertEqual([], world.errors)
        world.close()

    def test_a_flood_is_read_a_bounded_number_at_a_turn(self):
        world = World()
        world.begin()
        for i in range(150):
            world.send("ping", i, world.milliseconds())
        world.turn()
        self.assertEqual(64, len(world.hear()))
        world.turn(0.05)
        self.assertEqual(86, len(world.hear()))
        world.close()

    def test_a_port_that_is_taken_is_said_once_and_tried_again(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
            other.bind(("127.0.0.1", 0))
            settings.PORT = other.getsockname()[1]
            taken = surface.PaintSound(lom.Song(lambda: 0.0))
            for _ in range(100):
                taken._paintsound_turn()
            self.assertEqual(1, len(taken.shown))
            self.assertIn("port %d" % settings.PORT, taken.shown[0])
            self.assertEqual(taken.shown, taken.logged)
        taken._paintsound_port._try_again = 0.0
        taken._paintsound_turn()
        self.assertEqual(["PaintSound listens at 127.0.0.1:%d" % settings.PORT], taken.logged[1:])
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
            self.assertRaises(OSError, other.bind, ("127.0.0.1", settings.PORT))
        taken.disconnect()

    def test_a_timer_that_died_is_started_again(self):
        world = World()
        Live.Base.running[0].stop()
        world.surface.update_display()
        self.assertEqual([True], [timer.running for timer in Live.Base.running])
        self.assertEqual("welcome", world.begin()[0][0])
        world.close()

    def test_the_script_is_Python_of_Live_11_and_uses_nothing_that_is_not_there(self):
        files = glob.glob(os.path.join(SCRIPT, "*.py"))
        self.assertGreater(len(files), 8)
        used = set()
        for file in files:
            with open(file, encoding="utf-8") as source:
                tree = ast.parse(source.read(), file, feature_version=(3, 7))
            for node in ast.walk(tree):
                if isinstance(node, ast.Import):
                    used.update(name.name.split(".")[0] for name in node.names)
                elif isinstance(node, ast.ImportFrom) and node.level == 0:
                    used.add(node.module.split(".")[0])
        self.assertEqual({"Live", "_Framework"}, used - set(sys.stdlib_module_names))
        self.assertNotIn("threading", used)


if __name__ == "__main__":
    unittest.main()
