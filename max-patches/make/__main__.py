"""Makes all patches: python3 max-patches/make. With --check it only reports files that differ from what it makes."""

import os
import sys

import basic_patches
import catalogue
import device
import example_patches
import help_patches
import package
import picture
import player_patches
from patch import Patch

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGE = "max-patches/PaintSound/"


def files():
    """Returns {path in the repository: bytes}, and the patches."""
    abstractions = [basic_patches.receive(), basic_patches.control(), player_patches.player(), player_patches.painting(), basic_patches.congruity()]
    Patch.abstractions = {patch.name[:-len(".maxpat")]: patch for patch in abstractions}
    overview = help_patches.overview()
    folders = {"patchers": abstractions, "help": help_patches.helps(), "extras": [overview], "examples": example_patches.examples()}
    made = {PACKAGE + folder + "/" + patch.name: patch.text().encode("utf-8") for folder, patches in folders.items() for patch in patches}
    made.update({PACKAGE + "docs/" + patch.name[:-len("maxpat")] + "maxref.xml": package.reference(patch).encode("utf-8") for patch in abstractions})
    with open(os.path.join(catalogue.REPOSITORY, "LICENSE"), "rb") as file:
        made[PACKAGE + "LICENSE"] = file.read()
    made[PACKAGE + "package-info.json"] = package.info().encode("utf-8")
    made[PACKAGE + "init/paintsound-objectlist.txt"] = package.object_list().encode("utf-8")
    made[PACKAGE + "media/" + package.TONE] = package.tone()
    made[PACKAGE + "devices/" + device.NAME] = device.amxd()
    made["max-patches/make/outlets.json"] = catalogue.outlets_text().encode("utf-8")
    made["docs/your-first-max-patch.svg"] = picture.draw(overview).encode("utf-8")
    return made, [patch for patches in folders.values() for patch in patches] + [device.patch()]


def main():
    made, patches = files()
    if "--pictures" in sys.argv:
        folder = sys.argv[sys.argv.index("--pictures") + 1]
        for patch in patches:
            with open(os.path.join(folder, patch.name + ".svg"), "w", encoding="utf-8") as file:
                file.write(picture.draw(patch))
        return 0
    wrong = 0
    for name, content in made.items():
        path = os.path.join(os.path.dirname(FOLDER), *name.split("/"))
        if "--check" not in sys.argv:
            with open(path, "wb") as file:
                file.write(content)
        elif not os.path.exists(path) or open(path, "rb").read() != content:
            print("%s differs from what max-patches/make makes: run python3 max-patches/make" % name)
            wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main())
