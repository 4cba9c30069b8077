"""The embeddings that are compared in sound measurements: the shipped file, other seeds, its parts, and untrained ones."""
import numpy as np
import torch
from scipy.fft import dct

from networks import untrained
from networks.graph import Graph
from networks.sound_network import mean_distance
from teaching import train_sound
from teaching.recipe import SEEDS, SHIPPED_SEED

CEPSTRA = 20


def shipped(folder):
    """Computes the embeddings with the ONNX file: log-mels -> [rhythm, timbre, pooled]."""
    return Graph(folder / "sound.onnx").in_batches


def other_seeds():
    """Returns the other seeds of the training whose weights exist."""
    folders = [train_sound.folder_of(seed) for seed in SEEDS if seed != SHIPPED_SEED]
    return [of(train_sound.embedder(folder)) for folder in folders if (folder / "sound.pt").exists()]


def of(embedder):
    """Computes the embeddings with an Embedder in memory."""
    @torch.no_grad()
    def embed(log_mels):
        return [torch.cat(part) for part in zip(*(embedder(part) for part in log_mels.split(64)))]
    return embed


def without_training(music, seed):
    """Computes the embeddings with random weights of the same architecture."""
    return of(untrained.embedder(music, seed=seed))


def mean_mfcc(log_mels):
    """Returns twenty cepstral means without loudness as every vector."""
    cepstra = torch.from_numpy(dct(log_mels[:, 0].numpy(), axis=1, norm="ortho")[:, 1:CEPSTRA + 1].mean(2))
    return [cepstra] * 3


def chance(seed):
    """Returns random vectors that do not depend on the sound."""
    rng = np.random.default_rng(seed)

    def embed(log_mels):
        return [torch.from_numpy(rng.normal(size=(len(log_mels), CEPSTRA))).float() for _ in range(3)]
    return embed


class Embeddings:
    """The embeddings of one network for the music, the excerpts and every set of questions: [rhythm, timbre, pooled] each."""

    def __init__(self, music, library, asked):
        self.music, self.library, self.asked = music, library, asked

    @classmethod
    def of(cls, embed, music, library, asked):
        """music and library: log-mels [N, 1, 100, 320]; asked: {name: log-mels}."""
        return cls(embed(music), embed(library), {name: embed(log_mels) for name, log_mels in asked.items()})

    def part(self, columns):
        """Returns a copy with these columns of rhythm only, scaled by the music like the whole."""
        scale = 1 / mean_distance(self.music[0][:, columns])

        def only(vectors):
            return [vectors[0][:, columns] * scale, *vectors[1:]]
        return Embeddings(only(self.music), only(self.library), {name: only(own) for name, own in self.asked.items()})

    def distances(self, name, distance):
        """Returns distances [questions, excerpts]."""
        return distance(self.asked[name], self.library)


def weighed(follow):
    """Returns PaintSound's default distance: (1 - follow) * rhythm distance + follow * timbre distance."""
    def distances(asked, library):
        rhythm, timbre = (torch.cdist(own, other) for own, other in zip(asked[:2], library[:2]))
        return ((1 - follow) * rhythm + follow * timbre).numpy()
    return distances


def paper(asked, library):
    """Returns the distance of the paper: Euclidean between pooled features."""
    return torch.cdist(asked[2], library[2]).numpy()
