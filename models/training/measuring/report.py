"""Measured figures: how they are printed, and how they enter a network's manifest and card."""
import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure, its 95 % bootstrap interval where there is one, and what it was measured on."""

    name: str
    value: float
    interval: tuple = None
    material: str = ""

    def __str__(self):
        span = f" [{self.interval[0]:.3g}, {self.interval[1]:.3g}]" if self.interval else ""
        return f"{self.value:.3g}{span}"


def table(figures):
    """A Markdown table."""
    rows = "\n".join(f"| {figure.name} | {figure} | {figure.material} |" for figure in figures)
    return f"| measure | value [95 % interval] | measured on |\n| --- | --- | --- |\n{rows}\n"


def write(folder, figures, card):
    """Puts the figures into model.json and, in the place of {results}, into card.md."""
    path = folder / "model.json"
    manifest = json.loads(path.read_text())
    manifest["results"] = {figure.name: {"value": round(float(figure.value), 4)}
                           | ({"interval95": [round(float(end), 4) for end in figure.interval]} if figure.interval else {})
                           | ({"on": figure.material} if figure.material else {}) for figure in figures}
    path.write_text(json.dumps(manifest, indent=2) + "\n")
    (folder / "card.md").write_text(card.read_text().replace("{results}", table(figures)))
