"""Rhythm that is computed, not learned: how many onsets a sound has, and after which times they return."""
import torch
from torch import nn
from torch.nn import functional as F

import mel

SMOOTH = 7  # columns of the Hann window over the onset envelope
NEAR, AROUND = 5, 41  # columns among which an onset is the highest, and whose mean it rises above
# How far above that mean, and above which part of the highest, an onset must rise; and how much more until it counts fully.
# The first hears strokes; the second also soft onsets, so that a bare knocking is not answered by a busy legato.
SENSES = ((0.10, 0.15, 0.04), (0.04, 0.08, 0.03))
SECONDS = (mel.COLUMNS - 2) * mel.HOP / mel.RATE  # the envelope begins two columns late
SLOWEST = 0.3  # onsets a second, below which one rate is like another
RHYTHMIC = 1.0  # onsets a second, at which half of what returns counts
FIRST_LAG, BIN, RETURNS = 8, 4, 38  # columns: returns after 0.1 s ... 2 s, in steps of a twentieth
COMPRESS, FAINT, WEAK = 5.0, 2e-3, 1e-2  # how loud moments are tamed; envelope power and likeness that count as none


class Pulse(nn.Module):
    """Levelled log-mel without steady colour [N, 1, 100, 320] -> log onset rates [N, 2] and returns [N, 38].

    Returns are the autocorrelation of the onset envelope, as a direction: two sounds of the same pattern and tempo
    have the same, wherever in the window it begins and whatever they sound like; few onsets shrink it. Only fixed
    convolutions, poolings and sums, so that the exported file computes it, too.
    """

    def __init__(self, unit):
        """unit: nepers of log power that one unit of the input stands for."""
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
        """How much each moment rises above the one two columns before, whose bands are widened by one so that a
        gliding tone is no onset [N, 1, 1, 318]."""
        before = F.max_pool2d(levelled, (3, 1), 1, (1, 0))
        rise = F.relu(levelled[..., 2:] - before[..., :-2]).mean(2, keepdim=True) * self.unit
        return F.conv2d(rise, self.smooth, padding=(0, SMOOTH // 2))

    def rates(self, envelope):
        """Onsets a second, to each of SENSES [N, 2]."""
        highest = F.max_pool2d(envelope, (1, NEAR), 1, (0, NEAR // 2))
        top = 1 - ((highest - envelope) * 1e3).clamp(0, 1)
        mean, most = F.conv2d(envelope, self.around, padding=(0, AROUND // 2)), envelope.amax(3, keepdim=True)
        counts = [(((envelope - torch.maximum(mean + above, part * most)) / sure).clamp(0, 1) * top).sum((2, 3))
                  for above, part, sure in SENSES]
        return torch.cat(counts, 1) / SECONDS

    def returns(self, envelope):
        """The autocorrelation at RETURNS lags, as a direction."""
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
        # One or two onsets in four seconds make no pattern: between held sounds, chance returns shall make no difference.
        rhythmic = squared[:, :1] / (squared[:, :1] + RHYTHMIC ** 2)
        return torch.log(squared + SLOWEST ** 2) / 2, self.returns(envelope) * rhythmic


def _row(kernel):
    return kernel[None, None, None]
