"""The messages of the protocol with their type tags. docs/live-protocol.md explains them; a test compares both."""

PROTOCOL = 1
PREFIX = "/paintsound/live/"

TO_LIVE = {
    "hello": "iii",
    "ping": "iii",
    "launch": "isssffsi",
    "stop": "is",
    "fade": "isff",
    "set": "isssf",
    "build": "isssif",
    "find": "isss",
    "bye": "i",
}

FROM_LIVE = {
    "welcome": "is",
    "pong": "i",
    "restarted": "i",
    "triggered": "issf",
    "playing": "if",
    "position": "if",
    "beat": "iffiiifii",
    "ended": "i",
    "built": "isi",
    "refused": "iss",
}


class Refusal(Exception):
    """A request that cannot be done. why is a word of the protocol; sentence is for a person."""

    def __init__(self, why, sentence):
        Exception.__init__(self, sentence)
        self.why = why
        self.sentence = sentence
