"""An endless sequence of batches from several teachers, by their shares. Worker processes can prepare them."""
import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class MixedBatches(IterableDataset):
    """Yields (number of the teacher, its batch) endlessly."""

    def __init__(self, teachers, shares, rng, count):
        """teachers: each has batch(rng, count), see People; shares: of the steps, for all but the last, which has the rest."""
        self.teachers, self.until, self.rng, self.count = teachers, np.cumsum(shares), rng, count

    def __iter__(self):
        worker = get_worker_info()
        # Every worker derives its own generator from a copy of the same rng. Their batches arrive in turn.
        rng = self.rng if worker is None else np.random.default_rng([self.rng.integers(1 << 32), worker.id])
        if worker:
            torch.set_num_threads(1)
            torch.set_flush_denormal(True)
        while True:
            number = int(np.searchsorted(self.until, rng.random(), "right"))
            yield number, self.teachers[number].batch(rng, self.count)

    def drawn(self, workers=0):
        """Returns an iterator over the batches, prepared by this many processes.

        With 0, each batch is prepared in this process when needed.
        """
        return iter(DataLoader(self, batch_size=None, num_workers=workers))
