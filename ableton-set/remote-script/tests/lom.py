"""A simulated Live set: the part of the Live Object Model that the remote script uses, with Live's limits.

Each attribute that is read, written or called on one of these objects is a call to Live. CallCounter counts them and can let one fail.
Known behaviour of Live (sources: docs/live.md): fire and stop take effect at Live's next tick; an unlooped
clip's loop_start and loop_end are its start and end, and its start_marker cannot be set; an unwarped clip cannot loop and uses
seconds, a warped one beats; an end must be after its start; the name of a return track starts with its letter.
"""

TICK = 0.06

# Live tells its main thread the song time in steps.
SONG_TIME_STEP = 0.02


class CallCounter(object):
    """Counts the calls to Live, and lets call number fail_at fail."""

    def __init__(self):
        self.calls = 0
        self.fail_at = None
        self.failed = None
        self.enabled = False

    def count(self, owner, name):
        if not self.enabled:
            return
        self.calls += 1
        if self.calls == self.fail_at:
            self.failed = "%s.%s" % (type(owner).__name__, name)
            raise RuntimeError("%s failed" % self.failed)


class LiveObject(object):
    def __init__(self, song):
        object.__setattr__(self, "_song", song)

    def __getattribute__(self, name):
        if not name.startswith("_"):
            object.__getattribute__(self, "_song")._calls.count(self, name)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if not name.startswith("_"):
            self._song._calls.count(self, name)
            self._song._write(self, name)
        object.__setattr__(self, name, value)


class Parameter(LiveObject):
    """automation_state is 0 without an automation, 1 if it plays, and 2 if a change of the value overrides it."""

    def __init__(self, song, name, value=0.0, min_value=0.0, max_value=1.0, is_quantized=False, original_name=None):
        LiveObject.__init__(self, song)
        self.name, self.original_name = name, original_name or name
        self.min, self.max = min_value, max_value
        self.is_quantized, self.is_enabled = is_quantized, True
        self._value = value
        self._automation = 0

    @property
    def automation_state(self):
        return self._automation

    def re_enable_automation(self):
        self._automation = min(self._automation, 1)

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        if not self._song._main_thread_may_write:
            raise RuntimeError("Changes cannot be triggered by notifications")
        if not self.__dict__["min"] <= value <= self.__dict__["max"]:
            raise RuntimeError("Invalid value. Check the parameters range")
        self._value = value
        self._automation = 2 if self._automation else 0

    def _dump(self):
        return [self.__dict__["name"], repr(self._value), self._automation]


class Device(LiveObject):
    def __init__(self, song, name, parameters, chains=()):
        LiveObject.__init__(self, song)
        self.name, self.parameters = name, list(parameters)
        self.can_have_chains, self.chains = bool(chains), list(chains)

    def _dump(self):
        own = self.__dict__
        return [own["name"], [parameter._dump() for parameter in own["parameters"]],
                [device._dump() for chain in own["chains"] for device in chain.__dict__["devices"]]]


class Chain(LiveObject):
    def __init__(self, song, devices):
        LiveObject.__init__(self, song)
        self.devices = list(devices)


class Mixer(LiveObject):
    def __init__(self, song, sends):
        LiveObject.__init__(self, song)
        self.volume = Parameter(song, "Track Volume", 0.85)
        self.panning = Parameter(song, "Track Panning", 0.0, -1.0, 1.0)
        self.sends = [Parameter(song, "Send") for _ in range(sends)]

    def _dump(self):
        own = self.__dict__
        return [parameter._dump() for parameter in [own["volume"], own["panning"]] + own["sends"]]


class Clip(LiveObject):
    """An audio clip of a 60 s file at 44,100 Hz; 120 beats per minute if warped."""

    def __init__(self, song, file, warped=False):
        LiveObject.__init__(self, song)
        self.name = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        self.file_path, self.is_audio_clip = file, True
        self.sample_rate = 44100.0
        self.launch_mode, self.launch_quantization, self.legato, self.muted, self.gain = 0, 0, False, False, 0.4
        self._warped, self._looping, self._is_deleted = warped, False, False
        # The loop brace is hidden, but kept, while the clip does not loop.
        self._brace = [0.0, 120.0 if warped else 60.0]
        self._marks = list(self._brace)
        self._begun = None

    def __getattribute__(self, name):
        if not name.startswith("_") and object.__getattribute__(self, "__dict__").get("_is_deleted"):
            raise RuntimeError("Python argument types did not match: the clip was deleted")
        return LiveObject.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if not name.startswith("_") and self.__dict__.get("_is_deleted"):
            raise RuntimeError("Python argument types did not match: the clip was deleted")
        LiveObject.__setattr__(self, name, value)

    def _dump(self):
        own = self.__dict__
        return [own.get(name) for name in ("name", "launch_mode", "launch_quantization", "legato", "muted", "gain")] + [
            self._warped, self._looping, repr(self._brace), repr(self._marks)]

    @property
    def gain_display_string(self):
        """Not linear: 0.4 is 0 dB, and 1 is 24 dB."""
        if self.gain <= 0:
            return "-inf dB"
        return "%.2f dB" % (24 * (self.gain - 0.4) / 0.6 if self.gain >= 0.4 else 70 * (self.gain / 0.4) ** 0.5 - 70)

    @property
    def warping(self):
        return self._warped

    @warping.setter
    def warping(self, warped):
        if warped != self._warped:
            factor = 2.0 if warped else 0.5
            self._brace = [place * factor for place in self._brace]
            self._marks = [place * factor for place in self._marks]
        self._warped = warped
        self._looping = self._looping and warped

    @property
    def looping(self):
        return self._looping

    @looping.setter
    def looping(self, looping):
        if looping and not self._warped:
            raise RuntimeError("Unwarped audio clips cannot be looped")
        self._looping = looping

    @property
    def _loop(self):
        return self._brace if self._looping else self._marks

    @property
    def loop_start(self):
        return self._loop[0]

    @loop_start.setter
    def loop_start(self, place):
        if place >= self._loop[1]:
            raise RuntimeError("Loop start must be before loop end")
        self._loop[0] = place

    @property
    def loop_end(self):
        return self._loop[1]

    @loop_end.setter
    def loop_end(self, place):
        if place <= self._loop[0]:
            raise RuntimeError("Loop end must be behind loop start")
        self._loop[1] = place

    @property
    def start_marker(self):
        return self._marks[0]

    @start_marker.setter
    def start_marker(self, place):
        if self._looping:
            if place >= self._marks[1]:
                raise RuntimeError("Start marker must be before end marker")
            self._marks[0] = place

    @property
    def end_marker(self):
        return self._marks[1]

    @end_marker.setter
    def end_marker(self, place):
        if self._looping:
            if place <= self._marks[0]:
                raise RuntimeError("End marker must be behind start marker")
            self._marks[1] = place

    @property
    def is_playing(self):
        return self._begun is not None

    @property
    def playing_position(self):
        gone = self._song._time() - self._begun
        length = self._seconds(self._brace[1]) - self._seconds(self._brace[0])
        place = self._seconds(self._marks[0]) + (gone % length if self._looping else gone)
        return place * 2.0 if self._warped else place

    def sample_to_beat_time(self, sample):
        if not self._warped:
            raise RuntimeError("The sample is not warped")
        return sample / 44100.0 * 2.0

    def beat_to_sample_time(self, beat):
        if not self._warped:
            raise RuntimeError("The sample is not warped")
        return beat / 2.0 * 44100.0

    def _seconds(self, place):
        return place / 2.0 if self._warped else place

    def _ends_at(self):
        return None if self._looping else self._begun + self._seconds(self._marks[1]) - self._seconds(self._marks[0])


class ClipSlot(LiveObject):
    def __init__(self, song, track, clip=None):
        LiveObject.__init__(self, song)
        self._track, self._clip = track, clip

    @property
    def has_clip(self):
        return self._clip is not None

    @property
    def clip(self):
        return self._clip

    def fire(self):
        """Like Live with the launch mode: a deactivated clip does not start, Toggle stops a playing one, and Gate stops with the release."""
        mode = self._clip.__dict__.get("launch_mode", 0)
        if self._clip.__dict__.get("muted") or (mode == 2 and self._track._playing is self):
            self._track._stopped = self._song._time()
            return
        self._track._fired = (self, self._song._time())
        if mode == 1:
            self._track._stopped = self._song._time() + TICK
        self._song._fires.append((self._song._time(), self._track.__dict__["name"], self._clip.__dict__["name"], list(self._clip._marks)))


class Live12ClipSlot(ClipSlot):
    def create_audio_clip(self, file):
        if self._clip is not None:
            raise RuntimeError("The slot already has a clip")
        self._clip = Clip(self._song, file, warped=True)


class Track(LiveObject):
    def __init__(self, song, name, slots):
        LiveObject.__init__(self, song)
        self.name = name
        self.devices = []
        self.mixer_device = Mixer(song, len(song._returns))
        self.clip_slots = [song._slot_kind(song, self) for _ in range(slots)]
        self._fired, self._stopped, self._playing = None, None, None

    @property
    def fired_slot_index(self):
        return self._index(self._fired[0]) if self._fired else -1

    @property
    def playing_slot_index(self):
        return self._index(self._playing) if self._playing else -1

    def stop_all_clips(self, quantized=True):
        self._stopped = self._song._time()

    def _dump(self):
        own = self.__dict__
        return [own["name"], [slot._clip and slot._clip._dump() for slot in own["clip_slots"]],
                [device._dump() for device in own["devices"]], own["mixer_device"]._dump()]

    def _index(self, slot):
        return self.__dict__["clip_slots"].index(slot)

    def _tick(self, now):
        if self._stopped is not None and now - self._stopped >= TICK:
            self._end()
            self._stopped, self._fired = None, None
        if self._fired is not None and now - self._fired[1] >= TICK:
            slot, self._fired = self._fired[0], None
            took_over = self._playing is not None and slot._clip.__dict__.get("legato")
            begun = self._playing._clip._begun if took_over else now
            self._end()
            self._playing, slot._clip._begun = slot, begun
        if self._playing is not None and self._playing._clip._begun is not None:
            end = self._playing._clip._ends_at()
            if end is not None and now >= end:
                self._end()

    def _end(self):
        if self._playing is not None:
            self._playing._clip._begun = None
            self._playing = None


class BeatTime(object):
    """bars.beats.sub_division.ticks, each from 1, as Song.get_current_beats_song_time returns it. A sub division is a sixteenth of 240 ticks."""

    def __init__(self, position, changes):
        start, bar = 0.0, 1
        for (at, numerator, denominator), (until, _, _) in zip(changes, changes[1:] + [(float("inf"), 0, 0)]):
            length = numerator * 4.0 / denominator
            if position < until:
                break
            bar += int(round((until - at) / length))
        since = position - at
        self.bars = bar + int(since // length)
        self.beats = int(since % length // (4.0 / denominator)) + 1
        since = since % length % (4.0 / denominator)
        self.sub_division = int(since // 0.25) + 1
        self.ticks = int(since % 0.25 * 960) + 1


class Song(LiveObject):
    """The open set, and the simulated Live itself."""

    # The properties with listeners.
    OBSERVED = ("tempo", "signature_numerator", "signature_denominator", "is_playing", "clip_trigger_quantization", "current_song_time")

    def __init__(self, time, returns=("A-Reverb", "B-Delay"), live12=True, max_scenes=10000):
        object.__setattr__(self, "_song", self)
        self._time, self._calls, self._fires = time, CallCounter(), []
        # The writes of the script as (time, kind of object, attribute, number of the undo step), and whether a step is open.
        self._writes, self._undo_steps, self._undo_is_open = [], 0, False
        self._main_thread_may_write = True
        self._slot_kind = Live12ClipSlot if live12 else ClipSlot
        self._max_scenes = max_scenes
        self._returns = []
        self._returns = [Track(self, name, 0) for name in returns]
        self.scenes = [object() for _ in range(8)]
        self.tracks = []
        self.master_track = Track(self, "Main", 0)
        self.tempo, self.clip_trigger_quantization, self.is_playing = 120.0, 4, False
        # The changes of the signature in the arrangement: position, numerator and denominator; and the transport: a moment and its position.
        self._signatures, self._origin, self._shown_at = [(0.0, 4, 4)], (time(), 16.0), time()
        self._song_time, self._listeners = 16.0, []
        self.file_path = "/sets/Show.als"

    def __getattribute__(self, name):
        for prefix in ("add_", "remove_"):
            if name.startswith(prefix) and name.endswith("_listener") and name[len(prefix):-len("_listener")] in Song.OBSERVED:
                self._calls.count(self, name)
                return lambda listener: object.__getattribute__(self, "_" + prefix + "listener")(name[len(prefix):-len("_listener")], listener)
        return LiveObject.__getattribute__(self, name)

    def _add_listener(self, name, listener):
        if (name, listener) in self._listeners:
            raise RuntimeError("Observer already connected")
        self._listeners.append((name, listener))

    def _remove_listener(self, name, listener):
        if (name, listener) not in self._listeners:
            raise RuntimeError("Observer not connected")
        self._listeners.remove((name, listener))

    def _notify(self, name):
        """Calls the listeners of a property. They cannot change the set."""
        self._calls.enabled, self._main_thread_may_write = True, False
        for each, listener in list(self._listeners):
            if each == name:
                listener()
        self._calls.enabled, self._main_thread_may_write = False, True

    def _change(self, **properties):
        """Changes properties as the composer does: the transport continues from the present position."""
        self._origin = (self._time(), properties.pop("position", self._position()))
        for name, value in properties.items():
            if name == "signature":
                self._signatures = value
                self._notify("signature_numerator")
                self._notify("signature_denominator")
            else:
                object.__setattr__(self, name, value)
                self._notify(name)

    def _position(self):
        """The position that sounds, in quarter notes."""
        since, position = self._origin
        return position + (self._time() - since) * self.__dict__["tempo"] / 60.0 if self.__dict__["is_playing"] else position

    @property
    def current_song_time(self):
        return self._song_time

    @property
    def _signature(self):
        return [change for change in self._signatures if change[0] <= self._song_time][-1]

    @property
    def signature_numerator(self):
        return self._signature[1]

    @property
    def signature_denominator(self):
        return self._signature[2]

    def get_current_beats_song_time(self):
        return BeatTime(self._song_time, self._signatures)

    def begin_undo_step(self):
        self._undo_steps += 1
        self._undo_is_open = True

    def end_undo_step(self):
        self._undo_is_open = False

    def _write(self, owner, name):
        if self._calls.enabled:
            self._undo_steps += not self._undo_is_open
            self._writes.append((self._time(), type(owner).__name__, name, self._undo_steps))

    def _dump(self):
        """All that belongs to the composer, as text."""
        own = self.__dict__
        return "\n".join(str(track._dump()) for track in own["tracks"] + self._returns + [own["master_track"]])

    def _delete_track(self, track):
        self.__dict__["tracks"].remove(track)
        for slot in track.__dict__["clip_slots"]:
            if slot._clip is not None:
                slot._clip._is_deleted = True

    @property
    def return_tracks(self):
        return self._returns

    def create_audio_track(self, index=-1):
        track = Track(self, "%d-Audio" % (len(self.__dict__["tracks"]) + 1), len(self.__dict__["scenes"]))
        self.__dict__["tracks"].append(track)
        return track

    def create_scene(self, index=-1):
        scenes = self.__dict__["scenes"]
        if len(scenes) >= self._max_scenes:
            raise RuntimeError("Live Lite has no more than %d scenes" % self._max_scenes)
        scenes.append(object())
        for track in self.__dict__["tracks"]:
            track.__dict__["clip_slots"].append(self._slot_kind(self, track))

    def _tick(self):
        """Does what Live does at each tick: starts fired clips, stops tracks, ends clips, and moves the song time."""
        if self._time() - self._shown_at >= SONG_TIME_STEP - 1e-6 and self._position() != self._song_time:
            self._shown_at, self._song_time = self._time(), self._position()
            self._notify("current_song_time")
        for track in self.__dict__["tracks"]:
            track._tick(self._time())
