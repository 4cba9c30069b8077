"""Handles the messages from PaintSound. An error becomes one refused message; nothing here raises."""

from . import settings
from .beat import Beat
from .builder import Builder
from .changes import Changes
from .clock import SenderClock, now
from .fades import Fades
from .launches import Launches
from .messages import PROTOCOL, Refusal
from .names import find_track
from .parameters import Parameters

# Seconds without a message, after which PaintSound is gone.
GONE = 10.0

# Seconds after a bye in which the launched clips can end, before the set is restored.
AFTER_BYE = 10.0

# Messages that are read in one step. The rest stay in the socket and can become late.
MAX_MESSAGES = 64


class Dispatcher(object):
    def __init__(self, song, port, program, log):
        self._song = song
        self._port = port
        self._program = program
        self._clock = SenderClock()
        self._changes = Changes(song, settings.CHANGES, log)
        self._fades = Fades(port.send, self._changes)
        self._launches = Launches(song, self._clock, port.send, self._fades.end, self._changes)
        self._builder = Builder(song, self._launches.clips, port.send)
        self._parameters = Parameters(song)
        self._beat = Beat(song, port.send)
        self._reported = set()
        # The time of the last message, until the set is restored, and the time of bye.
        self._heard_at = None
        self._bye_at = None

    def step(self):
        """Reads the waiting messages, then does one step of launches, fades and imports."""
        batch = self._port.receive(MAX_MESSAGES)
        received = now()
        if batch:
            self._heard_at = received
        last_launch = max([i for i, (name, _) in enumerate(batch) if name == "launch"] or [-1])
        last_set = {tuple(values[1:4]): i for i, (name, values) in enumerate(batch) if name == "set"}
        for i, (name, values) in enumerate(batch):
            if name == "launch" and i != last_launch:
                self._port.send("refused", values[0], "superseded", "'%s' was replaced by a later launch." % values[1])
            elif name != "set" or last_set[tuple(values[1:4])] == i:
                self._do(name, values, received)
        self._beat.step()
        self._launches.report()
        self._fades.step()
        self._builder.step()
        self._restore_when_done()
        self._changes.step()

    def end(self):
        """Restores the set, and listens no longer to it."""
        self._beat.stop()
        self._restore()

    def _restore(self):
        self._fades.end_all()
        self._changes.restore()

    def _restore_when_done(self):
        """Restores the set after bye, when the launched clips have ended, or when PaintSound is gone."""
        is_gone = self._heard_at is not None and now() - self._heard_at > GONE
        is_done = self._bye_at is not None and (
            now() - self._bye_at > AFTER_BYE or not (self._launches.tracks() or self._fades.is_stopping()))
        if is_gone:
            self._heard_at = None
            self._bye_at = None
            self.end()
        elif is_done:
            # A show that is only disarmed goes on listening to the beat.
            self._bye_at = None
            self._restore()

    def _do(self, name, values, received):
        number = values[0]
        try:
            if name == "launch":
                if self._clock.time() is None:
                    return
                self._bye_at = None
                self._launches.fire(received, *values)
            else:
                getattr(self, "_" + name)(*values)
        except Refusal as e:
            self._refuse(name, values, number, e.why, e.sentence)
        except Exception as e:
            self._refuse(name, values, number, "failed", "Live could not %s: %s" % (name, e))

    def _refuse(self, name, values, number, why, sentence):
        if name == "set":
            # A missing parameter would be reported many times per second.
            if (tuple(values[1:4]), sentence) in self._reported:
                return
            self._reported.add((tuple(values[1:4]), sentence))
        self._port.send("refused", number, why, sentence)

    def _bye(self, number):
        self._bye_at = now()

    def _hello(self, protocol, port, sent):
        self._bye_at = None
        self._clock.reset()
        self._clock.update(sent)
        self._port.set_reply_port(port)
        self._launches.forget()
        self._fades.forget()
        self._builder.forget()
        self._parameters.forget()
        self._reported = set()
        self._port.send("welcome", PROTOCOL, self._program())
        self._beat.start()
        if protocol != PROTOCOL:
            raise Refusal("failed", "The remote script uses protocol %d and PaintSound %d: copy the script of this PaintSound version "
                          "to Live's Remote Scripts and restart Live." % (PROTOCOL, protocol))

    def _ping(self, number, sent, port):
        if self._clock.time() is None:
            # Live has opened another set and started this script anew. PaintSound says hello again.
            self._port.set_reply_port(port)
            self._port.send("restarted", number)
            return
        self._clock.update(sent)
        self._port.send("pong", number)

    def _stop(self, number, track):
        for each in self._tracks(track):
            each.stop_all_clips()

    def _fade(self, number, track, level, seconds):
        for each in self._tracks(track):
            self._fades.start(number, each, max(0.0, min(1.0, level)), seconds)

    def _set(self, number, track, device, name, value):
        self._bye_at = None
        parameter = self._parameters.find(track, device, name)
        try:
            fraction = max(0.0, min(1.0, value))
            wanted = parameter.min + fraction * (parameter.max - parameter.min)
            if not parameter.is_enabled:
                raise Refusal("failed", "Parameter '%s' of '%s' cannot be set: it is off, or a macro or an automation controls it."
                              % (name, device or track))
            self._changes.write(parameter, round(wanted) if parameter.is_quantized else wanted, (track, device, name))
        except Exception:
            self._parameters.drop(track, device, name)
            raise

    def _build(self, number, title, file, track, scene, decibels):
        self._builder.add(number, title, file, track, scene, decibels)

    def _find(self, number, title, file, copy):
        clips = self._launches.clips
        place = clips.find_imported(title, file) or clips.find_imported(title, copy)
        self._port.send("built", number, "none" if place is None else "there", 0 if place is None else place.index)

    def _tracks(self, name):
        return [find_track(self._song(), name)] if name else self._launches.tracks()
