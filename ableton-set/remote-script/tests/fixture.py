"""The remote script in a Live that is not one, with PaintSound at the other end of a real socket. Time goes by when a test says so."""

import os
import socket
import sys

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


class World(object):
    def __init__(self, **live):
        self.now = 1000.0
        clock.time = self
        Live.Base.running[:] = []
        Live.Base.Timer.errors[:] = []
        self.song = lom.Song(self.perf_counter, **live)
        self.ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.ear.bind(("127.0.0.1", 0))
        self.ear.setblocking(False)
        settings.PORT = free_port()
        self.surface = PaintSound.create_instance(self.song)
        self.number = 0

    def perf_counter(self):
        return self.now

    def close(self):
        self.surface.disconnect()
        self.ear.close()
        clock.time = __import__("time")

    def add_track(self, name, *files, **warped):
        track = self.song.create_audio_track()
        track.name = name
        for slot, file in zip(track.clip_slots, files):
            slot._clip = lom.Clip(self.song, file, warped.get("warped", False))
        return track

    def send_bytes(self, packet):
        self.ear.sendto(packet, ("127.0.0.1", settings.PORT))

    def send(self, name, *values):
        """Sends a message; all but hello and ping get a number, which is returned."""
        if name not in ("hello", "ping"):
            self.number += 1
            values = (self.number,) + values
        self.send_bytes(osc.encode(messages.PREFIX + name, messages.TO_LIVE[name], values))
        return self.number

    def begin(self):
        """Hello, and what Live answers."""
        self.send("hello", messages.PROTOCOL, self.ear.getsockname()[1], self.milliseconds())
        self.turn()
        return self.hear()

    def milliseconds(self, later=0.0):
        return int(round((self.now - 1000.0 + later) * 1000))

    def launch(self, title, file="", track="", start=0.0, length=4.0, manner="once", within=0.25):
        return self.send("launch", title, file, track, start, length, manner, self.milliseconds(within))

    def turn(self, seconds=0.01):
        """Lets Live turn, a hundredth of a second at a time, as it does when it is not busy."""
        for _ in range(max(1, int(round(seconds / 0.01)))):
            self.now += 0.01
            self.song._turn()
            self.run_timers()

    def run_timers(self):
        self.song._gate.open = True
        for timer in list(Live.Base.running):
            timer.run()
        self.song._gate.open = False

    def hear(self):
        """What has been answered since the last time: (name, values)."""
        heard = []
        while True:
            try:
                packet = self.ear.recv(65536)
            except BlockingIOError:
                return heard
            heard.append(osc.decode(packet, (messages.PREFIX, messages.FROM_LIVE)))

    def hear_all(self, name):
        return [values for each, values in self.hear() if each == name]

    @property
    def errors(self):
        """Exceptions that reached Live. There may be none."""
        return Live.Base.Timer.errors
