"""Settings for the user. Live reads them when it starts."""

# Port on this computer for messages from PaintSound. Must equal live: port in the show file.
PORT = 9110
