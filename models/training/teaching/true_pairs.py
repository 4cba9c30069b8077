"""The third teacher: pictures and music that a person combined, against the other pairs of a batch."""
from collections import defaultdict

import numpy as np
import torch

from material import album_files
from material.album_split import split, taught_columns
from material.belonging import Belonging
from material.paper_augmentation import crop, window
from material.sources import UNSEEN
from material.varied_pictures import SIDE

ONE_SOURCE = 0.5


class TruePairs:
    """Draws batches from the training part of albums. Sources kept for measuring, unseen albums, new pictures and the last
    fifth of every track are not used."""

    def __init__(self, albums, foreign_sources=UNSEEN, side=SIDE, taught=None):
        """albums: all albums [Album, ...] from collection.collected(); side: pixels of a picture; taught: the training albums, if
        they are already known."""
        self.albums, self.side = split(albums, foreign_sources).taught if taught is None else taught, side
        if not self.albums:
            raise SystemExit("true pairs: there are no albums. Run fetch, or put your own under work/own")
        self.belonging = Belonging(albums)
        self.by_source = defaultdict(list)
        for number, album in enumerate(self.albums):
            self.by_source[album.source].append(number)

    def batch(self, rng, count):
        """Draws count pictures and count windows, the n-th of each from the same album. Half of the batches are from one source.

        Returns pictures float32 [count, 3, side, side] in 0..1; raw log-mels float32 [count, 1, 100, 320]; matched float32
        [count, count], 1 if the track belongs to the picture; weight float32 [count, count], 0 for undecided pairs. Matched and
        other pairs have the same total weight, count x count together.
        """
        drawn = [self.albums[number] for number in self._numbers(rng, count)]
        pictures_drawn = [album.pictures[rng.integers(len(album.pictures))] for album in drawn]
        tracks_drawn = [album.tracks[rng.integers(len(album.tracks))] for album in drawn]
        pictures = np.stack([crop(rng, album_files.picture(path), self.side) for path in pictures_drawn])
        tracks = [album_files.log_mel(path) for path in tracks_drawn]
        windows = np.stack([window(rng, track, taught_columns(track.shape[1])) for track in tracks])
        matched, judged = self.belonging.of(pictures_drawn, tracks_drawn)
        return (torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 255, torch.from_numpy(windows)[:, None],
                torch.from_numpy(matched.astype(np.float32)), torch.from_numpy(weights(matched, judged)))

    def _numbers(self, rng, count):
        """Draws album numbers.

        The weight of a source is the square root of its number of albums, so small sources are not rare.
        """
        sources = sorted(self.by_source)
        share = np.sqrt([len(self.by_source[source]) for source in sources])
        drawn = rng.choice(len(sources), count, p=share / share.sum())
        if rng.random() < ONE_SOURCE:
            drawn[:] = drawn[0]
        return [self.by_source[sources[k]][rng.integers(len(self.by_source[sources[k]]))] for k in drawn]


def weights(matched, judged):
    """Returns float32 [P, S]: 0 for undecided pairs. Matched and other pairs have the same total weight, P x S together."""
    kinds = [kind for kind in (matched & judged, ~matched & judged) if kind.any()]
    return sum(kind * (matched.size / len(kinds) / kind.sum()) for kind in kinds).astype(np.float32)
