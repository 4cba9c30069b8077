"""The real pictures: paintings, portraits, renders and backgrounds of the game packages."""
import numpy as np
from PIL import Image

from paths import DATA, GAMES

SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".dds", ".tif", ".tiff", ".bmp"}
SMALLEST, KEPT, WIDEST = 150, 224, 400
WESNOTH = GAMES / "wesnoth/1.16/data"
# (source, share of the pictures drawn, folder, patterns)
GROUPS = [
    ("0ad", 0.27, DATA / "0ad/art/textures/ui/session/portraits", ["**/*.dds"]),
    ("0ad", 0.20, DATA / "0ad/art/textures/ui", ["loading/tips/*", "pregame/backgrounds/*"]),
    ("supertuxkart", 0.25, GAMES / "supertuxkart/data/tracks", ["*/*screenshot*.jpg", "*/*screenshot*.png", "*/*.jpg"]),
    ("hedgewars", 0.13, GAMES / "hedgewars/Data/Themes", 
     ["*/Sky.png", "*/horizont.png", "*/SkyL.png", "*/LandTex.png", "*/LandBackTex.png"]),
    ("fillets", 0.15, GAMES / "fillets-ng/images", ["*/*-p.png", "*/*pozadi*.png", "*/*-w.png"]),
    ("wesnoth", 0.5, WESNOTH, ["**/images/story/*"]),
    ("wesnoth", 0.5, WESNOTH, ["**/images/portraits/**/*"]),
]


def groups(sources):
    """Returns [(share, [picture, ...]), ...] of some sources. Pictures are uint8 [height, width, 3] with the smaller side 224."""
    found = [(share, load(folder, patterns)) for source, share, folder, patterns in GROUPS if source in sources]
    return [(share, pictures) for share, pictures in found if pictures]


def measuring(sources, count):
    """Returns about count pictures, evenly from all groups, in a fixed random order: uint8 [N, 224, 224, 3], groups [N]."""
    found, chosen, group = groups(sources), [], []
    for number, (_, pictures) in enumerate(sorted(found, key=lambda item: len(item[1]))):
        share = (count - len(chosen)) // (len(found) - number)
        order = np.random.default_rng(5).permutation(len(pictures))[:share]
        chosen += [square(pictures[i]) for i in order]
        group += [number] * len(order)
    return np.stack(chosen), np.array(group)


def square(picture):
    """Returns the central 224 x 224 pixels of a picture."""
    height, width = picture.shape[:2]
    top, left = (height - KEPT) // 2, (width - KEPT) // 2
    return picture[top:top + KEPT, left:left + KEPT]


def load(folder, patterns):
    """Returns all pictures in a fixed order, without icons, flat colours and logos."""
    files = sorted({file for pattern in patterns for file in folder.glob(pattern) if file.suffix.lower() in SUFFIXES})
    pictures = [fit(file) for file in files if "logo" not in file.name]
    return [picture for picture in pictures if picture is not None]


def fit(file):
    """Returns a picture with the smaller side 224 and the larger at most 400; None for an icon, a strip or a flat colour."""
    with Image.open(file) as opened:
        if min(opened.size) < SMALLEST or max(opened.size) > 8 * min(opened.size):
            return None
        layered = opened.convert("RGBA")
    flat = Image.new("RGB", layered.size, (128, 128, 128))
    flat.paste(layered, (0, 0), layered)
    scale = KEPT / min(flat.size)
    flat = flat.resize([max(KEPT, round(side * scale)) for side in flat.size], Image.LANCZOS)
    left, top = (max(0, (side - WIDEST) // 2) for side in flat.size)
    picture = np.asarray(flat)[top:top + WIDEST, left:left + WIDEST]
    return picture if picture.std() >= 3 else None
