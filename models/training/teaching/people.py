"""The first teacher: real pictures and music, scored with the table of correspondences."""
import numpy as np
import torch
from torch.nn import functional as F

from material import stage, varied_pictures, varied_sounds
from poetics import picture_descriptors, sound_descriptors
from poetics.poetics import Poetics

SURVEYED = 60  # batches for the statistics of the descriptors


class People:
    """Draws pictures and sounds, measures them, and scores every pair with the table."""

    def __init__(self, material, table, rng, batch=48, surveyed=SURVEYED, side=varied_pictures.SIDE):
        self.material, self.side = material, side
        drawn = [self.draw(rng, batch)[1::2] for _ in range(surveyed)]
        self.poetics = Poetics.fit(*(np.concatenate(part) for part in zip(*drawn)), table)

    def batch(self, rng, count):
        """Returns pictures [N, 3, side, side], log-mels [N, 1, 100, 320], matched [N, N] in 0..1, weight [N, N],
        and the descriptors as normal scores: picture_values [N, 7], sound_values [N, 10].

        Descriptors are measured before the stage disturbances.
        """
        pictures, picture_values, sounds, sound_values = self.draw(rng, count)
        matched = torch.from_numpy(self.poetics.matched(picture_values, sound_values)).float()
        scores = (torch.from_numpy(side.scores(described)).float()
                  for side, described in ((self.poetics.picture, picture_values), (self.poetics.sound, sound_values)))
        shown, played = stage.disturb_pictures(rng, pictures), stage.disturb_sounds(rng, sounds)
        return (shown, played, matched, torch.ones_like(matched), *scores)

    def draw(self, rng, count):
        """Returns pictures, their descriptors [N, 7], log-mels and their descriptors [N, 10], without disturbances."""
        pictures = varied_pictures.draw(rng, self.material.groups, count, self.side)
        sounds, harmony = varied_sounds.draw(rng, self.material.tracks, count)
        small = pictures if self.side == varied_pictures.SIDE else F.avg_pool2d(pictures, self.side // varied_pictures.SIDE)
        picture_values = picture_descriptors.describe(small).numpy()
        return pictures, picture_values, sounds, sound_descriptors.describe(sounds[:, 0], harmony).numpy()
