"""Computed (not learned) rhythm: onset rate, and the time lags at which onsets repeat."""
import torch
from torch import nn
from torch.nn import functional as F

import mel

SMOOTH = 7  # columns of the Hann window over the onset envelope
NEAR, AROUND = 5, 41  # columns: an onset is the maximum of NEAR and rises above the mean of AROUND
# Minimum height of an onset above that mean and relative to the maximum, and the further rise until it counts fully.
# The first detects strokes. The second also detects soft onsets, so plain knocking does not match a dense legato.
SENSES = ((0.10, 0.15, 0.04), (0.04, 0.08, 0.03))
SECONDS = (mel.COLUMNS - 2) * mel.HOP / mel.RATE  # the envelope starts two columns late
SLOWEST = 0.3  # onsets per second: rates below this count as equal
RHYTHMIC = 1.0  # onsets per second: at this rate, returns have half weight
FIRST_LAG, BIN, RETURNS = 8, 4, 38  # columns: returns after 0.1 s ... 2 s, in steps of 0.05 s
COMPRESS, FAINT, WEAK = 5.0, 2e-3, 1e-2  # compression of loud moments; envelope power and similarity that count as zero


class Pulse(nn.Module):
    """Levelled log-mel without steady colour [N, 1, 100, 320] -> log onset rates [N, 2] and returns [N, 38].

    Returns are the autocorrelation of the onset envelope, as a direction. Two sounds with the same pattern and tempo have
    the same returns, independent of position and timbre. Few onsets shrink them. Uses only fixed convolutions, poolings
    and sums, so the exported file can compute it.
    """

    def __init__(self, unit):
        """unit: nepers of log power per unit of the input."""
        super().__init__()
        self.unit = unit
        hann = torch.hann_window(SMOOTH + 2, periodic=False)[1:-1]
        self.register_buffer("smooth", _row(hann / hann.sum()))
        self.register_buffer("around", _row(torch.full((AROUND,), 1 / AROUND)))
        longest = FIRST_LAG + BIN * RETURNS
        later = torch.zeros(RETURNS, 1, 1, 2 * longest + 1)
        for i in range(RETURNS):
            first = longest + FIRST_LAG + i * BIN
            later[i, ..., first:first + BIN] = 1 / BIN
        self.register_buffer("later", later)

    def envelope(self, levelled):
        """Returns the rise of each column above the one two columns before [N, 1, 1, 318]. The earlier bands are widened by
        one, so a gliding tone is not an onset."""
        before = F.max_pool2d(levelled, (3, 1), 1, (1, 0))
        rise = F.relu(levelled[..., 2:] - before[..., :-2]).mean(2, keepdim=True) * self.unit
        return F.conv2d(rise, self.smooth, padding=(0, SMOOTH // 2))

    def rates(self, envelope):
        """Returns onsets per second for each of SENSES [N, 2]."""
        highest = F.max_pool2d(envelope, (1, NEAR), 1, (0, NEAR // 2))
        top = 1 - ((highest - envelope) * 1e3).clamp(0, 1)
        mean, most = F.conv2d(envelope, self.around, padding=(0, AROUND // 2)), envelope.amax(3, keepdim=True)
        counts = [(((envelope - torch.maximum(mean + above, part * most)) / sure).clamp(0, 1) * top).sum((2, 3))
                  for above, part, sure in SENSES]
        return torch.cat(counts, 1) / SECONDS

    def returns(self, envelope):
        """Returns the autocorrelation at RETURNS lags, as a direction."""
        loud = torch.log(1 + COMPRESS * envelope)
        loud = loud - loud.mean(3, keepdim=True)
        together = (F.conv2d(loud, self.later, padding=(0, self.later.shape[3] // 2)) * loud).mean((2, 3))
        likeness = together / ((loud * loud).mean((2, 3)) + FAINT)
        likeness = likeness - likeness.mean(1, keepdim=True)
        return likeness / torch.sqrt((likeness * likeness).sum(1, keepdim=True) + WEAK)

    def forward(self, levelled):
        envelope = self.envelope(levelled)
        rates = self.rates(envelope)
        squared = rates * rates
        # One or two onsets in 4 s are no pattern. Between held sounds, random returns must not matter.
        rhythmic = squared[:, :1] / (squared[:, :1] + RHYTHMIC ** 2)
        return torch.log(squared + SLOWEST ** 2) / 2, self.returns(envelope) * rhythmic


def _row(kernel):
    return kernel[None, None, None]
