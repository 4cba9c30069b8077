"""Pictures and sounds of the training sources, to measure the value ranges for an 8-bit network."""
import numpy as np
import torch

import mel
from material import phrases, strokes, varied_pictures, varied_sounds
from material.sources import TAUGHT, Material

PICTURES, SOUNDS, STROKES, SIDE = 96, 96, 48, 224


def frames(material=None, seed=0):
    """Returns {"image": [96, 3, 224, 224] in 0..1, "mel": [144, 1, 100, 320]}: half varied; music, then strokes."""
    material, rng = material or Material.games(TAUGHT), np.random.default_rng(seed)
    images = varied_pictures.draw(rng, material.groups, PICTURES, SIDE)
    music, _ = varied_sounds.draw(rng, material.tracks, SOUNDS)
    painted = np.stack([strokes.paint(rng, phrases.compose(rng))[0][:mel.COLUMNS * mel.HOP] for _ in range(STROKES)])
    return {"image": images, "mel": torch.cat([music, mel.log_mel(painted)[:, None]])}
