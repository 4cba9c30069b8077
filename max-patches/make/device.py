"""PaintSound.amxd, the Max for Live device: its patch with its parameters, frozen with its script."""

import json
import os
import struct

import catalogue
from frozen import freeze
from patch import Patch

AUDIO_EFFECT = b"aaaa"
NAME = "PaintSound.amxd"
SCRIPT = "paintsound.live.js"
SOURCES = ["live.js", "launches.js", "build.js", "instance.js", "controls.js", "presets.js", "find.js", "changes.js", "fades.js", "gain.js", "beat.js"]
PORT = 9111
CONTROL_PORT = 9100
WIDTH, HEIGHT = 402, 169

# Seconds since 1904. Max needs a time in the project; a constant gives the same bytes for the same sources.
MADE = 3_850_000_000

# What Max's parameters call their kinds: type float, enum or blob (any list); unit int, float or custom; visibility; modulation.
FLOAT, ENUM, BLOB = 0, 2, 3
UNIT_INT, UNIT_FLOAT, UNIT_CUSTOM = 0, 1, 9
AUTOMATED, STORED, HIDDEN = 0, 1, 2
NONE, BIPOLAR = 0, 2

# Key in the script, control, item of its family, short and long name, exponent of the dial, form of the value, title and info text.
DIALS = [
    ("gate", "gate", None, "Gate", "Gate", 4, "%.4f", None),
    ("dwell", "dwell", None, "Dwell", "Dwell", 3, "%.1f s", None),
    ("follow", "follow", None, "Follow", "Follow", 1, "%.2f", None),
    ("smoothing", "congruity/smoothing", None, "Smooth", "Congruity Smoothing", 3, "%.1f s", None),
] + [("depth%d" % (index + 1), "depth", index, "Depth %d" % (index + 1), "Depth %d" % (index + 1), 1, "%.2f",
      "How far modulation %d of the show moves its target. Its name is below the dial while a show is connected." % (index + 1)) for index in range(4)]

BUTTONS = [
    ("hold", "hold", "Hold", "Keep", "Hold"),
    ("arm", "arm", "Arm", "Armed", "Arm"),
    ("next", "next", "Next", "Next", "Next"),
]

PRESETS = [
    ("Preset", {}),
    ("Near", {"gate": 0.01, "dwell": 4, "follow": 0.3}),
    ("Wide", {"gate": 0.25, "dwell": 4, "follow": 0.3}),
    ("Rhythm", {"gate": 0.05, "follow": 0}),
    ("Timbre", {"gate": 0.05, "follow": 1}),
    ("Quick", {"dwell": 2, "smoothing": 0.5}),
    ("Slow", {"dwell": 20, "smoothing": 5}),
    ("No depth", {"depth1": 0, "depth2": 0, "depth3": 0, "depth4": 0}),
]

SLOTS = 8
SLOT_BUTTONS = [
    ("store", "Store Slot", "Store", "Stores the values of all dials and of Hold in the slot. The Live set keeps them."),
    ("recallslot", "Recall Slot", "Recall", "Sets the dials and Hold to the values in the slot."),
]

BANKS = [("Choosing", ["Gate", "Dwell", "Follow", "Hold", "Next", "Arm", "Congruity Smoothing"]), ("Depths", ["Depth 1", "Depth 2", "Depth 3", "Depth 4"])]


class Device(Patch):
    """A patch with parameters."""

    def __init__(self):
        super().__init__(NAME, 1600, 620, presentation=True)
        self.parameters = {}

    def parameter(self, x, y, kind, place, long, short, info, title=None, visible=AUTOMATED, initial=0, **more):
        """Adds a live.* object with a parameter. Its colours and fonts stay those of Live's theme."""
        values = {key[len("parameter_"):]: more.pop(key) for key in list(more) if key.startswith("parameter_")}
        valueof = {"longname": long, "shortname": short, "invisible": visible, "initial_enable": 1, "initial": [initial],
                   "annotation_name": title or long, "info": info, "order": len(self.parameters), "speedlim": 0.0, **values}
        box = self.box(x, y, kind, place[2], place[3], presentation=1, presentation_rect=[float(side) for side in place], parameter_enable=1,
                       varname=long, annotation=info, annotation_name=title or long,
                       saved_attribute_attributes={"valueof": {"parameter_" + key: valueof[key] for key in sorted(valueof)}}, **more)
        self.parameters[box["id"]] = [long, short, 0]
        return box

    def storage(self, x, y, long, short, info):
        """Adds a pattr whose value, any list, is stored with the Live set."""
        valueof = {"longname": long, "shortname": short, "type": BLOB, "invisible": STORED, "initial_enable": 1, "initial": [0], "annotation_name": long,
                   "info": info, "modmode": NONE, "order": len(self.parameters)}
        box = self.object(x, y, "pattr " + long, 78, varname=long, saved_object_attributes={"initial": [0], "parameter_enable": 1, "parameter_mappable": 0},
                          saved_attribute_attributes={"valueof": {"parameter_" + key: valueof[key] for key in sorted(valueof)}})
        self.parameters[box["id"]] = [long, short, 0]
        return box

    def label(self, x, y, place, text):
        return self.box(x, y, "live.comment", place[2], place[3], text=text, textjustification=0, presentation=1,
                        presentation_rect=[float(side) for side in place])


def patch():
    patch = Device()
    patch.add_comment(15, 10, "PaintSound for Max for Live: put one of these in the set, best on the Main track. Audio passes through unchanged.", 700)
    inside, outside = patch.object(15, 45, "plugin~", 90), patch.object(15, 90, "plugout~", 90)
    patch.wire(inside, outside)
    patch.wire((inside, 1), (outside, 1))
    udp = patch.object(180, 45, "udpreceive %d @defer 1 @quiet 1" % PORT)
    ready, begin = patch.object(460, 45, "live.thisdevice"), patch.message(460, 75, "begin")
    script = patch.object(180, 130, "js " + SCRIPT, 150, saved_object_attributes={"filename": SCRIPT, "parameter_enable": 0})
    patch.wire(udp, script)
    patch.wire(ready, begin, script)
    keys = [dial[0] for dial in DIALS] + [button[0] for button in BUTTONS] + ["recall", "controlport", "slot", "store", "recallslot"]
    labels = ["label%d" % (index + 1) for index in range(4)]
    words = ["listen", "control", "status"] + labels + ["slotstate", "slots"] + keys
    split = patch.object(15, 180, "route port " + " ".join(words), 1570)
    patch.wire(script, split)
    boxes = _parameters(patch)
    for index, key in enumerate(keys):
        patch.wire((split, 1 + words.index(key)), boxes[key])
    patch.wire((split, 1), udp)
    patch.wire((split, 2), patch.object(240, 225, "udpsend 127.0.0.1 %d" % CONTROL_PORT))
    patch.wire((split, 3), patch.label(440, 225, [72, 4, 324, 18], "waiting for PaintSound"))
    for index in range(4):
        patch.wire((split, 4 + index), patch.label(800 + index * 75, 225, [202 + index * 49, 76, 47, 18], "-"))
    patch.label(15, 590, [6, 4, 64, 18], "PaintSound")
    patch.label(240, 590, [288, 122, 66, 18], "Controls to")
    patch.label(340, 590, [6, 144, 66, 18], "My presets")
    patch.wire((split, 1 + words.index("slotstate")), patch.label(1120, 225, [138, 144, 60, 18], "empty"))
    patch.wire((split, 1 + words.index("slots")), boxes["slots"])
    send = patch.object(80, 270, "udpsend 127.0.0.1 9112", 150)
    patch.wire(split, patch.object(15, 225, "prepend port", 85), send)
    patch.wire((split, len(words) + 1), send)
    said = patch.object(500, 130, "r ---value", 90)
    patch.wire(said, script)
    for index, (key, box) in enumerate(boxes.items()):
        patch.wire(box, patch.object(box["patching_rect"][0], 500, "prepend value " + key, 78), patch.object(box["patching_rect"][0], 530, "s ---value", 78))
    return patch


def _parameters(patch):
    controls = {address.control: address for address in catalogue.controls()}
    defaults, boxes = catalogue.defaults(), {}
    for index, (key, control, _, short, long, exponent, form, info) in enumerate(DIALS):
        value = controls[control].arguments[-1]
        boxes[key] = patch.parameter(
            15 + index * 85, 300, "live.dial", [6 + index * 49, 26, 44, 48], long, short, info or controls[control].means,
            initial=float(defaults[control]), parameter_type=FLOAT, parameter_mmin=value.low, parameter_mmax=value.high,
            parameter_exponent=float(exponent), parameter_unitstyle=UNIT_CUSTOM, parameter_units=form, parameter_modmode=BIPOLAR)
    for index, (key, control, long, on, off) in enumerate(BUTTONS):
        initial = int(defaults[control]) if defaults[control] != "-" else 0
        info = controls[control].means if key != "next" else "Selects again, now. Each change, from off to on and back, asks for another selection."
        boxes[key] = patch.parameter(
            15 + (8 + index) * 85, 300, "live.text", [6 + index * 66, 100, 60, 18], long, long, info, initial=initial,
            parameter_type=ENUM, parameter_enum=["Off", "On"], parameter_mmax=1, parameter_modmode=NONE, text=off, texton=on, mode=1,
            outputmode=0 if key == "next" else 1, automation="Off", automationon="On")
    boxes["recall"] = patch.parameter(
        15 + 11 * 85, 300, "live.text", [204, 100, 78, 18], "Recall", "Recall",
        "When PaintSound connects. From show: the dials take the values of the show. From set: the values stored in this set go to the show.",
        visible=STORED, parameter_type=ENUM, parameter_enum=["From show", "From set"], parameter_mmax=1, parameter_modmode=NONE,
        text="From show", texton="From set", mode=1, outputmode=1, automation="From show", automationon="From set")
    boxes["controlport"] = patch.parameter(
        15 + 12 * 85, 300, "live.numbox", [354, 122, 42, 15], "Port", "Port",
        "The port where PaintSound receives controls on this computer: osc: listen in the show file.", title="Control Port", visible=STORED,
        initial=float(CONTROL_PORT), parameter_type=FLOAT, parameter_mmin=1024.0, parameter_mmax=65535.0, parameter_unitstyle=UNIT_INT,
        parameter_modmode=NONE)
    boxes["preset"] = patch.parameter(
        15 + 13 * 85, 300, "live.menu", [288, 101, 108, 15], "Preset", "Preset", "Sets several dials at once.", visible=HIDDEN,
        parameter_type=ENUM, parameter_enum=[name for name, _ in PRESETS], parameter_mmax=len(PRESETS) - 1, parameter_modmode=NONE)
    boxes["slot"] = patch.parameter(
        15 + 14 * 85, 300, "live.menu", [72, 145, 60, 15], "Preset Slot", "Slot", "The slot for Store and Recall.", visible=STORED,
        parameter_type=ENUM, parameter_enum=["Slot %d" % (index + 1) for index in range(SLOTS)], parameter_mmax=SLOTS - 1, parameter_modmode=NONE)
    for index, (key, long, words, info) in enumerate(SLOT_BUTTONS):
        # A toggle, which the script switches off again: a button that loads must not act.
        boxes[key] = patch.parameter(
            15 + (15 + index) * 85, 300, "live.text", [204 + index * 66, 144, 60, 18], long, words, info, visible=HIDDEN, parameter_type=ENUM,
            parameter_enum=["Off", "On"], parameter_mmax=1, parameter_modmode=NONE, text=words, texton=words, mode=1, outputmode=0,
            automation="Off", automationon="On")
    boxes["slots"] = patch.storage(15 + 17 * 85, 300, "PresetSlots", "Slots", "The presets that were stored in the slots.")
    return boxes


def script():
    """The sources of the device in one file, with the table of its parameters: a frozen device needs no second script."""
    parameters = {key: {"control": control, **({"item": item} if item is not None else {})} for key, control, item, *_ in DIALS}
    parameters.update({key: {"control": control, **({"trigger": True} if key == "next" else {})} for key, control, *_ in BUTTONS})
    parts = ["// Made by max-patches/make from max-patches/device. Do not change it here.\n"]
    parts.append("var RECEIVE_PORT = %d;\n\nvar PARAMETERS = %s;\n\nvar PRESETS = %s;\n\nvar SLOT_COUNT = %d;\n" % (
        PORT, json.dumps(parameters, indent=4), json.dumps([{"name": name, "values": values} for name, values in PRESETS], indent=4), SLOTS))
    for source in SOURCES:
        with open(os.path.join(os.path.dirname(catalogue.HERE), "device", source), encoding="utf-8") as file:
            parts.append(file.read())
    return "\n".join(parts).encode("utf-8")


def amxd():
    device = patch()
    content = device.patcher()
    content["openrect"] = [0.0, 0.0, float(WIDTH), float(HEIGHT)]
    content["devicewidth"] = float(WIDTH)
    content["default_fontname"] = "Ableton Sans Medium"
    content["parameters"] = {
        **device.parameters,
        "parameterbanks": {str(index): {"index": index, "name": name, "parameters": (long + ["-"] * 8)[:8]} for index, (name, long) in enumerate(BANKS)},
        "inherited_shortname": 1,
    }
    content["project"] = {
        "version": 1, "creationdate": MADE, "modificationdate": MADE, "viewrect": [0.0, 0.0, 300.0, 500.0], "autoorganize": 1,
        "hideprojectwindow": 1, "showdependencies": 1, "autolocalize": 0, "contents": {"patchers": {}, "code": {}}, "layout": {}, "searchpath": {},
        "detailsvisible": 0, "amxdtype": struct.unpack(">I", AUDIO_EFFECT)[0], "readonly": 0, "devpathtype": 0, "devpath": ".",
        "sortmode": 0, "viewmode": 0, "includepackages": 0,
    }
    content["dependency_cache"] = [{"name": SCRIPT, "bootpath": ".", "type": "TEXT", "implicit": 1}]
    content["latency"], content["is_mpe"], content["platform_compatibility"] = 0, 0, 0
    content["minimum_live_version"], content["minimum_max_version"] = "", ""
    text = json.dumps({"patcher": content}, indent=1, ensure_ascii=False).encode("utf-8") + b"\n"
    return freeze(AUDIO_EFFECT, NAME, text, {SCRIPT: script()}, MADE)
