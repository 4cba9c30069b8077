"""A help patch for each patch, and the overview, a tutorial."""

from basic_patches import OUTLET
from patch import Patch


def helps():
    return [receive(), control(), player(), painting(), congruity()]


def receive():
    patch = _help("receive", 760, 330, "Receives everything that PaintSound sends. Each address has its own outlet.", [
        "The argument is the port that PaintSound sends to: `osc: to: [127.0.0.1:9000]` in the show file.",
        "Point at an outlet to read its name. Onset, stroke and the selections come at once; the rest is deferred."])
    source = patch.object(15, 120, "paintsound.receive 9000", 720)
    labels = {"brush/level": "level", "brush/onset": "onset", "brush/stroke": "stroke", "congruity": "congruity", "heartbeat": "seconds"}
    for name, label in labels.items():
        x = _under(source, OUTLET[name]) - 9
        kind = {"brush/onset": "button", "brush/stroke": "toggle", "heartbeat": "number"}.get(name, "flonum")
        box = patch.box(x, 180, kind, 24 if kind in ("button", "toggle") else 50, 24 if kind in ("button", "toggle") else 22)
        patch.wire((source, OUTLET[name]), box)
        patch.add_comment(x - 4, 210, label, 62, 10)
    shown = patch.object(_under(source, OUTLET["selection/music"]) - 9, 250, "print music")
    patch.wire((source, OUTLET["selection/music"]), shown)
    other = patch.object(_under(source, len(OUTLET)) - 60, 285, "print other")
    patch.wire((source, len(OUTLET)), other)
    return patch


def control():
    patch = _help("control", 700, 300, "Controls PaintSound and follows it, from Max or from anything that Max receives.", [
        "The arguments are the computer and the port where PaintSound listens. Default: 127.0.0.1 9100.",
        "Open it (double-click) for its buttons and numbers, or send it any control of docs/controls.md. The right inlet takes the last outlet of paintsound.receive:"])
    messages = ["/paintsound/control/next", "/paintsound/control/hold 1", "/paintsound/control/hold 0", "/paintsound/control/gate 0.05"]
    steer = patch.object(15, 250, "paintsound.control 127.0.0.1 9100", 230)
    for index, text in enumerate(messages):
        patch.wire(patch.message(15 + (index % 2) * 260, 130 + (index // 2) * 50, text, 200), steer)
    source = patch.object(300, 215, "paintsound.receive 9000", 390)
    patch.wire((source, len(OUTLET)), (steer, 1))
    return patch


def player():
    patch = _help("player", 640, 400, "Plays the excerpts that PaintSound selects from their files, and cross-fades.", [
        "Turn the sound on. The files must be on this computer. Max reads WAV, AIFF, FLAC, MP3, M4A and Ogg Vorbis, but not Opus: the third outlet says so.",
        "The second inlet sets the cross-fade time in milliseconds (default 2000); the third takes selection/gain: every work as loud as the others."])
    source, play = _fading(patch, "selection/music", 210, "paintsound.player", 290)
    patch.wire((source, OUTLET["selection/gain"]), (play, 2))
    _sound(patch, play, 200, 250)
    patch.wire((play, 2), patch.object(_under(play, 2) - 9, 245, "print player"))
    return patch


def painting():
    patch = _help("painting", 640, 300, "Shows the paintings that PaintSound selects, in their own window.", [
        "The show needs `music`, because paintings answer the music. In the window, Esc switches full screen.",
        "The right inlet sets the cross-fade time in milliseconds (default 2000)."])
    _fading(patch, "selection/painting", 220, "paintsound.painting", 250)
    return patch


def _fading(patch, name, y, text, width):
    """Connects a selection and its cross-fade time to the patch that plays or shows it."""
    source = patch.object(15, 120, "paintsound.receive 9000", 420)
    fade = patch.box(480, 165, "number", 60, 22)
    patch.add_comment(545, 165, "fade, ms", 70)
    taker = patch.object(_under(source, OUTLET[name]) - 9, y, text, width)
    patch.wire((source, OUTLET[name]), taker)
    patch.wire(fade, (taker, 1))
    return source, taker


def congruity():
    patch = _help("congruity", 640, 490, "A number from PaintSound as a smooth signal for modulation. Here it opens a filter.", [
        "The second and third inlet set attack and release in milliseconds (default 500 and 2000).",
        "The right outlet gives the same values as numbers, for lights and faders."])
    source = patch.object(15, 120, "paintsound.receive 9000", 420)
    times = [patch.box(x, 165, "number", 60, 22) for x in (400, 500)]
    patch.add_comment(400, 145, "attack", 60)
    patch.add_comment(500, 145, "release", 60)
    smooth = patch.object(_under(source, OUTLET["congruity"]) - 9, 205, "paintsound.congruity", 200)
    patch.wire((source, OUTLET["congruity"]), smooth)
    for inlet, box in enumerate(times, 1):
        patch.wire(box, (smooth, inlet))
    shown = patch.box(_under(smooth, 1, 2) - 9, 245, "flonum", 60, 22)
    patch.wire((smooth, 1), shown)
    opened = _filter(patch, smooth, 150, 245)
    _sound(patch, opened, 150, 380, stereo=False)
    return patch


def overview():
    patch = Patch("PaintSound Overview.maxpat", 1100, 850)
    patch.add_comment(15, 10, "PaintSound in Max, in five steps", 600, 24)
    patch.add_comment(15, 45, "First start `paintsound demo` or `paintsound run SHOW.yaml` on this computer. For more, right-click a paintsound object and open its help.", 1000)
    _step(patch, 85, "1  Receive the brush",
          "The numbers move while the painter paints. If not, the port differs from the show file, or another program uses it.", 1000)
    source = patch.object(15, 140, "paintsound.receive 9000", 1060)
    for name, kind, label in [("brush/level", "flonum", "level"), ("brush/onset", "button", "onset"), ("brush/stroke", "toggle", "stroke"),
                              ("brush/brightness", "flonum", "brightness"), ("brush/rate", "flonum", "rate"), ("canvas/change", "flonum", "canvas"),
                              ("heartbeat", "number", "seconds")]:
        small = kind in ("button", "toggle")
        box = patch.box(_under(source, OUTLET[name]) - 9, 180, kind, 24 if small else 55, 24 if small else 22)
        patch.wire((source, OUTLET[name]), box)
        patch.add_comment(_under(source, OUTLET[name]) - 13, 206, label, 76, 10)
    _step(patch, 255, "2  Hear the answer", "Turn the sound on. Each selected excerpt plays from its file, from its start, until the next one starts.")
    play = patch.object(370, 270, "paintsound.player", 120)
    patch.wire((source, OUTLET["selection/music"]), play)
    patch.wire((source, OUTLET["selection/gain"]), (play, 2))
    _sound(patch, play, 370, 310)
    _step(patch, 410, "3  See the answer", "In a show with music, the painting that answers it appears in its own window.")
    show = patch.object(_under(source, OUTLET["selection/painting"]) - 9, 425, "paintsound.painting", 130)
    patch.wire((source, OUTLET["selection/painting"]), show)
    _step(patch, 510, "4  Use congruity",
          "0 apart ... 1 together. Here it opens a filter on noise. Replace noise~ with your own sound. Drag the number to try it without PaintSound.")
    level = patch.box(_under(source, OUTLET["congruity"]) + 71, 525, "flonum", 60, 22)
    smooth = patch.object(_under(source, OUTLET["congruity"]) + 71, 560, "paintsound.congruity", 200)
    patch.wire((source, OUTLET["congruity"]), level, smooth)
    opened = _filter(patch, smooth, _under(source, OUTLET["congruity"]) + 71, 597)
    _sound(patch, opened, _under(source, OUTLET["congruity"]) + 71, 730, stereo=False)
    _step(patch, 690, "5  Control", "Click a message, or open paintsound.control for all controls. Its faders follow what is set elsewhere. A knob or a pedal that Max receives can control PaintSound in the same way.")
    steer = patch.object(370, 800, "paintsound.control 127.0.0.1 9100", 230)
    for index, text in enumerate(["next", "hold 1", "gate 0.05"]):
        patch.wire(patch.message(370, 700 + index * 30, "/paintsound/control/" + text, 200), steer)
    patch.wire((source, len(OUTLET)), (steer, 1))
    return patch


def _help(name, width, height, purpose, notes):
    patch = Patch("paintsound.%s.maxhelp" % name, width, height)
    patch.add_comment(15, 10, "paintsound." + name, 400, 20)
    patch.add_comment(15, 40, purpose, width - 30, 13)
    for index, note in enumerate(notes):
        patch.add_comment(15, 65 + index * 20, note, width - 30, 11)
    return patch


def _step(patch, y, title, what, width=330):
    patch.add_comment(15, y, title, 330, 16)
    patch.add_comment(15, y + 26, what, width, 12, 1 if width > 500 else 4)


def _sound(patch, source, x, y, stereo=True):
    gain = patch.box(x, y, "live.gain~", 110, 34, orientation=1)
    out = patch.box(x, y + 48, "ezdac~", 45, 45)
    patch.wire(source, gain)
    patch.wire((source, 1) if stereo else source, (gain, 1))
    patch.wire(gain, out)
    patch.wire((gain, 1), (out, 1))


def _filter(patch, signal, x, y):
    far = patch.object(x + 101, y, "*~ 4000.", 65)
    least = patch.object(x + 101, y + 30, "+~ 100.", 65)
    noise = patch.object(x, y + 30, "noise~", 55)
    lowpass = patch.object(x, y + 62, "onepole~", 120)
    quiet = patch.object(x, y + 94, "*~ 0.1", 55)
    patch.wire(signal, far, least, (lowpass, 1))
    patch.wire(noise, lowpass, quiet)
    return quiet


def _under(box, port, count=None):
    """The x position of the middle of an outlet."""
    x, _, width, _ = box["patching_rect"]
    return x + 9.5 + port * (width - 19) / ((count or box["numoutlets"]) - 1)
