"""The settings of one training run. Everything else is the same for all runs."""
from dataclasses import asdict, dataclass
from pathlib import Path

from poetics.poetics import TABLE

SEEDS, SHIPPED_SEED = (0, 1, 2), 0  # the shipped seed was chosen before any measurement

DEEP = {"steps": 1500, "rate": 1e-3}  # fifty layers need a smaller rate; never trained to the end


@dataclass(frozen=True)
class Recipe:
    """The settings for training one correspondence network."""

    architecture: str = "compact"
    seed: int = 0
    steps: int = 1600
    batch: int = 48
    rate: float = 2e-3
    table: Path = TABLE
    # Shares of the steps. The teacher of the table (People) has the rest. Chosen by the ablation, see the card.
    common: float = 0.0
    true: float = 0.0
    descriptors: float = 1.0  # weight of the loss of the descriptor predictions

    @classmethod
    def of(cls, architecture, seed):
        """Returns the recipe of the measured networks of an architecture."""
        return cls(architecture, seed, **DEEP) if architecture == "paper" else cls(architecture, seed)

    def record(self):
        """Returns the settings for the record of the run."""
        return asdict(self) | {"table": Path(self.table).name}
