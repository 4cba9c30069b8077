"""Seven visual qualities, measured on the 112 x 112 input of the network."""
import math

import torch
from torch.nn import functional as F

WARM_DIRECTION = math.radians(55)
REACH, STRAIGHT, BLEND = 3, 0.12, 0.03  # pixels along a contour; change of direction in radians, and the softness of that limit


def describe(pictures):
    """[N, 3, 112, 112] RGB in 0..1 -> [N, 7]: light, chroma, warm, contrast, edge, texture, angular."""
    lab = _lab(pictures)
    light, a, b = lab[:, :1], lab[:, 1], lab[:, 2]
    smooth = blur(light, 3)
    dx = smooth[:, :, 1:-1, 2:] - smooth[:, :, 1:-1, :-2]
    dy = smooth[:, :, 2:, 1:-1] - smooth[:, :, :-2, 1:-1]
    edge = torch.sigmoid((torch.sqrt(dx ** 2 + dy ** 2) - 8) / 2)
    texture = (light - blur(light, 5)).abs()
    return torch.stack([
        light.mean((1, 2, 3)),
        torch.sqrt(a * a + b * b).mean((1, 2)),
        (a * math.cos(WARM_DIRECTION) + b * math.sin(WARM_DIRECTION)).mean((1, 2)),
        light.std((1, 2, 3)),
        edge.mean((1, 2, 3)),
        torch.log(texture.mean((1, 2, 3)) + 0.05),
        _straight(dx, dy)], 1)


def blur(x, size):
    """Applies a Gaussian of size pixels (deviation size / 5) to [N, 1, H, W]."""
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


def _straight(dx, dy):
    """Returns the straight share of the contour. Angular shapes turn in few places, rounded shapes everywhere.

    Contours shorter than a few pixels (grain, hatching) count as turning.
    """
    steep = torch.sqrt(dx ** 2 + dy ** 2) + 1e-6
    weight = torch.sigmoid((steep - 6) / 2) * steep.clamp(max=40)
    # Directions as double angles, because a contour has no orientation.
    field = torch.cat([(dx ** 2 - dy ** 2) / steep ** 2 * weight, 2 * dx * dy / steep ** 2 * weight, weight], 1)
    height, width = dx.shape[2:]
    row, column = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")

    def along(step):
        across, down = column - step * dy[:, 0] / steep[:, 0], row + step * dx[:, 0] / steep[:, 0]
        grid = torch.stack([across / (width - 1), down / (height - 1)], -1)
        return F.grid_sample(field, 2 * grid - 1, padding_mode="border", align_corners=True).unbind(1)

    (ahead, ahead2, there), (behind, behind2, here) = along(REACH), along(-REACH)
    turn = torch.atan2(ahead * behind2 - ahead2 * behind, ahead * behind + ahead2 * behind2).abs() / 2
    counted = weight[:, 0] * torch.minimum(there, here)
    return (counted * torch.sigmoid((STRAIGHT - turn) / BLEND)).sum((1, 2)) / (counted.sum((1, 2)) + 1)
