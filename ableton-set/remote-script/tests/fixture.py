"""Runs the remote script in a simulated Live, with a test at the other end of a real socket. The test controls the time."""

import os
import socket
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "stand_in"))
sys.path.insert(0, os.path.dirname(HERE))
sys.path.insert(0, HERE)

import Live  # noqa: E402
import lom  # noqa: E402
import PaintSound  # noqa: E402
from PaintSound import clock, messages, osc, settings  # noqa: E402


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RemoteScriptFixture(object):
    def __init__(self, **live):
        self.now = 1000.0
        clock.time = self
        Live.Base.running[:] = []
        Live.Base.Timer.errors[:] = []
        self.song = lom.Song(self.perf_counter, **live)
        self.peer = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.peer.bind(("127.0.0.1", 0))
        self.peer.setblocking(False)
        settings.PORT = free_port()
        self._folder = tempfile.TemporaryDirectory()
        settings.CHANGES = os.path.join(self._folder.name, "changes.json")
        self.surface = PaintSound.create_instance(self.song)
        self.number = 0

    def perf_counter(self):
        return self.now

    def close(self):
        self.surface.disconnect()
        self.peer.close()
        self._folder.cleanup()
        clock.time = __import__("time")

    def open_set(self, **live):
        """Live closes the set and opens another one: it ends the script and starts it anew."""
        self.surface.disconnect()
        self.song = lom.Song(self.perf_counter, **live)
        self.surface = PaintSound.create_instance(self.song)

    def add_track(self, name, *files, **warped):
        track = self.song.create_audio_track()
        track.name = name
        for slot, file in zip(track.clip_slots, files):
            slot._clip = lom.Clip(self.song, file, warped.get("warped", False))
        return track

    def send_bytes(self, packet):
        self.peer.sendto(packet, ("127.0.0.1", settings.PORT))

    def send(self, name, *values):
        """Sends a message and returns its number. hello and ping have no number of their own."""
        if name not in ("hello", "ping"):
            self.number += 1
            values = (self.number,) + values
        self.send_bytes(osc.encode(messages.PREFIX + name, messages.TO_LIVE[name], values))
        return self.number

    def connect(self):
        """Sends hello and returns the replies."""
        self.send("hello", messages.PROTOCOL, self.peer.getsockname()[1], self.milliseconds())
        self.advance()
        return self.receive()

    def milliseconds(self, later=0.0):
        return int(round((self.now - 1000.0 + later) * 1000))

    def launch(self, title, file="", track="", start=0.0, length=4.0, playback="once", within=0.25):
        return self.send("launch", title, file, track, start, length, playback, self.milliseconds(within))

    def advance(self, seconds=0.01):
        """Advances time in steps of 10 ms and runs Live's timers, as Live does if it is not busy."""
        for _ in range(max(1, int(round(seconds / 0.01)))):
            self.now += 0.01
            self.song._tick()
            self.run_timers()

    def run_timers(self):
        self.song._calls.enabled = True
        for timer in list(Live.Base.running):
            timer.run()
        self.song._calls.enabled = False

    def receive(self, with_beat=False):
        """Returns the replies since the previous call: (name, values). The beat comes at any time, so it is left out unless it is asked for."""
        replies = []
        while True:
            try:
                packet = self.peer.recv(65536)
            except BlockingIOError:
                return replies
            reply = osc.decode(packet, (messages.PREFIX, messages.FROM_LIVE))
            if with_beat or reply[0] != "beat":
                replies.append(reply)

    def receive_all(self, name):
        return [values for each, values in self.receive(with_beat=True) if each == name]

    @property
    def errors(self):
        """The exceptions that reached Live; must be empty."""
        return Live.Base.Timer.errors
