"""Two qualities of a recording that mel bands cannot resolve: the roughness of its partials, and major against minor."""
import numpy as np

import mel

WINDOW, HOP = 4096, 2000  # one frame every 0.125 s, frequency resolution 4 Hz
FRAMES_A_SECOND = mel.RATE // HOP
LOWEST, HIGHEST, PARTIALS, FAINTEST = 60.0, 5000.0, 16, 0.01
# Krumhansl and Kessler 1982: how well each of the twelve tones fits a key on the first tone.
MAJOR = np.array([6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88])
MINOR = np.array([6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17])
NAMES = ["rough", "major"]


def measure(samples, seconds=4.0, step=0.5):
    """Mono samples in -1..1 -> [windows, 2]: rough and major of windows of this many seconds, one every step seconds."""
    pitches, amplitudes = partials(samples)
    energy = (amplitudes ** 2).sum(1)
    rough, chroma = roughness(pitches, amplitudes), _chroma(pitches, amplitudes)
    length, every = int(seconds * FRAMES_A_SECOND), int(step * FRAMES_A_SECOND)
    rows = []
    for first in range(0, max(1, len(energy) - length + 1), every):
        frames = slice(first, first + length)
        weight = energy[frames] + 1e-9
        rows.append((float((rough[frames] * weight).sum() / weight.sum()), mode(chroma[frames].sum(0))))
    return np.array(rows, np.float32)


def partials(samples, block=512):
    """Returns the loudest peaks of every frame: frequencies in Hz and amplitudes, both [frames, 16], padded with silence."""
    padded = np.pad(np.asarray(samples, np.float32), (0, WINDOW))
    starts = np.arange(0, max(1, len(samples) - HOP + 1), HOP)
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[starts]
    window = np.hanning(WINDOW).astype(np.float32)
    found = [_peaks(np.abs(np.fft.rfft(frames[k:k + block] * window, axis=1)) * 4 / WINDOW) for k in range(0, len(frames), block)]
    return tuple(np.concatenate(part) for part in zip(*found))


def _peaks(spectrum):
    hz = mel.RATE / WINDOW
    low, high = int(LOWEST / hz), int(HIGHEST / hz)
    left, here, right = spectrum[:, low - 1:high - 1], spectrum[:, low:high], spectrum[:, low + 1:high + 1]
    height = np.where((here > left) & (here >= right), here, 0)
    best = np.argpartition(-height, PARTIALS, axis=1)[:, :PARTIALS]
    a, b, c = (np.take_along_axis(part, best, 1) for part in (left, here, right))
    offset = 0.5 * (a - c) / np.minimum(a - 2 * b + c, -1e-12)
    amplitude = np.take_along_axis(height, best, 1)
    amplitude = np.where(amplitude >= FAINTEST * amplitude.max(1, keepdims=True), amplitude, 0)
    return (low + best + np.clip(offset, -0.5, 0.5)) * hz, amplitude


def roughness(pitches, amplitudes):
    """Returns the sensory dissonance of each frame, 0 ... about 0.2 at any level (Plomp and Levelt 1965, as Sethares 1993)."""
    i, j = np.triu_indices(PARTIALS, 1)
    lower, apart = np.minimum(pitches[:, i], pitches[:, j]), np.abs(pitches[:, i] - pitches[:, j])
    scaled = 0.24 * apart / (0.0207 * lower + 18.96)
    weight = amplitudes[:, i] * amplitudes[:, j]
    beating = np.exp(-3.51 * scaled) - np.exp(-5.75 * scaled)
    return (weight * beating).sum(1) / ((amplitudes ** 2).sum(1) + 1e-12)


def _chroma(pitches, amplitudes):
    """Returns the amplitude in the twelve pitch classes of each frame [frames, 12]. Two neighbours share a tone between them."""
    tone = 12 * np.log2(pitches / 440) + 9
    below, share = np.floor(tone).astype(int), tone - np.floor(tone)
    chroma = np.zeros((len(pitches), 12))
    rows = np.arange(len(pitches))[:, None]
    np.add.at(chroma, (rows, below % 12), amplitudes * (1 - share))
    np.add.at(chroma, (rows, (below + 1) % 12), amplitudes * share)
    return chroma


def mode(chroma):
    """Returns the fit of the best major key minus that of the best minor key, about -0.4 ... 0.4 (key profile correlations)."""
    fits = [max(np.corrcoef(np.roll(profile, key), chroma)[0, 1] for key in range(12)) for profile in (MAJOR, MINOR)]
    return float(np.nan_to_num(fits[0] - fits[1]))
