"""Tells tempo, time signature and song position to PaintSound."""

import math

from .clock import now

# Properties of the song at whose changes a message is sent at once.
PROPERTIES = ("tempo", "signature_numerator", "signature_denominator", "is_playing", "clip_trigger_quantization")

# Seconds between two messages at most: for the position while Live plays, if its listener is not called, and while Live stands.
POSITION_EVERY = 0.035
PLAYING_EVERY = 0.1
STANDING_EVERY = 1.0

# Bars begin at sixteenths. Live counts position and bar in different types.
SIXTEENTH = 0.25
ROUNDING = 0.001


class Beat(object):
    def __init__(self, song, send):
        self._song = song
        self._send = send
        # Pairs of property and listener, as they were added.
        self._listeners = []
        self._is_started = False
        self._sent_at = None

    def start(self):
        """Sends the present values, and each change of them."""
        self.stop()
        self._is_started = True
        for name, listener in [(name, self._tell) for name in PROPERTIES] + [("current_song_time", self._tell_position)]:
            try:
                getattr(self._song(), "add_%s_listener" % name)(listener)
                self._listeners.append((name, listener))
            except Exception:
                # Then step tells it a little later.
                pass
        self._tell()

    def stop(self):
        self._is_started = False
        listeners, self._listeners = self._listeners, []
        for name, listener in listeners:
            try:
                getattr(self._song(), "remove_%s_listener" % name)(listener)
            except Exception:
                # The set was closed.
                pass

    def step(self):
        """Tells the values, if no listener has told them for a while."""
        if self._is_started and now() - self._sent_at >= (PLAYING_EVERY if self._song().is_playing else STANDING_EVERY):
            self._tell()

    def _tell_position(self):
        if now() - self._sent_at >= POSITION_EVERY:
            self._tell()

    def _tell(self):
        # Set before reading, so that an error of Live is not repeated a hundred times per second.
        self._sent_at = now()
        try:
            song = self._song()
            position, numerator, denominator = song.current_song_time, song.signature_numerator, song.signature_denominator
            whole = math.floor(position)
            bar, since_bar = find_bar(song, position, numerator, denominator)
            self._send("beat", whole, position - whole, song.tempo, numerator, denominator, bar, since_bar, song.is_playing,
                       int(song.clip_trigger_quantization))
        except Exception:
            # Tried again in step. A listener must not raise into Live.
            pass


def find_bar(song, position, numerator, denominator):
    """The number of the bar, and the quarter notes since its beginning. Only Live knows the changes of the signature before it."""
    length = numerator * 4.0 / denominator
    try:
        time = song.get_current_beats_song_time()
        start = position - (time.beats - 1) * 4.0 / denominator - (time.sub_division - 1) * SIXTEENTH
        # What is left is less than a sixteenth: the ticks.
        start = math.floor((start + ROUNDING) / SIXTEENTH) * SIXTEENTH
        since = max(0.0, position - start)
        if since < length:
            return time.bars, since
    except Exception:
        # This Live does not tell it.
        pass
    bars = math.floor(position / length)
    return bars + 1, position - bars * length
