"""Trains the encoder: classification of phrases and strokes, and a small distance between a phrase and its stroke."""
import json
import pickle
import time
from datetime import date
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

import mel
from material import onsets
from material import pairs
from material import scaling_music
from paths import RUNS
from networks.sound_network import QUESTIONS, Embedder, SoundEncoder, colour_removed
from teaching.mixed_batches import MixedBatches
from teaching.recipe import SHIPPED_SEED

STEPS, PAIRS, RATE, WARM_UP, DECAY, TEMPERATURE = 3600, 24, 2.5e-3, 60, 1e-2, 0.1
IMPORTANCE = {"family": 4.0, "program": 0.4, "register": 0.5, "density": 1.0, "rhythm": 0.7, "articulation": 0.7}
RATE_IMPORTANCE, SLOWEST = 2.0, 0.25
DENSITY_EDGES = [0.3, 0.8, 1.5, 2.5, 4, 6, 8.5]
UNKNOWN = -100
STROKE_FAMILY = {"tap": 18, "scrape": 17, "friction": 17, "voice": 19, "silence": 19}
STROKE_ARTICULATION = {"tap": 1, "scrape": 2, "friction": 3, "voice": 3, "silence": 0}
LAST_START = 160


class Material:
    """The rendered pairs, mapped from disk."""

    def __init__(self):
        count = len(list(pairs.FOLDER.glob("*.pkl")))
        self.labels = [label for n in range(count) for label in pickle.loads((pairs.FOLDER / f"{n}.pkl").read_bytes())]
        self.sounds = {name: [np.load(pairs.FOLDER / f"{n}.{name}.npy", mmap_mode="r") for n in range(count)]
                       for name in ("music", "stroke")}

    def window(self, name, number, start):
        """Returns the raw log-mel float32 [100, 320] of one side of a pair."""
        sound = self.sounds[name][number // pairs.BATCH][number % pairs.BATCH]
        return sound[:, start:start + mel.COLUMNS].astype(np.float32)

    def batch(self, rng, count=PAIRS):
        """Returns count phrases, then their strokes: log-mels [2 count, 1, 100, 320], answers, and which pairs are held."""
        numbers = rng.integers(0, len(self.labels), count)
        starts = rng.integers(0, LAST_START + 1, count)
        sides = [("music", starts), ("stroke", np.clip(starts + rng.integers(-3, 4, count), 0, LAST_START))]
        inputs, answers = [], []
        for name, own in sides:
            for number, start in zip(numbers, own):
                inputs.append(_vary(rng, self.window(name, number, start)))
                answers.append(_answer(self.labels[number], start * mel.HOP / mel.RATE, name == "music"))
        answers = {question: torch.from_numpy(np.stack([answer[question] for answer in answers])) for question in ["rate", *QUESTIONS]}
        held = torch.tensor([self.labels[number]["style"] == onsets.HELD for number in numbers])
        return torch.from_numpy(np.stack(inputs))[:, None], answers, held


def _vary(rng, window):
    shape = np.interp(np.arange(mel.BANDS), np.linspace(0, mel.BANDS - 1, 6), rng.normal(0, 0.7, 6))
    window = window + (shape[:, None] + rng.normal(0, 0.5)).astype(np.float32)
    return np.logaddexp(window, np.float32(rng.uniform(-11, -6))) if rng.random() < 0.5 else window


def _answer(label, start, is_music):
    held, programs, kind = label["style"] == onsets.HELD, label["programs"], label["kind"]
    rate = onsets.rate_in(label["onsets"], start)
    family = np.zeros(QUESTIONS["family"], np.float32)
    register = min(5, int((label["register"] - 33) / 9.6))
    if is_music:
        for program in programs:
            family[16 if program is None else program // 8] = 1
        program = (128 if programs[0] is None else programs[0]) if len(programs) == 1 else UNKNOWN
        register = UNKNOWN if programs[0] is None else register
        articulation = label["articulation"]
    else:
        family[STROKE_FAMILY[kind]] = 1
        program, articulation = UNKNOWN, STROKE_ARTICULATION[kind]
        register = UNKNOWN if kind in ("voice", "silence") else register
    density = np.searchsorted(DENSITY_EDGES, 0 if held and not is_music else rate)
    rhythm = len(onsets.STYLES) if held else label["style"] if rate >= 1 else UNKNOWN
    log_rate = np.log(SLOWEST + (0 if held and not is_music else rate))
    return {"rate": np.float32(log_rate), "family": family, "program": np.int64(program), "register": np.int64(register), "density": np.int64(density),
            "rhythm": np.int64(rhythm), "articulation": np.int64(articulation)}


def closeness_loss(rhythm, held):
    """Returns the InfoNCE loss in both directions over phrases [:n] and strokes [n:].

    Held pairs are not negatives of each other.
    """
    count = len(held)
    alike = held[:, None] & held[None] & ~torch.eye(count, dtype=torch.bool, device=held.device)
    likeness = (rhythm[:count] @ rhythm[count:].T / TEMPERATURE).masked_fill(alike, -1e4)
    own = torch.arange(count, device=held.device)
    found = (likeness.argmax(1) == own).float().mean()
    return (F.cross_entropy(likeness, own) + F.cross_entropy(likeness.T, own)) / 2, float(found)


def question_loss(encoder, pooled, answers):
    """Returns the weighted sum of the losses of QUESTIONS and of the log of the onset rate."""
    total = RATE_IMPORTANCE * F.smooth_l1_loss(encoder.log_rate(pooled)[:, 0], answers["rate"])
    total = total + F.binary_cross_entropy_with_logits(encoder.answers["family"](pooled), answers["family"]) * IMPORTANCE["family"]
    for question in list(QUESTIONS)[1:]:
        if (answers[question] != UNKNOWN).any():
            total = total + IMPORTANCE[question] * F.cross_entropy(encoder.answers[question](pooled), answers[question])
    return total


def folder_of(seed, architecture="compact"):
    """Returns the folder of a run: sound.pt, sound.json and train.log."""
    return RUNS / "-".join(["sound", *([] if architecture == "compact" else [architecture]), str(seed)])


def train(seed=SHIPPED_SEED, folder=None, steps=STEPS, architecture="compact", count=PAIRS, rate=RATE, device="cpu", workers=0):
    """Writes the weights sound.pt, the record sound.json and train.log of one run into its folder.

    device: "cpu" or "cuda"; workers: number of processes that prepare batches.
    """
    folder = Path(folder or folder_of(seed, architecture))
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    encoder = SoundEncoder(architecture).train().to(device)
    batches = MixedBatches([Material()], [], rng, count).drawn(workers)
    optimiser = torch.optim.AdamW(encoder.parameters(), rate, weight_decay=DECAY)
    started, worked, found = time.monotonic(), time.process_time(), []
    with open(folder / "train.log", "w", buffering=1) as log:
        for step in range(steps):
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1, (step + 1) / WARM_UP) * (0.005 + 0.5 * (1 + np.cos(np.pi * step / steps)))
            loss, share = _step(rng, next(batches)[1], encoder, optimiser, device)
            found.append(share)
            if step % 100 == 99:
                line = (f"sound {seed}, step {step + 1} of {steps}, {time.monotonic() - started:.0f} s, loss {loss:.3f}, "
                        f"strokes that find their phrase among {count} {np.mean(found[-100:]):.3f}")
                print(line, flush=True)
                log.write(line + "\n")
    torch.save(encoder.cpu().state_dict(), folder / "sound.pt")
    (folder / "sound.json").write_text(json.dumps(
        {"architecture": architecture, "seed": seed, "steps": steps, "pairs": count, "date": str(date.today()),
         "seconds": round(time.monotonic() - started), "cpuSeconds": round(time.process_time() - worked)}) + "\n")


def embedder(folder):
    """Returns the Embedder of a run. Its scales come from music that is not in the library when it is measured."""
    # Runs without an architecture name are compact.
    encoder = SoundEncoder(json.loads((folder / "sound.json").read_text()).get("architecture", "compact"))
    encoder.load_state_dict(torch.load(folder / "sound.pt"))
    network = Embedder(encoder).eval()
    network.fit_scales(scaling_music.windows())
    return network


def _step(rng, batch, encoder, optimiser, device):
    log_mels, held = batch[0].to(device), batch[2].to(device)
    answers = {question: answer.to(device) for question, answer in batch[1].items()}
    # Half of the pairs lose their steady colour, like every sound before its rhythm is measured. With the other half, the
    # trunk still learns colour.
    plain = torch.from_numpy(rng.random(len(held)) < 0.5).repeat(2)[:, None, None, None].to(device)
    pooled = encoder.pooled(encoder.level(torch.where(plain, log_mels, colour_removed(log_mels))))
    closeness, share = closeness_loss(encoder.rhythm(pooled), held)
    loss = question_loss(encoder, pooled, answers) + closeness
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(encoder.parameters(), 2.0)
    optimiser.step()
    return float(loss.detach()), share
