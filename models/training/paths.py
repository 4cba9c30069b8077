"""Paths of downloaded and generated files. All are under work/, which git ignores."""
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
