"""The patches that play music and show paintings: player and painting."""

from patch import Patch


def player():
    patch = Patch("paintsound.player.maxpat", 780, 620)
    patch.add_comment(15, 10, "paintsound.player: plays each excerpt from its file, from its start, and cross-fades to the next one. No Live needed.", 740, 13)
    selection = patch.inlet(15, 45, "music: work, title, file, start ... from paintsound.receive")
    fade = patch.inlet(560, 45, "cross-fade in milliseconds")
    order = patch.object(15, 90, "t l b")
    patch.add_comment(130, 90, "first switch to the other player, then pass the excerpt", 280, 10)
    turn = patch.box(120, 125, "toggle", 24, 24)
    gate = patch.object(15, 230, "gate 2", 280)
    fan = patch.object(120, 160, "t i i i")
    number = patch.object(120, 195, "+ 1")
    patch.wire(selection, order)
    patch.wire((order, 1), turn, fan, number, gate)
    patch.wire(order, (gate, 1))
    milliseconds = patch.object(560, 90, "f 2000", 60)
    start = patch.object(650, 90, "loadbang")
    patch.wire(fade, milliseconds)
    patch.wire(start, milliseconds)
    gains = []
    for index in range(2):
        x = 15 + index * 260
        parts = patch.object(x, 275, "unpack s s s f", 120)
        open_ = patch.object(x + 75, 320, "prepend open", 90)
        seconds = patch.object(x + 115, 350, "* 1000.", 60)
        keep = patch.object(x + 115, 410, "f", 50)
        wait = patch.object(x + 20, 380, "delay 100", 70)
        again = patch.object(x + 20, 350, "t b", 30)
        seek = patch.object(x + 115, 440, "prepend seek", 90)
        file = patch.object(x, 480, "sfplay~ 2", 100)
        patch.wire((gate, index), parts)
        patch.wire((parts, 3), seconds, (keep, 1))
        patch.wire((parts, 2), open_, file)
        patch.wire((parts, 2), again, wait, keep, seek, file)
        up = patch.object(560 + index * 110, 230, "== %d" % index, 50)
        pair = patch.object(560 + index * 110, 275, "pack 0 2000.", 90)
        gain = patch.object(560 + index * 110, 320, "line~", 50)
        patch.wire((fan, 2 - index), up, pair, gain)
        patch.wire(milliseconds, (pair, 1))
        left, right = patch.object(x, 520, "*~", 40), patch.object(x + 75, 520, "*~", 40)
        patch.wire(file, left)
        patch.wire((file, 1), right)
        patch.wire(gain, (left, 1))
        patch.wire(gain, (right, 1))
        gains.append((left, right))
    outlets = [patch.outlet(15, 570, "left"), patch.outlet(90, 570, "right")]
    for left, right in gains:
        patch.wire(left, outlets[0])
        patch.wire(right, outlets[1])
    return patch


def painting():
    patch = Patch("paintsound.painting.maxpat", 700, 420)
    patch.add_comment(15, 10, "paintsound.painting: shows each selected painting in a window, with cross-fades. Esc: full screen.", 660, 13)
    selection = patch.inlet(15, 45, "painting: work, title, file, correspondence")
    fade = patch.inlet(420, 45, "cross-fade in milliseconds")
    patch.object(200, 45, "jit.world paintsound @enable 1 @size 960 540", 200)
    parts = patch.object(15, 90, "unpack s s s f", 120)
    order = patch.object(85, 125, "t s b", 50)
    turn = patch.box(180, 125, "toggle", 24, 24)
    fan = patch.object(180, 160, "t i i", 60)
    number = patch.object(180, 195, "+ 1", 40)
    gate = patch.object(15, 235, "gate 2", 250)
    patch.wire(selection, parts)
    patch.wire((parts, 2), order)
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
