"""Albums: pictures and tracks that a person combined. Reads collections of albums in folders."""
import hashlib
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from paths import WORK

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".dds", ".gif", ".tif", ".tiff"}
TRACKS = {".ogg", ".oga", ".opus", ".flac", ".mp3", ".m4a", ".wav", ".aif", ".aiff", ".wma"}
FOLDER = WORK / "albums"


@dataclass(frozen=True)
class Album:
    """Pictures and tracks (paths) that belong together. source is the collection whose style they share."""

    source: str
    name: str
    pictures: tuple
    tracks: tuple


def folders(root, source="own"):
    """Returns ([Album, ...], [message about a skipped file, ...]). Every folder under root that contains tracks is an album.

    Its pictures are all pictures in the folder (cover.jpg, folder.png, any other). If there are none, the art embedded in
    the tracks is used.
    """
    root = Path(root)
    if not root.is_dir():
        raise SystemExit(f"{root}: this folder does not exist. Give the folder that contains your albums")
    albums, left_out = [], []
    for folder in sorted({file.parent for file in root.rglob("*") if file.suffix.lower() in TRACKS}):
        tracks = _files(folder, TRACKS)
        pictures = _files(folder, PICTURES) or tuple(filter(None, map(_embedded_art, tracks)))
        if pictures:
            albums.append(Album(source, str(folder.relative_to(root)), pictures, tracks))
        else:
            left_out.append(f"{folder}: {len(tracks)} tracks, but no picture beside them and none embedded in them")
    if not albums:
        left_out.append(f"{root}: no album found; an album is a folder of tracks with a picture beside them or embedded in them")
    return merged(albums), left_out


def merged(albums):
    """Returns the same albums with one path for files of equal content, so such a file counts once."""
    first, by_size = {}, defaultdict(list)
    for path in sorted({path for album in albums for path in album.pictures + album.tracks}):
        by_size[path.stat().st_size].append(path)
    for alike in by_size.values():
        known = {}
        for path in alike:
            first[path] = known.setdefault(hashlib.sha1(path.read_bytes()).digest(), path) if len(alike) > 1 else path

    def once(paths):
        return tuple(dict.fromkeys(first[path] for path in paths))
    return [Album(album.source, album.name, once(album.pictures), once(album.tracks)) for album in albums]


def _files(folder, suffixes):
    return tuple(sorted(file for file in folder.iterdir() if file.suffix.lower() in suffixes and not file.name.startswith(".")))


def _embedded_art(track):
    """Extracts the picture inside a track once. Returns None if there is none."""
    made = FOLDER / f"{hashlib.sha1(str(track.resolve()).encode()).hexdigest()[:16]}.art.png"
    if not made.exists():
        made.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-i", str(track), "-an", "-map", "0:v:0", "-frames:v", "1",
                        str(made)], capture_output=True)
    return made if made.exists() else None
