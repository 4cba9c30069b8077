"""PaintSound.amxd: the Max for Live device. The file contains the patch unfrozen; its scripts are separate files."""

import json
import struct

from patch import Patch

AUDIO_EFFECT = b"aaaa"
SCRIPT = "paintsound.live.js"
PARTS = [SCRIPT, "paintsound.live.find.js", "paintsound.live.fades.js"]

# Seconds since 1904. Max needs a time in the project; a constant gives the same bytes for the same sources.
MADE = 3_850_000_000


def patch():
    patch = Patch("PaintSound.amxd", 620, 330, presentation=True)
    patch.add_comment(15, 10, "PaintSound for Max for Live: put one of these in the set, best on the Main track. Audio passes through unchanged.", 590)
    inside = patch.object(15, 45, "plugin~", 90)
    outside = patch.object(15, 90, "plugout~", 90)
    patch.wire(inside, outside)
    patch.wire((inside, 1), (outside, 1))
    udp = patch.object(180, 45, "udpreceive 9111 @defer 1")
    ready = patch.object(380, 45, "live.thisdevice")
    script = patch.object(180, 130, "js " + SCRIPT, 150, saved_object_attributes={"filename": SCRIPT, "parameter_enable": 0})
    begin = patch.message(380, 90, "begin")
    split = patch.object(180, 180, "route status port", 180)
    status = patch.object(180, 225, "prepend set", 80)
    text = patch.box(180, 265, "message", 300, 22, text="waiting for PaintSound", presentation=1, presentation_rect=[10.0, 40.0, 300.0, 22.0])
    patch.add_comment(15, 290, "PaintSound", 120, 16, presentation=1, presentation_rect=[10.0, 10.0, 120.0, 26.0])
    port = patch.object(280, 225, "prepend port", 85)
    send = patch.object(500, 225, "udpsend 127.0.0.1 9112", 105)
    patch.wire(udp, script, split, status, text)
    patch.wire(ready, begin, script)
    patch.wire((split, 1), port, send)
    patch.wire((split, 2), send)
    return patch


def amxd():
    """Chunks: ampf is the kind of device, meta output unfrozen, ptch is the patch as JSON with a final zero. Sizes are little-endian."""
    content = patch().patcher()
    content["project"] = {
        "version": 1, "creationdate": MADE, "modificationdate": MADE, "viewrect": [0.0, 0.0, 300.0, 500.0], "autoorganize": 1,
        "hideprojectwindow": 1, "showdependencies": 1, "autolocalize": 0, "contents": {"patchers": {}}, "layout": {}, "searchpath": {},
        "detailsvisible": 0, "amxdtype": struct.unpack(">I", AUDIO_EFFECT)[0], "readonly": 0, "devpathtype": 0, "devpath": ".",
        "sortmode": 0, "viewmode": 0, "includepackages": 0,
    }
    content["dependency_cache"] = [{"name": name, "type": "TEXT", "implicit": 1} for name in PARTS]
    content["devicewidth"] = 320.0
    text = json.dumps({"patcher": content}, indent=1, ensure_ascii=False).encode("utf-8") + b"\n\0"
    return (_chunk(b"ampf", AUDIO_EFFECT) + _chunk(b"meta", struct.pack("<I", 0)) + _chunk(b"ptch", text))


def _chunk(name, content):
    return name + struct.pack("<I", len(content)) + content
