"""Static int8: a network's towers with 8-bit weights and values between, a quarter of the size and faster on one core.

Only convolutions and what lies between them change. What comes before (level, colour) and after (dense layers, the spaces'
scales) stays in float: it costs next to nothing, and the distances are made of it.
"""
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

from networks.graph import Graph

PARTS = ("/tower/", "/trunk/")  # as the export names the modules that nodes come from
OPERATIONS = {"Conv", "Relu", "Add", "MaxPool", "AveragePool"}
VALUES, AT_ONCE = 255, 4
# Seven bits: processors without 8-bit dot products add pairs of products in 16 bits, which eight would overflow.
WEIGHTS = 63


def folder(source, target, frames):
    """Writes the network in folder source into target.

    frames: real inputs by name, image [N, 3, 224, 224] in 0..1 and raw log-mel mel [N, 1, 100, 320].
    """
    source, target = Path(source), Path(target)
    manifest = json.loads((source / "model.json").read_text())
    left = shutil.ignore_patterns("card.md", "*.pt", "*.log", "record.json")
    shutil.copytree(source, target, ignore=left, dirs_exist_ok=True)
    rounded = [file(source / entry["path"], target / entry["path"], frames) for entry in manifest["files"].values()]
    if not any(rounded):
        raise SystemExit(f"{source} has no tower or trunk: only networks exported by this training can be quantised.")
    for entry in manifest["files"].values():
        entry["sha256"] = hashlib.sha256((target / entry["path"]).read_bytes()).hexdigest()
    (target / "model.json").write_text(json.dumps(manifest | {"precision": "int8", "results": {}}, indent=2) + "\n")


def file(source, target, frames):
    """One ONNX file; one without towers is copied. Whether it had any."""
    model, graph = onnx.load(str(source)), Graph(source)
    names = _quantised(model.graph)
    if names:
        writer = _Writer(graph.constants, _ranges(graph, names, frames))
        for node in model.graph.node:
            writer.add(node, _learned(node))
        writer.replace(model.graph)
        onnx.checker.check_model(model)
    onnx.save(model, str(target))
    return bool(names)


def _learned(node):
    return node.op_type in OPERATIONS and any(part in node.name for part in PARTS)


def _quantised(graph):
    """{value: the value whose range it shares}: all that a tower's operations read or write, as they run it in 8 bits."""
    readers = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node.op_type)
    names = {}
    for node in filter(_learned, graph.node):
        read = node.input[:1] if node.op_type == "Conv" else node.input
        for name in [*read, *node.output]:
            if readers.get(name) != ["Relu"]:  # the runtime clips what only goes on into a Relu
                names.setdefault(name, name)
        if node.op_type == "MaxPool":
            names[node.output[0]] = names[node.input[0]]
    return names


def _ranges(graph, names, frames):
    """{value: (lowest, highest)} over all frames."""
    found = {}

    def watch(name, values):
        if name in names:
            low, high = found.get(name, (0.0, 0.0))
            found[name] = (min(low, float(values.min())), max(high, float(values.max())))
    for part in frames[graph.inputs[0]].split(AT_ONCE):
        graph(part, watch=watch)
    return {name: found[shared] for name, shared in names.items()}


class _Writer:
    """Builds the nodes and constants of the 8-bit graph."""

    def __init__(self, constants, ranges):
        self.constants, self.ranges = constants, ranges
        self.nodes, self.initializers, self.scales, self.made = [], [], {}, set()

    def add(self, node, learned):
        """One node of the float graph, in 8 bits if it is a tower's; others read in 8 bits only what a tower made."""
        inputs = list(node.input)
        for place, name in enumerate(inputs):
            if name in self.ranges and (learned or name in self.made):
                inputs[place] = self._value(name)
        if learned:
            self.made.update(node.output)
        if learned and node.op_type == "Conv":
            inputs[1:] = self._weights(node, self.scales[node.input[0]])
        copy = onnx.NodeProto()
        copy.CopyFrom(node)
        del copy.input[:]
        copy.input.extend(inputs)
        self.nodes.append(copy)

    def replace(self, graph):
        """Puts what was built into the graph, without the float constants that nothing reads any more."""
        read = {name for node in self.nodes for name in node.input} | {item.name for item in graph.output}
        kept = [item for item in graph.initializer if item.name in read]
        for field, items in ((graph.node, self.nodes), (graph.initializer, kept + self.initializers)):
            del field[:]
            field.extend(items)

    def _value(self, name):
        if name not in self.scales:
            low, high = self.ranges[name]
            self.scales[name] = scale = np.float32(max(high - low, 1e-6) / VALUES)
            steps = [self._constant(f"{name}/scale", scale), self._constant(f"{name}/zero", np.uint8(round(-low / scale)))]
            self.nodes.append(helper.make_node("QuantizeLinear", [name, *steps], [f"{name}/levels"]))
            self.nodes.append(helper.make_node("DequantizeLinear", [f"{name}/levels", *steps], [f"{name}/value"]))
        return f"{name}/value"

    def _weights(self, node, scale):
        weight = self.constants[node.input[1]].numpy()
        steps = np.maximum(np.abs(weight).reshape(len(weight), -1).max(1) / WEIGHTS, 1e-9).astype(np.float32)
        levels = np.round(weight / steps.reshape(-1, *[1] * (weight.ndim - 1))).astype(np.int8)
        yield self._stored(f"{node.name}/weight", levels, steps)
        for bias in node.input[2:]:
            own = steps * scale
            levels = np.round(self.constants[bias].numpy().astype(np.float64) / own)
            yield self._stored(f"{node.name}/bias", np.clip(levels, -2 ** 31, 2 ** 31 - 1).astype(np.int32), own)

    def _stored(self, name, levels, steps):
        inputs = [self._constant(f"{name}/levels", levels), self._constant(f"{name}/scale", steps),
                  self._constant(f"{name}/zero", np.zeros(len(steps), levels.dtype))]
        self.nodes.append(helper.make_node("DequantizeLinear", inputs, [name], axis=0))
        return name

    def _constant(self, name, value):
        self.initializers.append(numpy_helper.from_array(np.asarray(value), name))
        return name
