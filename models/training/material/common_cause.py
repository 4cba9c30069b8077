"""Renders pictures and music of one hidden state once.

The music uses sampled instruments, with another sound font for measuring.
"""
import numpy as np

import mel
from material import hidden_state, phrases, state_phrases, state_pictures
from paths import WORK

FOLDER = WORK / "common"
BATCH = 100
# Sets for training and measuring: number of batches, first seed, instruments.
SETS = {"taught": (15, 40_000, phrases.SOUNDFONTS[0]), "measured": (3, 90_000, phrases.SOUNDFONTS[1])}


def prepare(name):
    """Renders the missing batches of a set."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    batches, seed, soundfont = SETS[name]
    for number in range(batches):
        if not _file(name, number, "states").exists():
            _make(name, number, seed + number, soundfont)
            print(f"common cause, {name}: {number + 1} of {batches}", flush=True)


def load(name):
    """Returns (states [n, 6], pictures: list of n uint8 [224, 224, 3], log-mels: list of n float16 [100, 480]), mapped from
    disk. Renders missing batches."""
    prepare(name)
    parts = [[np.load(_file(name, number, kind), mmap_mode="r") for number in range(SETS[name][0])]
             for kind in ("states", "pictures", "log_mels")]
    states, pictures, log_mels = parts
    return np.concatenate(states), [one for part in pictures for one in part], [one for part in log_mels for one in part]


def _make(name, number, seed, soundfont):
    rng = np.random.default_rng(seed)
    states = hidden_state.draw(rng, BATCH)
    music = phrases.render([state_phrases.compose(rng, state) for state in states], soundfont, reverb=number % 2 == 0)
    np.save(_file(name, number, "pictures"), np.stack([state_pictures.paint(rng, state) for state in states]))
    np.save(_file(name, number, "log_mels"), mel.log_mel(music).half().numpy())
    np.save(_file(name, number, "states"), states)


def _file(name, number, kind):
    return FOLDER / f"{name}.{number}.{kind}.npy"


if __name__ == "__main__":
    for each in SETS:
        prepare(each)
