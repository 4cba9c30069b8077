"""The second teacher: painted pictures and phrases of sampled instruments, both made from hidden states."""
import numpy as np
import torch

from material import common_cause, hidden_state
from material.paper_augmentation import crop, window
from material.varied_pictures import SIDE

# The variation is smaller than for real pictures and music, because size and loudness are part of the state.
SMALLEST_CROP, SOFTER, LOUDER = 0.8, 1.0, 0.5


class CommonCause:
    """Draws batches from the training states."""

    def __init__(self, material=None, side=SIDE):
        """material: (states [n, 6], pictures, log-mels) as common_cause.load returns them, default the training set;
        side: pixels of a picture."""
        self.side = side
        self.states, self.pictures, self.log_mels = material or common_cause.load("taught")

    def batch(self, rng, count):
        """Draws count pictures and count windows, the n-th of each from the same state.

        Returns pictures float32 [count, 3, side, side] in 0..1; raw log-mels float32 [count, 1, 100, 320]; matched float32
        [count, count], 1 for the same state, falling with the distance of the states; weight float32 [count, count], all 1.
        """
        drawn = rng.choice(len(self.states), count, replace=count > len(self.states))
        pictures = np.stack([crop(rng, self.pictures[k], self.side, SMALLEST_CROP) for k in drawn])
        windows = np.stack([window(rng, self.log_mels[k], self.log_mels[k].shape[1], SOFTER, LOUDER) for k in drawn])
        matched = hidden_state.agreement(self.states[drawn], self.states[drawn])
        return (torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 255, torch.from_numpy(windows)[:, None],
                torch.from_numpy(matched.astype(np.float32)), torch.ones(count, count))
