"""One correspondence network of your own, taught your own table, on your own works, or both."""
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
from measuring.encounter import Encounter
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
Index your music with it, and name it in the show file:
    ./paintsound index MUSIC --library LIBRARY --models {folder}
    models: {folder}"""
UNMEASURED = "Not measured: there were fewer than ten pictures or fewer than ten pieces, and all of them were taught with.\n"


def main(argv=None):
    """train with options."""
    parser = _options()
    asked = parser.parse_args(argv)
    if not asked.works and not asked.poetics:
        parser.error("name your table with --poetics, your works with --works, or both")
    if asked.true and not asked.works:
        parser.error("--true needs --works: pairs are true where you put pictures and tracks into one folder")
    if not 0 <= asked.true < 1 or (asked.steps is not None and asked.steps < 1):
        parser.error("--true is a share of the steps, 0 to below 1; there is at least one step")
    if (asked.out / "model.json").exists():
        raise SystemExit(f"{asked.out}: there is a network already; name another folder, or remove it first")
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
    """Teaches on the pictures and pieces below root, but for a fifth of them where there are ten of each, which measure it; means: as train_correspondence.train takes them."""
    found, left_out = works.below(root)
    for line in left_out:
        print(f"left out: {line}", file=sys.stderr)
    taught, kept = works.split(found)
    if recipe.true and len(taught.albums) < 2:
        raise SystemExit(f"{root}: true pairs need two folders or more that hold both pictures and tracks; here "
                         f"{len(taught.albums)} can be taught from. Leave --true out, or put what belongs together into folders")
    about = {"pictures": len(taught.pictures), "pieces": len(taught.pieces), "minutes": round(taught.minutes),
             "keptPictures": len(kept.pictures) if kept else 0, "keptPieces": len(kept.pieces) if kept else 0}
    print("taught with {pictures} pictures and {pieces} pieces, {minutes} minutes; kept for measuring: {keptPictures} pictures "
          "and {keptPieces} pieces".format(**about), flush=True)
    side = ARCHITECTURES[recipe.architecture].side
    teachers = {"true": TruePairs(taught.albums, side=side, taught=taught.albums)} if recipe.true else {}
    network = train_correspondence.train(recipe, taught.material, folder, teachers, **means)
    _ship(network, recipe, folder, about, _encounter(kept) if kept else None)
    return network


def on_games(recipe, folder, **means):
    """Teaches on the pictures and the music of the game packages but Wesnoth's, which measures it."""
    subprocess.run([HERE / "fetch"], check=True)
    music.prepare(music.games())
    material = Material.games(TAUGHT)
    network = train_correspondence.train(recipe, material, folder, **means)
    about = {"pictures": sum(len(group) for _, group in material.groups), "pieces": len(material.tracks)}
    _ship(network, recipe, folder, about, Encounter.games(UNSEEN))
    return network


def _encounter(kept):
    shown = np.stack([pictures.square(album_files.picture(path)) for path in kept.pictures])
    return Encounter.of(kept.name, shown, np.zeros(len(shown), int), kept.material.tracks)


def _ship(network, recipe, folder, about, encounter):
    """The folder that PaintSound takes, its card, and what the network does on works that it has not met."""
    record = json.loads((folder / "record.json").read_text())
    training = {"material": record.pop("material")} | about | record
    export.correspondence(network, folder, training, {}, name=folder.resolve().name, licence="its maker's")
    shutil.copyfile(recipe.table, folder / "table.json")
    card = CARD.read_text().replace("{name}", folder.resolve().name)
    card = card.replace("{training}", "\n".join(f"- {what}: {value}" for what, value in training.items()))
    if encounter:
        figures, moved = evaluate_own.measure(folder, encounter)
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
    parser = argparse.ArgumentParser("train", description=f"{__doc__} Without any option: everything, as it is shipped.")
    parser.add_argument("--poetics", type=Path, metavar="TABLE", help="your table; unless set, poetics/poetics.json")
    parser.add_argument("--works", type=Path, metavar="FOLDER", help="your works: all pictures and sound files in it and below; "
                        "unless set, open games' (3 GB are fetched)")
    parser.add_argument("--true", type=float, default=0.0, metavar="SHARE", help="the share of the steps, 0 to 1, that teaches "
                        "which pictures and tracks lie in one folder; unless set, 0")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the network goes")
    parser.add_argument("--steps", type=int, help="unless set, " + ", ".join(
        f"{Recipe.of(name, 0).steps} ({name})" for name in sorted(ARCHITECTURES)))
    parser.add_argument("--seed", type=int, default=0, help="unless set, %(default)s")
    parser.add_argument("--architecture", choices=sorted(ARCHITECTURES), default=Recipe.architecture,
                        help="unless set, %(default)s")
    parser.add_argument("--device", choices=["cpu", "cuda"], default="cpu", help="where it learns; unless set, %(default)s")
    parser.add_argument("--workers", type=int, default=0,
                        help="processes that draw what it learns from, beside it; unless set, none")
    return parser


if __name__ == "__main__":
    main()
