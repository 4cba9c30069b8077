"""UDP socket to and from PaintSound, on this computer only. Nothing here blocks."""

import socket
import sys
import time

from . import messages, osc

LOCALHOST = "127.0.0.1"

# Windows allows a second program to bind a port that is in use, unless the first one forbids it.
EXCLUSIVE = getattr(socket, "SO_EXCLUSIVEADDRUSE", None) if sys.platform == "win32" else None
RETRY = 2.0


class Port(object):
    def __init__(self, number, log, report_problem):
        self.number = number
        self._log = log
        self._report_problem = report_problem
        self._socket = None
        self._to = None
        self._try_again = 0.0
        self._last_problem = None
        self._open()

    def set_reply_port(self, number):
        """Sets the port for replies."""
        self._to = (LOCALHOST, number)

    def receive(self, limit):
        """Returns received messages, oldest first, at most limit; the rest stay in the socket."""
        if self._socket is None and not self._open():
            return []
        batch = []
        for _ in range(limit):
            try:
                packet = self._socket.recv(65536)
            except (BlockingIOError, InterruptedError):
                break
            except OSError:
                # On Windows this means that no program received an earlier reply. The socket still works.
                continue
            message = osc.decode(packet, (messages.PREFIX, messages.TO_LIVE))
            if message is not None:
                batch.append(message)
        return batch

    def send(self, name, *values):
        """Sends a reply. Does nothing before hello."""
        if self._socket is None or self._to is None:
            return
        try:
            self._socket.sendto(osc.encode(messages.PREFIX + name, messages.FROM_LIVE[name], values), self._to)
        except OSError:
            # The send buffer is full, or PaintSound has ended: drop the reply.
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
            if str(e) != self._last_problem:
                self._last_problem = str(e)
                self._report_problem(
                    "PaintSound cannot listen at port %d (%s): close the program that uses it, or set another port in "
                    "settings.py and in the show file." % (self.number, e.strerror or e))
            return False
        self._socket = opened
        self._last_problem = None
        self._log("PaintSound listens at %s:%d" % (LOCALHOST, self.number))
        return True
