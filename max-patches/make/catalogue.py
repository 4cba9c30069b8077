"""PaintSound's OSC addresses and controls, read from the tables of docs/osc.md and docs/controls.md. Tests keep those equal to the code."""

import json
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
OUTLETS = os.path.join(HERE, "outlets.json")
CONTROL = "/paintsound/control/"
STATE = "/paintsound/state"


class Argument:
    """One argument of a message: type i, f or s, name, range and words."""

    def __init__(self, text):
        self.type = text[0]
        rest = text[2:]
        span = re.search(r" (from )?(-?\d+(?:\.\d+)?)(?:\.\.(-?\d+(?:\.\d+)?))?$", rest)
        self.low = float(span.group(2)) if span else None
        self.high = float(span.group(3)) if span and span.group(3) else None
        self.words = []
        self.name = rest[:span.start()] if span else rest
        if self.type == "s" and not span and " " in rest:
            first, listed = rest.split(" ", 1)
            if " or " in listed:
                self.name, self.words = first, re.split(r", | or ", listed)


class Address:
    """One address: its name, whether it goes out of or into PaintSound, its arguments and its meaning."""

    def __init__(self, cells):
        self.address = cells[0].strip("`")
        self.sent = "out" in cells[1].split(", ")
        self.received = "in" in cells[1].split(", ")
        self.arguments = [Argument(text) for text in cells[2].split("; ")] if cells[2] != "-" else []
        self.means = cells[3].replace("`", "")

    @property
    def control(self):
        """The name of the control, such as projection/fade, or None."""
        return self.address[len(CONTROL):] if self.address.startswith(CONTROL) else None


def addresses():
    return [Address(cells) for cells in _table("osc.md", "catalogue")]


def controls():
    return [address for address in addresses() if address.control]


def defaults():
    """The default of each control, by its name; of a family by name and item, as in projection/opacity canvas."""
    found = {}
    for name, _, default, _ in _table("controls.md", "controls"):
        name = name.strip("`").split(" ")[0]
        if ", " in default:
            for part in default.split(", "):
                item, value = part.rsplit(" ", 1)
                found[name + " " + item] = value
        else:
            found[name] = default
    return found


def outlets():
    """The outlets of paintsound.receive in their order, which never changes: a new address gets the next outlet."""
    with open(OUTLETS, encoding="utf-8") as file:
        known = json.load(file)
    names = [outlet["address"] for outlet in known]
    for address in addresses():
        if address.sent and not address.control and address.address not in names:
            comment = ", ".join(argument.name for argument in address.arguments)
            known.append({"address": address.address, "comment": comment, "at_once": False})
    return known


def outlets_text():
    return json.dumps(outlets(), indent=1, ensure_ascii=False) + "\n"


def version():
    with open(os.path.join(REPOSITORY, "Directory.Build.props"), encoding="utf-8") as file:
        return re.search(r"<Version>(.*?)</Version>", file.read()).group(1)


def _table(page, mark):
    with open(os.path.join(REPOSITORY, "docs", page), encoding="utf-8") as file:
        text = file.read()
    rows = text.split("<!-- %s -->" % mark)[1].split("<!-- /%s -->" % mark)[0].strip().split("\n")[2:]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]
