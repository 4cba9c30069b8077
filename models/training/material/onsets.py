"""Onset lists that a phrase of music and a brush stroke can share."""
import numpy as np

ACTIVE_SECONDS, CLOSEST_SECONDS = 5.9, 0.06
STYLES = ["periodic", "swing", "irregular", "burst", "ramp", "pattern"]
HELD = -1


def draw(rng):
    """Returns a random sorted onset list in seconds, and its style. HELD is one or two long notes without rhythm."""
    if rng.random() < 0.16:
        return np.sort(np.append(0.0, rng.uniform(1.5, 5, rng.integers(0, 2)))), HELD
    rate = np.exp(rng.uniform(np.log(0.5), np.log(10)))
    style = int(rng.integers(len(STYLES)))
    times = np.asarray([_periodic, _swing, _irregular, _burst, _ramp, _pattern][style](rng, rate), float)
    times = np.sort(times[(times >= 0) & (times < ACTIVE_SECONDS)])
    times = np.sort(np.clip(times + rng.normal(0, 0.006, len(times)), 0, None))
    kept = []
    for time in times:
        if not kept or time - kept[-1] > CLOSEST_SECONDS:
            kept.append(time)
    return np.array(kept or [0.0]), style


def rate_in(times, start, seconds=4.0):
    """Returns the onsets per second in a window."""
    return float(((times >= start - 0.02) & (times < start + seconds - 0.05)).sum() / seconds)


def _periodic(rng, rate):
    return rng.uniform(0, 1 / rate) + np.arange(0, ACTIVE_SECONDS, 1 / rate)


def _swing(rng, rate):
    beats = np.arange(0, ACTIVE_SECONDS, 2 / rate)
    return np.concatenate([beats, beats + rng.uniform(0.6, 0.72) * 2 / rate])


def _irregular(rng, rate):
    return np.cumsum(rng.exponential(1 / rate, 200))


def _burst(rng, rate):
    times, start = [], rng.uniform(0, 0.6)
    while start < ACTIVE_SECONDS:
        count, gap = int(rng.integers(2, 7)), rng.uniform(0.08, 0.2)
        times += [start + i * gap for i in range(count)]
        start += max(count / rate, count * gap + 0.25) * rng.uniform(0.8, 1.3)
    return times


def _ramp(rng, rate):
    first, last = (0.4, 2.2) if rng.random() < 0.5 else (2.2, 0.4)
    times, time = [], rng.uniform(0, 0.3)
    while time < ACTIVE_SECONDS:
        times.append(time)
        time += 1 / (rate * (first + (last - first) * time / ACTIVE_SECONDS))
    return times


def _pattern(rng, rate):
    steps = int(rng.choice([6, 8, 12, 16]))
    count = int(rng.integers(max(2, steps // 3), steps))
    hits = np.sort(rng.choice(steps, count, replace=False))
    bar = count / rate
    while bar < 0.5:
        bar *= 2
    return np.concatenate([i * bar + hits * bar / steps for i in range(int(ACTIVE_SECONDS / bar) + 2)])
