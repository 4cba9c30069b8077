"""The real pictures: paintings, portraits, renders and backgrounds of the game packages."""
import numpy as np
from PIL import Image

from paths import DATA, GAMES

SMALLEST, KEPT, WIDEST = 150, 224, 400
STORIES = ["wesnoth/1.16/data/**/images/story/*"]
PORTRAITS = ["wesnoth/1.16/data/**/images/portraits/**/*"]
# (share of the training pictures, folder, patterns)
TRAINING = [
    (0.27, DATA / "0ad/art/textures/ui/session/portraits", ["**/*.dds"]),
    (0.20, DATA / "0ad/art/textures/ui", ["loading/tips/*", "pregame/backgrounds/*"]),
    (0.25, GAMES / "supertuxkart/data/tracks", ["*/*screenshot*.jpg", "*/*screenshot*.png", "*/*.jpg"]),
    (0.13, GAMES / "hedgewars/Data/Themes", ["*/Sky.png", "*/horizont.png", "*/SkyL.png", "*/LandTex.png", "*/LandBackTex.png"]),
    (0.15, GAMES / "fillets-ng/images", ["*/*-p.png", "*/*pozadi*.png", "*/*-w.png"]),
]


def training():
    """[(share, [picture, ...]), ...], pictures as uint8 [height, width, 3], the smaller side 224."""
    groups = [(share, load(folder, patterns)) for share, folder, patterns in TRAINING]
    return [(share, pictures) for share, pictures in groups if pictures]


def measuring(count):
    """Wesnoth's story paintings, then its portraits in a fixed random order: uint8 [count, 224, 224, 3], and how many are stories."""
    stories = load(GAMES, STORIES)
    portraits = load(GAMES, PORTRAITS)
    order = np.random.default_rng(5).permutation(len(portraits))
    chosen = (stories + [portraits[i] for i in order])[:count]
    return np.stack([square(picture) for picture in chosen]), min(len(stories), count)


def square(picture):
    """The middle 224 x 224 of a picture."""
    height, width = picture.shape[:2]
    top, left = (height - KEPT) // 2, (width - KEPT) // 2
    return picture[top:top + KEPT, left:left + KEPT]


def load(folder, patterns):
    """Every picture found, in a fixed order; icons, flat colours and logos are left out."""
    files = sorted({file for pattern in patterns for file in folder.glob(pattern) if file.suffix in {".png", ".jpg", ".webp", ".dds"}})
    pictures = [fit(file) for file in files if "logo" not in file.name]
    return [picture for picture in pictures if picture is not None]


def fit(file):
    """One picture, its smaller side 224 and its larger at most 400; None for an icon, a strip or a flat colour."""
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
