"""The real music: every track of the game packages, decoded once and kept as 16 kHz samples beside its log-mel."""
import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import mel
from paths import DATA, GAMES, WORK

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
MEASURING = {"wesnoth"}


@dataclass(frozen=True)
class Track:
    """One piece of music."""

    source: str
    name: str
    number: int

    @property
    def path(self):
        """The sound file it was decoded from."""
        return Path(FOLDERS[self.source]) / self.name

    @property
    def samples(self):
        """int16 [samples], mapped from disk."""
        return np.load(CACHE / f"{self.number}.pcm.npy", mmap_mode="r")

    @property
    def log_mel(self):
        """float16 [100, columns], mapped from disk."""
        return np.load(CACHE / f"{self.number}.mel.npy", mmap_mode="r")


def decode(path, seconds=LONGEST_SECONDS):
    """The first seconds of a sound file as mono 16 kHz int16; ffmpeg says what is wrong with a file it cannot read."""
    done = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), "-t", str(seconds), "-ac", "1", "-ar",
                           str(mel.RATE), "-f", "s16le", "-"], capture_output=True, check=True)
    return np.frombuffer(done.stdout, np.int16)


def prepare():
    """Decodes what is not decoded yet and writes the index."""
    CACHE.mkdir(parents=True, exist_ok=True)
    files = [(source, path) for source, folder in FOLDERS.items() for path in sorted(Path(folder).glob("*.ogg"))]

    def one(item):
        number, (source, path) = item
        target = CACHE / f"{number}.mel.npy"
        if not target.exists():
            samples = decode(path)
            np.save(CACHE / f"{number}.pcm.npy", samples)
            np.save(target, mel.log_mel(samples.astype(np.float32) / 32768).half().numpy())
        return {"source": source, "name": path.name, "number": number}

    with ThreadPoolExecutor(2) as pool:
        decoded = list(pool.map(one, enumerate(files)))
    (CACHE / "index.json").write_text(json.dumps(decoded, indent=0))


def index():
    """Every track that prepare has decoded."""
    file = CACHE / "index.json"
    return [Track(**entry) for entry in json.loads(file.read_text())] if file.exists() else []


def tracks(measuring):
    """The tracks of at least six seconds: those kept for measuring, or those for training."""
    return [track for track in index() if (track.source in MEASURING) == measuring and track.log_mel.shape[1] > 480]


if __name__ == "__main__":
    prepare()
