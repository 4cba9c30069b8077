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
from fixture import HERE, RemoteScriptFixture
from PaintSound import settings, surface

SCRIPT = os.path.join(os.path.dirname(HERE), "PaintSound")


class Faults(unittest.TestCase):
    """Runs a performance once for each of its calls to Live, with that call failing."""

    def perform(self, folder, fail_at=None, live12=True):
        fixture = RemoteScriptFixture(live12=live12)
        try:
            song = fixture.song
            track = fixture.add_track("own 1", "/music/Rain.wav", "/music/Wood.wav")
            parameter = lom.Parameter(song, "Wetness")
            track.devices = [lom.Device(song, "Congruity", [parameter])]
            fixture.connect()
            song._calls.calls, song._calls.fail_at = 0, fail_at
            new = os.path.join(folder, "New.wav")
            open(new, "w").close()
            fixture.launch("Rain", start=8.0)
            fixture.advance(0.5)
            fixture.send("set", "own 1", "Congruity", "Wetness", 0.5)
            fixture.send("set", "own 1", "", "Reverb", 0.5)
            fixture.send("find", "New", new, new)
            fixture.send("build", "New", new, "new", 0, 0.0)
            fixture.advance(0.2)
            fixture.launch("Wood", playback="loop")
            fixture.advance(0.5)
            fixture.send("fade", "own 1", 0.0, 0.1)
            fixture.advance(0.6)
            fixture.send("stop", "own 1")
            fixture.advance(0.2)
            calls, song._calls.fail_at = song._calls.calls, None
            replies = fixture.receive()
            outcome = ([fire[1:] for fire in song._fires], parameter.value, track.mixer_device.sends[0].value,
                       [t.name for t in song.tracks], [name for name, _ in replies if name != "position"])

            # After any failure, the next excerpt plays.
            fixture.advance(1.1)
            fixture.launch("Rain", start=1.0)
            fixture.advance(0.3)
            self.assertEqual(("own 1", "Rain", [1.0, 5.0]), song._fires[-1][1:], song._calls.failed)
            self.assertEqual([], fixture.errors, song._calls.failed)
            return calls, [values for name, values in replies if name == "refused"], outcome, song._calls.failed
        finally:
            fixture.close()

    def test_error_of_any_call_is_reported_and_never_reaches_Live(self):
        for live12 in (True, False):
            with tempfile.TemporaryDirectory() as folder:
                calls, refused, whole, _ = self.perform(folder, live12=live12)
                self.assertEqual([], refused)
                count = 0
                for fail_at in range(1, calls + 1):
                    _, refused, outcome, failed = self.perform(folder, fail_at, live12)
                    self.assertIsNotNone(failed, fail_at)
                    self.assertLessEqual(len(refused), 1, (failed, refused))
                    count += len(refused)
                    if refused:
                        self.assertTrue(len(refused[0][2]) > 20 and "\n" not in refused[0][2], refused)
                    else:
                        # No refusal was sent, so the result must be complete.
                        self.assertEqual(whole[:4], outcome[:4], failed)
                self.assertGreater(count, calls // 2)

    def test_ignores_other_messages(self):
        fixture = RemoteScriptFixture()
        fixture.add_track("own 1", "/music/Rain.wav")
        fixture.connect()
        rng = random.Random(1)
        good = b"/paintsound/live/launch\0,isssffsi\0\0\0"
        for length in range(300):
            fixture.send_bytes(bytes(rng.randrange(256) for _ in range(length)))
            fixture.send_bytes(good + bytes(rng.randrange(256) for _ in range(length)))
            fixture.send_bytes((good + b"\0" * 200)[:length])
            fixture.advance()
        fixture.launch("Rain")
        fixture.advance(0.1)
        self.assertEqual("Rain", fixture.song._fires[-1][2])
        self.assertEqual([], fixture.errors)
        fixture.close()

    def test_reads_a_limited_number_of_messages_per_step(self):
        fixture = RemoteScriptFixture()
        fixture.connect()
        for i in range(150):
            fixture.send("ping", i, fixture.milliseconds(), 9112)
        fixture.advance()
        self.assertEqual(64, len(fixture.receive()))
        fixture.advance(0.05)
        self.assertEqual(86, len(fixture.receive()))
        fixture.close()

    def test_port_in_use_is_reported_once_and_retried(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
            other.bind(("127.0.0.1", 0))
            settings.PORT = other.getsockname()[1]
            taken = surface.PaintSound(lom.Song(lambda: 0.0))
            for _ in range(100):
                taken._paintsound_step()
            self.assertEqual(1, len(taken.shown))
            self.assertIn("port %d" % settings.PORT, taken.shown[0])
            self.assertEqual(taken.shown, taken.logged)
        taken._paintsound_port._try_again = 0.0
        taken._paintsound_step()
        self.assertEqual(["PaintSound listens at 127.0.0.1:%d" % settings.PORT], taken.logged[1:])
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
            self.assertRaises(OSError, other.bind, ("127.0.0.1", settings.PORT))
        taken.disconnect()

    def test_restarts_a_stopped_timer(self):
        fixture = RemoteScriptFixture()
        Live.Base.running[0].stop()
        fixture.surface.update_display()
        self.assertEqual([True], [timer.running for timer in Live.Base.running])
        self.assertEqual("welcome", fixture.connect()[0][0])
        fixture.close()

    def test_script_uses_only_the_Python_of_Live_11(self):
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
