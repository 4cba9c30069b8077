"""The patches that play music and show paintings: player and painting."""

from patch import Patch


def player():
    patch = Patch("paintsound.player.maxpat", 780, 560)
    patch.add_comment(15, 10, "paintsound.player: plays each excerpt from its file, from its start, and cross-fades to the next one. No Live needed.", 740, 13)
    names = ["selection", "fade", "gain"]
    comments = ["music: work, title, file, start ... from paintsound.receive", "cross-fade in milliseconds",
                "gain of the next excerpt in dB, from paintsound.receive"]
    script = patch.object(15, 130, "js paintsound.player.js", 560, saved_object_attributes={"filename": "paintsound.player.js", "parameter_enable": 0})
    for index, (name, comment) in enumerate(zip(names, comments)):
        patch.wire(patch.inlet(15 + index * 230, 45, comment), patch.object(15 + index * 230, 90, "prepend " + name), script)
    split = patch.object(15, 165, "route a b status", 560)
    patch.wire(script, split)
    start = patch.object(620, 200, "loadbang")
    both = patch.message(620, 230, "modout 1")
    patch.wire(start, both)
    patch.add_comment(620, 256, "a mono file plays on both sides", 150, 10, 2)
    outs, back = [], patch.object(600, 500, "s #0-voice")
    patch.wire(patch.object(620, 90, "r #0-voice"), script)
    for index, name in enumerate("ab"):
        x = 15 + index * 270
        parts = patch.object(x, 200, "route play info ramp", 240)
        file = patch.object(x, 260, "sfplay~ 2", 90)
        report = patch.object(x + 105, 260, "sfinfo~", 90)
        gain = patch.object(x + 205, 260, "line~", 50)
        patch.wire((split, index), parts, file)
        patch.wire((parts, 1), report)
        patch.wire((parts, 2), gain)
        patch.wire(both, file)
        for source, port, word, left, top in [(file, 2, "done", 60, 300), (report, 0, "info", 105, 330), (gain, 1, "faded", 175, 300)]:
            said = patch.message(x + left, top, "%s %s" % (word, name), 60)
            patch.wire((source, port), said, back)
        left, right = patch.object(x, 400, "*~", 40), patch.object(x + 75, 400, "*~", 40)
        patch.wire(file, left)
        patch.wire((file, 1), right)
        patch.wire(gain, (left, 1))
        patch.wire(gain, (right, 1))
        outs.append((left, right))
    outlets = [patch.outlet(15, 500, "left"), patch.outlet(90, 500, "right")]
    for pair in outs:
        for side in range(2):
            patch.wire(pair[side], outlets[side])
    status = patch.outlet(555, 500, "status: playing, ended or unreadable, and the title")
    shown = patch.object(555, 400, "prepend set", 80)
    patch.wire((split, 2), status)
    patch.wire((split, 2), shown, patch.message(555, 430, "no excerpt yet", 200))
    return patch


def painting():
    patch = Patch("paintsound.painting.maxpat", 700, 420)
    patch.add_comment(15, 10, "paintsound.painting: shows each selected painting in a window, with cross-fades. Esc: full screen.", 660, 13)
    selection = patch.inlet(15, 45, "painting: work, title, file, correspondence")
    fade = patch.inlet(420, 45, "cross-fade in milliseconds")
    patch.object(200, 45, "jit.world paintsound @enable 1 @size 960 540", 200)
    parts = patch.object(15, 90, "unpack s s s f", 120)
    order = patch.object(85, 138, "t s b", 50)
    turn = patch.box(180, 138, "toggle", 24, 24)
    fan = patch.object(180, 168, "t i i", 60)
    number = patch.object(180, 200, "+ 1", 40)
    gate = patch.object(15, 235, "gate 2", 250)
    patch.wire(selection, parts)
    path = patch.object(85, 108, "js paintsound.file.js", 140, saved_object_attributes={"filename": "paintsound.file.js", "parameter_enable": 0})
    patch.wire((parts, 2), path, order)
    patch.wire((order, 1), turn, fan)
    patch.wire((fan, 1), number, gate)
    patch.wire(order, (gate, 1))
    for index, name in enumerate("ab"):
        x = 15 + index * 240
        read = patch.object(x, 275, "prepend read", 90)
        texture = patch.object(x, 310, "jit.gl.texture paintsound @name paintsound-" + name, 215)
        patch.wire((gate, index), read, texture)
    patch.add_comment(505, 275, "b is in front of a: b fades in and out, so one of the two is visible", 180, 10, 2)
    milliseconds = patch.object(420, 90, "f 2000", 60)
    start = patch.object(500, 90, "loadbang")
    pair = patch.object(420, 195, "pack 0. 2000.", 95)
    line = patch.object(420, 235, "line 0. 30", 80)
    colour = patch.message(505, 310, "color 1. 1. 1. $1", 120)
    patch.object(15, 360, "jit.gl.videoplane paintsound @texture paintsound-a @preserve_aspect 1 @transform_reset 2 @layer 0", 330)
    above = patch.object(355, 360, "jit.gl.videoplane paintsound @texture paintsound-b @preserve_aspect 1 @transform_reset 2 @layer 1 "
                                   "@blend_enable 1 @depth_enable 0", 335)
    patch.wire(fade, milliseconds, (pair, 1))
    patch.wire(start, milliseconds)
    patch.wire(fan, pair, line, colour, above)
    return patch
