"""Draws a patch as SVG, for the documentation and for readers without Max."""

from html import escape

FACES = {"newobj": "#d9dcdf", "message": "#c3c8cf", "comment": None}


def draw(patch):
    width, height = patch.size
    by_id = {box["id"]: box for box in patch.boxes}
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="Arial, Helvetica, sans-serif">'
           % (width, height, width, height), '<rect width="100%" height="100%" fill="#f4f4f2"/>']
    for source, outlet, destination, inlet in patch.lines:
        a, b = by_id[source], by_id[destination]
        x1, y1 = port(a, outlet, a["numoutlets"]), a["patching_rect"][1] + a["patching_rect"][3]
        x2, y2 = port(b, inlet, b["numinlets"]), b["patching_rect"][1]
        signal = a["outlettype"][outlet] == "signal"
        bend = max(8, abs(y2 - y1) / 3)
        out.append('<path d="M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f" fill="none" stroke="%s" stroke-width="%s"/>' % (
            x1, y1, x1, y1 + bend, x2, y2 - bend, x2, y2, "#8a8f1e" if signal else "#666", 2 if signal else 1.3))
    out += [line for box in patch.boxes for line in _box(box)]
    return "\n".join(out + ["</svg>"]) + "\n"


def port(box, index, count):
    x, _, width, _ = box["patching_rect"]
    return x + 9.5 + (index * (width - 19) / (count - 1) if count > 1 else 0)


def _box(box):
    x, y, width, height = box["patching_rect"]
    kind, text, size = box["maxclass"], box.get("text", ""), box.get("fontsize", 12.0)
    if kind == "comment":
        words, lines, line = text.split(), [], ""
        most = max(1, int(width / (size * 0.52)))
        for word in words:
            if line and len(line) + 1 + len(word) > most and len(lines) + 1 < box["linecount"]:
                lines, line = lines + [line], word
            else:
                line = (line + " " + word).strip()
        for index, part in enumerate(lines + [line]):
            yield '<text x="%.0f" y="%.0f" font-size="%.0f" fill="#222">%s</text>' % (x + 3, y + size + 2 + index * size * 1.2, size, escape(part))
        return
    yield '<rect x="%.0f" y="%.0f" width="%.0f" height="%.0f" rx="4" fill="%s" stroke="#888"/>' % (
        x, y, width, height, FACES.get(kind, "#ffffff"))
    shown = text or {"toggle": "x", "button": "o", "flonum": "0.", "number": "0"}.get(kind, kind)
    most = int(width / 6.3)
    yield '<text x="%.0f" y="%.0f" font-size="12" fill="#222">%s</text>' % (
        x + 5, y + height / 2 + 4, escape(shown if len(shown) <= most else shown[:max(1, most - 2)] + ".."))
