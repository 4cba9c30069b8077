"""Measures the shipped networks, with the other seeds and the other direction where they are here, and prints what it found."""
import sys

import torch

from material import music
from material.sources import DIRECTIONS, SHIPPED_DIRECTION
from measuring import evaluate_common_cause, evaluate_correspondence, evaluate_sound, evaluate_true_pairs, report
from paths import CORRESPONDENCE, HERE, SOUND
from teaching.recipe import SEEDS, SHIPPED_SEED
from teaching.train_correspondence import folder_of


def measure(write):
    """Prints a table a network; write also puts it into the manifest and the card."""
    music.prepare(music.games())
    for folder, figures in ((CORRESPONDENCE, correspondence()), (SOUND, evaluate_sound.measure(SOUND))):
        print(f"## {folder.name}\n\n{report.table(figures)}", flush=True)
        if write and figures:
            report.write(folder, figures, HERE / "measuring/cards" / f"{folder.name}.md")


def correspondence():
    """The figures of both directions, each of all seeds that are here."""
    figures = []
    for direction, (taught, unseen) in DIRECTIONS.items():
        if runs := _runs(direction):
            figures += evaluate_correspondence.measure(runs, taught, unseen)
        else:
            print(f"Not measured: no network taught with {', '.join(taught)} is here; train makes them.", file=sys.stderr)
    if not _runs(SHIPPED_DIRECTION):
        return figures
    told = {"network": _runs(SHIPPED_DIRECTION)}
    return [*figures, *evaluate_common_cause.measure(told), *evaluate_true_pairs.measure(told)]


def _runs(direction):
    """The folders of exported networks of a direction that are here, the shipped one first."""
    shipped = (SHIPPED_DIRECTION, SHIPPED_SEED)
    folders = [CORRESPONDENCE if (direction, seed) == shipped else folder_of(direction, seed) for seed in SEEDS]
    return [folder for folder in folders if (folder / "image.onnx").exists()]


if __name__ == "__main__":
    torch.set_num_threads(2)
    measure(write="--write" in sys.argv[1:])
