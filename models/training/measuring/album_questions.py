"""Test sets for true pairs: three sets of pairings that training did not use, and one source that training did not use.

Only the pairings are new. The teacher of the table can have used every single picture and piece of the games. Only the
unused source is completely new to a network.
"""
from dataclasses import dataclass

import numpy as np
import torch

import mel
from material import album_files
from material.album_split import split, taught_columns
from material.belonging import Belonging
from material.pictures import square

PICTURES_A_SOURCE, WINDOWS_A_TRACK = 40, 4


@dataclass(frozen=True)
class Question:
    """images [P, 3, 224, 224] in 0..1 and log_mels [S, 1, 100, 320], with the sources of both, the track number of each
    window, and bool [P, S]: together; apart (undecided pairs are neither); same (of one source)."""

    name: str
    images: torch.Tensor
    log_mels: torch.Tensor
    picture_sources: np.ndarray
    tracks: np.ndarray
    together: np.ndarray
    apart: np.ndarray
    same: np.ndarray

    @property
    def material(self):
        """Returns a description for people."""
        return f"{len(self.images)} pictures x {len(self.tracks)} windows of {len(set(self.tracks))} tracks"


def questions(albums, foreign_sources):
    """Returns [Question, ...] about all albums, never pooled. Questions without a picture or window are left out."""
    parts, belonging = split(albums, foreign_sources), Belonging(albums)
    asked = [("pairing taught, new window", parts.taught, parts.taught, True),
             ("pairing taught, new picture and new window", parts.new_pictures, parts.taught, True),
             ("pairing not taught", parts.unseen, parts.unseen, False),
             (f"source not taught ({', '.join(sorted(foreign_sources))})", parts.foreign, parts.foreign + parts.unseen, False)]
    made = [_question(name, shown, played, belonging, late) for name, shown, played, late in asked]
    return [question for question in made if question]


def _question(name, shown, played, belonging, late):
    """Returns a question, or None if it would be empty."""
    source_of = {path: album.source for album in shown + played for path in album.pictures + album.tracks}
    pictures = _some_a_source(sorted({path for album in shown for path in album.pictures}), source_of)
    windows = [(track, window) for track in sorted({path for album in played for path in album.tracks})
               for window in _windows(album_files.log_mel(track), late)]
    if not (pictures and windows):
        return None
    tracks = [track for track, _ in windows]
    numbers = {track: number for number, track in enumerate(dict.fromkeys(tracks))}
    together, judged = belonging.of(pictures, list(numbers))
    columns = np.array([numbers[track] for track in tracks])
    images = np.stack([square(album_files.picture(path)) for path in pictures])
    picture_sources, track_sources = (np.array([source_of[path] for path in paths]) for paths in (pictures, tracks))
    return Question(name, torch.from_numpy(images).permute(0, 3, 1, 2).float() / 255,
                    torch.from_numpy(np.stack([window for _, window in windows]))[:, None], picture_sources, columns,
                    together[:, columns], (judged & ~together)[:, columns], picture_sources[:, None] == track_sources[None])


def _some_a_source(paths, source_of):
    """Returns at most this many pictures of each source, always the same."""
    order, counts, kept = np.random.default_rng(8).permutation(len(paths)), {}, []
    for path in (paths[k] for k in order):
        counts[source_of[path]] = counts.get(source_of[path], 0) + 1
        if counts[source_of[path]] <= PICTURES_A_SOURCE:
            kept.append(path)
    return sorted(kept)


def _windows(log_mel, late):
    """Returns windows spread over a track, or over the part that training does not use: float32 [100, 320] each."""
    first, last = taught_columns(log_mel.shape[1]) if late else 0, log_mel.shape[1] - mel.COLUMNS
    if last < first:
        return []
    count = min(WINDOWS_A_TRACK, 1 + (last - first) // mel.COLUMNS)
    return [log_mel[:, start:start + mel.COLUMNS].astype(np.float32) for start in np.linspace(first, last, count).astype(int)]
