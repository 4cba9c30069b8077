"""Makes all patches: python3 max-patches/make. With --check it only reports files that differ from what it makes."""

import os
import sys

import basic_patches
import device
import help_patches
import picture
import player_patches
from patch import Patch

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def files():
    """Returns {path in the repository: bytes}, and the patches."""
    abstractions = [basic_patches.receive(), basic_patches.control(), player_patches.player(), player_patches.painting(), basic_patches.congruity()]
    Patch.abstractions = {patch.name[:-len(".maxpat")]: patch for patch in abstractions}
    overview = help_patches.overview()
    patches = abstractions + help_patches.helps() + [overview]
    made = {"max-patches/" + patch.name: patch.text().encode("utf-8") for patch in patches}
    made["max-patches/PaintSound.amxd"] = device.amxd()
    made["docs/your-first-max-patch.svg"] = picture.draw(overview).encode("utf-8")
    return made, patches + [device.patch()]


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
