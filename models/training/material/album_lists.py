"""Reads the manifests of two published collections of album covers with music, MSD-I and MuMu. You need the audio files.

The column names come from published programs that read the two files. The files themselves were not available for a test.
Columns are found by name, so their order does not matter. A missing column is an error.
"""
import csv
from collections import defaultdict
from pathlib import Path

from material.albums import PICTURES, TRACKS, Album, merged


def msdi(manifest, images, audio):
    """Reads MSD-I's msdi_mapping.csv: the columns msd_track_id and img (a path such as img/A/TR....jpg under images).

    audio contains one file per track, named by its id (TRAAAAW128F429D538.mp3), in any folders. Tracks with the same
    picture (the same bytes) share it, so they are never negatives of each other.
    """
    images, sounds = Path(images), _by_stem(audio, TRACKS)
    albums, left_out = [], []
    for row in _rows(manifest, ["msd_track_id", "img"]):
        track, picture = row["msd_track_id"], images / row["img"]
        if track not in sounds:
            left_out.append(f"{track}: no sound file of this name under {audio}")
        elif not picture.is_file():
            left_out.append(f"{track}: its picture {picture} is not there")
        else:
            albums.append(Album("msd-i", track, (picture,), (sounds[track],)))
    return merged(albums), left_out


def mumu(manifest, covers, audio):
    """Reads MuMu's MuMu_dataset_multi-label.csv (or single-label): the columns amazon_id (the album) and MSD_track_id.

    covers contains one picture per album, named by its amazon_id (B00005J9UG.jpg). audio is as in msdi.
    """
    pictures, sounds = _by_stem(covers, PICTURES), _by_stem(audio, TRACKS)
    tracks, left_out = defaultdict(dict), []
    for row in _rows(manifest, ["amazon_id", "MSD_track_id"]):
        tracks[row["amazon_id"]][row["MSD_track_id"]] = True
    albums = []
    for album, names in tracks.items():
        left_out += [f"{name}: no sound file of this name under {audio}" for name in names if name not in sounds]
        found = tuple(sounds[name] for name in names if name in sounds)
        if album not in pictures:
            left_out.append(f"{album}: no cover of this name under {covers}")
        elif found:
            albums.append(Album("mumu", album, (pictures[album],), found))
    return merged(albums), left_out


def _rows(manifest, needed):
    with open(manifest, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        missing = [name for name in needed if name not in (reader.fieldnames or [])]
        if missing:
            raise SystemExit(f"{manifest}: no column {' or '.join(missing)}; it has {', '.join(reader.fieldnames or [])}")
        yield from reader


def _by_stem(folder, suffixes):
    return {file.stem: file for file in sorted(Path(folder).rglob("*")) if file.suffix.lower() in suffixes}
