"""Pictures and windows of music for measuring, and their scores by the table and by a network."""
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional as F

import mel
from material import music, pictures
from networks.graph import Graph
from poetics import picture_descriptors, sound_descriptors

PICTURES, WINDOWS, STEP = 200, 3300, 160


@dataclass(frozen=True)
class EvaluationSet:
    """images [P, 3, 224, 224] in 0..1, their groups [P], log_mels [S, 1, 100, 320], harmony [S, 2], track numbers [S]."""

    name: str
    images: torch.Tensor
    groups: np.ndarray
    log_mels: torch.Tensor
    harmony: torch.Tensor
    tracks: np.ndarray

    @classmethod
    def games(cls, sources):
        """Returns about 200 pictures and 3,300 windows of some game packages, always the same."""
        return cls.of(", ".join(sources), *pictures.measuring(sources, PICTURES), music.tracks(sources))

    @classmethod
    def of(cls, name, images, groups, tracks):
        """Creates an EvaluationSet from pictures uint8 [P, 224, 224, 3], their groups, and up to 3,300 windows of numbered tracks."""
        places = [(track, start) for track in tracks
                  for start in range(0, track.log_mel.shape[1] - mel.COLUMNS + 1, STEP)]
        kept = [places[i] for i in np.sort(np.random.default_rng(5).permutation(len(places))[:WINDOWS])]
        log_mels = np.stack([track.log_mel[:, start:start + mel.COLUMNS] for track, start in kept])
        harmony = np.stack([track.harmony[start // (mel.COLUMNS // 8)] for track, start in kept])
        return cls(name, torch.from_numpy(images).permute(0, 3, 1, 2).float() / 255, groups,
                   torch.from_numpy(log_mels).float()[:, None], torch.from_numpy(harmony),
                   np.array([track.number for track, _ in kept]))

    @property
    def material(self):
        """Returns a description for people."""
        return f"{len(self.images)} pictures x {len(self.log_mels)} windows of {len(set(self.tracks))} tracks: {self.name}"

    def describe_pictures(self, images=None):
        """Returns descriptors [N, 7] of the pictures, or of edited ones."""
        images = self.images if images is None else images
        return torch.cat([picture_descriptors.describe(F.avg_pool2d(part, 2)) for part in images.split(50)]).numpy()

    def describe_sounds(self):
        """Returns descriptors [S, 10] of the windows."""
        parts = zip(self.log_mels.split(64), self.harmony.split(64))
        return np.concatenate([sound_descriptors.describe(part[:, 0], harmony).numpy() for part, harmony in parts])


class NetworkScorer:
    """The exported network of a folder. Computes its sound halves once."""

    def __init__(self, folder, log_mels):
        self.image, sound, self.join = (Graph(folder / f"{name}.onnx") for name in ("image", "sound", "join"))
        self.sound_halves = sound.in_batches(log_mels)

    def __call__(self, images):
        """[P, 3, 224, 224] -> scores [P, S]: above 0 if picture and window belong together."""
        far = torch.stack([self.join(half[None], self.sound_halves) for half in self.image.in_batches(images)])
        far = far.double().clamp(1e-7, 1 - 1e-7)
        return torch.log((1 - far) / far).numpy()
