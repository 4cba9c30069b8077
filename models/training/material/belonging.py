"""Which pictures and tracks belong together, which do not, and of which it cannot be told."""
from collections import defaultdict

import numpy as np


class Belonging:
    """What a list of albums says about its pictures and tracks."""

    def __init__(self, albums):
        self.pictures_of, self.tracks_of = defaultdict(set), defaultdict(set)
        for album in albums:
            for track in album.tracks:
                self.pictures_of[track].update(album.pictures)
            for picture in album.pictures:
                self.tracks_of[picture].update(album.tracks)

    def of(self, pictures, tracks):
        """Paths [P] and [S] -> bool [P, S] twice: the track is one of the picture's own; it can be told whether it is.

        It cannot where the two never stand in one album, yet an album of the picture and an album of the track have a
        picture or a track in common: such albums are close, and to call them strangers would teach a falsehood.
        """
        near = {picture: set().union(*(self.pictures_of[track] for track in self.tracks_of[picture]))
                for picture in set(pictures)}
        matched = np.array([[track in self.tracks_of[picture] for track in tracks] for picture in pictures])
        related = np.array([[not near[picture].isdisjoint(self.pictures_of[track]) for track in tracks] for picture in pictures])
        return matched, matched | ~related
