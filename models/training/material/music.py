"""The real music: every track is decoded once and stored as 16 kHz samples, with its log-mel and harmony."""
import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

import mel
from paths import DATA, GAMES, WORK
from poetics import harmony

CACHE = WORK / "music"
LONGEST_SECONDS = 240
FOLDERS = {
    "0ad": DATA / "0ad/audio/music",
    "supertuxkart": GAMES / "supertuxkart/data/music",
    "hedgewars": GAMES / "hedgewars/Data/Music",
    "fillets": GAMES / "fillets-ng/music",
    "freedroid": DATA / "usr/share/freedroidrpg/data/sound/music",
    "wesnoth": GAMES / "wesnoth/1.16/data/core/music",
}


@dataclass(frozen=True)
class Track:
    """One music track."""

    source: str
    name: str
    number: int
    folder: Path = CACHE

    @property
    def path(self):
        """Path of the sound file."""
        return Path(FOLDERS[self.source]) / self.name

    @property
    def samples(self):
        """Returns int16 [samples], mapped from disk."""
        return self._kept("pcm")

    @property
    def log_mel(self):
        """Returns float16 [100, columns], mapped from disk."""
        return self._kept("mel")

    @property
    def harmony(self):
        """Returns float32 [windows, 2]: roughness and mode of 4 s, one row every 0.5 s, mapped from disk."""
        return self._kept("harmony")

    def _kept(self, what):
        return _mapped(self.folder / f"{self.number}.{what}.npy")


@cache
def _mapped(file):
    """Maps a file once. Opening it for every window took a quarter of the time of a batch."""
    return np.load(file, mmap_mode="r")


def decode(path, seconds=LONGEST_SECONDS):
    """Returns the first seconds of a sound file as mono 16 kHz int16. The error of an unreadable file comes from ffmpeg."""
    done = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), "-t", str(seconds), "-ac", "1", "-ar",
                           str(mel.RATE), "-f", "s16le", "-"], capture_output=True, check=True)
    return np.frombuffer(done.stdout, np.int16)


def games():
    """Returns (source, file) of every track in the game packages."""
    return [(source, path) for source, folder in FOLDERS.items() for path in sorted(Path(folder).glob("*.ogg"))]


def prepare(files, folder=CACHE):
    """Decodes and measures new files [(source, path), ...]. Their order must not change."""
    folder.mkdir(parents=True, exist_ok=True)

    def one(item):
        number, (source, path) = item
        if not (folder / f"{number}.harmony.npy").exists():
            samples = decode(path)
            sound = samples.astype(np.float32) / 32768
            np.save(folder / f"{number}.pcm.npy", samples)
            np.save(folder / f"{number}.mel.npy", mel.log_mel(sound).half().numpy())
            np.save(folder / f"{number}.harmony.npy", harmony.measure(sound))
        return {"source": source, "name": path.name, "number": number}

    with ThreadPoolExecutor(2) as pool:
        decoded = list(pool.map(one, enumerate(files)))
    (folder / "index.json").write_text(json.dumps(decoded, indent=0))


def index(folder=CACHE):
    """Returns every track that prepare has decoded."""
    file = folder / "index.json"
    return [Track(**entry, folder=folder) for entry in json.loads(file.read_text())] if file.exists() else []


def tracks(sources=None, folder=CACHE):
    """Returns the tracks of at least 6 s, of some sources or of all."""
    return [track for track in index(folder) if (sources is None or track.source in sources) and track.log_mel.shape[1] > 480]
