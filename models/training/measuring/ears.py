"""What is compared when sound is measured: the shipped file, other seeds of it, its parts, and what has learned nothing."""
import numpy as np
import torch
from scipy.fft import dct

from networks import untrained
from networks.graph import Graph
from networks.sound_network import apart
from teaching import train_sound
from teaching.recipe import SEEDS, SHIPPED_SEED

CEPSTRA = 20


def shipped(folder):
    """The embedding of the ONNX file: log-mels -> [rhythm, timbre, pooled]."""
    return Graph(folder / "sound.onnx").in_batches


def other_seeds():
    """Those of the training's other seeds whose weights are there."""
    folders = [train_sound.folder_of(seed) for seed in SEEDS if seed != SHIPPED_SEED]
    return [of(train_sound.embedder(folder)) for folder in folders if (folder / "sound.pt").exists()]


def of(embedder):
    """The same of an Embedder in memory."""
    @torch.no_grad()
    def embed(log_mels):
        return [torch.cat(part) for part in zip(*(embedder(part) for part in log_mels.split(64)))]
    return embed


def without_training(music, seed):
    """What random weights of the same architecture hear."""
    return of(untrained.embedder(music, seed=seed))


def mean_mfcc(log_mels):
    """Twenty cepstral means, loudness left out, in the place of every vector."""
    cepstra = torch.from_numpy(dct(log_mels[:, 0].numpy(), axis=1, norm="ortho")[:, 1:CEPSTRA + 1].mean(2))
    return [cepstra] * 3


def chance(seed):
    """Vectors that have nothing to do with the sound."""
    rng = np.random.default_rng(seed)

    def embed(log_mels):
        return [torch.from_numpy(rng.normal(size=(len(log_mels), CEPSTRA))).float() for _ in range(3)]
    return embed


class Heard:
    """What one network makes of music, of the excerpts and of every set of questions: [rhythm, timbre, pooled] each."""

    def __init__(self, music, library, asked):
        self.music, self.library, self.asked = music, library, asked

    @classmethod
    def by(cls, embed, music, library, asked):
        """music and library: log-mels [N, 1, 100, 320]; asked: {name: log-mels}."""
        return cls(embed(music), embed(library), {name: embed(log_mels) for name, log_mels in asked.items()})

    def part(self, columns):
        """The same with these columns of rhythm only, scaled by music as the whole is."""
        scale = 1 / apart(self.music[0][:, columns])

        def only(vectors):
            return [vectors[0][:, columns] * scale, *vectors[1:]]
        return Heard(only(self.music), only(self.library), {name: only(own) for name, own in self.asked.items()})

    def distances(self, name, distance):
        """[questions, excerpts]."""
        return distance(self.asked[name], self.library)


def weighed(follow):
    """The product's own distance: (1 - follow) of the rhythm difference and follow of the timbre difference."""
    def distances(asked, library):
        rhythm, timbre = (torch.cdist(own, other) for own, other in zip(asked[:2], library[:2]))
        return ((1 - follow) * rhythm + follow * timbre).numpy()
    return distances


def paper(asked, library):
    """The paper's: plain Euclid between pooled features."""
    return torch.cdist(asked[2], library[2]).numpy()
