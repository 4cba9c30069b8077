"""The sound-embedding network: one mel picture -> a rhythm vector, a timbre vector, and the trunk's pooled features."""
import numpy as np
import torch
from scipy.fft import dct
from torch import nn

import mel
from networks.architectures import named
from networks.pulse import RETURNS, SENSES, Pulse

PROJECTED, CEPSTRA = 64, 20
LEARNED = PROJECTED + 1  # the learned columns of rhythm
# Share of the rhythm distance of each part: learned, held, rates, returns. Chosen by measuring/weight_tuning.py.
SHARES = (0.3, 0.3, 0.5, 1.0)
SURE_OF_HELD = 4.0  # nepers between answers that count as one, so an uncertain sound is between held and not held
SILENCE, RANGE_BELOW, RANGE_ABOVE = -4.0, -9.0, 3.0
FAINTEST = 1e-3  # relative to the loudest band: minimum power that counts for colour; and the absolute minimum power
# The classes that training predicts from the pooled features: families 16 + drums, scrape, tap, voice; programs 128 + drums.
QUESTIONS = {"family": 20, "program": 129, "register": 6, "density": 8, "rhythm": 7, "articulation": 4}


class Level(nn.Module):
    """Removes the loudness: raw log-mel relative to its 95th percentile, with a gate for silence."""

    def forward(self, log_mel):
        rank = log_mel[0].numel() - int(0.95 * log_mel[0].numel()) + 1
        loud = torch.topk(log_mel.flatten(1), rank, dim=1).values[:, -1].clamp(min=SILENCE)
        relative = (log_mel - loud[:, None, None, None]).clamp(RANGE_BELOW, RANGE_ABOVE)
        return (relative - RANGE_BELOW) / RANGE_ABOVE


class SoundEncoder(nn.Module):
    """The trunk with its projection, its predictions for QUESTIONS and the log of the onset rate. Only training uses the
    predictions, except for the kind of rhythm."""

    def __init__(self, architecture="compact"):
        super().__init__()
        self.architecture = own = named(architecture)
        self.level, self.trunk = Level(), own.trunk()
        self.project = nn.Sequential(nn.Linear(own.pooled, 128), nn.ReLU(), nn.Linear(128, PROJECTED))
        self.answers = nn.ModuleDict({name: nn.Linear(own.pooled, classes) for name, classes in QUESTIONS.items()})
        self.log_rate = nn.Linear(own.pooled, 1)

    def pooled(self, levelled):
        return self.trunk(levelled).mean((2, 3))

    def rhythm(self, pooled):
        """Returns a projection of unit length. A phrase and a brush stroke with the same onsets are close in it."""
        return unit(self.project(pooled))

    def held(self, pooled):
        """Returns the probability that the sound is held rather than rhythmic, 0 ... 1 [N, 1]."""
        return torch.softmax(self.answers["rhythm"](pooled) / SURE_OF_HELD, 1)[:, -1:]


def unit(vectors):
    """Scales each row to length 1."""
    return vectors / vectors.norm(dim=1, keepdim=True).clamp(min=1e-6)


def colour_removed(log_mel):
    """Moves the mean of each band to the mean of all bands. This removes the steady colour and keeps changes."""
    return log_mel - log_mel.mean(3, keepdim=True) + log_mel.mean((2, 3), keepdim=True)


class Colour(nn.Module):
    """Raw log-mel -> the cepstrum of its mean power without loudness, as a direction from the mean of music.

    Not learned. Loud moments have the most weight, so neither rhythm nor pauses change it.
    """

    def __init__(self):
        super().__init__()
        shapes = dct(np.eye(mel.BANDS), axis=0, norm="ortho")[1:CEPSTRA + 1].T
        self.register_buffer("shapes", torch.from_numpy(shapes.copy()).float())
        self.register_buffer("centre", torch.zeros(CEPSTRA))

    def cepstrum(self, log_mel):
        power = (log_mel.exp().mean((1, 3)) - mel.FLOOR).clamp(min=0)
        loudest = power.max(dim=1, keepdim=True).values.clamp(min=FAINTEST)
        return torch.log(power / loudest + FAINTEST) @ self.shapes

    def forward(self, log_mel):
        return unit(self.cepstrum(log_mel) - self.centre)


class Embedder(nn.Module):
    """The shipped network: raw log-mel [N, 1, 100, 320] -> rhythm [N, 105], timbre [N, 20] and pooled [N, architecture.pooled].

    Rhythm contains the learned projection (64 numbers), the probability of a held sound (1), the logs of two onset rates
    (2) and the returns of onsets (38), each scaled by its share. Timbre is the colour. Both are scaled so that two
    excerpts of music are 1 apart on average.
    Pooled is the unchanged last convolution of the trunk, for the distance of the paper.
    """

    def __init__(self, encoder, shares=SHARES):
        super().__init__()
        self.encoder, self.colour, self.pulse, self.shares = encoder, Colour(), Pulse(RANGE_ABOVE), shares
        self.register_buffer("rhythm_scale", torch.ones(LEARNED + len(SENSES) + RETURNS))
        self.register_buffer("timbre_scale", torch.tensor(1.0))

    def parts(self, log_mel):
        """Returns the parts of rhythm before scaling: learned [N, 64], held [N, 1], rates [N, 2], returns [N, 38]; and pooled."""
        levelled = self.encoder.level(colour_removed(log_mel))
        pooled = self.encoder.pooled(levelled)
        return (self.encoder.rhythm(pooled), self.encoder.held(pooled), *self.pulse(levelled)), pooled

    def forward(self, log_mel):
        parts, pooled = self.parts(log_mel)
        return torch.cat(parts, 1) * self.rhythm_scale, self.colour(log_mel) * self.timbre_scale, pooled

    @torch.no_grad()
    def fit_scales(self, log_mels):
        """Centres timbre on excerpts of music [N, 1, 100, 320] and scales the parts of rhythm, rhythm, and timbre with them."""
        self.colour.centre.copy_(self.colour.cepstrum(log_mels).mean(0))
        self.timbre_scale.fill_(1)
        parts = [torch.cat(part) for part in zip(*(self.parts(part)[0] for part in log_mels.split(64)))]
        scales = torch.cat([(share / mean_distance(part)).expand(part.shape[1]) for share, part in zip(self.shares, parts)])
        self.rhythm_scale.copy_(scales / mean_distance(torch.cat(parts, 1) * scales))
        self.timbre_scale.copy_(1 / mean_distance(self.colour(log_mels)))


def mean_distance(vectors):
    """Returns the mean distance between two rows."""
    return torch.pdist(vectors).mean()
