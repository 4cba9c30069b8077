"""A fake of the module Live: the part that the remote script uses, with Live's limits."""

from . import Base  # noqa: F401
