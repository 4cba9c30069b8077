"""Makes an 8-bit network from a float network and measures the differences: /usr/bin/python3 quantise.py FOLDER OUT"""
import sys
from pathlib import Path

import torch

from material import calibration
from measuring import evaluate_int8, report
from networks import quantise
from paths import HERE


def main(folder, out):
    """Writes the network of folder into out, with its figures in the manifest and the card."""
    if not (folder / "model.json").exists():
        raise SystemExit(f"{folder} is not the folder of a network: it has no model.json.")
    quantise.folder(folder, out, calibration.frames())
    figures = evaluate_int8.measure(folder, out)
    print(report.table(figures))
    report.write(out, figures, HERE / "measuring/cards/int8.md")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("Give the folder of a network and a folder to write: models/training/quantise FOLDER OUT")
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    main(*map(Path, sys.argv[1:]))
