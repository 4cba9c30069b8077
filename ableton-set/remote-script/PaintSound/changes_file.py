"""The file of what the script has changed, so that the next start after a crash can restore it."""

import json
import os

from .changed import ChangedClip, ChangedParameter
from .clip_state import LAUNCH

# Limit for changes of other sets that wait in the file.
MAX_CHANGES = 4096


class ChangesFile(object):
    def __init__(self, path, log):
        self._path = path
        self._log = log
        self._problem = None

    def read(self):
        """The changes of the file, without their objects; none if the file does not exist or is damaged."""
        try:
            with open(self._path, encoding="utf-8") as file:
                return [_parse(entry) for entry in json.load(file)["changes"]][-MAX_CHANGES:]
        except FileNotFoundError:
            return []
        except Exception as e:
            self._report("PaintSound cannot read %s (%s): what an earlier show changed is not restored." % (self._path, e))
            return []

    def write(self, changes):
        """Replaces the file, or deletes it if there are no changes."""
        try:
            if not changes:
                if os.path.exists(self._path):
                    os.remove(self._path)
                return
            new = self._path + ".new"
            with open(new, "w", encoding="utf-8") as file:
                json.dump({"changes": [_format(change) for change in changes]}, file)
            os.replace(new, self._path)
        except OSError as e:
            self._report("PaintSound cannot write %s (%s): after a crash of Live, the set is not restored." % (self._path, e.strerror or e))

    def _report(self, sentence):
        if sentence != self._problem:
            self._problem = sentence
            self._log(sentence)


def _format(change):
    return {"kind": change.kind, "where": change.where, "original": change.original, "left": change.left}


def _parse(entry):
    where, original, left = entry["where"], entry["original"], entry["left"]
    if entry["kind"] == "parameter":
        for name in ("set", "track", "device", "name"):
            _check(isinstance(where[name], str))
        _check(isinstance(original["value"], (int, float)) and isinstance(original["is_automated"], bool))
        _check(left is None or isinstance(left, (int, float)))
        return ChangedParameter(None, where, original, left)
    for name in ("set", "track", "name", "file"):
        _check(isinstance(where[name], str))
    _check(isinstance(where["slot"], int))
    for state in (original, left) if left is not None else (original,):
        _check(_is_pair(state["marks"]) and (_is_pair(state["brace"]) or (state["brace"] is None and not state["looping"])))
        _check(set(state["launch"]) <= set(LAUNCH) and all(isinstance(value, int) for value in state["launch"].values()))
        _check(isinstance(state["warping"], bool) and isinstance(state["looping"], bool))
    return ChangedClip(None, where, original, left)


def _is_pair(pair):
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(place, (int, float)) for place in pair)


def _check(is_valid):
    if not is_valid:
        raise ValueError("a value has the wrong type")
