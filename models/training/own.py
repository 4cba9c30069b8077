"""Trains your own correspondence network: with your own table, on your own works, or both."""
import argparse
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from material import album_files, music, pictures, works
from material.sources import TAUGHT, UNSEEN, Material
from measuring import evaluate_own, moves, report
from measuring.evaluation_set import EvaluationSet
from networks import export
from networks.architectures import ARCHITECTURES
from paths import HERE
from poetics import poetics
from teaching import train_correspondence
from teaching.recipe import Recipe
from teaching.true_pairs import TruePairs

CARD = HERE / "measuring/cards/own.md"
NEXT = """{folder} is ready. Try it:
    ./paintsound models check {folder}
Index your music with it, and write it in the show file:
    ./paintsound index MUSIC --library LIBRARY --models {folder}
    models: {folder}"""
UNMEASURED = "Not measured: there were fewer than ten pictures or fewer than ten pieces, so all of them were used for training.\n"


def main(argv=None):
    """Runs train with options."""
    parser = _options()
    asked = parser.parse_args(argv)
    if not asked.works and not asked.poetics:
        parser.error("give your table with --poetics, your works with --works, or both")
    if asked.true and not asked.works:
        parser.error("--true needs --works: pictures and tracks in one folder are the true pairs")
    if not 0 <= asked.true < 1 or (asked.steps is not None and asked.steps < 1):
        parser.error("--true is a fraction of the steps, from 0 to below 1; --steps is at least 1")
    if (asked.out / "model.json").exists():
        raise SystemExit(f"{asked.out}: this folder already contains a network. Choose another folder, or remove it first")
    table = asked.poetics or poetics.TABLE
    try:
        poetics.read(table)
    except OSError as fault:
        raise SystemExit(f"{table}: {fault.strerror}") from None
    except ValueError as fault:
        raise SystemExit(str(fault)) from None
    torch.set_flush_denormal(True)
    recipe = replace(Recipe.of(asked.architecture, asked.seed), table=table, true=asked.true)
    recipe = recipe if asked.steps is None else replace(recipe, steps=asked.steps)
    means = {"device": asked.device, "workers": asked.workers}
    if asked.works:
        on_works(asked.works, recipe, asked.out, **means)
    else:
        on_games(recipe, asked.out, **means)


def on_works(root, recipe, folder, **means):
    """Trains on the pictures and pieces below root.

    If there are ten of each, a fifth is kept for measuring. means: see train_correspondence.train.
    """
    found, left_out = works.below(root)
    for line in left_out:
        print(f"left out: {line}", file=sys.stderr)
    taught, kept = works.split(found)
    if recipe.true and len(taught.albums) < 2:
        raise SystemExit(f"{root}: --true needs at least two folders that contain both pictures and tracks; {len(taught.albums)} were found. "
                         f"Leave out --true, or put pictures and tracks that belong together into one folder")
    about = {"pictures": len(taught.pictures), "pieces": len(taught.pieces), "minutes": round(taught.minutes),
             "keptPictures": len(kept.pictures) if kept else 0, "keptPieces": len(kept.pieces) if kept else 0}
    print("training with {pictures} pictures and {pieces} pieces, {minutes} minutes; kept for measuring: {keptPictures} pictures "
          "and {keptPieces} pieces".format(**about), flush=True)
    side = ARCHITECTURES[recipe.architecture].side
    teachers = {"true": TruePairs(taught.albums, side=side, taught=taught.albums)} if recipe.true else {}
    network = train_correspondence.train(recipe, taught.material, folder, teachers, **means)
    _ship(network, recipe, folder, about, _evaluation_set(kept) if kept else None)
    return network


def on_games(recipe, folder, **means):
    """Trains on the pictures and music of the game packages except Wesnoth, which is kept for measuring."""
    subprocess.run([HERE / "fetch"], check=True)
    music.prepare(music.games())
    material = Material.games(TAUGHT)
    network = train_correspondence.train(recipe, material, folder, **means)
    about = {"pictures": sum(len(group) for _, group in material.groups), "pieces": len(material.tracks)}
    _ship(network, recipe, folder, about, EvaluationSet.games(UNSEEN))
    return network


def _evaluation_set(kept):
    shown = np.stack([pictures.square(album_files.picture(path)) for path in kept.pictures])
    return EvaluationSet.of(kept.name, shown, np.zeros(len(shown), int), kept.material.tracks)


def _ship(network, recipe, folder, about, evaluation):
    """Writes the folder for PaintSound with its card, and measures the network on works not used in training."""
    record = json.loads((folder / "record.json").read_text())
    training = {"material": record.pop("material")} | about | record
    export.correspondence(network, folder, training, {}, name=folder.resolve().name, licence="its maker's")
    shutil.copyfile(recipe.table, folder / "table.json")
    card = CARD.read_text().replace("{name}", folder.resolve().name)
    card = card.replace("{training}", "\n".join(f"- {what}: {value}" for what, value in training.items()))
    if evaluation:
        figures, moved = evaluate_own.measure(folder, evaluation)
        text = f"{report.table(figures)}\n{moves.table(moved)}"
        (folder / "card.md").write_text(card.replace("{moves}", moves.table(moved)))
        report.write(folder, figures, folder / "card.md")
    else:
        text = UNMEASURED
        (folder / "card.md").write_text(card[:card.index("Against the table")] + UNMEASURED)
    for name in ("network.pt", "record.json"):
        (folder / name).unlink()
    print(f"\n{text}\n{NEXT.format(folder=folder)}", flush=True)


def _options():
    parser = argparse.ArgumentParser("train", description=f"{__doc__} Without options: trains the shipped networks.")
    parser.add_argument("--poetics", type=Path, metavar="TABLE", help="your table; default poetics/poetics.json")
    parser.add_argument("--works", type=Path, metavar="FOLDER", help="your works: all pictures and sound files in it and below; "
                        "default: those of open games (3 GB are downloaded)")
    parser.add_argument("--true", type=float, default=0.0, metavar="SHARE", help="fraction of the steps, 0 to 1, that trains "
                        "which pictures and tracks are in one folder; default 0")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="folder for the network")
    parser.add_argument("--steps", type=int, help="default " + ", ".join(
        f"{Recipe.of(name, 0).steps} ({name})" for name in sorted(ARCHITECTURES)))
    parser.add_argument("--seed", type=int, default=0, help="default %(default)s")
    parser.add_argument("--architecture", choices=sorted(ARCHITECTURES), default=Recipe.architecture,
                        help="default %(default)s")
    parser.add_argument("--device", choices=["cpu", "cuda"], default="cpu", help="device for training; default %(default)s")
    parser.add_argument("--workers", type=int, default=0,
                        help="processes that prepare the examples; default none")
    return parser


if __name__ == "__main__":
    main()
