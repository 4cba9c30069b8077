"""Remembers what the script changes in the composer's set, and gives it back. Every write to a clip or a parameter goes through here."""

from . import clip_state
from .changed import ChangedClip, ChangedParameter, read_parameter
from .changes_file import ChangesFile
from .clips import get_path
from .clock import now
from .parameters import Parameters
from .undo import UndoStep

# Seconds between two writes of the file.
SAVE_EVERY = 1.0


# A smaller change, as a fraction of the range, is not written: nobody hears it, and each write is a step of Live's undo history. It is
# 0.1 dB of a fader and a quarter of a semitone of a filter.
INAUDIBLE = 0.002


class Changes(object):
    def __init__(self, song, path, log):
        self._song = song
        self._undo = UndoStep(song)
        self._file = ChangesFile(path, log)
        self._clips = []
        self._parameters = []
        # The changed parameters by the names that PaintSound uses; several names can mean one parameter.
        self._by_names = {}
        # The changes of the file that belong to other sets.
        self._others = None
        self._is_dirty = False
        self._saved_at = None

    def keep_clip(self, place):
        """Remembers a clip before it is changed. Call leave of the result after the change."""
        clip = place.slot.clip
        found = _find(self._clips, clip)
        if found is None:
            where = {"set": self._set_path(), "track": place.track.name, "slot": place.index, "name": clip.name, "file": get_path(clip)}
            found = ChangedClip(clip, where, clip_state.read(clip))
            self._clips.append(found)
        self._is_dirty = True
        self._undo.begin()
        return found

    def write(self, parameter, value, names, is_exact=False):
        """Sets a parameter. A change that nobody hears is skipped, if it needs not be exact.

        names are those of the track, the device and the parameter, by which it is found again after a crash.
        """
        present, low, high = parameter.value, parameter.min, parameter.max
        is_skipped = not is_exact and value not in (low, high) and abs(value - present) < INAUDIBLE * (high - low)
        if value == present or is_skipped:
            return
        changed = self._keep_parameter(parameter, names)
        self._undo.begin()
        parameter.value = value
        changed.left = value

    def re_enable(self, parameter):
        """Gives a parameter back to the automation that a write has overridden."""
        found = _find(self._parameters, parameter)
        if found is not None:
            found.re_enable(parameter)

    def step(self):
        """Restores what an earlier run of the script has left, writes the file, at most once per second, and ends the undo step."""
        if self._others is None:
            self._restore_saved()
        if self._is_dirty and (self._saved_at is None or now() - self._saved_at >= SAVE_EVERY):
            self._save()
        self._undo.end()

    def restore(self):
        """Restores everything in one undo step, the last change first. What fails is tried again at the next call."""
        if self._clips or self._parameters:
            self._undo.begin()
        failed = [change for change in reversed(self._clips + self._parameters) if not self._restore(change)]
        self._clips = [change for change in self._clips if change in failed]
        self._parameters = [change for change in self._parameters if change in failed]
        self._by_names = {}
        self._undo.end()
        self._save()

    def _keep_parameter(self, parameter, names):
        found = self._by_names.get(names)
        if found is None or found.object != parameter:
            found = _find(self._parameters, parameter)
        if found is None:
            where = {"set": self._set_path(), "track": names[0], "device": names[1], "name": names[2]}
            found = ChangedParameter(parameter, where, read_parameter(parameter))
            self._parameters.append(found)
            self._is_dirty = True
        elif not found.where["set"]:
            # Only an unchanged value identifies a set that was never saved.
            self._is_dirty = True
        self._by_names[names] = found
        return found

    def _restore(self, change):
        """Returns False if it must be tried again."""
        try:
            if change.kind == "clip" or change.is_as_left(change.object):
                change.restore(change.object)
            return True
        except Exception:
            # Perhaps the object was deleted, and perhaps it is there again after an undo.
            return self._restore_by_name(change, is_certain=False) is not False

    def _restore_by_name(self, change, is_certain):
        """Returns True if it is done, None if the object does not exist, False if it failed."""
        try:
            found = self._find_by_name(change)
            if found is None:
                return None
            if is_certain or change.is_as_left(found):
                change.restore(found)
            return True
        except Exception:
            return False

    def _find_by_name(self, change):
        where = change.where
        if change.kind == "parameter":
            try:
                return Parameters(self._song).find(where["track"], where["device"], where["name"])
            except Exception:
                return None
        found = []
        for track in self._song().tracks:
            if track.name != where["track"]:
                continue
            for index, slot in enumerate(track.clip_slots):
                if slot.has_clip and slot.clip.is_audio_clip and (slot.clip.name, get_path(slot.clip)) == (where["name"], where["file"]):
                    found.append((index != where["slot"], slot.clip))
        return min(found, key=lambda each: each[0])[1] if found else None

    def _restore_saved(self):
        path = self._set_path()
        self._others = []
        saved = self._file.read()
        if saved:
            self._undo.begin()
        for change in reversed(saved):
            is_certain = path != "" and change.where["set"] == path
            if change.where["set"] != path:
                self._others.insert(0, change)
            elif self._restore_by_name(change, is_certain) is None and not is_certain:
                self._others.insert(0, change)
        if saved:
            self._save()

    def _save(self):
        self._is_dirty = False
        self._saved_at = now()
        self._file.write((self._others or []) + self._clips + self._parameters)

    def _set_path(self):
        """The path of the set's file; empty if it was never saved, or if this version of Live does not tell it."""
        try:
            return str(self._song().file_path or "")
        except Exception:
            return ""


def _find(changes, item):
    for change in changes:
        try:
            if change.object == item:
                return change
        except Exception:
            # The object was deleted.
            pass
    return None
