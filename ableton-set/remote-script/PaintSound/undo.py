"""Groups writes to one step of Live's undo history."""


class UndoStep(object):
    """Opens at the first write of a timer step, and must be ended in the same timer step."""

    def __init__(self, song):
        self._song = song
        self._is_open = False

    def begin(self):
        if not self._is_open:
            self._is_open = self._call("begin_undo_step")

    def end(self):
        if self._is_open:
            self._is_open = False
            if not self._call("end_undo_step"):
                # An open step would take in the next changes of the user.
                self._call("end_undo_step")

    def _call(self, name):
        try:
            getattr(self._song(), name)()
            return True
        except Exception:
            # The history is less important than the show.
            return False
