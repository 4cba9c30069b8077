"""The log-mel input of both networks: 16 kHz mono, 80 causal columns per second, 100 bands."""
import numpy as np
import torch

RATE, HOP, WINDOW, FFT, BANDS, COLUMNS = 16000, 200, 800, 1024, 100, 320
MIN_HZ, MAX_HZ, FLOOR = 30.0, 8000.0, 1e-5


def manifest():
    """Returns the mel settings for the manifest of a network."""
    return {"sampleRate": RATE, "hop": HOP, "window": WINDOW, "fft": FFT, "bands": BANDS, "columns": COLUMNS,
            "minHz": int(MIN_HZ), "maxHz": int(MAX_HZ), "floor": FLOOR}


def band_edges():
    """Returns the 102 corner frequencies in Hz. Band b rises from edge b to b + 1 and falls to b + 2 (HTK scale)."""
    mel = np.linspace(*(2595 * np.log10(1 + hz / 700) for hz in (MIN_HZ, MAX_HZ)), BANDS + 2)
    return 700 * (10 ** (mel / 2595) - 1)


def filter_bank():
    """Returns [100, 513] triangles of unit peak, without area normalisation."""
    edges, bins = band_edges(), np.arange(FFT // 2 + 1) * RATE / FFT
    low, centre, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    return np.maximum(0, np.minimum((bins - low) / (centre - low), (high - bins) / (high - centre))).astype(np.float32)


CENTRES = band_edges()[1:-1]
_BANK = torch.from_numpy(filter_bank())


def log_mel(samples, precision=torch.float32):
    """[..., samples] in -1..1 -> [..., 100, samples // 200]: natural log of band power + 1e-5.

    Column k covers samples (k + 1) * 200 - 800 up to (k + 1) * 200, with silence before the start. A column depends on
    no later samples, so a stream and a whole recording give the same numbers.
    """
    x = torch.as_tensor(np.ascontiguousarray(samples), dtype=precision)
    x = torch.nn.functional.pad(x, (WINDOW - HOP, 0))
    spectrum = torch.fft.rfft(x.unfold(-1, WINDOW, HOP) * torch.hann_window(WINDOW, periodic=True, dtype=precision), FFT)
    power = spectrum.real ** 2 + spectrum.imag ** 2
    return torch.log(power @ _BANK.T.to(precision) + FLOOR).transpose(-1, -2).contiguous()
