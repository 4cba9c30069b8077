"""The compact correspondence network: a picture tower and a sound tower that meet in two dense layers."""
import torch
from torch import nn
from torchvision.models.resnet import BasicBlock, ResNet

WIDTH, EMBEDDING, HALF, DESCRIPTORS = 16, 128, 128, 7


class Tower(ResNet):
    """ResNet-18 at a quarter of its usual width, ending in a 128-number embedding."""

    def __init__(self, channels):
        super().__init__(BasicBlock, [2, 2, 2, 2])
        self.inplanes = WIDTH
        self.conv1 = nn.Conv2d(channels, WIDTH, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(WIDTH)
        self.layer1 = self._make_layer(BasicBlock, WIDTH, 2)
        self.layer2 = self._make_layer(BasicBlock, 2 * WIDTH, 2, 2)
        self.layer3 = self._make_layer(BasicBlock, 4 * WIDTH, 2, 2)
        self.layer4 = self._make_layer(BasicBlock, 8 * WIDTH, 2, 2)
        self.fc = nn.Linear(8 * WIDTH, EMBEDDING)


class PictureHalf(nn.Module):
    """Picture [N, 3, 224, 224] in 0..1 -> its share of the first dense layer, bias included [N, 128]."""

    def __init__(self):
        super().__init__()
        self.tower = Tower(3)
        self.dense = nn.Linear(EMBEDDING, HALF)

    def embed(self, small):
        """Picture already averaged down to 112 x 112 -> embedding."""
        return self.tower((small - 0.45) / 0.25)

    def forward(self, image):
        return self.dense(self.embed(nn.functional.avg_pool2d(image, 2)))


class SoundHalf(nn.Module):
    """Raw log-mel [N, 1, 100, 320] -> its share of the first dense layer [N, 128]."""

    def __init__(self, mean=-4.0, deviation=4.0):
        super().__init__()
        self.tower = Tower(1)
        self.dense = nn.Linear(EMBEDDING, HALF, bias=False)
        self.register_buffer("mean", torch.tensor(float(mean)))
        self.register_buffer("deviation", torch.tensor(float(deviation)))

    def embed(self, mel):
        return self.tower((mel - self.mean) / self.deviation)

    def forward(self, mel):
        return self.dense(self.embed(mel))


class Join(nn.Module):
    """One picture half [1, 128] and N sound halves [N, 128] -> N distances, 0 close ... 1 far."""

    def __init__(self):
        super().__init__()
        self.dense = nn.Linear(HALF, 2)

    def logits(self, image_half, sound_half):
        """Column 0: belongs together, column 1: does not."""
        return self.dense(torch.relu(image_half + sound_half))

    def forward(self, image_half, sound_half):
        return torch.softmax(self.logits(image_half, sound_half), dim=-1)[:, 1]


class Correspondence(nn.Module):
    """The whole network as it is trained, with the two read-outs of descriptors that only training uses."""

    def __init__(self, mean=-4.0, deviation=4.0):
        super().__init__()
        self.image, self.sound, self.join = PictureHalf(), SoundHalf(mean, deviation), Join()
        self.picture_descriptors = nn.Linear(EMBEDDING, DESCRIPTORS)
        self.sound_descriptors = nn.Linear(EMBEDDING, DESCRIPTORS)

    def all_pairs(self, image_embedding, sound_embedding):
        """[P, 128] and [S, 128] embeddings -> [P, S, 2] logits."""
        image_half, sound_half = self.image.dense(image_embedding), self.sound.dense(sound_embedding)
        return self.join.logits(image_half[:, None], sound_half[None])
