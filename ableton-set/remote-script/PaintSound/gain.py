"""Sets the gain of an audio clip in dB. Live takes a number from 0 to 1 on a scale of its own, and shows the dB as a text."""

import re

# Steps of a search by halves: the range of Live is about 100 dB, so that the last step is far below what Live shows.
STEPS = 20

# Live shows hundredths of dB.
SMALLEST = 0.005


def set_gain(clip, decibels):
    """Leaves a clip alone that has this gain already, and one whose gain this Live does not show."""
    shown = read_gain(clip)
    if shown is None or abs(shown - decibels) <= SMALLEST:
        return
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        gain = (low + high) / 2
        clip.gain = gain
        if read_gain(clip) < decibels:
            low = gain
        else:
            high = gain
    clip.gain = high


def read_gain(clip):
    """The gain in dB that Live shows, such as '-3.1 dB' or '-inf dB'; some languages write a comma or a long minus. None if it shows no number."""
    text = getattr(clip, "gain_display_string", "")
    if "inf" in text:
        return float("-inf")
    found = re.search(r"-?\d+([.,]\d+)?", text.replace(u"\u2212", "-"))
    return float(found.group().replace(",", ".")) if found else None
