"""Your own works: prepares all pictures and sound files below a folder. A fifth of them is kept for measuring."""
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

import mel
from material import album_files, music
from material.album_split import lot
from material.albums import PICTURES, TRACKS, Album, merged
from material.sources import Material
from poetics import harmony

KEPT_SHARE, FEWEST_TO_SPLIT = 0.2, 10


@dataclass(frozen=True)
class Piece:
    """One music work. number is unique."""

    path: Path
    number: int

    @property
    def log_mel(self):
        """Returns float16 [100, columns], mapped from disk."""
        return album_files.log_mel(self.path)

    @property
    def harmony(self):
        """Returns float32 [windows, 2], one row every 0.5 s, mapped from disk."""
        return np.load(_harmony(self.path), mmap_mode="r")


@dataclass(frozen=True)
class Works:
    """Usable pictures and music works (paths), and the folders that contain both, as albums."""

    name: str
    pictures: tuple
    pieces: tuple
    albums: tuple

    @property
    def material(self):
        """Returns the material for training or measuring."""
        shown = [album_files.picture(path) for path in self.pictures]
        return Material(self.name, [(1.0, shown)], [Piece(path, number) for number, path in enumerate(self.pieces)])

    @property
    def minutes(self):
        """Returns the total length of the music, at most four minutes per work."""
        return sum(album_files.log_mel(path).shape[1] for path in self.pieces) * mel.HOP / mel.RATE / 60

    def where(self, wanted):
        """Returns the works for which wanted(path) is true."""
        albums = [replace(album, pictures=tuple(filter(wanted, album.pictures)), tracks=tuple(filter(wanted, album.tracks)))
                  for album in self.albums]
        return Works(self.name, tuple(filter(wanted, self.pictures)), tuple(filter(wanted, self.pieces)),
                     tuple(album for album in albums if album.pictures and album.tracks))


def below(root):
    """Returns (Works, [message about a skipped file, ...]). Files of equal content count once. Prepares new files."""
    root = Path(root).resolve()
    if not root.is_dir():
        raise SystemExit(f"{root}: this folder does not exist. Give the folder that contains your pictures and your music")
    files = sorted(file for file in root.rglob("*") if file.is_file()
                   and not any(part.startswith(".") for part in file.relative_to(root).parts))
    pictures, tracks = ([file for file in files if file.suffix.lower() in suffixes] for suffixes in (PICTURES, TRACKS))
    print(f"{root}: reading {len(pictures)} pictures and {len(tracks)} sound files", flush=True)
    folders = merged([Album("own", str(folder.relative_to(root)), _in(folder, pictures), _in(folder, tracks))
                      for folder in sorted({file.parent for file in pictures + tracks})])
    every = Works(root.name, _every(folder.pictures for folder in folders), _every(folder.tracks for folder in folders),
                  tuple(folders))
    if twice := len(pictures) + len(tracks) - len(every.pictures) - len(every.pieces):
        print(f"{twice} files are byte-for-byte copies of other files and are left out", flush=True)
    faults = album_files.faults(folders)
    found = every.where(lambda path: path not in faults)
    for name, there, suffixes in (("picture", found.pictures, PICTURES), ("piece of music", found.pieces, TRACKS)):
        if not there:
            raise SystemExit("\n".join([*_as_text(faults), f"{root}: no {name} in it or below it can be used; it takes "
                                        f"{', '.join(sorted(suffix[1:] for suffix in suffixes))}"]))
    _measure_harmony(found.pieces)
    return found, _as_text(faults)


def split(works):
    """Returns (training works, measuring works). A fifth of the pictures and of the music works is for measuring, chosen by
    their names alone; None if there are fewer than ten of either."""
    if min(len(works.pictures), len(works.pieces)) < FEWEST_TO_SPLIT:
        return works, None
    kept = {path for paths in (works.pictures, works.pieces)
            for path in sorted(paths, key=lambda path: lot(f"{path.parent.name}/{path.name}"))[:int(KEPT_SHARE * len(paths))]}
    return works.where(lambda path: path not in kept), works.where(kept.__contains__)


def _in(folder, files):
    return tuple(file for file in files if file.parent == folder)


def _every(parts):
    return tuple(dict.fromkeys(path for part in parts for path in part))


def _as_text(faults):
    return [f"{path}: {fault}" for path, fault in faults.items()]


def _harmony(path):
    return album_files.file(path, "harmony")


def _measure_harmony(pieces):
    missing = [path for path in pieces if not _harmony(path).exists()]
    for number, path in enumerate(missing, 1):
        album_files.save(_harmony(path), harmony.measure(music.decode(path).astype(np.float32) / 32768))
        if number % 10 == 0 or number == len(missing):
            print(f"measured the harmony of {number} of {len(missing)} pieces", flush=True)
