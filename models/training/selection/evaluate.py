"""Evaluates what PaintSound selects, on any pictures, music and recorded strokes.

    models/evaluate-selection PAINTINGS MUSIC BRUSHES [--out FOLDER]

The product's own code selects (tests/PaintSound.Evaluation); everything it is judged by is measured independently. The folders should be material
that no network was trained on. Intervals are 95 %, bootstrapped over the pictures.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from material import pictures as picture_files
from paths import MODELS
from selection import brushes, figures, measures, stages

TOOL = MODELS.parent / "tests/PaintSound.Evaluation"
SESSIONS = 10


def main(argv=None):
    """Reads the options, runs the product and prints the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("paintings", type=Path)
    options.add_argument("music", type=Path)
    options.add_argument("brushes", type=Path)
    options.add_argument("--out", type=Path, help="keep inputs and results in this folder")
    asked = options.parse_args(argv)
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.out or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        shown, asked_sounds = _prepare(folder, asked)
        if subprocess.run(["dotnet", "run", "--project", str(TOOL), "-c", "Release", "--", str(asked.music), str(folder)]).returncode:
            raise SystemExit(1)  # the product has said why
        print(_table(_rows(folder / "results", shown, asked_sounds)))


def _prepare(folder, asked):
    files = sorted(file for file in asked.paintings.rglob("*") if file.suffix.lower() in picture_files.SUFFIXES)
    found = [picture for picture in map(picture_files.fit, files) if picture is not None]
    if len(found) < SESSIONS:
        raise SystemExit(f"{asked.paintings} contains {len(found)} usable pictures; at least {SESSIONS} are needed.")
    shown, patterns = np.stack([picture_files.square(picture) for picture in found]), brushes.patterns(asked.brushes)
    shown.tofile(folder / "pictures.rgb")
    chosen = np.random.default_rng(0).permutation(len(shown))[:SESSIONS]
    np.stack([stages.unveil(shown[index], int(index)) for index in chosen]).tofile(folder / "stages.rgb")
    patterns.sounds.tofile(folder / "brushes.f32")
    brushes.quiet().tofile(folder / "quiet.f32")
    return (shown, chosen), patterns


def _rows(results, shown, patterns):
    pictures, chosen = shown
    excerpts = json.loads((results / "excerpts.json").read_text())
    music, seen = measures.measure_music(excerpts), measures.measure_pictures(pictures)
    count, total = len(pictures), len(excerpts)

    def read(name, kind=np.float32):
        return np.fromfile(results / name, kind)

    log_odds, distance = (read(name).reshape(count, total) for name in ("log-odds.f32", "canvas-distance.f32"))
    rng = np.random.default_rng(0)
    passed = {"PaintSound": figures.gates(distance), "before": figures.gates(log_odds),
              "rule": figures.gates(read("rule-distance.f32").reshape(count, total)),
              "four measures": figures.gates(figures.rule_distance(seen, music.axes)), "random": figures.gates(rng.random(distance.shape))}
    rows = [
        figures.row("best 1 %: Jaccard of two pictures", figures.jaccard, passed, count, "upper end <= .035"),
        figures.whole("best 1 %: distinct excerpts of 930 places", lambda own: _distinct(own, 930), passed, ">= 580"),
    ]
    for axis, name in enumerate(("light and height", "colour and energy", "texture and activity", "contrast and dynamics")):
        rows.append(figures.row(f"agreement: {name}", lambda own, draw, axis=axis: figures.agreement(own, draw, seen, music.axes)[axis], passed, count,
                                "before - .05"))
    staged = {name: figures.gates(read(f"stage-{name}.f32").reshape(-1, total)) for name in ("distance", "filled", "before")}
    staged = {label: staged[name].reshape(len(chosen), len(stages.SHARES), -1) for label, name in
              (("PaintSound", "distance"), ("filled only", "filled"), ("before", "before"))}
    rows += [
        figures.row("20 % painted: Jaccard of different paintings", lambda own, draw: figures.jaccard(own[:, figures.AT_20], draw), staged, len(chosen),
                    "upper end <= .16"),
        figures.whole("first four stages: distinct of 1,240 places", lambda own: _distinct(own[:, :figures.FIRST], 1240), staged, ">= 300"),
        figures.row("42 % painted: whose gate it is, of ten", lambda own, draw: figures.whose(own, own[:, -1], draw), staged, len(chosen), ">= .7"),
    ]
    layered = {label: figures.gates(read(f"layered-{name}.f32").reshape(-1, total)).reshape(SESSIONS, len(stages.SHARES), -1)
               for label, name in (("PaintSound", "distance"), ("before", "before"))}
    rows += [
        figures.row("in layers (simulated), 20 % of the time: Jaccard", lambda own, draw: figures.jaccard(own[:, figures.AT_20], draw), layered, SESSIONS),
        figures.whole("in layers, first four stages: distinct of 1,240 places", lambda own: _distinct(own[:, :figures.FIRST], 1240), layered),
        figures.row("in layers, 42 % of the time: whose gate it is, of ten", lambda own, draw: figures.whose(own, own[:, -1], draw), layered, SESSIONS),
    ]
    answers = {name: {follow: read(f"answers-{name}-{follow}.i32", np.int32).reshape(count, -1) for follow in ("0", "0.3", "1")}
               for name in ("1", "default", "none")}
    labels = {"1": "best 1 %", "default": f"default gate {excerpts[0]['defaultGate']:g}", "none": "no gate"}
    for name, own in answers.items():
        methods = {"PaintSound": own["0.3"], "random": rng.integers(0, total, own["0.3"].shape)}
        rows += [
            figures.row(f"{labels[name]}: Spearman of onset rate", lambda data, draw: figures.rate_answers(data, patterns.rate, music, draw), methods, count,
                        ">= .65" if name != "none" else ""),
            figures.row(f"{labels[name]}: error of onset rate, octaves", lambda data, draw: figures.rate_error(data, patterns.rate, music, draw), methods, count,
                        "<= .6" if name != "none" else ""),
            figures.row(f"{labels[name]}, follow 1: Spearman of centroid", lambda data, draw: figures.colour_answers(data, patterns.centroid, music, draw),
                        {"PaintSound": own["1"]}, count, ">= .55" if name != "none" else ""),
        ]
    held = np.array([excerpt["isHeld"] for excerpt in excerpts])
    quiet = json.loads((results / "quiet.json").read_text())
    rows += [
        figures.whole("held excerpts: precision", lambda own: music.held[own].mean() if own.any() else np.nan, {"PaintSound": held}, ">= .8"),
        figures.whole("held excerpts: recall", lambda own: own[music.held].mean() if music.held.any() else np.nan, {"PaintSound": held}),
        figures.row("silent brush: share with at most one onset a second",
                    lambda data, draw: np.mean([music.rate[index] <= 1 for picture in draw for ranked in data[picture] for index in ranked]),
                    {"PaintSound": quiet}, count, ">= .8"),
    ]
    sessions = read("sessions.i32", np.int32).reshape(count, -1)

    def jumps(data, draw):
        return np.abs(np.diff(data[draw], axis=1))

    gain = np.array([excerpt["gainDb"] for excerpt in excerpts])
    levels = {"PaintSound": (music.loudness + gain)[sessions], "before": music.loudness[sessions]}
    rows += [
        figures.row("consecutive excerpts: median jump, LU", lambda data, draw: np.median(jumps(data, draw)), levels, count, "<= 1.5"),
        figures.row("consecutive excerpts: share over 6 LU", lambda data, draw: (jumps(data, draw) > 6).mean(), levels, count, "<= .10"),
        figures.row("starts within 50 ms of an onset", lambda data, draw: data[draw].mean(),
                    {"PaintSound": music.on_onset, "before": music.grid_on_onset, "random": music.any_on_onset}, total, ">= .8"),
        figures.row("works of 30 selections", lambda data, draw: np.mean([len(set(music.piece[data[picture]])) for picture in draw]),
                    {"PaintSound": sessions, "random": rng.integers(0, total, sessions.shape)}, count),
    ]
    painting = read("painting.i32", np.int32)
    ever = {"PaintSound": painting, "before": log_odds.argmin(0)}
    rows.append(figures.whole(f"paintings that any music selects, of {count}", lambda own: len(set(own)), ever, "28 of 30"))
    wanted = figures.fit(seen, music.axes)
    congruity = {"PaintSound": read("congruity.f32").reshape(count, total), "before": figures.pooled_congruity(log_odds), "raw": -log_odds}
    rows.append(figures.row("congruity: AUC of matching pairs", lambda own, draw: figures.area(own, wanted, draw), congruity, count, "lower end >= .87"))
    low, high = np.quantile(wanted, [figures.MATCHING, 1 - figures.MATCHING])
    heard = read("chain-excerpts.i32", np.int32).reshape(count, -1)
    chain, target = read("chain-congruity.f32").reshape(heard.shape), np.take_along_axis(wanted, heard, 1)
    rows.append(figures.row("congruity over the whole chain: AUC of matching pairs", lambda own, draw: figures.separation(own[draw], target[draw], low, high),
                            {"PaintSound": chain}, count, "lower end >= .87"))
    return rows


def _distinct(passed, places):
    return len(set(passed.ravel())) / passed.size * places


def _table(rows):
    lines = ["| figure | method | value | 95 % | bar |", "| --- | --- | ---: | --- | --- |"]
    for one in rows:
        for number, (method, (value, low, high)) in enumerate(one.values.items()):
            span = "" if np.isnan(low) else f"{low:.3g} ... {high:.3g}"
            lines.append(f"| {one.name if number == 0 else ''} | {method} | {value:.3g} | {span} | {one.bar if number == 0 else ''} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
