"""Pictures and music that a correspondence network is taught or measured with, split by source."""
from dataclasses import dataclass

from material import music, pictures

TAUGHT, UNSEEN = ("0ad", "supertuxkart", "hedgewars", "fillets", "freedroid"), ("wesnoth",)
# Named by what is taught with -> (taught with, measured on). The shipped network is taught with the other games than Wesnoth.
DIRECTIONS = {"others": (TAUGHT, UNSEEN), "wesnoth": (UNSEEN, TAUGHT)}
SHIPPED_DIRECTION = "others"


@dataclass(frozen=True)
class Material:
    """Where it is from, [(share, [picture uint8 [height, width, 3], ...]), ...], and [Track, ...]."""

    name: str
    groups: list
    tracks: list

    @classmethod
    def games(cls, sources):
        """Pictures and music of some of the game packages."""
        return cls(", ".join(sources), pictures.groups(sources), music.tracks(sources))
