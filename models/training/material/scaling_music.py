"""Music for scales and weights only: two games whose music is not in the library when the sound network is measured."""
import numpy as np
import torch

import mel
from material import music

SOURCES = {"fillets", "freedroid"}
WINDOWS = 600


def tracks():
    """Returns the tracks of SOURCES."""
    return music.tracks(SOURCES)


def windows(count=WINDOWS, seed=0):
    """Returns random windows of these tracks: log-mels [count, 1, 100, 320]."""
    rng, drawn = np.random.default_rng(seed), []
    for track in rng.choice(tracks(), count):
        start = rng.integers(0, track.log_mel.shape[1] - mel.COLUMNS)
        drawn.append(track.log_mel[:, start:start + mel.COLUMNS].astype(np.float32))
    return torch.from_numpy(np.stack(drawn))[:, None]
