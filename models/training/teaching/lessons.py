"""Lessons without end: batches of several teachers, by their shares, made beside the teaching where workers do it."""
import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Lessons(IterableDataset):
    """What the teachers draw: (number of the teacher, its batch), again and again."""

    def __init__(self, teachers, shares, rng, count):
        """teachers: each has batch(rng, count), see People; shares: of the steps, of all but the last, which has the rest."""
        self.teachers, self.until, self.rng, self.count = teachers, np.cumsum(shares), rng, count

    def __iter__(self):
        worker = get_worker_info()
        # Every worker has a copy of the same rng and draws its own from it; the order of what comes is theirs in turn.
        rng = self.rng if worker is None else np.random.default_rng([self.rng.integers(1 << 32), worker.id])
        if worker:
            torch.set_num_threads(1)
            torch.set_flush_denormal(True)
        while True:
            number = int(np.searchsorted(self.until, rng.random(), "right"))
            yield number, self.teachers[number].batch(rng, self.count)

    def drawn(self, workers=0):
        """An iterator over the lessons, drawn by that many processes beside this one; by none of them here, one when it is due."""
        return iter(DataLoader(self, batch_size=None, num_workers=workers))
