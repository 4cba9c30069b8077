"""Simulates disturbances on stage (camera, light, sound line) that do not change the painting or the music.

Applied after the descriptors are measured, so the network learns to ignore the disturbances. They are mild: a strong change
of light looks like a darker painting, and canvas analysis already removes exposure, arm and frame.
"""
import numpy as np
import torch
from torch.nn import functional as F

import mel
from material.varied_pictures import each

SHARE = 0.35  # of the pictures and of the sounds


def disturb_pictures(rng, x):
    """Disturbs pictures [N, 3, H, W]: uneven light, colour cast, an arm across a corner, a tilted camera; some are unchanged."""
    x = x.clone()
    for change in (_light, _cast, _arm, _perspective):
        chosen = torch.from_numpy(rng.random(len(x)) < SHARE / 2)
        if chosen.any():
            x[chosen] = change(rng, x[chosen])
    return x.clamp(0, 1)


def disturb_sounds(rng, log_mel):
    """Disturbs log-mels [N, 1, 100, 320]: noise floor, a cable that attenuates some bands; some are unchanged."""
    count, power = len(log_mel), torch.exp(log_mel)
    band = torch.arange(mel.BANDS)[None, None, :, None]
    low = each(np.where(rng.random(count) < SHARE / 2, rng.integers(0, 6, count), -9))
    high = each(np.where(rng.random(count) < SHARE / 2, rng.integers(75, 100, count), 999))
    power = power * torch.exp((0.6 * (band - low)).clamp(-6, 0) + (0.6 * (high - band)).clamp(-6, 0))
    floor = each(np.where(rng.random(count) < SHARE, np.exp(rng.uniform(-11, -7, count)), 0))
    noise = torch.from_numpy(rng.standard_exponential(log_mel.shape, np.float32))
    return torch.log((power - mel.FLOOR).clamp(min=0) + floor * noise + mel.FLOOR)


def _light(rng, x):
    across = torch.linspace(-1, 1, x.shape[3])[None, None, None] * each(rng.uniform(-0.15, 0.15, len(x)))
    down = torch.linspace(-1, 1, x.shape[2])[None, None, :, None] * each(rng.uniform(-0.15, 0.15, len(x)))
    return x * (1 + across + down)


def _cast(rng, x):
    return x * torch.from_numpy(rng.uniform(0.92, 1.08, (len(x), 3, 1, 1))).float()


def _arm(rng, x):
    """Draws a straight arm in one skin or sleeve colour from the frame inwards, over at most an eighth of the picture."""
    height, width = x.shape[2:]
    row, column = torch.meshgrid(torch.linspace(0, 1, height), torch.linspace(0, 1, width), indexing="ij")
    for n in range(len(x)):
        start, angle = rng.uniform(0.1, 0.9), rng.uniform(-0.5, 0.5)
        length, thickness = rng.uniform(0.15, 0.45), rng.uniform(0.03, 0.09)
        along = row * np.cos(angle) + (column - start) * np.sin(angle)
        beside = (column - start) * np.cos(angle) - row * np.sin(angle)
        arm = (along < length) & (beside.abs() < thickness)
        arm = torch.rot90(arm, int(rng.integers(4)))
        skin, sleeve = rng.uniform([0.1, 0.08, 0.06], [0.9, 0.7, 0.6]), rng.uniform(0, 0.3, 3)
        colour = torch.tensor(skin if rng.random() < 0.7 else sleeve).float()
        x[n] = torch.where(arm, colour[:, None, None] * (0.9 + 0.2 * along), x[n])
    return x


def _perspective(rng, x):
    """Moves the corners by up to a twentieth of the side."""
    count = len(x)
    plane = torch.eye(3).repeat(count, 1, 1)
    plane[:, :2, :] += torch.from_numpy(rng.uniform(-0.05, 0.05, (count, 2, 3))).float()
    plane[:, 2, :2] = torch.from_numpy(rng.uniform(-0.05, 0.05, (count, 2))).float()
    row, column = torch.meshgrid(torch.linspace(-1, 1, x.shape[2]), torch.linspace(-1, 1, x.shape[3]), indexing="ij")
    points = torch.stack([column, row, torch.ones_like(row)], -1).view(1, -1, 3) @ plane.transpose(1, 2)
    grid = (points[..., :2] / points[..., 2:]).view(count, *x.shape[2:], 2)
    return F.grid_sample(x, grid, padding_mode="border", align_corners=True)
