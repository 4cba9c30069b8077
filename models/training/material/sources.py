"""Pictures and music for training or measuring a correspondence network, split by source."""
from dataclasses import dataclass

from material import music, pictures

TAUGHT, UNSEEN = ("0ad", "supertuxkart", "hedgewars", "fillets", "freedroid"), ("wesnoth",)
# Name of a split -> (training sources, measuring sources). The shipped network is trained on all games except Wesnoth.
DIRECTIONS = {"others": (TAUGHT, UNSEEN), "wesnoth": (UNSEEN, TAUGHT)}
SHIPPED_DIRECTION = "others"


@dataclass(frozen=True)
class Material:
    """The sources, [(share, [picture uint8 [height, width, 3], ...]), ...], and [Track, ...]."""

    name: str
    groups: list
    tracks: list

    @classmethod
    def games(cls, sources):
        """Returns the pictures and music of some game packages."""
        return cls(", ".join(sources), pictures.groups(sources), music.tracks(sources))
