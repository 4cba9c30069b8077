"""The control surface that Live loads."""

import Live
from _Framework.ControlSurface import ControlSurface

from . import settings
from .dispatcher import Dispatcher
from .port import Port

INTERVAL = 10  # milliseconds; the shortest that Live supports

# Each error is written to Live's log once, because an error can repeat a hundred times per second.
MAX_ERRORS = 20


class PaintSound(ControlSurface):
    def __init__(self, c_instance):
        ControlSurface.__init__(self, c_instance)
        self._paintsound_errors = set()
        self._paintsound_port = Port(settings.PORT, self.log_message, self._paintsound_report_problem)
        self._paintsound_dispatcher = Dispatcher(self.song, self._paintsound_port, self._paintsound_program, self.log_message)
        self._paintsound_timer = None
        self._paintsound_start()

    def update_display(self):
        """Live calls this ten times per second. Restarts the timer if it does not run, and replaces it until then."""
        ControlSurface.update_display(self)
        if self._paintsound_timer is None or not self._paintsound_timer.running:
            self._paintsound_step()
            self._paintsound_start()

    def disconnect(self):
        """Live calls this when the set closes or another control surface is selected."""
        if self._paintsound_timer is not None:
            self._paintsound_timer.stop()
        try:
            self._paintsound_dispatcher.end()
        except Exception as e:
            self._paintsound_log_error(e)
        self._paintsound_port.close()
        ControlSurface.disconnect(self)

    def _paintsound_start(self):
        try:
            self._paintsound_timer = Live.Base.Timer(callback=self._paintsound_step, interval=INTERVAL, repeat=True)
            self._paintsound_timer.start()
        except Exception as e:
            self._paintsound_timer = None
            self._paintsound_log_error(e)

    def _paintsound_step(self):
        # An exception that reaches Live stops the timer for good.
        try:
            self._paintsound_dispatcher.step()
        except Exception as e:
            self._paintsound_log_error(e)

    def _paintsound_log_error(self, error):
        text = "%s: %s" % (type(error).__name__, error)
        if text not in self._paintsound_errors and len(self._paintsound_errors) < MAX_ERRORS:
            self._paintsound_errors.add(text)
            self._paintsound_port.send("refused", 0, "failed", "Error in the remote script: %s" % text)
            self.log_message("PaintSound: error: %s" % text)

    def _paintsound_report_problem(self, sentence):
        self.log_message(sentence)
        self.show_message(sentence)

    def _paintsound_program(self):
        live = self.application()
        version = "%d.%d.%d" % (live.get_major_version(), live.get_minor_version(), live.get_bugfix_version())
        return "Live %s, remote script" % version
