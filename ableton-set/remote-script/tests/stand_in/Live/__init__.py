"""A stand-in for what Live's Python has as module Live: as much of it as the remote script uses, with Live's own limits."""

from . import Base  # noqa: F401
