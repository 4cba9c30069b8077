"""Seven visual qualities, measured on the 112 x 112 picture that the network sees."""
import math

import torch
from torch.nn import functional as F

WARM_DIRECTION = math.radians(55)


def describe(pictures):
    """[N, 3, 112, 112] RGB in 0..1 -> [N, 7]: light, chroma, warm, contrast, edge, texture, angular."""
    lab = _lab(pictures)
    light, a, b = lab[:, :1], lab[:, 1], lab[:, 2]
    smooth = blur(light, 3)
    dx = smooth[:, :, 1:-1, 2:] - smooth[:, :, 1:-1, :-2]
    dy = smooth[:, :, 2:, 1:-1] - smooth[:, :, :-2, 1:-1]
    edge = torch.sigmoid((torch.sqrt(dx ** 2 + dy ** 2) - 8) / 2)
    texture = (light - blur(light, 5)).abs()
    xx, yy, xy = (blur(product, 7) for product in (dx * dx, dy * dy, dx * dy))
    coherence = torch.sqrt((xx - yy) ** 2 + 4 * xy ** 2).sum((1, 2, 3)) / ((xx + yy).sum((1, 2, 3)) + 1)
    return torch.stack([
        light.mean((1, 2, 3)),
        torch.sqrt(a * a + b * b).mean((1, 2)),
        (a * math.cos(WARM_DIRECTION) + b * math.sin(WARM_DIRECTION)).mean((1, 2)),
        light.std((1, 2, 3)),
        edge.mean((1, 2, 3)),
        torch.log(texture.mean((1, 2, 3)) + 0.05),
        1 - coherence], 1)


def blur(x, size):
    """A Gaussian of size pixels (deviation size / 5) on [N, 1, H, W]."""
    taps = torch.exp(-0.5 * ((torch.arange(size) - size // 2) / (size / 5)) ** 2)
    taps = taps / taps.sum()
    x = F.pad(x, [size // 2] * 4, mode="reflect")
    return F.conv2d(F.conv2d(x, taps.view(1, 1, 1, size)), taps.view(1, 1, size, 1))


def _lab(rgb):
    """sRGB in 0..1 -> CIE L*a*b* (D65)."""
    rgb = rgb.clamp(0, 1)
    linear = torch.where(rgb > 0.04045, ((rgb + 0.055) / 1.055) ** 2.4, rgb / 12.92)
    to_xyz = torch.tensor([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    white = torch.tensor([[0.95047], [1.0], [1.08883]])
    xyz = torch.einsum("ij,njhw->nihw", to_xyz / white, linear)
    f = torch.where(xyz > 0.008856, xyz.clamp(min=1e-6) ** (1 / 3), 7.787 * xyz + 16 / 116)
    return torch.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], 1)
