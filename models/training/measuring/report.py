"""Measured figures: prints them and writes them into the manifest and card of a network."""
import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure, its 95 % bootstrap interval if there is one, and the material.

    bar: the required minimum, or (minimum, maximum).
    """

    name: str
    value: float
    interval: tuple = None
    material: str = ""
    bar: object = None

    @property
    def met(self):
        """True if the whole interval (or the value, if there is none) meets the bar."""
        least, most = self.bar if isinstance(self.bar, tuple) else (self.bar, float("inf"))
        low, high = self.interval or (self.value, self.value)
        return bool(least <= low and high <= most)

    def __str__(self):
        span = f" [{self.interval[0]:.3g}, {self.interval[1]:.3g}]" if self.interval else ""
        return f"{self.value:.3g}{span}"


def table(figures):
    """Returns a Markdown table. If there are bars, it shows whether the worse end of the interval meets them."""
    barred = any(figure.bar is not None for figure in figures)
    rows = [["measure", "value [95 % interval]", *["bar"] * barred, "measured on"], ["---"] * (3 + barred)]
    rows += [[figure.name, str(figure), *[_verdict(figure)] * barred, figure.material] for figure in figures]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _verdict(figure):
    if figure.bar is None:
        return ""
    wanted = "{:g} to {:g}".format(*figure.bar) if isinstance(figure.bar, tuple) else f"{figure.bar:g}"
    return f"{wanted}: {'met' if figure.met else '**not met**'}"


def write(folder, figures, card):
    """Writes the figures into model.json and, in place of {results}, into card.md."""
    path = folder / "model.json"
    manifest = json.loads(path.read_text())
    manifest["results"] = {figure.name: {"value": round(float(figure.value), 4)}
                           | ({"interval95": [round(float(end), 4) for end in figure.interval]} if figure.interval else {})
                           | ({"bar": figure.bar, "met": figure.met} if figure.bar is not None else {})
                           | ({"on": figure.material} if figure.material else {}) for figure in figures}
    path.write_text(json.dumps(manifest, indent=2) + "\n")
    (folder / "card.md").write_text(card.read_text().replace("{results}", table(figures)))
