"""Settings for the user. Live reads them when it starts."""

import os

# Port on this computer for messages from PaintSound. Must equal live: port in the show file.
PORT = 9110

# The file in which the script keeps what it has changed in the set, until that is restored.
CHANGES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "changes.json")
