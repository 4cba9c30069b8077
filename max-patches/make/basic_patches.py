"""The patches that other patches use: receive, control, congruity."""

from patch import Patch

# Every address that PaintSound sends, its comment, and whether it is passed on at once. Frequent values are deferred; triggers are not.
RECEIVED = [
    ("/paintsound/brush/level", "brush level 0..1", False),
    ("/paintsound/brush/onset", "brush onset, strength 0..1", True),
    ("/paintsound/brush/stroke", "stroke: 1 starts, 0 ends", True),
    ("/paintsound/brush/brightness", "brush brightness 0..1", False),
    ("/paintsound/brush/rate", "onsets per second", False),
    ("/paintsound/canvas/change", "canvas change 0..1", False),
    ("/paintsound/selection/music", "music: work, title, file, start, correspondence, sound distance", True),
    ("/paintsound/selection/painting", "painting: work, title, file, correspondence", True),
    ("/paintsound/congruity", "congruity 0..1", False),
    ("/paintsound/congruity/raw", "raw congruity 0..1", False),
    ("/paintsound/congruity/confidence", "confidence 0..1", False),
    ("/paintsound/source/state", "source, state", False),
    ("/paintsound/live/report", "Live: kind, sentence, seconds after the launch", False),
    ("/paintsound/heartbeat", "seconds since start", False),
]

OUTLET = {address.rsplit("/paintsound/", 1)[1]: index for index, (address, _, _) in enumerate(RECEIVED)}


def receive():
    patch = Patch("paintsound.receive.maxpat", 1340, 310)
    patch.add_comment(15, 10, "paintsound.receive PORT: receives everything that PaintSound sends. Each address has its own outlet.", 900, 13)
    patch.add_comment(15, 32, "Triggers (onset, stroke, selections) come at once. The rest is deferred, so that a busy screen cannot delay the triggers.", 900)
    udp = patch.object(15, 65, "udpreceive #1")
    route = patch.object(15, 110, "route " + " ".join(address for address, _, _ in RECEIVED), 1291)
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
    patch = Patch("paintsound.control.maxpat", 1080, 840)
    patch.add_comment(15, 10, "paintsound.control HOST PORT: controls PaintSound, and follows it.", 600, 13)
    inlet = patch.inlet(15, 45, "any message to PaintSound")
    patch.add_comment(55, 50, "every message is sent unchanged, for example /paintsound/control/gate 0.05", 480)
    messages = patch.object(600, 50, "r #0-control")
    send = patch.object(600, 90, "udpsend #1 #2")
    patch.wire(messages, send)
    patch.wire(inlet, patch.object(15, 90, "s #0-control"))
    values = patch.inlet(800, 45, "values of the controls, from the last outlet of paintsound.receive")
    patch.add_comment(840, 50, "values that are set elsewhere show here", 220)
    follows = []    # address below control, and the object that shows its value without sending
    small_ones, wide_ones = 0, 6    # four narrow controls in a row, or two wide ones, below
    for name, label, kind, more in [
            ("next", "next", "button", None), ("hold", "hold", "toggle", None), ("arm", "arm", "toggle", None),
            ("distance", "distance", "umenu", ["weighed", "paper"]),
            ("gate", "gate 0.0001..1", "flonum", None), ("dwell", "dwell, seconds", "flonum", None), ("follow", "follow 0..1", "flonum", None),
            ("congruity/smoothing", "smoothing, seconds", "flonum", None),
            ("projection/black", "projection: black", "toggle", None),
            ("projection/blend", "projection: paintings over the canvas", "umenu",
             ["mix", "add", "screen", "multiply", "overlay", "lighten", "darken", "difference"]),
            ("projection/fade", "projection: fade, seconds", "flonum", None),
            ("projection/opacity", "projection: opacity of a layer, 0..1", "message", ["canvas 1.", "painting 0.5"]),
            ("collection", "a collection by name: 1 on, 0 off", "message", ["own 1", "own 0"]),
            ("depth", "a modulation by name: depth 0..1", "message", ["reverb 0.", "reverb 1."])]:
        wide = 2 if kind == "message" else 1
        if kind == "message":
            x, y = 15 + wide_ones % 2 * 530, 140 + wide_ones // 2 * 110
            wide_ones += 1
        else:
            x, y = 15 + small_ones % 4 * 265, 140 + small_ones // 4 * 110
            small_ones += 1
        patch.add_comment(x, y, label, 250 * wide)
        if kind == "message":
            boxes = [(patch.message(x + number * 90, y + 22, text, 80), 0) for number, text in enumerate(more)]
        elif kind == "umenu":
            boxes = [(patch.box(x, y + 22, kind, 100, 22, items=", , ".join(more).split(" ")), 1)]
        else:
            small = kind in ("button", "toggle")
            boxes = [(patch.box(x, y + 22, kind, 24 if small else 60, 24 if small else 22), 0)]
        address = "/paintsound/control/" + name
        output = patch.message(x, y + 50, address, 245) if kind == "button" else patch.object(x, y + 50, "prepend " + address, 245)
        for box in boxes:
            patch.wire(box, output)
        if kind in ("toggle", "flonum", "umenu"):
            follows.append((name, "setsymbol" if kind == "umenu" else "set"))
            patch.wire(patch.object(x + 115, y + 22, "r #0-" + name.replace("/", "-"), 145), boxes[0][0])
        patch.wire(output, patch.object(x, y + 76, "s #0-control"))
    route = patch.object(15, 720, "route " + " ".join("/paintsound/control/" + name for name, _ in follows), 1050)
    patch.wire(values, patch.object(800, 85, "deferlow", 58), patch.object(800, 111, "s #0-values"))
    patch.wire(patch.object(15, 692, "r #0-values"), route)
    for index, (name, how) in enumerate(follows):
        patch.wire((route, index), patch.object(15 + index * 105, 760, "prepend " + how, 100), patch.object(15 + index * 105, 790, "s #0-" + name.replace("/", "-"), 100))
    return patch


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
