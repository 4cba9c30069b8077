using System.Buffers.Binary;
using System.Text;

namespace PaintSound.Models.Tests;

/// <summary>
/// Writes small ONNX files by hand, so that these tests depend neither on trained weights nor on another tool.
/// Field numbers are those of onnx.proto (IR version 8, opset 17).
/// </summary>
internal sealed class OnnxGraph
{
    private const int FloatType = 1;
    private readonly List<byte> _graph = [];

    public OnnxGraph() => Bytes(_graph, 2, Encoding.UTF8.GetBytes("test"));

    /// <summary>An input of float32, or of the given element type; a dimension of -1 is open.</summary>
    public OnnxGraph Input(string name, long[] shape, int elementType = FloatType) =>
        Add(11, ValueInfo(name, shape, elementType));

    public OnnxGraph Output(string name, long[] shape, int elementType = FloatType) =>
        Add(12, ValueInfo(name, shape, elementType));

    public OnnxGraph Constant(string name, long[] shape, params float[] values)
    {
        var raw = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * sizeof(float)), values[i]);
        }

        var tensor = Tensor(name, shape);
        Bytes(tensor, 9, raw);
        return Add(5, tensor.ToArray());
    }

    /// <summary>A constant whose values lie in another file.</summary>
    public OnnxGraph External(string name, long[] shape, params (string Key, string Value)[] entries) =>
        Add(5, ExternalTensor(name, shape, entries));

    /// <summary>A constant whose values lie in another file, as an operation of its own.</summary>
    public OnnxGraph ExternalNode(string output, long[] shape, params (string Key, string Value)[] entries)
    {
        const int TensorAttribute = 4;
        var attribute = new List<byte>();
        Bytes(attribute, 1, "value"u8.ToArray());
        Bytes(attribute, 5, ExternalTensor("", shape, entries));
        Number(attribute, 20, TensorAttribute);
        return Operation("Constant", [], output, attribute.ToArray());
    }

    /// <summary>Chooses between two graphs that have no inputs and one output.</summary>
    public OnnxGraph If(string condition, OnnxGraph whenTrue, OnnxGraph whenFalse, string output) => Operation(
        "If", [condition], output, GraphAttribute("then_branch", whenTrue), GraphAttribute("else_branch", whenFalse));

    public OnnxGraph Node(string operation, string inputs, string output) => Operation(operation, inputs.Split(' '), output);

    public byte[] ToFile()
    {
        var opset = new List<byte>();
        Number(opset, 2, 17);
        var model = new List<byte>();
        Number(model, 1, 8);
        Bytes(model, 7, _graph.ToArray());
        Bytes(model, 8, opset.ToArray());
        return model.ToArray();
    }

    private OnnxGraph Operation(string operation, string[] inputs, string output, params byte[][] attributes)
    {
        var node = new List<byte>();
        foreach (var input in inputs)
        {
            Bytes(node, 1, Encoding.UTF8.GetBytes(input));
        }

        Bytes(node, 2, Encoding.UTF8.GetBytes(output));
        Bytes(node, 4, Encoding.UTF8.GetBytes(operation));
        foreach (var attribute in attributes)
        {
            Bytes(node, 5, attribute);
        }

        return Add(1, node.ToArray());
    }

    private static byte[] GraphAttribute(string name, OnnxGraph graph)
    {
        const int GraphType = 5;
        var attribute = new List<byte>();
        Bytes(attribute, 1, Encoding.UTF8.GetBytes(name));
        Bytes(attribute, 6, graph._graph.ToArray());
        Number(attribute, 20, GraphType);
        return attribute.ToArray();
    }

    private static List<byte> Tensor(string name, long[] shape)
    {
        var tensor = new List<byte>();
        foreach (var dimension in shape)
        {
            Number(tensor, 1, dimension);
        }

        Number(tensor, 2, FloatType);
        Bytes(tensor, 8, Encoding.UTF8.GetBytes(name));
        return tensor;
    }

    private static byte[] ExternalTensor(string name, long[] shape, (string Key, string Value)[] entries)
    {
        const int InAnotherFile = 1;
        var tensor = Tensor(name, shape);
        foreach (var (key, value) in entries)
        {
            var entry = new List<byte>();
            Bytes(entry, 1, Encoding.UTF8.GetBytes(key));
            Bytes(entry, 2, Encoding.UTF8.GetBytes(value));
            Bytes(tensor, 13, entry.ToArray());
        }

        Number(tensor, 14, InAnotherFile);
        return tensor.ToArray();
    }

    private OnnxGraph Add(int field, byte[] message)
    {
        Bytes(_graph, field, message);
        return this;
    }

    private static byte[] ValueInfo(string name, long[] shape, int elementType)
    {
        var dimensions = new List<byte>();
        foreach (var length in shape)
        {
            var dimension = new List<byte>();
            if (length < 0)
            {
                Bytes(dimension, 2, Encoding.UTF8.GetBytes("n"));
            }
            else
            {
                Number(dimension, 1, length);
            }

            Bytes(dimensions, 1, dimension.ToArray());
        }
        var tensor = new List<byte>();
        Number(tensor, 1, elementType);
        Bytes(tensor, 2, dimensions.ToArray());
        var type = new List<byte>();
        Bytes(type, 1, tensor.ToArray());
        var info = new List<byte>();
        Bytes(info, 1, Encoding.UTF8.GetBytes(name));
        Bytes(info, 2, type.ToArray());
        return info.ToArray();
    }

    private static void Number(List<byte> stream, int field, long value)
    {
        Varint(stream, (ulong)field << 3);
        Varint(stream, (ulong)value);
    }

    private static void Bytes(List<byte> stream, int field, byte[] value)
    {
        Varint(stream, ((ulong)field << 3) | 2);
        Varint(stream, (ulong)value.Length);
        stream.AddRange(value);
    }

    private static void Varint(List<byte> stream, ulong value)
    {
        for (; value > 127; value >>= 7)
        {
            stream.Add((byte)(value | 128));
        }

        stream.Add((byte)value);
    }
}
