"""The files of the Max package that are not patches: its description, its reference pages, its object list and a sound to try the player."""

import io
import json
import math
import struct
import wave
from html import escape

import catalogue

TONE = "paintsound.tone.wav"

REFERENCE = {
    "paintsound.receive": ("Receive everything that PaintSound sends", "Receives OSC over UDP and gives each address its own outlet. Triggers "
                           "(onset, stroke, selections) come at once. The rest is deferred, so that a busy screen cannot delay the triggers.",
                           [("port", "int", "The port that PaintSound sends to: osc: to in the show file.")], []),
    "paintsound.control": ("Control PaintSound, and follow it", "Sets every control of a show. Its boxes follow what is set elsewhere and send nothing "
                           "back by that. Double-click it for its boxes.",
                           [("host", "symbol", "The computer where PaintSound runs."), ("port", "int", "The port where PaintSound listens: osc: listen in the show file.")],
                           []),
    "paintsound.player": ("Play the selected excerpts without Live", "Plays each selected excerpt from its file and cross-fades to the next one. A mono file "
                          "plays on both sides. If Max cannot open a file, the previous excerpt continues, and the third outlet and the console say so. "
                          "An excerpt that has faded out is stopped.", [], []),
    "paintsound.painting": ("Show the selected paintings in a window", "Reads each selected painting and fades it in, in its own window. Esc switches full screen.",
                            [], []),
    "paintsound.congruity": ("Congruity as a smooth signal", "Makes a number 0..1 a smooth signal for modulation, with its own times for rise and fall.", [], []),
}


def info():
    """package-info.json."""
    text = {
        "name": "PaintSound",
        "displayname": "PaintSound",
        "version": catalogue.version(),
        "author": "PaintSound",
        "description": "Receives a painter's brush and canvas, plays and shows what PaintSound selects, and controls it. Needs the program PaintSound.",
        "tags": ["osc", "audio", "video", "interaction", "retrieval"],
        "website": "",
        "homepatcher": "PaintSound Overview.maxpat",
        "extensible": 0,
        "max_version_min": "8.6",
        "max_version_max": "none",
        "os": {"macintosh": {"min_version": "none", "platform": ["x64", "aarch64"]}, "windows": {"min_version": "none", "platform": ["x64"]}},
    }
    return json.dumps(text, indent=4) + "\n"


def reference(patch):
    """The reference page of a patch that is used as an object. Its inlets and outlets are those of the patch."""
    name = patch.name[:-len(".maxpat")]
    digest, description, arguments, methods = REFERENCE[name]
    ports = {kind: [box["comment"] for box in patch.boxes if box["maxclass"] == kind] for kind in ("inlet", "outlet")}
    lines = ['<?xml version="1.0" encoding="utf-8" standalone="yes"?>', '<?xml-stylesheet href="./_c74_ref.xsl" type="text/xsl"?>',
             '<c74object name="%s" module="PaintSound" category="PaintSound">' % name, *_texts(1, digest, description),
             "\t<metadatalist>", '\t\t<metadata name="author">PaintSound</metadata>', '\t\t<metadata name="tag">PaintSound</metadata>', "\t</metadatalist>"]
    for kind in ("inlet", "outlet"):
        lines.append("\t<%slist>" % kind)
        for index, comment in enumerate(ports[kind]):
            lines += ['\t\t<%s id="%d" type="%s">' % (kind, index, _type(name, kind, index)), *_texts(3, comment, _means(name, kind, index, comment)), "\t\t</%s>" % kind]
        lines.append("\t</%slist>" % kind)
    lines.append("\t<objarglist>")
    for argument, sort, means in arguments:
        lines += ['\t\t<objarg name="%s" optional="0" type="%s">' % (argument, sort), *_texts(3, argument, means), "\t\t</objarg>"]
    lines += ["\t</objarglist>", "\t<methodlist>"]
    for address in catalogue.controls() if name == "paintsound.control" else []:
        lines.append('\t\t<method name="%s">' % address.address)
        lines.append("\t\t\t<arglist>")
        lines += ['\t\t\t\t<arg name="%s" optional="0" type="%s" />' % (escape(argument.name), {"f": "float", "i": "int", "s": "symbol"}[argument.type])
                  for argument in address.arguments]
        lines += ["\t\t\t</arglist>", *_texts(3, "Set " + address.control if address.arguments else address.control, address.means), "\t\t</method>"]
    lines += ["\t</methodlist>", "\t<seealsolist>"]
    lines += ['\t\t<seealso name="%s" />' % other for other in REFERENCE if other != name]
    return "\n".join(lines + ["\t</seealsolist>", "</c74object>"]) + "\n"


def object_list():
    """Makes Max complete the names of the patches in a new object box."""
    return "".join('max oblist "PaintSound" %s;\n' % name for name in REFERENCE)


def tone():
    """A mono tone of two seconds with soft ends, to try the player without PaintSound."""
    rate, seconds = 11025, 2
    frames = b"".join(struct.pack("<h", round(8000 * math.sin(2 * math.pi * 330 * index / rate) * min(1, index / 1100, (rate * seconds - index) / 1100)))
                      for index in range(rate * seconds))
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(frames)
    return file.getvalue()


def _texts(depth, digest, description):
    tab = "\t" * depth
    return ["%s<digest>%s</digest>" % (tab, escape(digest)), "%s<description>%s</description>" % (tab, escape(description))]


def _type(name, kind, index):
    signal = kind == "outlet" and (name == "paintsound.player" and index < 2 or name == "paintsound.congruity" and index == 0)
    return "signal" if signal else "anything"


def _means(name, kind, index, comment):
    """What the catalogue says about an outlet of paintsound.receive; elsewhere the comment."""
    outlets = catalogue.outlets()
    if name != "paintsound.receive" or kind != "outlet" or index >= len(outlets):
        return comment
    return next((address.address + ": " + address.means for address in catalogue.addresses() if address.address == outlets[index]["address"]), comment)
