"""Measures the shipped networks and prints the figures. Includes the other seeds and the other direction if they exist here."""
import subprocess
import sys

import torch

from material import music
from material.sources import DIRECTIONS, SHIPPED_DIRECTION
from measuring import evaluate_common_cause, evaluate_correspondence, evaluate_sound, evaluate_true_pairs, report
from paths import CORRESPONDENCE, HERE, SOUND
from teaching import train_sound
from teaching.recipe import SEEDS, SHIPPED_SEED
from teaching.train_correspondence import folder_of


def measure(write):
    """Prints a table for each network.

    write also puts it into the manifest and the card, if all runs that the card lists exist.
    """
    if write and (missing := _missing()):
        raise SystemExit(f"--write would put figures of fewer networks into cards that name {len(SEEDS)} seeds and "
                         f"{len(DIRECTIONS)} directions. Missing: {', '.join(missing)}. Run models/training/train to make them; "
                         "without --write the existing ones are measured and printed.")
    subprocess.run([HERE / "fetch"], check=True)
    music.prepare(music.games())
    for folder, figures in ((CORRESPONDENCE, correspondence()), (SOUND, evaluate_sound.measure(SOUND))):
        print(f"## {folder.name}\n\n{report.table(figures)}", flush=True)
        if write:
            report.write(folder, figures, HERE / "measuring/cards" / f"{folder.name}.md")


def correspondence():
    """Returns the figures of both directions, over all seeds that exist here."""
    figures = []
    for direction, (taught, unseen) in DIRECTIONS.items():
        if runs := _runs(direction):
            figures += evaluate_correspondence.measure(runs, taught, unseen)
        else:
            print(f"Not measured: there is no network trained with {', '.join(taught)}. Run train to make it.", file=sys.stderr)
    if not _runs(SHIPPED_DIRECTION):
        return figures
    networks = {"network": _runs(SHIPPED_DIRECTION)}
    return [*figures, *evaluate_common_cause.measure(networks), *evaluate_true_pairs.measure(networks)]


def _runs(direction):
    """Returns the existing folders of exported networks of a direction, the shipped one first."""
    return [folder for folder in _folders(direction) if (folder / "image.onnx").exists()]


def _folders(direction):
    """Returns the folders where the networks of a direction are written."""
    shipped = (SHIPPED_DIRECTION, SHIPPED_SEED)
    return [CORRESPONDENCE if (direction, seed) == shipped else folder_of(direction, seed) for seed in SEEDS]


def _missing():
    """Returns the runs besides the shipped networks that do not exist here."""
    seeing = [folder for direction in DIRECTIONS for folder in _folders(direction) if not (folder / "image.onnx").exists()]
    hearing = [train_sound.folder_of(seed) for seed in SEEDS if seed != SHIPPED_SEED]
    return [folder.name for folder in seeing] + [folder.name for folder in hearing if not (folder / "sound.pt").exists()]


if __name__ == "__main__":
    torch.set_num_threads(2)
    measure(write="--write" in sys.argv[1:])
