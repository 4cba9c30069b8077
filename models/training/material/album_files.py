"""What albums hold, made ready once: pictures at 224 pixels and log-mels, kept on disk and mapped from there."""
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
    """([Album, ...] with what can be used of them, [what was left out and why, ...]); makes what is not made yet."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    faults = {}
    with ThreadPoolExecutor(2) as pool:
        for kind, make in (("pictures", _make_picture), ("tracks", _make_log_mel)):
            paths = sorted({path for album in albums for path in getattr(album, kind)})
            faults |= {path: fault for path, fault in zip(paths, pool.map(make, paths)) if fault}
    usable, left_out = [], [f"{path}: {fault}" for path, fault in faults.items()]
    for album in albums:
        kept = replace(album, pictures=tuple(path for path in album.pictures if path not in faults),
                       tracks=tuple(path for path in album.tracks if path not in faults))
        if kept.pictures and kept.tracks:
            usable.append(kept)
        else:
            lost = "tracks" if kept.pictures else "pictures"
            left_out.append(f"{album.source}/{album.name}: nothing usable is left of its {lost}")
    return usable, left_out


def picture(path):
    """uint8 [height, width, 3], the smaller side 224, the larger at most 400."""
    return np.load(_file(path, "picture"), mmap_mode="r")


def log_mel(path):
    """float16 [100, columns], at most four minutes."""
    return np.load(_packaged().get(path) or _file(path, "mel"), mmap_mode="r")


def _make_picture(path):
    """None, or why this picture cannot be used."""
    if not _file(path, "picture").exists():
        try:
            fitted = pictures.fit(path)
        except (OSError, ValueError, Image.DecompressionBombError) as fault:
            return f"not a picture that can be read ({fault})"
        if fitted is None:
            return f"an icon, a strip or a flat colour; at least {pictures.SMALLEST} pixels a side and some variety are needed"
        _save(_file(path, "picture"), fitted)
    return None


def _make_log_mel(path):
    """None, or why this track cannot be used."""
    if path not in _packaged() and not _file(path, "mel").exists():
        try:
            samples = music.decode(path)
        except subprocess.CalledProcessError as fault:
            return f"ffmpeg cannot read it ({fault.stderr.decode(errors='replace').strip()})"
        _save(_file(path, "mel"), mel.log_mel(samples.astype(np.float32) / 32768).half().numpy())
    columns = log_mel(path).shape[1]
    return f"{columns * mel.HOP / mel.RATE:.1f} seconds; at least 6 are needed" if columns < SHORTEST else None


def _save(file, array):
    """Whole or not at all, so that a run that is broken off leaves nothing half-written."""
    part = file.with_suffix(".part.npy")
    np.save(part, array)
    part.replace(file)


@cache
def _file(path, kind):
    key = hashlib.sha1(f"{path.resolve()} {path.stat().st_size}".encode()).hexdigest()[:16]
    return FOLDER / f"{key}.{kind}.npy"


@cache
def _packaged():
    """The tracks that music.prepare has decoded already."""
    return {track.path: music.CACHE / f"{track.number}.mel.npy" for track in music.index()}
