"""The patches that other patches use: receive, control, congruity."""

import catalogue
from patch import Patch

COLUMNS = 4

# Every address that PaintSound sends, its comment, and whether it is passed on at once. Frequent values are deferred; triggers are not.
RECEIVED = [(outlet["address"], outlet["comment"], outlet["at_once"]) for outlet in catalogue.outlets()]

OUTLET = {address.rsplit("/paintsound/", 1)[1]: index for index, (address, _, _) in enumerate(RECEIVED)}


def receive():
    patch = Patch("paintsound.receive.maxpat", 15 + 97 * (len(RECEIVED) + 1), 310)
    patch.add_comment(15, 10, "paintsound.receive PORT: receives everything that PaintSound sends. Each address has its own outlet.", 900, 13)
    patch.add_comment(15, 32, "Triggers (onset, stroke, selections, beat) come at once. The rest is deferred, so that a busy screen cannot delay the triggers.", 900)
    udp = patch.object(15, 65, "udpreceive #1")
    route = patch.object(15, 110, "route " + " ".join(address for address, _, _ in RECEIVED), 97 * len(RECEIVED))
    patch.wire(udp, route)
    for index, (address, comment, at_once) in enumerate(RECEIVED):
        x = 15 + index * 97
        outlet = patch.outlet(x, 230, comment)
        patch.add_comment(x - 5, 265, address.replace("/paintsound/", ""), 96, 9)
        if at_once:
            patch.wire((route, index), outlet)
        else:
            defer = patch.object(x, 170, "deferlow", 58)
            patch.wire((route, index), defer, outlet)
    rest = patch.outlet(15 + len(RECEIVED) * 97, 230, "any other message: the values of the controls, for paintsound.control")
    patch.add_comment(10 + len(RECEIVED) * 97, 265, "controls and anything else", 96, 9)
    patch.wire((route, len(RECEIVED)), rest)
    return patch


def control():
    cells = [cell for address in catalogue.controls() for cell in _cells(address)]
    rows = -(-len(cells) // COLUMNS)
    bottom = 140 + rows * 105
    follows = [address for address in catalogue.controls() if address.sent]
    patch = Patch("paintsound.control.maxpat", max(1080, 30 + len(follows) * 105), bottom + 150)
    patch.add_comment(15, 10, "paintsound.control HOST PORT: controls PaintSound, and follows it.", 600, 13)
    inlet = patch.inlet(15, 45, "any message to PaintSound")
    patch.add_comment(55, 50, "every message is sent unchanged, for example /paintsound/control/gate 0.05", 480)
    send = patch.object(600, 90, "udpsend #1 #2")
    patch.wire(patch.object(600, 50, "r #0-control"), send)
    patch.wire(inlet, patch.object(15, 90, "s #0-control"))
    patch.wire(patch.object(375, 90, "loadmess " + catalogue.STATE, 160), patch.object(375, 116, "s #0-control"))
    values = patch.inlet(800, 45, "values of the controls, from the last outlet of paintsound.receive")
    patch.add_comment(840, 50, "values that are set elsewhere show here", 220)
    patch.wire(values, patch.object(800, 85, "deferlow", 58), patch.object(800, 111, "s #0-values"))
    for index, (address, item) in enumerate(cells):
        _cell(patch, 15 + index % COLUMNS * 265, 140 + index // COLUMNS * 105, address, item)
    route = patch.object(15, bottom + 30, "route " + " ".join(address.address for address in follows), len(follows) * 105)
    patch.wire(patch.object(15, bottom, "r #0-values"), route)
    for index, address in enumerate(follows):
        x, items = 15 + index * 105, address.arguments[0].words if len(address.arguments) == 2 else []
        source, ports = (route, [index]) if not items else (patch.object(x, bottom + 65, "route " + " ".join(items), 98), range(len(items)))
        if items:
            patch.wire((route, index), source)
        for number, (port, item) in enumerate(zip(ports, items or [None])):
            how = "value" if len(address.arguments) == 2 and not items else "setsymbol" if address.arguments[0].type == "s" and not items else "set"
            word = patch.object(x + number * 50, bottom + 95, "prepend " + how, 48 if items else 98)
            patch.wire((source, port), word, patch.object(x + number * 50, bottom + 125, "s #0-" + _name(address, item), 48 if items else 98))
    return patch


def _cells(address):
    """A control with named items, such as the layers of the projection, gets a cell for each."""
    items = address.arguments[0].words if len(address.arguments) == 2 else []
    return [(address, item) for item in items or [None]]


def _name(address, item=None):
    return address.control.replace("/", "-") + ("-" + item if item else "")


def _cell(patch, x, y, address, item):
    """A label, a box to set the control, and the message that it sends. The box follows the control by a message that gives no output."""
    by_name = len(address.arguments) == 2 and not item
    patch.add_comment(x, y, " ".join(_label(address, item)), 255)
    output = "prepend " + address.address + (" " + item if item else "")
    if not address.arguments:
        box = patch.box(x, y + 22, "button", 24, 24)
        patch.wire(box, patch.message(x, y + 50, address.address, 245), patch.object(x, y + 76, "s #0-control"))
        return
    value = address.arguments[-1]
    if value.type == "s" and not value.words:
        # A name, as of a preset: Enter sends it as one symbol.
        box = patch.box(x, y + 22, "textedit", 160, 22, keymode=1, outputmode=1, lines=1)
        text = patch.object(x + 165, y + 22, "route text", 70)
        patch.wire(box, text)
        patch.wire(text, patch.object(x, y + 50, output, 245), patch.object(x, y + 76, "s #0-control"))
        return
    if value.type == "s":
        box = patch.box(x, y + 22, "umenu", 100, 22, items=[part for word in value.words for part in (",", word)][1:])
    elif value.type == "i":
        box = patch.box(x, y + 22, "toggle", 24, 24)
    else:
        box = patch.box(x, y + 22, "flonum", 60, 22, minimum=value.low, maximum=value.high)
    if not by_name:
        patch.wire(patch.object(x + 105, y + 22, "r #0-" + _name(address, item), 145), box)
        patch.wire((box, 1 if value.type == "s" else 0), patch.object(x, y + 50, output, 245), patch.object(x, y + 76, "s #0-control"))
        return
    script = patch.object(x + 70, y + 50, "js paintsound.family.js", 175,
                          saved_object_attributes={"filename": "paintsound.family.js", "parameter_enable": 0})
    name = patch.box(x + 70, y + 22, "textedit", 90, 22, keymode=1, outputmode=1, lines=1)
    patch.wire(box, patch.object(x, y + 50, "prepend fader", 65), script)
    patch.wire(name, script)
    patch.wire(patch.object(x + 165, y + 22, "r #0-" + _name(address), 85), script)
    patch.wire((script, 1), box)
    patch.wire((script, 2), name)
    patch.wire(script, patch.object(x, y + 76, output, 160), patch.object(x + 165, y + 76, "s #0-control", 85))


def _label(address, item):
    yield address.control.replace("/", ": ")
    if item:
        yield item
    if len(address.arguments) == 2 and not item:
        yield "(type its name, Enter)"
    elif address.arguments and address.arguments[-1].type == "f":
        value = address.arguments[-1]
        unit = value.name[len(address.control.rsplit("/", 1)[-1]):]
        yield "%g..%g%s" % (value.low, value.high, unit)


def congruity():
    patch = Patch("paintsound.congruity.maxpat", 560, 330)
    patch.add_comment(15, 10, "paintsound.congruity: a number 0..1 as a smooth signal for modulation.", 530, 13)
    number = patch.inlet(15, 45, "congruity, or any number 0..1")
    attack = patch.inlet(150, 45, "attack in milliseconds")
    release = patch.inlet(300, 45, "release in milliseconds")
    rise = patch.object(150, 125, "mstosamps~")
    fall = patch.object(300, 125, "mstosamps~")
    first = patch.object(200, 85, "loadmess 500")
    last = patch.object(350, 85, "loadmess 2000")
    signal = patch.object(15, 125, "sig~")
    slide = patch.object(15, 190, "slide~ 1 1", 190)
    outlet = patch.outlet(15, 275, "the signal 0..1")
    snapshot = patch.object(120, 235, "snapshot~ 50")
    numbers = patch.outlet(120, 275, "the same as numbers, 20 per second")
    patch.wire(number, signal, slide, outlet)
    patch.wire(attack, rise)
    patch.wire(first, rise)
    patch.wire(release, fall)
    patch.wire(last, fall)
    patch.wire((rise, 1), (slide, 1))
    patch.wire((fall, 1), (slide, 2))
    patch.wire(slide, snapshot, numbers)
    patch.add_comment(330, 195, "slide~ goes 1/n of the way each sample", 220, 10)
    return patch
