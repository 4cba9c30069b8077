"""A Max patch as a file: boxes with positions, and lines between outlets and inlets."""

import itertools
import json
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "objects.json"), encoding="utf-8") as file:
    KNOWN = json.load(file)


class Patch:
    """Inlets and outlets are numbered in the order of their creation. Max counts them from left to right, so the layout must agree."""

    abstractions = {}

    def __init__(self, name, width, height, presentation=False):
        self.name = name
        self.size = (width, height)
        self.presentation = presentation
        self.boxes = []
        self.lines = []

    def object(self, x, y, text, width=None, **more):
        """Adds an object box. Its ports come from the table or from one of our own patches."""
        name, *arguments = text.split()
        if name in Patch.abstractions:
            inlets, outlets, signals = Patch.abstractions[name].ports()
        else:
            inlets, outlets, signals = ports(KNOWN["objects"][name], arguments)
            outlets = script_outlets(arguments[0]) if name == "js" else outlets
        return self._add("newobj", x, y, width or wide(text), 22, inlets, outlets, signals, text=text, **more)

    def box(self, x, y, kind, width, height, **more):
        """Adds a user-interface box: a number, a slider, a button."""
        inlets, outlets, signals = ports(KNOWN["boxes"][kind], [])
        return self._add(kind, x, y, width, height, inlets, outlets, signals, **more)

    def message(self, x, y, text, width=None):
        return self.box(x, y, "message", width or wide(text), 22, text=text)

    def add_comment(self, x, y, text, width=None, size=12, lines=1, **more):
        """Adds a comment."""
        return self.box(x, y, "comment", width or wide(text) + 10, 6 + round(size * 1.25) * lines, text=text, fontsize=float(size),
                        linecount=lines, **more)

    def inlet(self, x, y, comment):
        return self.box(x, y, "inlet", 30, 30, comment=comment, index=self._count("inlet") + 1)

    def outlet(self, x, y, comment):
        return self.box(x, y, "outlet", 30, 30, comment=comment, index=self._count("outlet") + 1)

    def wire(self, *ends):
        """Adds lines from box to box, first outlet to first inlet. Use (box, outlet) and (box, inlet) for other ports."""
        ends = [end if isinstance(end, tuple) else (end, 0) for end in ends]
        for (source, outlet), (destination, inlet) in zip(ends, ends[1:]):
            self.lines.append((source["id"], outlet, destination["id"], inlet))

    def ports(self):
        """The numbers of inlets, outlets and signal outlets as an object in another patch. Signal outlets are not declared: 0."""
        return self._count("inlet"), self._count("outlet"), 0

    def patcher(self):
        return {
            "fileversion": 1,
            "appversion": {"major": 8, "minor": 6, "revision": 0, "architecture": "x64", "modernui": 1},
            "classnamespace": "box",
            "rect": [100.0, 100.0, float(self.size[0]), float(self.size[1])],
            "openinpresentation": int(self.presentation),
            "gridsize": [15.0, 15.0],
            "boxes": [{"box": box} for box in self.boxes],
            "lines": [{"patchline": {"source": [a, o], "destination": [b, i]}} for a, o, b, i in self.lines],
            "dependency_cache": [],
            "autosave": 0,
        }

    def text(self):
        return json.dumps({"patcher": self.patcher()}, indent=1, ensure_ascii=False) + "\n"

    def _count(self, kind):
        return sum(box["maxclass"] == kind for box in self.boxes)

    def _add(self, kind, x, y, width, height, inlets, outlets, signals, **more):
        box = {"id": "obj-%d" % (len(self.boxes) + 1), "maxclass": kind, "numinlets": inlets, "numoutlets": outlets}
        if outlets:
            box["outlettype"] = ["signal"] * signals + [""] * (outlets - signals)
        box["patching_rect"] = [float(x), float(y), float(width), float(height)]
        box.update(more)
        self.boxes.append(box)
        return box


def ports(entry, arguments):
    """The inlets, outlets and signal outlets of an object with these arguments."""
    plain = list(itertools.takewhile(lambda word: not word.startswith("@"), arguments))
    first = int(plain[0]) if plain and plain[0].isdigit() else 1
    values = {"args": len(plain), "args+1": len(plain) + 1, "first": first, "first+1": first + 1}
    return tuple(values.get(entry.get(key, 0), entry.get(key, 0)) for key in ("in", "out", "signal"))


def script_outlets(name):
    """The number of outlets of a [js]: its script in the package says it; otherwise 1."""
    path = os.path.join(os.path.dirname(HERE), "PaintSound", "javascript", name)
    if not os.path.exists(path):
        return 1
    with open(path, encoding="utf-8") as file:
        found = re.search(r"^outlets = (\d+);", file.read(), re.MULTILINE)
    return int(found.group(1)) if found else 1


def wide(text):
    """Approximate width of a text of 12 points in Max."""
    return max(30, round(len(text) * 6.6) + 12)
