"""Moves tracks' volumes by their mixers."""

from .clock import now

# A fader that is not where it was put was moved by a person, who is right.
HAND = 0.01

# A stop takes effect at Live's next turn; only then may the volume come back. Seconds.
AFTER_STOP = 0.15


class Fade(object):
    def __init__(self, track):
        self.track = track
        self.volume = track.mixer_device.volume
        self.own = self.volume.value
        self.put = self.own
        self.has_fader = True
        self.stops = False
        self.steps = None
        self.restore_at = None

    def begin(self, level, seconds):
        self.stops = level == 0.0
        self.steps = (now(), max(seconds, 0.001), self.put, level * self.own)
        self.restore_at = None

    def step(self):
        """One step; False when there is nothing left to do."""
        if abs(self.volume.value - self.put) > HAND:
            # The fader is given up, the stop is not: nobody else would end what sounds here.
            self.has_fader = False
        if self.restore_at is not None:
            if now() < self.restore_at:
                return True
            self._put(self.own)
            return False
        if self.steps is not None:
            began, seconds, first, last = self.steps
            share = min(1.0, (now() - began) / seconds)
            self._put(first + (last - first) * share)
            if share == 1.0:
                self.steps = None
                if self.stops:
                    self.track.stop_all_clips(False)
                    self.restore_at = now() + AFTER_STOP
                elif last == self.own:
                    return False
        return self.has_fader or self.steps is not None or self.restore_at is not None

    def give_up(self):
        """The fader cannot be moved: what was to be silent is stopped."""
        try:
            if self.stops:
                self.track.stop_all_clips(False)
        except Exception:
            # The track has been deleted, and with it what sounded.
            pass

    def restore(self):
        if abs(self.volume.value - self.put) <= HAND:
            self._put(self.own)

    def _put(self, value):
        if self.has_fader:
            self.volume.value = value
            self.put = value


class Fades(object):
    def __init__(self, say):
        self._say = say
        self._fades = []

    def begin(self, number, track, level, seconds):
        fade = self._of(track)
        if fade is not None and not fade.has_fader:
            # From here on a share of where the hand has put it.
            self._fades.remove(fade)
            fade = None
        if fade is None:
            fade = Fade(track)
            self._fades.append(fade)
        fade.number = number
        fade.begin(level, seconds)

    def end(self, track):
        """Brings a track's volume back at once: it is about to sound."""
        fade = self._of(track)
        if fade is not None:
            self._fades.remove(fade)
            fade.restore()

    def forget(self):
        """PaintSound begins anew. What was to fall silent goes on to do so: nobody remembers it who could stop it."""
        self._end([fade for fade in self._fades if not fade.stops])

    def end_all(self):
        self._end(list(self._fades))

    def _end(self, fades):
        for fade in fades:
            self._fades.remove(fade)
            try:
                fade.restore()
            except Exception:
                # The track has been deleted: nobody misses its volume.
                pass

    def step(self):
        for fade in list(self._fades):
            try:
                goes_on = fade.step()
            except Exception as e:
                goes_on = False
                self._say("refused", fade.number, "failed", "A fade cannot go on: %s" % e)
                fade.give_up()
            if not goes_on:
                self._fades.remove(fade)

    def _of(self, track):
        for fade in self._fades:
            if fade.track == track:
                return fade
        return None
