"""Measures the shipped networks and prints what it found."""
import sys

import torch

from measuring import evaluate_correspondence
from measuring import evaluate_sound
from material import music
from measuring import report
from paths import CORRESPONDENCE, HERE, SOUND


def measure(write):
    """Prints a table a network; write also puts it into the manifest and the card."""
    music.prepare()
    for folder, evaluation in ((CORRESPONDENCE, evaluate_correspondence), (SOUND, evaluate_sound)):
        figures = evaluation.measure(folder)
        print(f"## {folder.name}\n\n{report.table(figures)}", flush=True)
        if write:
            report.write(folder, figures, HERE / "measuring/cards" / f"{folder.name}.md")


if __name__ == "__main__":
    torch.set_num_threads(2)
    measure(write="--write" in sys.argv[1:])
