"""Albums of open games: music composed or chosen for a place, with the pictures of that place."""
import hashlib
import json
import re

from PIL import Image

from material.albums import FOLDER, Album, merged
from paths import DATA, GAMES

ARCHIVE = DATA / "0ad"
KARTS = GAMES / "supertuxkart/data"
WORMS = GAMES / "hedgewars/Data"
FISH = GAMES / "fillets-ng"
WESNOTH = GAMES / "wesnoth/1.16/data"


def games():
    """Returns ([Album, ...], [message about a skipped file, ...]) from all packages that are present."""
    albums, left_out = [], []
    for source, read, folder in (("0ad", _civilisations, ARCHIVE), ("supertuxkart", _tracks, KARTS),
                                 ("hedgewars", _themes, WORMS), ("fillets", _levels, FISH), ("wesnoth", _scenarios, WESNOTH)):
        found = list(read())
        if not found:
            left_out.append(f"{source}: nothing that names music and pictures under {folder}; fetch brings the package")
        for name, pictures, tracks in found:
            pictures, tracks = (tuple(sorted({path for path in paths if path.is_file()})) for paths in (pictures, tracks))
            if pictures and tracks:
                albums.append(Album(source, name, pictures, tracks))
            else:
                lacks = " and ".join(kind for kind, paths in (("picture", pictures), ("track", tracks)) if not paths)
                left_out.append(f"{source}/{name}: it names no {lacks} that is there")
    return merged(albums), left_out


def _civilisations():
    """0 A.D.: the portraits of a people's units and buildings, and the music listed in the file of the people."""
    portraits = ARCHIVE / "art/textures/ui/session/portraits"
    for file in sorted((ARCHIVE / "simulation/data/civs").glob("*.json")):
        civilisation = json.loads(file.read_text())
        tracks = [ARCHIVE / "audio/music" / entry["File"] for entry in civilisation.get("Music", [])]
        pictures = [*portraits.glob(f"*/{file.stem}_*.dds"), *portraits.glob(f"*/{file.stem}/*.dds")]
        yield file.stem, pictures, tracks


def _tracks():
    """SuperTuxKart: the screenshot of a race track, and its music."""
    for file in sorted((KARTS / "tracks").glob("*/track.xml")):
        track = _text(file)
        screenshot, named = (re.search(rf'\b{key}\s*=\s*"([^"]+)"', track) for key in ("screenshot", "music"))
        songs = []
        for name in named.group(1).split() if named else []:
            for folder in (file.parent, KARTS / "music"):
                song = re.search(r'\bfile\s*=\s*"([^"]+)"', _text(folder / name))
                songs += [folder / song.group(1)] if song else []
        yield file.parent.name, [file.parent / screenshot.group(1)] if screenshot else [], songs


def _themes():
    """Hedgewars: the horizon in front of the sky, the ground of a theme, and the music of the theme."""
    for file in sorted((WORMS / "Themes").glob("*/theme.cfg")):
        song = re.search(r"^music\s*=\s*(\S+)", _text(file), re.M)
        scene = _layered(file.parent / "Sky.png", file.parent / "horizont.png")
        pictures = [scene, file.parent / "LandTex.png", file.parent / "LandBackTex.png"]
        yield file.parent.name, pictures, [WORMS / "Music" / song.group(1)] if song else []


def _levels():
    """Fish Fillets: the walls of a level in front of its background, and its first music."""
    for file in sorted((FISH / "script").glob("*/code.lua")):
        song = re.search(r'sound_playMusic\("(music/[^"]+\.ogg)"\)', _text(file))
        folder = FISH / "images" / file.parent.name
        pictures = [_layered(back, back.with_name(back.name.replace("-p.png", "-w.png"))) for back in folder.glob("*-p.png")]
        pictures += folder.glob("*pozadi*.png")
        yield file.parent.name, pictures, [FISH / song.group(1)] if song else []


def _scenarios():
    """Wesnoth: the story paintings, portraits and music listed in a scenario file (without additions of macros)."""
    for file in sorted((WESNOTH / "campaigns").glob("*/scenarios/**/*.cfg")):
        scenario = _text(file)
        campaign = WESNOTH / "campaigns" / file.relative_to(WESNOTH / "campaigns").parts[0]
        named = re.findall(r"\b((?:story|portraits)/[\w./-]+\.(?:png|jpg|webp))", scenario)
        pictures = [next((root / name for root in (campaign / "images", WESNOTH / "core/images") if (root / name).is_file()),
                         campaign / "images" / name) for name in named]
        songs = [WESNOTH / "core/music" / name for name in re.findall(r"[\w-]+\.ogg", scenario)]
        yield f"{campaign.name}/{file.stem}", pictures, songs


def _layered(back, front):
    """Combines two layers as the game does, the front one at the bottom. Returns back if there is no front."""
    if not (back.is_file() and front.is_file()):
        return back
    made = FOLDER / f"{hashlib.sha1(str(front.resolve()).encode()).hexdigest()[:16]}.scene.png"
    if not made.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        over, under = Image.open(front).convert("RGBA"), Image.open(back).convert("RGBA")
        under = under.resize((over.width, max(over.height, round(under.height * over.width / under.width))))
        under.alpha_composite(over, (0, under.height - over.height))
        under.save(made)
    return made


def _text(file):
    return file.read_text(errors="replace") if file.is_file() else ""
