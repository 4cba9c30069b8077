"""PaintSound's remote script for Ableton Live 11 and 12: it plays in Live what PaintSound selects.

To install it, see docs/into-your-live-set.md. It needs nothing else.
"""


def create_instance(c_instance):
    """Live calls this when PaintSound is selected as a control surface."""
    from .surface import PaintSound  # Imported here, because Live imports the package of every script, even if it is not selected.

    return PaintSound(c_instance)
