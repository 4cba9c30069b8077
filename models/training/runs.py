"""Exports a training run as a network folder for PaintSound, next to its weights or elsewhere."""
import json

from networks import export
from teaching import train_correspondence, train_sound

PACKAGES = {"others": ["0ad-data", "supertuxkart-data", "hedgewars-data", "fillets-ng-data", "freedroidrpg-data"],
            "wesnoth": [f"wesnoth-1.16-{part}" for part in ("music", "data", "httt", "trow", "utbs")]}
SEEING = ("pictures and music varied afresh at every step; all pairs of a batch; soft targets from the table; descriptors read "
          "out beside")
HEARING = ("rendered General MIDI phrases paired with synthetic brush strokes of the same onsets; questions and InfoNCE; "
           "scales and the centre of timbre from music of fillets-ng-data and freedroidrpg-data")


def correspondence(direction, recipe, folder=None):
    """Exports the run of a direction and a recipe, by default into its own folder. Returns the network."""
    run = train_correspondence.folder_of(direction, recipe.seed, recipe.architecture)
    network = train_correspondence.load(recipe, run)
    record = json.loads((run / "record.json").read_text())
    export.correspondence(network, folder or run, {"packages": PACKAGES[direction], "recipe": SEEING} | record, {})
    return network


def sound(seed, architecture="compact", folder=None):
    """Exports the run of a sound network. Returns its Embedder."""
    run = train_sound.folder_of(seed, architecture)
    embedder = train_sound.embedder(run)
    export.sound(embedder, folder or run, {"packages": ["fluid-soundfont-gm", "timgm6mb-soundfont"], "recipe": HEARING}
                 | json.loads((run / "sound.json").read_text()), {})
    return embedder
