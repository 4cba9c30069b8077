"""PaintSound's clock, as far as it can be known from here."""

import time


def now():
    """Seconds of this computer's finest steady clock (on Windows time.monotonic has steps of 16 ms)."""
    return time.perf_counter()


class SenderClock(object):
    """A message can come late but never early: of all differences seen since hello the smallest is the true one."""

    def __init__(self):
        self._difference = None

    def begin(self):
        self._difference = None

    def hear(self, sent):
        """Takes the time, in milliseconds of PaintSound's clock, that stands in a message that has just been read."""
        difference = now() * 1000.0 - sent
        if self._difference is None or difference < self._difference:
            self._difference = difference

    def time(self):
        """Milliseconds of PaintSound's clock, or None before hello."""
        return None if self._difference is None else now() * 1000.0 - self._difference
