"""The network architectures by name: `paper` is that of the paper, `compact` has the same structure but is narrower."""
from dataclasses import dataclass
from typing import Callable

from torch import nn
from torch.nn import functional as F
from torchvision.models import DenseNet
from torchvision.models.resnet import BasicBlock, Bottleneck, ResNet


@dataclass(frozen=True)
class Architecture:
    """The parts that differ between architectures. Everything else about the networks is the same."""

    name: str
    side: int  # pixels: the tower input; pictures of 224 x 224 are averaged down to this
    embedding: int  # length of the tower output for a picture or a sound
    half: int  # width of the hidden dense layer that joins picture and sound
    tower: Callable[[int], nn.Module]  # channels -> module: [N, channels, height, width] -> [N, embedding]
    pooled: int  # features of the last convolution of the encoder
    trunk: Callable[[], nn.Module]  # -> module: [N, 1, 100, 320] -> [N, pooled, bands, columns]


def named(name):
    """Returns the architecture of that name."""
    if name not in ARCHITECTURES:
        raise SystemExit(f"Unknown architecture {name}. Known: {', '.join(ARCHITECTURES)}.")
    return ARCHITECTURES[name]


class NarrowTower(ResNet):
    """ResNet-18 with a quarter of its usual width and a 128-number embedding."""

    def __init__(self, channels, width=16, embedding=128):
        super().__init__(BasicBlock, [2, 2, 2, 2])
        self.inplanes = width
        self.conv1 = nn.Conv2d(channels, width, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.layer1 = self._make_layer(BasicBlock, width, 2)
        self.layer2 = self._make_layer(BasicBlock, 2 * width, 2, 2)
        self.layer3 = self._make_layer(BasicBlock, 4 * width, 2, 2)
        self.layer4 = self._make_layer(BasicBlock, 8 * width, 2, 2)
        self.fc = nn.Linear(8 * width, embedding)


class DeepTower(ResNet):
    """ResNet-50 with a 512-number embedding."""

    def __init__(self, channels):
        super().__init__(Bottleneck, [3, 4, 6, 3], num_classes=512)
        self.conv1 = nn.Conv2d(channels, 64, 7, 2, 3, bias=False)


class Block(nn.Module):
    """Two 3 x 3 convolutions with a shortcut."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.path = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(),
            nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs))
        same = inputs == outputs and stride == 1
        self.shortcut = nn.Identity() if same else nn.Conv2d(inputs, outputs, 1, stride, bias=False)

    def forward(self, x):
        return F.relu(self.shortcut(x) + self.path(x))


def narrow_trunk(width=20):
    """A small ResNet whose stem keeps more time resolution than pitch resolution."""
    return nn.Sequential(
        nn.Conv2d(1, width, (9, 5), (4, 2), (4, 2), bias=False), nn.BatchNorm2d(width), nn.ReLU(), nn.MaxPool2d((1, 2)),
        Block(width, width, 1), Block(width, 2 * width, 2), Block(2 * width, 4 * width, 2), Block(4 * width, 8 * width, 2))


def deep_trunk():
    """DenseNet-121 up to its last convolution."""
    features = DenseNet(growth_rate=32, block_config=(6, 12, 24, 16), num_init_features=64).features
    features.conv0 = nn.Conv2d(1, 64, 7, 2, 3, bias=False)
    return nn.Sequential(features, nn.ReLU())


ARCHITECTURES = {
    "compact": Architecture("compact", side=112, embedding=128, half=128, tower=NarrowTower, pooled=160, trunk=narrow_trunk),
    "paper": Architecture("paper", side=224, embedding=512, half=512, tower=DeepTower, pooled=1024, trunk=deep_trunk),
}
