"""The correspondence network: a picture tower and a sound tower, joined by two dense layers."""
import torch
from torch import nn
from torch.nn import functional as F

from networks.architectures import named
from poetics import poetics

PICTURE = 224


class PictureHalf(nn.Module):
    """Picture [N, 3, 224, 224] in 0..1 -> its part of the first dense layer, including the bias [N, half]."""

    def __init__(self, architecture):
        super().__init__()
        self.shrink = PICTURE // architecture.side
        self.tower = architecture.tower(3)
        self.dense = nn.Linear(architecture.embedding, architecture.half)

    def embed(self, picture):
        """Picture already averaged down to the side of the architecture -> embedding."""
        return self.tower((picture - 0.45) / 0.25)

    def forward(self, image):
        return self.dense(self.embed(F.avg_pool2d(image, self.shrink) if self.shrink > 1 else image))


class SoundHalf(nn.Module):
    """Raw log-mel [N, 1, 100, 320] -> its part of the first dense layer [N, half]."""

    def __init__(self, architecture, mean, deviation):
        super().__init__()
        self.tower = architecture.tower(1)
        self.dense = nn.Linear(architecture.embedding, architecture.half, bias=False)
        self.register_buffer("mean", torch.tensor(float(mean)))
        self.register_buffer("deviation", torch.tensor(float(deviation)))

    def embed(self, mel):
        return self.tower((mel - self.mean) / self.deviation)

    def forward(self, mel):
        return self.dense(self.embed(mel))


class Join(nn.Module):
    """One picture half [1, half] and N sound halves [N, half] -> N distances, 0 close ... 1 far."""

    def __init__(self, architecture):
        super().__init__()
        self.dense = nn.Linear(architecture.half, 2)

    def logits(self, image_half, sound_half):
        """Returns logits. Column 0: belongs together, column 1: does not."""
        return self.dense(torch.relu(image_half + sound_half))

    def forward(self, image_half, sound_half):
        return torch.softmax(self.logits(image_half, sound_half), dim=-1)[:, 1]


class Correspondence(nn.Module):
    """The whole network in training, with the two predictions of descriptors that only training uses."""

    def __init__(self, mean=-4.0, deviation=4.0, architecture="compact"):
        super().__init__()
        self.architecture = own = named(architecture)
        self.image, self.sound, self.join = PictureHalf(own), SoundHalf(own, mean, deviation), Join(own)
        self.picture_descriptors = nn.Linear(own.embedding, len(poetics.PICTURE))
        self.sound_descriptors = nn.Linear(own.embedding, len(poetics.SOUND))

    def all_pairs(self, image_embedding, sound_embedding):
        """[P, embedding] and [S, embedding] -> [P, S, 2] logits."""
        image_half, sound_half = self.image.dense(image_embedding), self.sound.dense(sound_embedding)
        return self.join.logits(image_half[:, None], sound_half[None])
