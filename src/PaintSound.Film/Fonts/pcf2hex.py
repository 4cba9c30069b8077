#!/usr/bin/env python3
"""Turns a compiled X font into the plain text that PaintSound embeds.

    python3 pcf2hex.py /usr/share/fonts/X11/misc/10x20.pcf.gz > 10x20.hex

One line a character, as GNU Unifont writes them: code point, colon, the rows from top to bottom in hexadecimal,
each row padded to whole bytes. Kept: Latin with all its accents, Greek, Cyrillic, punctuation and a few signs.
"""
import gzip
import struct
import sys

KEPT = [(0x20, 0x7E), (0xA0, 0x17F), (0x300, 0x36F), (0x18F, 0x18F), (0x218, 0x21B), (0x370, 0x3FF), (0x400, 0x45F), (0x490, 0x491),
        (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x2010, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030), (0x2032, 0x2033),
        (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2195), (0x2212, 0x2212),
        (0x2260, 0x2265), (0x25CF, 0x25CF), (0x266A, 0x266F)]
METRICS, BITMAPS, ENCODINGS, ACCELERATORS = 4, 8, 32, 2


def main(path):
    data = gzip.open(path).read()
    tables = {}
    for i in range(struct.unpack_from("<I", data, 4)[0]):
        kind, form, _, offset = struct.unpack_from("<4I", data, 8 + 16 * i)
        tables[kind] = (form, offset)

    def reader(kind):
        form, offset = tables[kind]
        return form, offset + 4, ">" if form & 4 else "<"

    form, at, end = reader(METRICS)
    assert form & 0x100, "only compressed metrics are read"
    count = struct.unpack_from(end + "H", data, at)[0]
    metrics = [[b - 128 for b in data[at + 2 + 5 * i:at + 7 + 5 * i]] for i in range(count)]

    _, at, end = reader(ACCELERATORS)
    ascent, descent = struct.unpack_from(end + "ii", data, at + 8)

    form, at, end = reader(BITMAPS)
    assert form & 8, "only most significant bit first is read"
    pad = 1 << (form & 3)
    count = struct.unpack_from(end + "I", data, at)[0]
    offsets = struct.unpack_from(f"{end}{count}I", data, at + 4)
    bits = at + 4 + 4 * count + 16

    _, at, end = reader(ENCODINGS)
    low, high, first, last, _ = struct.unpack_from(end + "5H", data, at)
    across = high - low + 1
    width = max(m[2] for m in metrics)
    row_bytes = (width + 7) // 8

    for code in range(0x10000):
        if not any(a <= code <= b for a, b in KEPT) or not (first <= code >> 8 <= last and low <= (code & 255) <= high):
            continue
        glyph = struct.unpack_from(end + "H", data, at + 10 + 2 * (((code >> 8) - first) * across + (code & 255) - low))[0]
        if glyph == 0xFFFF:
            continue
        left, right, advance, up, down = metrics[glyph]
        ink = right - left
        stride = (((ink + 7) // 8 + pad - 1) // pad) * pad
        rows = [0] * (ascent + descent)
        for y in range(up + down):
            start = bits + offsets[glyph] + y * stride
            row = int.from_bytes(data[start:start + stride], "big") >> (8 * stride - ink)
            rows[ascent - up + y] = row << (8 * row_bytes - left - ink)
        print(f"{code:04X}:" + "".join(f"{row:0{2 * row_bytes}X}" for row in rows))


main(sys.argv[1])
