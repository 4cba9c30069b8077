"""Measures an 8-bit network against the float network that it was made from: accuracy and speed."""
import json
import subprocess

import numpy as np
from scipy.stats import spearmanr

from material.sources import UNSEEN
from measuring import embedders, evaluate_correspondence, evaluate_sound, excerpts, matches, questions
from measuring.answers import NEAREST, Answers
from measuring.bootstrap import interval
from measuring.evaluation_set import EvaluationSet, NetworkScorer
from measuring.report import Figure
from paths import MODELS
from poetics.poetics import Poetics

POINT, SAME_BAR, TURNS = (-0.01, 0.01), 0.90, 2
CHANGE = "8 bits minus float"
PARTS = {"correspondence": ("picture", "music"), "sound-embedding": ("sound",)}


def measure(exact, rounded):
    """Returns [Figure, ...] of the folders of one network, in float and in 8 bits."""
    role = json.loads((exact / "model.json").read_text())["role"]
    cost = correspondence(exact, rounded) if role == "correspondence" else sound(exact, rounded)
    sizes = [sum(file.stat().st_size for file in folder.glob("*.onnx")) / 1e6 for folder in (exact, rounded)]
    return [*cost, Figure("size, times smaller", sizes[0] / sizes[1], None, "{:.1f} MB, {:.1f} MB".format(*sizes)),
            *speed(exact, rounded, PARTS[role])]


def correspondence(exact, rounded):
    """Returns the change on pictures and music that training did not use."""
    evaluation = EvaluationSet.games(UNSEEN)
    given = [NetworkScorer(folder, evaluation.log_mels)(evaluation.images) for folder in (exact, rounded)]
    if (exact / "poetics.json").exists():
        wanted = Poetics.load(exact / "poetics.json").agreement(evaluation.describe_pictures(), evaluation.describe_sounds())
        for name, rule, _ in evaluate_correspondence.RULES:
            yield _agreement(name, rule, evaluation, given, wanted)
    same = _shared(*(np.argsort(-one, 1)[:, :max(1, int(matches.BEST * one.shape[1]))] for one in given))
    span = interval(lambda i: same[i].mean(), len(same))
    yield Figure("share of the gate's best 1 % that both choose", same.mean(), span, evaluation.material, SAME_BAR)


def sound(exact, rounded):
    """Returns the change on strokes and hums that training did not use."""
    library = excerpts.library()
    both = [embedders.shipped(folder) for folder in (exact, rounded)]
    stored = [embed(library.log_mels) for embed in both]
    for name, question in ((evaluate_sound.RECORDED, questions.recorded()), (evaluate_sound.HUM, questions.hummed())):
        asked = [embed(question.log_mels) for embed in both]
        for label, distance in ((f"follow {evaluate_sound.FOLLOW:g}", embedders.weighed(evaluate_sound.FOLLOW)),
                                ("the paper's distance", embedders.paper)):
            near = [Answers([distance(*pair)], library.track).orders[0][:, :NEAREST] for pair in zip(asked, stored)]
            on = f"{label}, {name}, {len(library.track)} excerpts"
            if question.rate is None:
                yield _change(f"held share of the {NEAREST} nearest", lambda own, _: library.held[own].mean(), near, on)
            else:
                yield _change(f"Spearman of onset rate, mean of the {NEAREST} nearest",
                              lambda own, asked: spearmanr(question.rate[asked], library.rate[own].mean(1))[0], near, on)
            same = _shared(*near)
            yield Figure(f"share of the {NEAREST} nearest that both choose", same.mean(),
                         interval(lambda i: same[i].mean(), len(same)), on)


def speed(exact, rounded, parts):
    """Returns the speed ratio in ONNX Runtime on one core. Runs alternate, so other load slows both."""
    taken = {folder: {part: [] for part in parts} for folder in (exact, rounded)}
    for _ in range(TURNS):
        for folder in taken:
            command = [MODELS.parent / "paintsound", "bench", "--json", "--models", folder]
            done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
            for part in parts:
                taken[folder][part].append(json.loads(done.stdout)["networkMilliseconds"][part]["p50"])
    for part in parts:
        milliseconds = [min(taken[folder][part]) for folder in taken]
        yield Figure(f"{part}: times faster on one core", milliseconds[0] / milliseconds[1], None,
                     "{:.2f} ms, {:.2f} ms".format(*milliseconds))


def _agreement(name, rule, evaluation, given, wanted):
    """Returns the difference of a rule between the scores [P, S] of both networks.

    The interval resamples pictures and pieces of music.
    """
    def change(both, own):
        return rule(both[..., 1], own) - rule(both[..., 0], own)
    note = "{:.4f}, {:.4f}; ".format(*(rule(one, wanted) for one in given)) + evaluation.material
    return evaluate_correspondence.figure(f"{name}: {CHANGE}", change, evaluation, [np.stack(given, 2)], [wanted], note, POINT)


def _change(name, measure, near, on):
    """Returns the difference of measure(answers [Q, K], their questions [Q]) between both. The interval resamples questions."""
    def again(asked):
        return measure(near[1][asked], asked) - measure(near[0][asked], asked)
    every = np.arange(len(near[0]))
    note = "{:.4f}, {:.4f}; ".format(*(measure(own, every) for own in near)) + on
    return Figure(f"{name}: {CHANGE}", again(every), interval(again, len(every)), note, POINT)


def _shared(some, others):
    """Returns the share of the numbers in each row that are also in the other's row [rows]."""
    return np.array([len(np.intersect1d(*pair)) / len(pair[0]) for pair in zip(some, others)])
