"""Runs a shipped ONNX file with PyTorch operations, so measurements use the file itself."""
import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional as F


class Graph:
    """One ONNX file. Only the operations below are supported; a KeyError names another one."""

    def __init__(self, path):
        graph = onnx.load(str(path)).graph
        self.constants = {item.name: torch.from_numpy(numpy_helper.to_array(item).copy()) for item in graph.initializer}
        self.constants[""] = None  # an omitted input
        self.inputs = [item.name for item in graph.input if item.name not in self.constants]
        self.outputs = [item.name for item in graph.output]
        self.nodes = []
        for node in graph.node:
            if all(name in self.constants for name in node.input):
                self.constants.update(_computed(node, self.constants))
            else:
                self.nodes.append(node)
        self.last_use = {name: node for node in self.nodes for name in node.input}

    @torch.no_grad()
    def __call__(self, *inputs, watch=None):
        """Returns the only output, or a list of outputs, for inputs in the order of the file.

        watch(name, values) is called for every input and every computed value.
        """
        values = dict(zip(self.inputs, inputs))
        for name, value in values.items() if watch else ():
            watch(name, value)
        for node in self.nodes:
            made = _computed(node, self.constants | values)
            values.update(made)
            for name, value in made.items() if watch else ():
                watch(name, value)
            # Drops inner values early, because those of a deep network would fill the memory.
            for name in set(node.input) & set(values) - set(self.outputs):
                if self.last_use[name] is node:
                    del values[name]
        outputs = [values[name] if name in values else self.constants[name] for name in self.outputs]
        return outputs[0] if len(outputs) == 1 else outputs

    def in_batches(self, inputs, size=64):
        """Runs many inputs in batches."""
        parts = [self(part) for part in inputs.split(size)]
        if isinstance(parts[0], list):
            return [torch.cat(part) for part in zip(*parts)]
        return torch.cat(parts)


def _computed(node, values):
    """Returns {name: value} of the outputs of one node."""
    attributes = {item.name: _value(onnx.helper.get_attribute_value(item)) for item in node.attribute}
    made = _OPERATIONS[node.op_type](*(values[name] for name in node.input), **attributes)
    return dict(zip(node.output, made if isinstance(made, tuple) else (made,)))


def _value(attribute):
    return torch.from_numpy(numpy_helper.to_array(attribute).copy()) if isinstance(attribute, onnx.TensorProto) else attribute


def _padded(x, pads, value=0.0):
    top, left, bottom, right = pads
    return F.pad(x, (left, right, top, bottom), value=value) if any(pads) else x


def _conv(x, weight, bias=None, *, strides, pads, dilations, group, kernel_shape):
    return F.conv2d(_padded(x, pads), weight, bias, strides, 0, dilations, group)


def _batch_normalization(x, scale, shift, mean, variance, *, epsilon=1e-5, momentum=0.9, training_mode=0):
    return F.batch_norm(x, mean, variance, scale, shift, eps=epsilon)


def _max_pool(x, *, kernel_shape, strides, pads=(0, 0, 0, 0), ceil_mode=0, dilations=(1, 1)):
    return F.max_pool2d(_padded(x, pads, -torch.inf), kernel_shape, strides, 0, dilations, bool(ceil_mode))


def _average_pool(x, *, kernel_shape, strides, pads=(0, 0, 0, 0), ceil_mode=0, count_include_pad=0):
    assert not any(pads), "average pooling with padding is not used by these networks"
    return F.avg_pool2d(x, kernel_shape, strides, 0, bool(ceil_mode))


def _quantize(x, scale, zero, *, axis=1):
    levels = torch.round(x / _along(scale, x, axis)) + _along(zero, x, axis)
    return levels.clamp(torch.iinfo(zero.dtype).min, torch.iinfo(zero.dtype).max).to(zero.dtype)


def _dequantize(x, scale, zero, *, axis=1):
    return (x.int() - _along(zero, x, axis).int()).float() * _along(scale, x, axis)


def _along(per_channel, x, axis):
    """Returns a scalar unchanged, and per-channel values shaped to match the axis of x."""
    return per_channel if per_channel.dim() == 0 else per_channel.reshape([-1 if k == axis else 1 for k in range(x.dim())])


def _gemm(a, b, c=None, *, alpha=1.0, beta=1.0, transA=0, transB=0):
    product = alpha * (a.T if transA else a) @ (b.T if transB else b)
    return product if c is None else product + beta * c


def _pad(x, pads, value=None, *, mode=b"constant"):
    assert not pads.any(), "only empty padding is used by these networks"
    return x


def _reduce(operation):
    def reduce(x, *, axes, keepdims=1):
        return operation(x, dim=tuple(axes), keepdim=bool(keepdims))
    return reduce


def _reduce_sum(x, axes, *, keepdims=1, noop_with_empty_axes=0):
    return x.sum(tuple(axes.tolist()), keepdim=bool(keepdims))


def _top_k(x, k, *, axis=-1, largest=1, sorted=1):
    return tuple(torch.topk(x, int(k), dim=axis, largest=bool(largest)))


def _gather(x, index, *, axis=0):
    picked = torch.index_select(x, axis, index.reshape(-1) % x.shape[axis])
    return picked.reshape(x.shape[:axis] + index.shape + x.shape[axis + 1:])


def _unsqueeze(x, axes):
    for axis in sorted(axes.tolist()):
        x = x.unsqueeze(axis)
    return x


def _slice(x, starts, ends, axes, steps=None):
    assert steps is None or (steps == 1).all(), "only slices without gaps are used by these networks"
    for start, end, axis in zip(starts.tolist(), ends.tolist(), axes.tolist()):
        x = x[(slice(None),) * (axis % x.dim()) + (slice(start, end),)]
    return x


_OPERATIONS = {
    "Add": torch.add, "Sub": torch.sub, "Mul": torch.mul, "Div": torch.div, "MatMul": torch.matmul, "Relu": torch.relu,
    "Exp": torch.exp, "Log": torch.log, "Sqrt": torch.sqrt, "Max": torch.maximum, "Slice": _slice,
    "Identity": lambda x: x, "Constant": lambda *, value: value, "Conv": _conv,
    "BatchNormalization": _batch_normalization, "MaxPool": _max_pool, "AveragePool": _average_pool,
    "GlobalAveragePool": lambda x: x.mean((2, 3), keepdim=True), "Flatten": lambda x, *, axis=1: x.flatten(axis), "Gemm": _gemm,
    "Pad": _pad, "Clip": lambda x, low=None, high=None: torch.clamp(x, low, high),
    "Softmax": lambda x, *, axis=-1: torch.softmax(x, axis),
    "ReduceMean": _reduce(torch.mean), "ReduceMax": _reduce(torch.amax), "ReduceL2": _reduce(torch.linalg.vector_norm),
    "ReduceSum": _reduce_sum, "TopK": _top_k, "Gather": _gather,
    "QuantizeLinear": _quantize, "DequantizeLinear": _dequantize,
    "Unsqueeze": _unsqueeze, "Concat": lambda *x, axis: torch.cat(x, axis),
}
