"""Examples: small patches to copy from."""

from basic_patches import OUTLET
from package import TONE
from patch import Patch


def examples():
    return [knob(), mono(), sender()]


def knob():
    patch = Patch("PaintSound knob.maxpat", 520, 260)
    patch.add_comment(15, 10, "A knob of a MIDI controller sets the gate: controller 20, 0..127, becomes 0.0001..0.2.", 490, 13)
    patch.wire(patch.object(15, 50, "ctlin 20"), patch.object(15, 90, "scale 0 127 0.0001 0.2", 200),
               patch.object(15, 130, "prepend /paintsound/control/gate", 220), patch.object(15, 200, "paintsound.control 127.0.0.1 9100", 240))
    return patch


def mono():
    patch = Patch("PaintSound player.maxpat", 620, 340)
    patch.add_comment(15, 10, "Try the player without PaintSound: turn the sound on and click the message. The mono tone sounds on both sides.", 590, 13)
    play = patch.object(15, 130, "paintsound.player", 290)
    patch.wire(patch.message(15, 60, "tone Tone %s 0. 0. 0." % TONE, 260), play)
    patch.wire(patch.message(295, 60, "500"), (play, 1))
    patch.wire((play, 2), patch.object(285, 180, "print player"))
    gain, out = patch.box(15, 200, "live.gain~", 110, 34, orientation=1), patch.box(15, 250, "ezdac~", 45, 45)
    for port in range(2):
        patch.wire((play, port), (gain, port))
        patch.wire((gain, port), (out, port))
    return patch


def sender():
    patch = Patch("PaintSound stroke.maxpat", 620, 300)
    patch.add_comment(15, 10, "Each stroke of the brush asks for another selection when it ends; its level moves a number for your own use.", 590, 13)
    source = patch.object(15, 60, "paintsound.receive 9000", 560)
    patch.wire((source, OUTLET["brush/stroke"]), patch.object(15, 110, "select 0", 60), patch.message(15, 150, "/paintsound/control/next", 180),
               patch.object(15, 230, "paintsound.control 127.0.0.1 9100", 240))
    patch.wire((source, OUTLET["brush/level"]), patch.box(320, 110, "flonum", 60, 22))
    return patch
