"""The file of a frozen Max for Live device: its patch and its scripts in one file, as Max writes them."""

import struct

# Chunks of the file have little-endian sizes without their header; those of the list of members big-endian sizes with it.
FROZEN = 7    # the value of meta in a frozen device
MAIN = 17     # the flag of the main patch


def freeze(kind, name, patch, scripts, made):
    """Returns the file. kind is four letters, name the name of the device, patch its JSON, scripts {name: bytes}, made seconds since 1904."""
    members = [(name, b"JSON", patch + b"\0", MAIN)] + [(script, b"TEXT", content, 0) for script, content in scripts.items()]
    data, listed = b"", b""
    for member, sort, content, flag in members:
        listed += _entry(member, sort, len(content), 16 + len(data), flag, made)
        data += content
    container = b"mx@c" + struct.pack(">IQ", 16, 16 + len(data)) + data + _sized(b"dlst", listed)
    return _chunk(b"ampf", kind) + _chunk(b"meta", struct.pack("<I", FROZEN)) + _chunk(b"ptch", container)


def _entry(name, sort, size, start, flag, made):
    text = name.encode("utf-8") + b"\0"
    numbers = [(b"sz32", size), (b"of32", start), (b"vers", 0), (b"flag", flag), (b"mdat", made)]
    return _sized(b"dire", _sized(b"type", sort) + _sized(b"fnam", text + b"\0" * (-len(text) % 4))
                  + b"".join(_sized(key, struct.pack(">I", number)) for key, number in numbers))


def _sized(name, content):
    return name + struct.pack(">I", 8 + len(content)) + content


def _chunk(name, content):
    return name + struct.pack("<I", len(content)) + content
