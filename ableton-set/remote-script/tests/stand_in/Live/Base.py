"""Timers, which the simulated main thread runs."""

running = []


class Timer(object):
    """Like in Live, an exception in the callback stops the timer for good. Tests check the errors."""

    errors = []

    def __init__(self, callback, interval, repeat=False, start=False):
        self._callback = callback
        self.interval = interval
        self.running = False
        if start:
            self.start()

    def start(self):
        self.running = True
        running.append(self)

    def stop(self):
        self.running = False
        if self in running:
            running.remove(self)

    def run(self):
        try:
            self._callback()
        except BaseException as e:
            Timer.errors.append(e)
            self.stop()
