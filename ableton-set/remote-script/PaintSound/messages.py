"""What PaintSound and this script say to each other. docs/live-protocol.md says what it means; a test compares the two."""

PROTOCOL = 1
PREFIX = "/paintsound/live/"

TO_LIVE = {
    "hello": "iii",
    "ping": "ii",
    "launch": "isssffsi",
    "stop": "is",
    "fade": "isff",
    "set": "isssf",
    "build": "isssi",
}

FROM_LIVE = {
    "welcome": "is",
    "pong": "i",
    "triggered": "issf",
    "playing": "if",
    "position": "if",
    "ended": "i",
    "built": "isi",
    "refused": "iss",
}


class Refusal(Exception):
    """What was asked for is not done. The sentence is for a person."""

    def __init__(self, why, sentence):
        Exception.__init__(self, sentence)
        self.why = why
        self.sentence = sentence
