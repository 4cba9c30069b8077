"""Static int8 quantisation: 8-bit weights and values in the towers; a quarter of the size, and faster on one core.

Only convolutions and the operations between them change. The operations before (level, colour) and after (dense layers, scales of
the spaces) stay in float: they need little time, and distances depend on them.
"""
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

from networks.graph import Graph

PARTS = ("/tower/", "/trunk/")  # name parts that the export gives to the nodes of these modules
OPERATIONS = {"Conv", "Relu", "Add", "MaxPool", "AveragePool"}
VALUES, AT_ONCE = 255, 4
# Seven bits, because processors without 8-bit dot products add pairs of products in 16 bits, which eight bits would overflow.
WEIGHTS = 63


def folder(source, target, frames):
    """Quantises the network in folder source and writes it into target.

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
    """Quantises one ONNX file, or copies it if it has no towers. Returns True if it has towers."""
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
    """Returns {value: the value whose range it shares} for all values that the 8-bit operations of a tower read or write."""
    readers = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node.op_type)
    names = {}
    for node in filter(_learned, graph.node):
        read = node.input[:1] if node.op_type == "Conv" else node.input
        for name in [*read, *node.output]:
            if readers.get(name) != ["Relu"]:  # the runtime clips values that only a Relu reads
                names.setdefault(name, name)
        if node.op_type == "MaxPool":
            names[node.output[0]] = names[node.input[0]]
    return names


def _ranges(graph, names, frames):
    """Returns {value: (minimum, maximum)} over all frames."""
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
        """Converts one node, to 8 bits if it is part of a tower. Other nodes read 8-bit values only from a tower."""
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
        """Replaces the nodes of the graph and removes unused float constants."""
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
