"""Measures onsets per second in real music with aubio's spectral flux, which no network here was trained with."""
import aubio
import numpy as np

import mel

WINDOW, HOP, QUIET_DB, CLOSEST_SECONDS, RUN_UP_SECONDS = 1024, 160, -60, 0.05, 0.5


def times(samples, start, seconds=4.0):
    """Returns the onsets in samples[start : start + seconds] (float32 in -1..1), in seconds from start.

    Analysis starts a little earlier.
    """
    meter = aubio.onset("specflux", WINDOW, HOP, mel.RATE)
    meter.set_silence(QUIET_DB)
    meter.set_minioi_s(CLOSEST_SECONDS)
    begin = max(0, start - int(RUN_UP_SECONDS * mel.RATE))
    part = np.ascontiguousarray(samples[begin:start + int((seconds + 0.1) * mel.RATE)], np.float32)
    found = [meter.get_last_s() for k in range(0, len(part) - HOP, HOP) if meter(part[k:k + HOP])[0]]
    times = np.array(found) - (start - begin) / mel.RATE
    return times[(times >= 0) & (times < seconds)]
