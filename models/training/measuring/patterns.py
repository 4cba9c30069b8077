"""Measures whether answers share the rhythm of a question beyond its rate: compares the time lags at which onsets repeat."""
import numpy as np
import torch

import mel

COLUMNS_A_SECOND = mel.RATE / mel.HOP
SMOOTH, FIRST_LAG, LAST_LAG = 7, 8, 160  # columns: 0.1 s ... 2 s
SAME_RATE = 0.3  # onsets per second: windows with a smaller difference count as equally dense


def of_times(times):
    """Onset times in seconds within the window -> profile [152] of unit length without its mean; zeros if there are no onsets."""
    train = np.zeros(mel.COLUMNS)
    columns = (np.asarray(times) * COLUMNS_A_SECOND).astype(int)
    train[columns[(columns >= 0) & (columns < mel.COLUMNS)]] = 1
    return _profile(train)


def of_sound(log_mel):
    """Log-mel [100, 320] -> profile of the rises of its bands. The network computes a similar profile."""
    loud = max(np.quantile(np.maximum(log_mel, -7), 0.95), -4)
    relative = np.clip(np.maximum(log_mel, -7) - loud, -6, 3)
    return _profile(np.maximum(relative[:, 2:] - relative[:, :-2], 0).mean(0))


def of_sounds(log_mels):
    """Returns the profiles of [N, 1, 100, 320]."""
    return np.stack([of_sound(log_mel) for log_mel in torch.as_tensor(log_mels)[:, 0].numpy()])


def _profile(train):
    smooth = np.convolve(train, np.hanning(SMOOTH), "same")
    smooth = smooth - smooth.mean()
    lags = np.correlate(smooth, smooth, "full")[len(smooth) - 1:]
    profile = lags[FIRST_LAG:LAST_LAG] / (lags[0] + 1e-6)
    profile = profile - profile.mean()
    return profile / (np.linalg.norm(profile) + 1e-6)


class Likeness:
    """Similarity of the profiles of questions and excerpts, compared with other excerpts of the same rate."""

    def __init__(self, asked, answered, rate):
        """Takes profiles [Q, L] and [N, L], and the onset rates of the excerpts [N]."""
        self.likeness = asked @ answered.T
        steps, self.step = np.unique(rate, return_inverse=True)
        self.alike = (np.abs(rate[:, None] - steps) <= SAME_RATE).astype(float)

    def gain(self, queries, nearest, present):
        """Returns the mean similarity of nearest [len(queries), K], minus the mean over present [N] excerpts of the same rate."""
        of_rate = self.alike * present[:, None]
        usual = (self.likeness @ of_rate) / np.maximum(of_rate.sum(0), 1)
        rows = queries[:, None]
        return float((self.likeness[rows, nearest] - usual[rows, self.step[nearest]]).mean())
