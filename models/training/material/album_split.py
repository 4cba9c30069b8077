"""Splits albums, pictures and parts of tracks into material for training true pairs and material for measuring.

Training and measuring use the same split. It depends only on names, not on the order in which files are found.
"""
import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace

from material.sources import UNSEEN

UNSEEN_SHARE, NEW_PICTURE_SHARE, TAUGHT_SHARE = 0.2, 0.2, 0.8


@dataclass(frozen=True)
class Split:
    """taught: albums with the pictures used in training; new_pictures: the same albums with the pictures not used (fewer);
    unseen: albums without a picture or track in taught; foreign: albums of sources that training does not use."""

    taught: list
    new_pictures: list
    unseen: list
    foreign: list


def taught_columns(columns):
    """Returns the number of columns of a track, from its start, for training. The rest is for measuring."""
    return int(columns * TAUGHT_SHARE)


def split(albums, foreign_sources=UNSEEN):
    """Splits [Album, ...]. No track and no picture is on both sides."""
    foreign = [album for album in albums if album.source in foreign_sources]
    own = [album for album in albums if album.source not in foreign_sources]
    unseen = [album for source in sorted({album.source for album in own})
              for album in _unseen([album for album in own if album.source == source])]
    held = {path for album in unseen + foreign for path in album.pictures + album.tracks}
    taught = [replace(album, pictures=_without(album.pictures, held), tracks=_without(album.tracks, held))
              for album in own if album not in set(unseen)]
    taught = [album for album in taught if album.pictures and album.tracks]
    new = _new_pictures(taught)
    shown = [replace(album, pictures=_without(album.pictures, new)) for album in taught]
    fresh = [replace(album, pictures=tuple(path for path in album.pictures if path in new)) for album in taught]
    return Split(shown, [album for album in fresh if album.pictures], unseen, foreign)


def _unseen(albums):
    """Chooses groups of albums of one source that share tracks, until they contain a fifth of its tracks."""
    groups = defaultdict(list)
    for album in albums:
        groups[frozenset(album.tracks)].append(album)
    count = len({path for album in albums for path in album.tracks})
    held, tracks = [], set()
    for group in sorted(groups.values(), key=lambda group: lot(min(album.name for album in group)))[:len(groups) - 1]:
        if len(tracks) < UNSEEN_SHARE * count:
            held += group
            tracks |= set(group[0].tracks)
    return held


def _new_pictures(albums):
    """Chooses a fifth of the pictures of every album that has enough of them."""
    holders, kept = defaultdict(list), defaultdict(int)
    for number, album in enumerate(albums):
        for path in album.pictures:
            holders[path].append(number)
    allowed = [max(int(NEW_PICTURE_SHARE * len(album.pictures)), 1 if len(album.pictures) >= 3 else 0) for album in albums]
    new = set()
    for path in sorted(holders, key=lambda path: lot(f"{path.parent.name}/{path.name}")):
        if all(kept[number] < allowed[number] for number in holders[path]):
            new.add(path)
            for number in holders[path]:
                kept[number] += 1
    return new


def _without(paths, held):
    return tuple(path for path in paths if path not in held)


def lot(name):
    return hashlib.sha1(name.encode()).hexdigest()
