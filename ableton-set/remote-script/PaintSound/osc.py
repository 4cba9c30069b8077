"""OSC 1.0 messages with integers, floats and strings. A malformed packet never raises."""

import struct


def encode(address, tags, values):
    """Encodes one message."""
    parts = [_text(address), _text("," + tags)]
    for tag, value in zip(tags, values):
        if tag == "i":
            parts.append(struct.pack(">i", int(value)))
        elif tag == "f":
            parts.append(struct.pack(">f", float(value)))
        else:
            parts.append(_text(str(value)))
    return b"".join(parts)


def decode(packet, tables):
    """Decodes a message to (name, values). Returns None if the packet is malformed or not in the tables.

    tables is (prefix, {name: tags}). A number can be an integer or a float, because Max chooses the type by itself.
    """
    prefix, names = tables
    try:
        address, at = _read_text(packet, 0)
        if not address.startswith(prefix) or address[len(prefix):] not in names:
            return None
        name = address[len(prefix):]
        tags, at = _read_text(packet, at)
        wanted = names[name]
        if tags[:1] != "," or len(tags) != len(wanted) + 1:
            return None
        values = []
        for tag, want in zip(tags[1:], wanted):
            if tag == "s" and want == "s":
                value, at = _read_text(packet, at)
            elif tag in "if" and want in "if":
                value = struct.unpack_from(">" + tag, packet, at)[0]
                at += 4
                value = int(value) if want == "i" else float(value)
                if value != value or value in (float("inf"), float("-inf")):
                    return None
            else:
                return None
            values.append(value)
        return (name, values) if at == len(packet) else None
    except (struct.error, ValueError, OverflowError):
        return None


def _text(text):
    data = text.split("\0")[0].encode("utf-8", "replace")
    return data + b"\0" * (4 - len(data) % 4)


def _read_text(packet, at):
    end = packet.index(b"\0", at)
    return packet[at:end].decode("utf-8"), (end // 4 + 1) * 4
