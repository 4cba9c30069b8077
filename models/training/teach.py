"""Trains one of the measured networks, on a CPU or a GPU. make.py makes all shipped networks.

    teach.py others 0 --architecture paper --device cuda --workers 12
    teach.py sound 0 --architecture paper --device cuda --workers 12
"""
import argparse

import torch

import runs
from material.sources import DIRECTIONS, Material
from networks.architectures import ARCHITECTURES
from teaching import train_correspondence, train_sound
from teaching.recipe import Recipe


def main(argv=None):
    """Trains, and writes the weights and the exported folder under work/runs."""
    parser = argparse.ArgumentParser("teach", description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=[*sorted(DIRECTIONS), "sound"],
                        help="a correspondence network (named by its training games) or a sound network")
    parser.add_argument("seed", type=int)
    parser.add_argument("--architecture", choices=sorted(ARCHITECTURES), default=Recipe.architecture, help="default %(default)s")
    parser.add_argument("--device", choices=["cpu", "cuda"], default="cpu", help="device for training; default %(default)s")
    parser.add_argument("--workers", type=int, default=0, help="processes that prepare the examples; default none")
    asked = parser.parse_args(argv)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    means = {"device": asked.device, "workers": asked.workers}
    if asked.what == "sound":
        train_sound.train(asked.seed, architecture=asked.architecture, **means)
        runs.sound(asked.seed, asked.architecture)
        return
    recipe = Recipe.of(asked.architecture, asked.seed)
    folder = train_correspondence.folder_of(asked.what, asked.seed, asked.architecture)
    train_correspondence.train(recipe, Material.games(DIRECTIONS[asked.what][0]), folder, **means)
    runs.correspondence(asked.what, recipe)


if __name__ == "__main__":
    main()
