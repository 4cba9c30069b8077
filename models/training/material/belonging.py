"""Determines which pictures and tracks belong together, which do not, and which pairs are undecided."""
from collections import defaultdict

import numpy as np


class Belonging:
    """The relations of the pictures and tracks in a list of albums."""

    def __init__(self, albums):
        self.pictures_of, self.tracks_of = defaultdict(set), defaultdict(set)
        for album in albums:
            for track in album.tracks:
                self.pictures_of[track].update(album.pictures)
            for picture in album.pictures:
                self.tracks_of[picture].update(album.tracks)

    def of(self, pictures, tracks):
        """Paths [P] and [S] -> bool [P, S] twice: the track belongs to the picture; the pair is decided.

        A pair is undecided if picture and track share no album, but an album of the picture and an album of the track have a
        picture or a track in common. Such albums are related, so training must not use the pair as a negative.
        """
        near = {picture: set().union(*(self.pictures_of[track] for track in self.tracks_of[picture]))
                for picture in set(pictures)}
        matched = np.array([[track in self.tracks_of[picture] for track in tracks] for picture in pictures])
        related = np.array([[not near[picture].isdisjoint(self.pictures_of[track]) for track in tracks] for picture in pictures])
        return matched, matched | ~related
