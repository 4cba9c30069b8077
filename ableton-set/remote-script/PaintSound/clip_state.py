"""What the script changes of a clip, as numbers that can be read, kept in a file and written back."""


# How PaintSound launches a clip: in the mode Trigger, from its start, with the launch quantisation of the set (Global).
LAUNCH = {"launch_mode": 0, "legato": False, "launch_quantization": 0}


def set_launch(clip):
    """Sets how a clip is launched. A Live that has no such property launches as wanted."""
    for name, value in LAUNCH.items():
        if hasattr(clip, name):
            _set(clip, name, value)


def read(clip):
    """The state of a clip. The loop brace is None if the clip does not loop, because Live hides it then."""
    looping = bool(clip.looping)
    marks = [clip.start_marker, clip.end_marker] if looping else [clip.loop_start, clip.loop_end]
    return {
        "warping": bool(clip.warping),
        "looping": looping,
        "marks": marks,
        "brace": [clip.loop_start, clip.loop_end] if looping else None,
        "launch": {name: type(value)(getattr(clip, name)) for name, value in LAUNCH.items() if hasattr(clip, name)},
    }


def write(clip, state):
    """Writes a state. What is equal already is not written."""
    brace = state["brace"]
    if brace is not None and not state["looping"]:
        # Live shows the brace of a warped clip that loops only.
        _set(clip, "warping", True)
        _set(clip, "looping", True)
        _set_pair(clip, "loop_start", "loop_end", brace)
        clip.looping = False
    _set(clip, "warping", state["warping"])
    _set(clip, "looping", state["looping"])
    if state["looping"]:
        _set_pair(clip, "loop_start", "loop_end", brace)
        _set_pair(clip, "start_marker", "end_marker", state["marks"])
    else:
        _set_pair(clip, "loop_start", "loop_end", state["marks"])
    for name, value in state["launch"].items():
        _set(clip, name, value)


def is_same(one, other):
    """True if two states are equal, but for rounding and a brace that is hidden in one of them."""
    if one["warping"] != other["warping"] or one["looping"] != other["looping"]:
        return False
    pairs = [(one["marks"], other["marks"])]
    if one["looping"]:
        pairs.append((one["brace"], other["brace"]))
    return all(abs(a - b) < 1e-3 for first, second in pairs for a, b in zip(first, second))


def _set(clip, name, value):
    if getattr(clip, name) != value:
        setattr(clip, name, value)


def _set_pair(clip, first, second, pair):
    """Sets a start and an end so that the start is before the end at every moment."""
    start, end = pair
    names = ((first, start), (second, end)) if start < getattr(clip, second) else ((second, end), (first, start))
    for name, value in names:
        _set(clip, name, value)
