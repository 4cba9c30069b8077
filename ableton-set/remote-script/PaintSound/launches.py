"""Launches clips and reports their state."""

from .clip_state import set_launch
from .clips import Clips, Excerpt
from .clock import now
from .messages import Refusal

# Live shows a fired slot a little after the call. Before this time "not fired" has no meaning. Seconds.
SETTLED = 0.25

# Seconds between two reports of the position.
POSITION_EVERY = 0.2


class Launch(object):
    """A clip that was launched, until it ends."""

    def __init__(self, number, place, excerpt):
        self.number = number
        self.place = place
        self.excerpt = excerpt
        self.fired_at = now()
        self.seen_fired = False
        self.sounds = False
        self.was_sounding = place.track.playing_slot_index == place.index
        self.reported_at = 0.0

    def report_changes(self, song, send):
        """Reports changes. Returns False when the clip has ended."""
        track = self.place.track
        fired = track.fired_slot_index == self.place.index
        plays = track.playing_slot_index == self.place.index
        if not self.sounds:
            settled = now() - self.fired_at > SETTLED
            self.seen_fired = self.seen_fired or fired
            if plays and not fired and (self.seen_fired or settled or not self.was_sounding):
                self.sounds = True
                send("playing", self.number, song().current_song_time)
            elif not plays and not fired and settled:
                # It was stopped before it started to play.
                send("ended", self.number)
                return False
        elif not plays or not self.place.slot.clip.is_playing:
            send("ended", self.number)
            return False
        if self.sounds and now() - self.reported_at >= POSITION_EVERY:
            self.reported_at = now()
            send("position", self.number, max(0.0, self.excerpt.position(self.place.slot.clip)))
        return True


class Launches(object):
    def __init__(self, song, clock, send, before_firing, changes):
        self._song = song
        self._clock = clock
        self._send = send
        self._before_firing = before_firing
        self._changes = changes
        self.clips = Clips(song)
        self._launches = []

    def forget(self):
        self._launches = []
        self.clips.forget()

    def fire(self, received, number, title, file, track, start, length, playback, due):
        """Launches an excerpt. Raises Refusal if it is late or cannot be found."""
        if playback not in ("once", "loop"):
            raise Refusal("failed", "Unknown playback mode '%s': use once or loop." % playback)
        late = self._clock.time() - due
        if late > 0:
            raise Refusal("late", "'%s' came %d ms too late and was not launched, because Live was busy." % (title, late))
        place = self.clips.find(title, file, track)
        if getattr(place.slot.clip, "muted", False):
            raise Refusal("failed", "Clip '%s' of track '%s' is deactivated: activate it in Live, or take its work out of the library."
                          % (place.slot.clip.name, place.track.name))
        excerpt = Excerpt(start, length, playback == "loop")
        changed = self._changes.keep_clip(place)
        set_launch(place.slot.clip)
        excerpt.set(place.slot.clip, changed.keep_brace)
        changed.leave()
        launch = Launch(number, place, excerpt)
        names = (place.track.name, place.slot.clip.name)
        self._before_firing(place.track)
        place.slot.fire()
        self._send("triggered", number, names[0], names[1], (now() - received) * 1000.0)
        for other in [other for other in self._launches if other.place.slot == place.slot]:
            # The same clip with another start: Live cannot tell them apart, so the earlier launch ends here.
            self._launches.remove(other)
            self._send("ended", other.number)
        self._launches.append(launch)

    def tracks(self):
        """The tracks on which a launched clip plays or will play."""
        tracks = []
        for launch in self._launches:
            if launch.place.track not in tracks:
                tracks.append(launch.place.track)
        return tracks

    def report(self):
        for launch in list(self._launches):
            try:
                is_running = launch.report_changes(self._song, self._send)
            except Exception as e:
                is_running = False
                self._send("refused", launch.number, "failed", "Live lost the clip of launch %d: %s" % (launch.number, e))
                self._send("ended", launch.number)
            if not is_running:
                self._launches.remove(launch)
