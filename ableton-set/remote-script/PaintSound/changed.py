"""A clip or a parameter of the set that the script has changed, with its value from before."""

from . import clip_state

# A parameter that differs by more than this fraction of its range from the value set here was moved by a person and is left alone.
TOLERANCE = 0.01

# Live's automation_state while an automation moves the parameter; 2 if a change overrides it.
AUTOMATED = 1


class ChangedClip(object):
    """where is the set's path, the track's name, the index of the slot, and the name and the file of the clip."""

    kind = "clip"

    def __init__(self, clip, where, original, left=None):
        self.object = clip
        self.where = where
        self.original = original
        self.left = left

    def keep_brace(self):
        """Reads the loop brace of a clip that did not loop before, when it is first shown."""
        if self.original["brace"] is None:
            self.original["brace"] = [self.object.loop_start, self.object.loop_end]

    def leave(self):
        """Reads what the script leaves in the clip."""
        self.left = clip_state.read(self.object)

    def is_as_left(self, clip):
        return self.left is None or clip_state.is_same(clip_state.read(clip), self.left)

    def restore(self, clip):
        clip_state.write(clip, self.original)


class ChangedParameter(object):
    """where is the set's path, and the names of the track, the device (empty for the mixer) and the parameter.

    original is its value, and whether an automation moved it.
    """

    kind = "parameter"

    def __init__(self, parameter, where, original, left=None):
        self.object = parameter
        self.where = where
        self.original = original
        self.left = left

    def is_as_left(self, parameter):
        return self.left is None or abs(parameter.value - self.left) <= TOLERANCE * (parameter.max - parameter.min)

    def restore(self, parameter):
        if self.original["is_automated"] and parameter.automation_state == AUTOMATED:
            # The automation has the parameter again.
            return
        if parameter.value != self.original["value"]:
            parameter.value = self.original["value"]
        self.re_enable(parameter)

    def re_enable(self, parameter):
        """Gives the parameter back to its automation."""
        if self.original["is_automated"] and parameter.automation_state != AUTOMATED:
            parameter.re_enable_automation()


def read_parameter(parameter):
    """The original of a parameter."""
    return {"value": parameter.value, "is_automated": getattr(parameter, "automation_state", 0) == AUTOMATED}
