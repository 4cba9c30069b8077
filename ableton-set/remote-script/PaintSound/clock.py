"""Estimates PaintSound's clock."""

import time


def now():
    """Seconds of a monotonic clock. Not time.monotonic, which has steps of 16 ms on Windows."""
    return time.perf_counter()


class SenderClock(object):
    """Offset = min(local clock - sent time) since hello: messages can be delayed but never arrive early."""

    def __init__(self):
        self._offset = None

    def reset(self):
        self._offset = None

    def update(self, sent):
        """Adds a message that was just read. sent is its time in milliseconds of PaintSound's clock."""
        offset = now() * 1000.0 - sent
        if self._offset is None or offset < self._offset:
            self._offset = offset

    def time(self):
        """Milliseconds of PaintSound's clock, or None before hello."""
        return None if self._offset is None else now() * 1000.0 - self._offset
