"""PaintSound's remote script for Ableton Live 11 and 12: it plays in Live what PaintSound chooses.

To install it, see docs/live.md. It needs nothing but what Live brings.
"""


def create_instance(c_instance):
    """Live calls this when PaintSound is chosen as a control surface."""
    from .surface import PaintSound  # Not before: Live imports every script's package, chosen or not.

    return PaintSound(c_instance)
