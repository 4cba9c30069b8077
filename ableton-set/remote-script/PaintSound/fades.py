"""Fades the volumes of tracks."""

from .clock import now

# A fader that differs by more than this from the value set here was moved by a person and is left alone.
TOLERANCE = 0.01

# Seconds between two writes of a fade: 25 per second. A little less than 40 ms, because the timer is not exact.
WRITE_EVERY = 0.0395

# Seconds from a stop to the volume's return: Live stops the clip a little later than the call.
AFTER_STOP = 0.15


class Fade(object):
    def __init__(self, track, changes):
        self.track = track
        self.track_name = track.name
        self.changes = changes
        self.volume = track.mixer_device.volume
        self.original = self.volume.value
        self.last_set = self.original
        self.written_at = None
        self.controls_fader = True
        self.stops = False
        self.steps = None
        self.restore_at = None

    def start(self, level, seconds):
        self.stops = level == 0.0
        self.steps = (now(), max(seconds, 0.001), self.last_set, level * self.original)
        self.restore_at = None

    def step(self):
        """Does one step. Returns False when the fade is complete."""
        if abs(self.volume.value - self.last_set) > TOLERANCE:
            # Leave the fader alone, but keep the stop: nothing else would end this clip.
            self.controls_fader = False
        if self.restore_at is not None:
            if now() < self.restore_at:
                return True
            self._set_volume(self.original)
            self._re_enable()
            return False
        if self.steps is not None:
            began, seconds, first, last = self.steps
            progress = min(1.0, (now() - began) / seconds)
            if progress == 1.0 or self.written_at is None or now() - self.written_at >= WRITE_EVERY:
                self._set_volume(first + (last - first) * progress, is_exact=progress == 1.0)
            if progress == 1.0:
                self.steps = None
                if self.stops:
                    self.track.stop_all_clips(False)
                    self.restore_at = now() + AFTER_STOP
                elif last == self.original:
                    self._re_enable()
                    return False
        return self.controls_fader or self.steps is not None or self.restore_at is not None

    def stop_track(self):
        """Stops the track if the fade was to 0, because its fader cannot be moved."""
        try:
            if self.stops:
                self.track.stop_all_clips(False)
        except Exception:
            # The track was deleted with its clips.
            pass

    def restore(self):
        if abs(self.volume.value - self.last_set) <= TOLERANCE:
            self._set_volume(self.original)
            self._re_enable()

    def _re_enable(self):
        if self.controls_fader:
            self.changes.re_enable(self.volume)

    def _set_volume(self, value, is_exact=True):
        if self.controls_fader:
            self.changes.write(self.volume, value, (self.track_name, "", "Volume"), is_exact)
            self.last_set = value
            self.written_at = now()


class Fades(object):
    def __init__(self, send, changes):
        self._send = send
        self._changes = changes
        self._fades = []

    def start(self, number, track, level, seconds):
        fade = self._of(track)
        if fade is not None and not fade.controls_fader:
            # A person moved the fader: fade from its present value.
            self._fades.remove(fade)
            fade = None
        if fade is None:
            fade = Fade(track, self._changes)
            self._fades.append(fade)
        fade.number = number
        fade.start(level, seconds)

    def end(self, track):
        """Restores the volume of a track immediately, before a launch on it."""
        fade = self._of(track)
        if fade is not None:
            self._fades.remove(fade)
            fade.restore()

    def is_stopping(self):
        """True while a fade to 0 has not stopped its track."""
        return any(fade.stops for fade in self._fades)

    def forget(self):
        """A new session starts. Fades to 0 continue, because the new session does not know their clips and cannot stop them."""
        self._end([fade for fade in self._fades if not fade.stops])

    def end_all(self):
        self._end(list(self._fades))

    def _end(self, fades):
        for fade in fades:
            self._fades.remove(fade)
            try:
                fade.restore()
            except Exception:
                # The track was deleted.
                pass

    def step(self):
        for fade in list(self._fades):
            try:
                is_running = fade.step()
            except Exception as e:
                is_running = False
                self._send("refused", fade.number, "failed", "A fade cannot continue: %s" % e)
                fade.stop_track()
            if not is_running:
                self._fades.remove(fade)

    def _of(self, track):
        for fade in self._fades:
            if fade.track == track:
                return fade
        return None
