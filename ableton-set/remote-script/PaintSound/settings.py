"""What a person may want to change. Live reads it when it starts."""

# Where PaintSound speaks to this script, on this computer only; the show file says the same under live: port.
PORT = 9110
