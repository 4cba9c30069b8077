#!/usr/bin/env python3
"""Makes the pictures that PictureFormatTests reads, and references.txt with the colours that a person should see in them.

Usage: make-pictures.py   Needs numpy, Pillow 9.4 or later, ffmpeg and heif-enc. The results are committed; run it only to add a picture.

Every picture is a chart of 8 x 8 patches, 224 x 224 pixels. Each line of references.txt is a file name, a tolerance in levels of 255, and the
64 colours as hexadecimal sRGB, row by row from the top left of the upright picture. The colours come from the chart and from the arithmetic
below, not from the library under test; CMYK profiles are converted by Pillow's ImageCms.
"""
import io, os, struct, subprocess, sys, tempfile, zlib
import numpy as np
from PIL import Image, ImageCms, PngImagePlugin

OUT = os.path.dirname(os.path.abspath(__file__))
REFERENCES = {}
rng = np.random.default_rng(11)


def make_chart():
    """64 different colours: 24 mixed, 16 saturated, 16 pastel, 8 grey. No symmetry, so that a turned picture is noticed."""
    colours = np.concatenate([
        rng.integers(30, 226, (24, 3)),
        rng.choice([16, 90, 170, 240], (16, 3)),
        rng.integers(170, 250, (16, 3)),
        np.repeat(np.linspace(0, 255, 8).round().astype(int)[:, None], 3, 1),
    ])
    return rng.permutation(colours).reshape(8, 8, 3).astype(np.uint8)


def enlarge(patches, size=28):
    return np.repeat(np.repeat(patches, size, 0), size, 1)


CHART = make_chart()
RGB = enlarge(CHART)
PICTURE = Image.fromarray(RGB)


def path(name):
    return os.path.join(OUT, name)


def keep(name, tolerance, patches=None):
    REFERENCES[name] = (tolerance, np.asarray(CHART if patches is None else patches))


def save(name, image, tolerance, patches=None, **options):
    image.save(path(name), **options)
    keep(name, tolerance, patches)


def ffmpeg(*arguments):
    subprocess.run(["ffmpeg", "-hide_banner", "-nostdin", "-loglevel", "error", "-y", *arguments], check=True)


def heif(name, image, *options, **saving):
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "a.png")
        image.save(source, **saving)
        subprocess.run(["heif-enc", *options, "-o", path(name), source], check=True, capture_output=True)


# ---- colour arithmetic -------------------------------------------------------------------------------------------------------------------
D50 = np.array([0.9642, 1.0, 0.8249])
BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])


def to_xyz(x, y):
    return np.array([x / y, 1, (1 - x - y) / y])


def matrix_to_d50(primaries, white):
    """RGB to XYZ of D50, adapted by Bradford's matrix (ICC.1:2010, annex E)."""
    columns = np.stack([to_xyz(*p) for p in primaries], 1)
    rgb_to_xyz = columns * np.linalg.solve(columns, to_xyz(*white))
    scale = (BRADFORD @ D50) / (BRADFORD @ to_xyz(*white))
    return np.linalg.inv(BRADFORD) @ np.diag(scale) @ BRADFORD @ rgb_to_xyz


D65_WHITE, D50_WHITE = (0.3127, 0.3290), (0.3457, 0.3585)
SRGB = matrix_to_d50([(0.64, 0.33), (0.30, 0.60), (0.15, 0.06)], D65_WHITE)
ADOBE = matrix_to_d50([(0.64, 0.33), (0.21, 0.71), (0.15, 0.06)], D65_WHITE)
P3 = matrix_to_d50([(0.68, 0.32), (0.265, 0.69), (0.15, 0.06)], D65_WHITE)
PROPHOTO = matrix_to_d50([(0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001)], D50_WHITE)


def linear(rgb):
    rgb = np.asarray(rgb) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def from_linear(value):
    value = np.clip(value, 0, 1)
    return 255 * np.where(value <= 0.0031308, value * 12.92, 1.055 * value ** (1 / 2.4) - 0.055)


def convert(rgb, matrix, encode):
    """sRGB levels to another space, 0..1."""
    return encode(np.clip(linear(rgb) @ (np.linalg.inv(matrix) @ SRGB).T, 0, 1))


def to_lab(xyz):
    ratio = xyz / D50
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)


def from_lab(lab):
    y = (lab[..., 0] + 16) / 116
    f = np.stack([y + lab[..., 1] / 500, y, y - lab[..., 2] / 200], -1)
    return D50 * np.where(f > 6 / 29, f ** 3, 3 * (6 / 29) ** 2 * (f - 4 / 29))


def lab_to_srgb(lab):
    return from_linear(from_lab(lab) @ np.linalg.inv(SRGB).T)


# ---- ICC profiles (ICC.1:2001-04, version 2) ---------------------------------------------------------------------------------------------
def s15(value):
    return struct.pack(">i", round(value * 65536))


def curve(gamma):
    return b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256)) + bytes(2)


def srgb_curve():
    table = linear(np.arange(1024) / 1023 * 255)
    return b"curv" + bytes(4) + struct.pack(">I", 1024) + (table * 65535).round().astype(">u2").tobytes()


def profile(name, space, kind, tags, connection=b"XYZ "):
    text = name.encode()
    description = b"desc" + bytes(4) + struct.pack(">I", len(text) + 1) + text + b"\0" + bytes(78)
    tags = {b"desc": description, b"cprt": b"text" + bytes(4) + b"CC0\0",
            b"wtpt": b"XYZ " + bytes(4) + b"".join(map(s15, D50)), **tags}
    table, data, offset = b"", b"", 128 + 4 + 12 * len(tags)
    for tag, content in tags.items():
        content += bytes(-len(content) % 4)
        table += tag + struct.pack(">II", offset + len(data), len(content))
        data += content
    size = offset + len(data)
    head = struct.pack(">I4sI4s4s4s", size, b"none", 0x02400000, kind, space, connection) + struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head += b"acsp" + bytes(28) + b"".join(map(s15, D50)) + bytes(48)
    return head + struct.pack(">I", len(tags)) + table + data


def rgb_profile(name, matrix, trc):
    tags = {tag: b"XYZ " + bytes(4) + b"".join(map(s15, matrix[:, i])) for i, tag in enumerate([b"rXYZ", b"gXYZ", b"bXYZ"])}
    return profile(name, b"RGB ", b"mntr", {**tags, b"rTRC": trc, b"gTRC": trc, b"bTRC": trc})


def cmyk_profile():
    """Four inks as a press prints them: the Neugebauer model with muted primaries, as an 8-bit table."""
    inks = np.array([[55, -37, -50], [48, 74, -3], [89, -5, 93], [16, 0, 0]], float)   # Lab of cyan, magenta, yellow, black
    inks_xyz = from_lab(inks) / D50
    steps = np.linspace(0, 1, 9)
    grid = np.stack(np.meshgrid(steps, steps, steps, steps, indexing="ij"), -1).reshape(-1, 4)
    xyz = np.ones((len(grid), 3))
    for ink in range(4):
        xyz *= 1 - grid[:, ink:ink + 1] * (1 - inks_xyz[ink])
    lab = to_lab(xyz * D50)
    encoded = np.stack([lab[:, 0] * 2.55, lab[:, 1] + 128, lab[:, 2] + 128], 1).clip(0, 255).round().astype(np.uint8)
    identity = bytes(range(256))
    lut = b"mft1" + bytes(4) + bytes([4, 3, 9, 0]) + b"".join(s15(v) for v in np.eye(3).ravel()) + identity * 4 + encoded.tobytes() + identity * 3
    return profile("PaintSound test press", b"CMYK", b"prtr", {b"A2B0": lut}, b"Lab ")


ICC_SRGB = rgb_profile("sRGB", SRGB, srgb_curve())
ICC_ADOBE = rgb_profile("AdobeRGB compatible", ADOBE, curve(563 / 256))
ICC_P3 = rgb_profile("Display P3 compatible", P3, srgb_curve())
ICC_PROPHOTO = rgb_profile("ProPhoto compatible", PROPHOTO, curve(1.8))
ICC_GREY = profile("Grey, gamma 1.8", b"GRAY", b"mntr", {b"kTRC": curve(1.8)})
ICC_CMYK = cmyk_profile()

IN_ADOBE = np.round(255 * convert(CHART, ADOBE, lambda v: v ** (256 / 563))).astype(np.uint8)
IN_P3 = np.round(from_linear(convert(CHART, P3, lambda v: v))).astype(np.uint8)
# Eight bits of AdobeRGB are coarse in the dark: these are the colours that are really in the file.
SEEN_ADOBE = from_linear((IN_ADOBE / 255.0) ** (563 / 256) @ (np.linalg.inv(SRGB) @ ADOBE).T)
IN_PROPHOTO = convert(CHART, PROPHOTO, lambda v: v ** (1 / 1.8))
GREY = CHART.astype(float).mean(2).round().astype(np.uint8)
GREY_18 = np.round(255 * linear(GREY) ** (1 / 1.8)).astype(np.uint8)
GREY_PATCHES = np.repeat(GREY[..., None], 3, 2)
LAB = to_lab(linear(CHART) @ SRGB.T)

# ---- TIFF and PNG as the specifications have them, where Pillow cannot write them --------------------------------------------------------
def tiff(name, pixels, photometric, bits, extra=(), compress=True, order="<", samples_format=None, more=()):
    height, width, channels = pixels.shape
    data = pixels.astype(pixels.dtype.newbyteorder(order)).tobytes()
    data = zlib.compress(data, 9) if compress else data
    entries, blobs = [], b""
    count = 10 + bool(extra) + bool(samples_format) + len(more)
    after = 8 + 2 + 12 * count + 4

    def add(tag, kind, values):
        nonlocal blobs
        form = {1: "B", 2: "s", 3: "H", 4: "I", 7: "B"}[kind]
        raw = values if isinstance(values, bytes) else struct.pack(order + form * len(values), *values)
        number = len(values)
        if len(raw) > 4:
            place = struct.pack(order + "I", after + len(blobs))
            blobs += raw + bytes(len(raw) % 2)
        else:
            place = raw.ljust(4, b"\0")
        entries.append((tag, struct.pack(order + "HHI", tag, kind, number) + place))

    for tag, kind, values in [(256, 4, [width]), (257, 4, [height]), (258, 3, [bits] * channels), (259, 3, [8 if compress else 1]), (262, 3, [photometric]),
                              (277, 3, [channels]), (278, 4, [height]), (279, 4, [len(data)]), (284, 3, [1]), *more]:
        add(tag, kind, values)
    if extra:
        add(338, 3, list(extra))
    if samples_format:
        add(339, 3, [samples_format] * channels)
    add(273, 4, [after + len(blobs)])
    body = b"".join(entry for _, entry in sorted(entries))
    with open(path(name), "wb") as file:
        file.write((b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IH", 8, len(entries)) + body + bytes(4) + blobs + data)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(name, pixels, colour, depth, before=(), after=()):
    """A PNG with chunks before and after the picture data."""
    height, width = pixels.shape[:2]
    rows = pixels.astype(">u2").tobytes() if depth == 16 else pixels.astype(np.uint8).tobytes()
    stride = len(rows) // height
    raw = b"".join(b"\0" + rows[y * stride:(y + 1) * stride] for y in range(height))
    with open(path(name), "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)))
        for part in before:
            file.write(chunk(*part))
        file.write(chunk(b"IDAT", zlib.compress(raw, 9)))
        for part in after:
            file.write(chunk(*part))
        file.write(chunk(b"IEND", b""))


def iccp(data):
    return (b"iCCP", b"test\0\0" + zlib.compress(data, 9))


def exif(orientation):
    return b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, 0x0112, 3, 1, orientation, 0, 0)


# How a camera that stores this orientation has laid down the upright picture (Exif 2.3, 4.6.4 A).
LAY = {1: None, 2: Image.FLIP_LEFT_RIGHT, 3: Image.ROTATE_180, 4: Image.FLIP_TOP_BOTTOM, 5: Image.TRANSPOSE, 6: Image.ROTATE_90,
       7: Image.TRANSVERSE, 8: Image.ROTATE_270}


def laid(orientation, image=PICTURE):
    return image if LAY[orientation] is None else image.transpose(LAY[orientation])


# ---- HEIF: properties of rotation and mirroring (ISO/IEC 23008-12, 6.5.10 and 6.5.12) ---------------------------------------------------
def add_heif_properties(name, properties):
    """Adds properties to every item that is a picture, and moves the places in iloc."""
    data = open(path(name), "rb").read()

    def find(start, end, kind):
        while start < end:
            size = struct.unpack(">I", data[start:start + 4])[0]
            if data[start + 4:start + 8] == kind:
                return start, start + size
            start += size
        raise KeyError(kind)

    meta = find(0, len(data), b"meta")
    iprp = find(meta[0] + 12, meta[1], b"iprp")
    ipco = find(iprp[0] + 8, iprp[1], b"ipco")
    ipma = find(iprp[0] + 8, iprp[1], b"ipma")
    iloc = find(meta[0] + 12, meta[1], b"iloc")
    existing, at = 0, ipco[0] + 8
    while at < ipco[1]:
        existing, at = existing + 1, at + struct.unpack(">I", data[at:at + 4])[0]
    new_ipco = struct.pack(">I4s", ipco[1] - ipco[0] + sum(map(len, properties)), b"ipco") + data[ipco[0] + 8:ipco[1]] + b"".join(properties)
    items = struct.unpack(">I", data[ipma[0] + 12:ipma[0] + 16])[0]
    body, at = b"", ipma[0] + 16
    for _ in range(items):
        number = data[at + 2]
        body += data[at:at + 2] + bytes([number + len(properties)]) + data[at + 3:at + 3 + number]
        body += bytes(0x80 | (existing + 1 + i) for i in range(len(properties)))
        at += 3 + number
    new_ipma = struct.pack(">I4s", 16 + len(body), b"ipma") + data[ipma[0] + 8:ipma[0] + 16] + body
    new_iprp = struct.pack(">I4s", 8 + len(new_ipco) + len(new_ipma), b"iprp") + new_ipco + new_ipma
    grown = len(new_iprp) - (iprp[1] - iprp[0])
    assert data[iloc[0] + 8] in (0, 1), "iloc of another version"
    old = bytearray(data[iloc[0]:iloc[1]])
    version, sizes, count = old[8], struct.unpack(">H", old[12:14])[0], struct.unpack(">H", old[14:16])[0]
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    at = 16
    for _ in range(count):
        at += (4 if version == 1 else 2) + 2
        base_at, at = at, at + base_size
        extents, at = struct.unpack(">H", old[at:at + 2])[0], at + 2
        for _ in range(extents):
            offset = int.from_bytes(old[at:at + offset_size], "big")
            old[at:at + offset_size] = (offset + grown).to_bytes(offset_size, "big")
            at += offset_size + length_size
    result = data[:iprp[0]] + new_iprp + data[iprp[1]:]
    place = iloc[0] + (grown if iloc[0] > iprp[0] else 0)
    result = result[:place] + bytes(old) + result[place + len(old):]
    meta_size = struct.pack(">I", meta[1] - meta[0] + grown)
    open(path(name), "wb").write(result[:meta[0]] + meta_size + result[meta[0] + 4:])


def irot(quarters):
    return struct.pack(">I4sB", 9, b"irot", quarters)


def imir(axis):
    return struct.pack(">I4sB", 9, b"imir", axis)


# ---- the pictures ------------------------------------------------------------------------------------------------------------------------
FINE, LOSSY, DARK = 2, 10, 20   # levels; DARK: lossy, in a space in which dark colours are coarse
JPEG = dict(quality=95, subsampling=0)

# JPEG
save("plain.jpg", PICTURE, LOSSY, **JPEG)
save("subsampled.jpg", PICTURE, LOSSY, quality=90)
save("progressive.jpg", PICTURE, LOSSY, progressive=True, **JPEG)
save("grey.jpg", Image.fromarray(enlarge(GREY)), LOSSY, GREY_PATCHES, quality=95)
save("grey-profile.jpg", Image.fromarray(enlarge(GREY_18)), LOSSY, GREY_PATCHES, quality=95, icc_profile=ICC_GREY)
save("srgb-profile.jpg", PICTURE, LOSSY, icc_profile=ICC_SRGB, **JPEG)
save("adobe.jpg", Image.fromarray(enlarge(IN_ADOBE)), DARK, SEEN_ADOBE, icc_profile=ICC_ADOBE, **JPEG)
save("p3.jpg", Image.fromarray(enlarge(IN_P3)), LOSSY, icc_profile=ICC_P3, **JPEG)
CMYK = PICTURE.convert("CMYK")
save("cmyk.jpg", CMYK, LOSSY, quality=95)
PRESS = ImageCms.ImageCmsProfile(io.BytesIO(ICC_CMYK))
inks = np.concatenate([rng.integers(0, 200, (8, 8, 3)), rng.integers(0, 120, (8, 8, 1))], 2).astype(np.uint8)
INKS = Image.fromarray(enlarge(inks), "CMYK")
PRINTED = np.asarray(ImageCms.profileToProfile(Image.fromarray(inks, "CMYK"), PRESS, ImageCms.ImageCmsProfile(io.BytesIO(ICC_SRGB)), outputMode="RGB"))
save("cmyk-profile.jpg", INKS, LOSSY, PRINTED, quality=95, icc_profile=ICC_CMYK)
# Without the marker of Adobe, the inks are inverted all the same: every decoder expects it.
plain = open(path("cmyk.jpg"), "rb").read()
start = plain.index(b"\xff\xee")
open(path("cmyk-no-adobe.jpg"), "wb").write(plain[:start] + plain[start + 2 + struct.unpack(">H", plain[start + 2:start + 4])[0]:])
keep("cmyk-no-adobe.jpg", LOSSY)
for value in range(1, 9):
    save(f"orientation-{value}.jpg", laid(value), LOSSY, exif=b"Exif\0\0" + exif(value), **JPEG)
# A camera set to AdobeRGB writes no profile, but an interoperability index R03 (DCF 2.0, Exif 2.3 4.6.5 and 4.6.7).
ifd0 = struct.pack(">HHHII", 1, 0x8769, 4, 1, 26) + bytes(4)
exif_ifd = struct.pack(">H", 2) + struct.pack(">HHIHH", 0xA001, 3, 1, 0xFFFF, 0) + struct.pack(">HHII", 0xA005, 4, 1, 56) + bytes(4)
interop = struct.pack(">HHHI4s", 1, 1, 2, 4, b"R03\0") + bytes(4)
save("adobe-camera.jpg", Image.fromarray(enlarge(IN_ADOBE)), DARK, SEEN_ADOBE, exif=b"Exif\0\0MM\0*\0\0\0\x08" + ifd0 + exif_ifd + interop, **JPEG)

# PNG
save("plain.png", PICTURE, FINE)
save("palette.png", PICTURE.quantize(256), FINE)
save("grey.png", Image.fromarray(enlarge(GREY)), FINE, GREY_PATCHES)
png("deep.png", RGB.astype(np.uint16) * 257, 2, 16)
png("grey-deep.png", enlarge(GREY).astype(np.uint16) * 257, 0, 16, ); keep("deep.png", FINE); keep("grey-deep.png", FINE, GREY_PATCHES)
png("adobe.png", enlarge(IN_ADOBE), 2, 8, [iccp(ICC_ADOBE)]); keep("adobe.png", 3, SEEN_ADOBE)
png("prophoto-deep.png", enlarge(np.round(IN_PROPHOTO * 65535).astype(np.uint16)), 2, 16, [iccp(ICC_PROPHOTO)]); keep("prophoto-deep.png", 10)
png("grey-profile.png", enlarge(GREY_18), 0, 8, [iccp(ICC_GREY)]); keep("grey-profile.png", 3, GREY_PATCHES)
for value in range(1, 9):
    png(f"orientation-{value}.png", np.asarray(laid(value)), 2, 8, [(b"eXIf", exif(value))]); keep(f"orientation-{value}.png", FINE)
png("orientation-after.png", np.asarray(laid(6)), 2, 8, after=[(b"eXIf", exif(6))]); keep("orientation-after.png", FINE)

# Transparency: black ink whose strength is the alpha, and colours that fade
ALPHA = np.linspace(0, 255, 64).round().astype(np.uint8).reshape(8, 8)
OVER = (CHART * (ALPHA[..., None] / 255) + 255 * (1 - ALPHA[..., None] / 255)).round().astype(np.uint8)
INK = np.repeat((255 - ALPHA)[..., None], 3, 2)
RGBA = Image.fromarray(enlarge(np.dstack([CHART, ALPHA])), "RGBA")
INK_RGBA = Image.fromarray(enlarge(np.dstack([np.zeros_like(CHART), ALPHA])), "RGBA")
save("ink.png", INK_RGBA, FINE, INK)
save("alpha.png", RGBA, FINE, OVER)
png("alpha-deep.png", enlarge(np.dstack([CHART, ALPHA])).astype(np.uint16) * 257, 6, 16); keep("alpha-deep.png", FINE, OVER)
png("grey-alpha.png", enlarge(np.dstack([GREY, ALPHA])), 4, 8)
GREY_OVER = np.repeat((GREY * (ALPHA / 255) + 255 * (1 - ALPHA / 255)).round().astype(np.uint8)[..., None], 3, 2)
keep("grey-alpha.png", FINE, GREY_OVER)
index = np.arange(64, dtype=np.uint8).reshape(8, 8)
png("palette-alpha.png", enlarge(index), 3, 8, [(b"PLTE", CHART.tobytes()), (b"tRNS", ALPHA.tobytes())]); keep("palette-alpha.png", FINE, OVER)
key = CHART.copy(); key[3, 4] = (1, 2, 3)
png("colour-key.png", enlarge(key), 2, 8, [(b"tRNS", struct.pack(">3H", 1, 2, 3))])
seen = key.copy(); seen[3, 4] = 255
keep("colour-key.png", FINE, seen)
png("alpha-adobe.png", enlarge(np.dstack([IN_ADOBE, ALPHA])), 6, 8, [iccp(ICC_ADOBE)]); keep("alpha-adobe.png", 4, SEEN_ADOBE * (ALPHA[..., None] / 255) + 255 * (1 - ALPHA[..., None] / 255))
save("alpha.webp", RGBA, FINE, OVER, lossless=True)
save("ink.webp", INK_RGBA, FINE, INK, lossless=True)
save("alpha-lossy.webp", RGBA, LOSSY + 4, OVER, quality=98)
tiff("alpha.tif", enlarge(np.dstack([CHART, ALPHA])), 2, 8, [2]); keep("alpha.tif", FINE, OVER)
tiff("alpha-deep.tif", enlarge(np.dstack([CHART, ALPHA])).astype(np.uint16) * 257, 2, 16, [2]); keep("alpha-deep.tif", FINE, OVER)
PRE = np.round(CHART * (ALPHA[..., None] / 255)).astype(np.uint8)
tiff("alpha-premultiplied.tif", enlarge(np.dstack([PRE, ALPHA])), 2, 8, [1]); keep("alpha-premultiplied.tif", 3, OVER)
tiff("alpha-unspecified.tif", enlarge(np.dstack([CHART, np.full((8, 8), 255, np.uint8)])), 2, 8, [0]); keep("alpha-unspecified.tif", FINE)

# GIF, animations
save("plain.gif", PICTURE.quantize(256), FINE)
hole = np.zeros((8, 8), bool); hole[2:5, 1:6] = True
gif_index = np.where(hole, 63, index % 63).astype(np.uint8)
gif = Image.fromarray(enlarge(gif_index), "P"); gif.putpalette(CHART.tobytes())
gif_patches = CHART.reshape(64, 3)[gif_index]; gif_patches = np.where(hole[..., None], 255, gif_patches)
save("transparent.gif", gif, FINE, gif_patches, transparency=63)
other = Image.new("RGB", PICTURE.size, (255, 0, 255))
save("animated.gif", PICTURE.quantize(256), FINE, save_all=True, append_images=[other.quantize(4)], duration=100, loop=0)
save("animated.webp", PICTURE, FINE, save_all=True, append_images=[other], duration=100, lossless=True)
save("animated.png", PICTURE, FINE, save_all=True, append_images=[other], duration=100)
# The first frame covers only a part of the canvas.
inner = np.full((8, 8, 3), 255, np.uint8); inner[2:6, 3:7] = CHART[2:6, 3:7]
part = Image.fromarray(enlarge(CHART[2:6, 3:7])).quantize(256)
buffer = io.BytesIO(); part.save(buffer, "GIF"); raw = bytearray(buffer.getvalue())
raw[6:10] = struct.pack("<HH", 224, 224)
at = raw.index(b"\x2c", 13 + 3 * 2 ** ((raw[10] & 7) + 1))
raw[at + 1:at + 5] = struct.pack("<HH", 3 * 28, 2 * 28)
open(path("offset.gif"), "wb").write(raw); keep("offset.gif", FINE, inner)

# WebP
save("plain.webp", PICTURE, LOSSY + 4, quality=98)
save("lossless.webp", PICTURE, FINE, lossless=True)
save("adobe.webp", Image.fromarray(enlarge(IN_ADOBE)), 3, SEEN_ADOBE, lossless=True, icc_profile=ICC_ADOBE)
for value in range(1, 9):
    save(f"orientation-{value}.webp", laid(value), FINE, lossless=True, exif=b"Exif\0\0" + exif(value))

# TIFF
for name, compression in [("plain", "tiff_deflate"), ("lzw", "tiff_lzw"), ("packbits", "packbits")]:
    save(name + ".tif", PICTURE, FINE, compression=compression)
save("jpeg.tif", PICTURE, LOSSY + 4, compression="jpeg", quality=95)
save("grey-jpeg.tif", Image.fromarray(enlarge(GREY)), LOSSY, GREY_PATCHES, compression="jpeg", quality=95)
save("adobe.tif", Image.fromarray(enlarge(IN_ADOBE)), 3, SEEN_ADOBE, compression="tiff_deflate", icc_profile=ICC_ADOBE)
save("cmyk.tif", CMYK, FINE, compression="tiff_deflate")
save("cmyk-profile.tif", INKS, 4, PRINTED, compression="tiff_deflate", icc_profile=ICC_CMYK)
save("grey-profile.tif", Image.fromarray(enlarge(GREY_18)), 3, GREY_PATCHES, compression="tiff_deflate", icc_profile=ICC_GREY)
tiff("deep.tif", RGB.astype(np.uint16) * 257, 2, 16); keep("deep.tif", FINE)
tiff("deep-big-endian.tif", RGB.astype(np.uint16) * 257, 2, 16, order=">"); keep("deep-big-endian.tif", FINE)
tiff("prophoto-deep.tif", enlarge(np.round(IN_PROPHOTO * 65535).astype(np.uint16)), 2, 16, more=[(34675, 7, ICC_PROPHOTO)]); keep("prophoto-deep.tif", 10)
tiff("float.tif", (RGB / 255).astype(np.float32), 2, 32, samples_format=3); keep("float.tif", FINE)
lab8 = np.stack([LAB[..., 0] * 2.55, LAB[..., 1], LAB[..., 2]], -1).round().astype(np.int16).astype(np.uint8)
seen = lab_to_srgb(np.stack([lab8[..., 0] / 2.55, lab8[..., 1].astype(np.int8), lab8[..., 2].astype(np.int8)], -1).astype(float))
tiff("lab.tif", enlarge(lab8), 8, 8); keep("lab.tif", 4, seen)
lab16 = np.stack([LAB[..., 0] * 655.35, LAB[..., 1] * 256, LAB[..., 2] * 256], -1).round().astype(np.int32).astype(np.uint16)
tiff("lab-deep.tif", enlarge(lab16), 8, 16); keep("lab-deep.tif", DARK)
tiff("min-is-white.tif", 255 - enlarge(GREY)[..., None], 0, 8); keep("min-is-white.tif", FINE, GREY_PATCHES)
save("pages.tif", PICTURE, FINE, compression="tiff_deflate", save_all=True, append_images=[other])
for value in range(1, 9):
    save(f"orientation-{value}.tif", laid(value), FINE, compression="tiff_deflate", tiffinfo={274: value})
tiled = Image.new("RGB", (224, 224)); tiles = []
for y in range(0, 224, 64):
    for x in range(0, 224, 64):
        block = np.zeros((64, 64, 3), np.uint8); part = RGB[y:y + 64, x:x + 64]; block[:part.shape[0], :part.shape[1]] = part
        tiles.append(zlib.compress(block.tobytes(), 9))
head = 8 + 2 + 12 * 11 + 4
bits, places = head, head + 6
offsets, at = [], places + 8 * len(tiles)
for tile in tiles:
    offsets.append(at); at += len(tile)
entries = [(256, 3, 1, 224), (257, 3, 1, 224), (258, 3, 3, bits), (259, 3, 1, 8), (262, 3, 1, 2), (277, 3, 1, 3), (284, 3, 1, 1), (322, 3, 1, 64), (323, 3, 1, 64),
           (324, 4, len(tiles), places), (325, 4, len(tiles), places + 4 * len(tiles))]
with open(path("tiled.tif"), "wb") as file:
    file.write(b"II*\0" + struct.pack("<IH", 8, len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries) + bytes(4))
    file.write(struct.pack("<3H", 8, 8, 8) + struct.pack(f"<{len(tiles)}I", *offsets) + struct.pack(f"<{len(tiles)}I", *map(len, tiles)) + b"".join(tiles))
keep("tiled.tif", FINE)

# Others
save("plain.bmp", PICTURE.quantize(64), FINE)
save("plain.tga", PICTURE.quantize(64), FINE, compression="tga_rle")
save("plain.pcx", PICTURE.quantize(64), FINE)
save("plain.jp2", PICTURE, LOSSY + 4, quality_mode="dB", quality_layers=[46])
ffmpeg("-i", path("plain.png"), "-distance", "0.5", path("plain.jxl")); keep("plain.jxl", LOSSY)

# HEIC and AVIF
heif("plain.heic", PICTURE, "-q", "95", "-p", "chroma=444"); keep("plain.heic", LOSSY)
heif("alpha.heic", RGBA, "-q", "95", "-p", "chroma=444"); keep("alpha.heic", LOSSY + 8, OVER)
TURNS = {1: [], 2: [imir(1)], 3: [irot(2)], 4: [imir(0)], 5: [irot(1), imir(0)], 6: [irot(3)], 7: [irot(1), imir(1)], 8: [irot(1)]}
for value in range(2, 9):
    name = f"orientation-{value}.heic"
    heif(name, laid(value), "-q", "90", "-p", "chroma=444")
    add_heif_properties(name, TURNS[value]); keep(name, LOSSY)
heif("p3.heic", Image.fromarray(enlarge(IN_P3)), "-q", "95", "-p", "chroma=444", icc_profile=ICC_P3); keep("p3.heic", LOSSY)


def avif(name, primaries):
    ffmpeg("-i", path("p3.png") if primaries == "smpte432" else path("plain.png"), "-vf", "scale=out_color_matrix=bt709:out_range=full,format=yuv444p", "-colorspace", "bt709",
           "-color_range", "pc", "-color_primaries", primaries, "-color_trc", "iec61966-2-1", "-c:v", "libaom-av1", "-still-picture", "1", "-crf", "8", "-cpu-used", "6", path(name))
    keep(name, LOSSY)


png("p3.png", enlarge(IN_P3), 2, 8, [iccp(ICC_P3)]); keep("p3.png", 3)
avif("plain.avif", "bt709")
avif("p3-without-profile.avif", "smpte432")   # only the numbers of H.273 say what its colours are
for value in range(2, 9):
    name = f"orientation-{value}.avif"
    heif(name, laid(value), "-A", "-q", "90", "-p", "chroma=444")
    add_heif_properties(name, TURNS[value]); keep(name, LOSSY)

if __name__ == "__main__":
    with open(path("references.txt"), "w") as file:
        for name, (tolerance, patches) in sorted(REFERENCES.items()):
            file.write(f"{name} {tolerance} {np.asarray(patches).round().clip(0, 255).astype(np.uint8).tobytes().hex()}\n")
    print(len(REFERENCES), "pictures,", sum(os.path.getsize(path(name)) for name in REFERENCES), "bytes")
