"""Prepares pictures (224 pixels) and log-mels of albums once, stores them on disk and maps them from there."""
import hashlib
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache

import numpy as np
from PIL import Image

import mel
from material import music
from material import pictures
from material.albums import FOLDER

SHORTEST = int(6 * mel.RATE / mel.HOP)


def prepare(albums):
    """Returns ([Album, ...] with their usable files, [message about a skipped file, ...]). Prepares missing files."""
    unusable = faults(albums)
    usable, left_out = [], [f"{path}: {fault}" for path, fault in unusable.items()]
    for album in albums:
        kept = replace(album, pictures=tuple(path for path in album.pictures if path not in unusable),
                       tracks=tuple(path for path in album.tracks if path not in unusable))
        if kept.pictures and kept.tracks:
            usable.append(kept)
        else:
            lost = "tracks" if kept.pictures else "pictures"
            left_out.append(f"{album.source}/{album.name}: nothing usable is left of its {lost}")
    return usable, left_out


def faults(albums):
    """Returns {path: reason} for all pictures and tracks that cannot be used. Prepares the others if needed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = {}
    with ThreadPoolExecutor(2) as pool:
        for kind, make in (("pictures", _make_picture), ("tracks", _make_log_mel)):
            paths = sorted({path for album in albums for path in getattr(album, kind)})
            found |= {path: fault for path, fault in zip(paths, pool.map(make, paths)) if fault}
    return found


def picture(path):
    """Returns uint8 [height, width, 3]. The smaller side is 224, the larger at most 400."""
    return np.load(file(path, "picture"), mmap_mode="r")


def log_mel(path):
    """Returns float16 [100, columns], at most four minutes."""
    return np.load(_packaged().get(path) or file(path, "mel"), mmap_mode="r")


def _make_picture(path):
    """Prepares a picture. Returns None, or the reason why it cannot be used."""
    if not file(path, "picture").exists():
        try:
            fitted = pictures.fit(path)
        except (OSError, ValueError, Image.DecompressionBombError) as fault:
            return f"not a picture that can be read ({fault})"
        if fitted is None:
            return f"an icon, a strip or a flat colour; at least {pictures.SMALLEST} pixels a side and some variety are needed"
        save(file(path, "picture"), fitted)
    return None


def _make_log_mel(path):
    """Prepares a track. Returns None, or the reason why it cannot be used."""
    if path not in _packaged() and not file(path, "mel").exists():
        try:
            samples = music.decode(path)
        except subprocess.CalledProcessError as fault:
            return f"ffmpeg cannot read it ({fault.stderr.decode(errors='replace').strip()})"
        if len(samples) < SHORTEST * mel.HOP:
            return _too_short(len(samples) / mel.RATE)
        save(file(path, "mel"), mel.log_mel(samples.astype(np.float32) / 32768).half().numpy())
    columns = log_mel(path).shape[1]
    return _too_short(columns * mel.HOP / mel.RATE) if columns < SHORTEST else None


def _too_short(seconds):
    return f"{seconds:.1f} seconds of sound; at least 6 are needed"


def save(file, array):
    """Writes a file completely or not at all, so an interrupted run leaves no partial file."""
    part = file.with_suffix(".part.npy")
    np.save(part, array)
    part.replace(file)


@cache
def file(path, kind):
    """Returns the path for the prepared form of a file. A changed file gets another path."""
    known = path.stat()
    key = hashlib.sha1(f"{path.resolve()} {known.st_size} {known.st_mtime_ns}".encode()).hexdigest()[:16]
    return FOLDER / f"{key}.{kind}.npy"


@cache
def _packaged():
    """Returns the tracks that music.prepare has already decoded."""
    return {track.path: music.CACHE / f"{track.number}.mel.npy" for track in music.index()}
