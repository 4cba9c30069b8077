"""The way to and from PaintSound: UDP on this computer only. Nothing here ever waits."""

import socket
import sys
import time

from . import messages, osc

LOCALHOST = "127.0.0.1"

# Windows lets a program take a port that is in use, unless the first one forbids it.
EXCLUSIVE = getattr(socket, "SO_EXCLUSIVEADDRUSE", None) if sys.platform == "win32" else None
RETRY = 2.0


class Port(object):
    def __init__(self, number, tell, complain):
        self.number = number
        self._tell = tell
        self._complain = complain
        self._socket = None
        self._to = None
        self._try_again = 0.0
        self._last_complaint = None
        self._open()

    def answer_to(self, number):
        """From now on answers go to this port."""
        self._to = (LOCALHOST, number)

    def drain(self, bound):
        """The messages that have come, oldest first, no more than the bound; the rest waits for the next time."""
        if self._socket is None and not self._open():
            return []
        heard = []
        for _ in range(bound):
            try:
                packet = self._socket.recv(65536)
            except (BlockingIOError, InterruptedError):
                break
            except OSError:
                # Windows tells here that an answer found nobody; the port itself is well.
                continue
            message = osc.decode(packet, (messages.PREFIX, messages.TO_LIVE))
            if message is not None:
                heard.append(message)
        return heard

    def say(self, name, *values):
        """Answers; where nobody has said hello there is nobody to tell."""
        if self._socket is None or self._to is None:
            return
        try:
            self._socket.sendto(osc.encode(messages.PREFIX + name, messages.FROM_LIVE[name], values), self._to)
        except OSError:
            # The system's buffer is full, or PaintSound is gone: an answer is not worth waiting for.
            pass

    def close(self):
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _open(self):
        now = time.perf_counter()
        if now < self._try_again:
            return False
        opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            opened.setblocking(False)
            if EXCLUSIVE is not None:
                opened.setsockopt(socket.SOL_SOCKET, EXCLUSIVE, 1)
            opened.bind((LOCALHOST, self.number))
        except OSError as e:
            opened.close()
            self._try_again = now + RETRY
            if str(e) != self._last_complaint:
                self._last_complaint = str(e)
                self._complain(
                    "PaintSound cannot listen at port %d (%s): close the program that does, or set another port in "
                    "settings.py and in the show file." % (self.number, e.strerror or e))
            return False
        self._socket = opened
        self._last_complaint = None
        self._tell("PaintSound listens at %s:%d" % (LOCALHOST, self.number))
        return True
