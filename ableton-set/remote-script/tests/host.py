"""Runs the remote script in a simulated Live in real time, as a process. Prints the events, one per line.

python3 host.py [--port 9110] [--folder MUSIC]... [--play TEMPO]: each folder becomes a track 'NAME 1' with a clip of each file. With --play
the song plays from its start, and the line 'plays TEMPO NANOSECONDS' tells when it began, on the clock of the computer.
"""

import argparse
import os
import sys
import tempfile
import time

from fixture import settings  # also adds the simulated modules to the path
import Live
import lom
import PaintSound


class Host(object):
    """Live's main thread: runs timers and ticks every 10 ms."""

    def __init__(self, port, **live):
        settings.PORT = port
        self._folder = tempfile.TemporaryDirectory()
        settings.CHANGES = os.path.join(self._folder.name, "changes.json")
        self.song = lom.Song(time.perf_counter, **live)
        self.surface = PaintSound.create_instance(self.song)

    def run(self, is_running):
        due = time.perf_counter()
        ticks = 0
        while is_running():
            due += 0.01
            wait = due - time.perf_counter()
            if wait > 0:
                time.sleep(wait)
            else:
                due = time.perf_counter()
            self.song._tick()
            for timer in list(Live.Base.running):
                timer.run()
            ticks += 1
            if ticks % 10 == 0:
                self.surface.update_display()
        self.surface.disconnect()
        self._folder.cleanup()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, default=9110)
    options.add_argument("--folder", action="append", default=[])
    options.add_argument("--old", action="store_true", help="a Live without create_audio_clip")
    options.add_argument("--play", type=float, help="the tempo at which the song plays from the start")
    options = options.parse_args()
    host = Host(options.port, live12=not options.old)
    for folder in options.folder:
        track = host.song.create_audio_track()
        track.name = os.path.basename(os.path.normpath(folder)) + " 1"
        for slot, file in zip(track.clip_slots, sorted(os.listdir(folder))):
            slot._clip = lom.Clip(host.song, os.path.join(os.path.abspath(folder), file))
    if options.play is not None:
        host.song._change(tempo=options.play, position=0.0, is_playing=True)
        print("plays %r %d" % (options.play, round(host.song._origin[0] * 1e9)), flush=True)
    print("ready", flush=True)
    counts = [0, 0, 0]
    volumes = {}
    stopping = {}

    def print_events():
        song = host.song
        for _, track, clip, marks in song._fires[counts[0]:]:
            print("fired %s | %s | %.3f .. %.3f" % (track, clip, marks[0], marks[1]), flush=True)
        counts[0] = len(song._fires)
        clips = sum(slot._clip is not None for track in song.tracks for slot in track.clip_slots)
        if clips != counts[1]:
            print("clips %d" % clips, flush=True)
            counts[1] = clips
        for track in song.tracks:
            volume = track.mixer_device.volume.value
            if volume != volumes.get(track.name, 0.85):
                print("volume %s %.3f" % (track.name, volume), flush=True)
            volumes[track.name] = volume
            stops = track._stopped is not None
            if stops and not stopping.get(track.name):
                print("stopped %s" % track.name, flush=True)
            stopping[track.name] = stops
        for error in Live.Base.Timer.errors[counts[2]:]:
            print("AN ERROR REACHED LIVE: %r" % error, flush=True)
        counts[2] = len(Live.Base.Timer.errors)
        return os.getppid() != 1

    try:
        host.run(print_events)
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
