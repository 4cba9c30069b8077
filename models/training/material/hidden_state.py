"""The hidden state that determines both a picture and a phrase of music, and the agreement of two states.

Six numbers in 0..1, each with a visual and a musical effect:
light       dark ... light ground and strokes              low ... high register
colour      grey and cold ... vivid and warm               soft, minor modes ... loud, major modes
density     few ... many strokes                           one voice ... five voices
contrast    strokes near the ground's lightness ... far    even ... swelling and accented
angularity  round, soft-edged ... jagged strokes           smooth, held notes ... harsh, short, dissonant notes
tempo       long sweeps ... short dabs                     few ... many onsets per second
"""
import numpy as np

NAMES = ["light", "colour", "density", "contrast", "angularity", "tempo"]
CLOSE, SHARPNESS = 0.98, 6.0  # half of all pairs of states are closer than CLOSE


def draw(rng, count):
    """Returns random states [count, 6] in 0..1."""
    return rng.random((count, len(NAMES)))


def agreement(pictures, sounds):
    """States [P, 6] and [S, 6] -> [P, S] in 0..1: 1 for the same state, 0.5 at the median distance."""
    distance = np.sqrt(((pictures[:, None] - sounds[None]) ** 2).sum(2))
    return 1 / (1 + np.exp(-SHARPNESS * (CLOSE - distance)))
