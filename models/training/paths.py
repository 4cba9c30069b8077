"""Where training keeps what it fetches and makes; all of it is under work/, which git leaves alone."""
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODELS = HERE.parent
WORK = HERE / "work"
DATA = WORK / "data"
GAMES = DATA / "usr/share/games"
CORRESPONDENCE = MODELS / "correspondence-compact"
SOUND = MODELS / "sound-compact"
RUNS = WORK / "runs"
REFERENCE = MODELS.parent / "tests/PaintSound.Models.Tests/reference"
