using System.Buffers.Binary;
using System.Text;

namespace PaintSound.Models.Tests;

/// <summary>
/// Builds small ONNX files, so these tests need neither trained weights nor another tool.
/// The field numbers are those of onnx.proto (IR version 8, opset 17).
/// </summary>
internal sealed class OnnxGraph
{
    private const int FloatType = 1;
    private readonly List<byte> _graph = [];

    public OnnxGraph() => WriteBytes(_graph, 2, Encoding.UTF8.GetBytes("test"));

    /// <summary>Adds an input, by default float32. A dimension of -1 is open.</summary>
    public OnnxGraph Input(string name, long[] shape, int elementType = FloatType) =>
        Add(11, CreateValueInfo(name, shape, elementType));

    public OnnxGraph Output(string name, long[] shape, int elementType = FloatType) =>
        Add(12, CreateValueInfo(name, shape, elementType));

    public OnnxGraph Constant(string name, long[] shape, params float[] values)
    {
        var raw = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * sizeof(float)), values[i]);
        }

        var tensor = CreateTensor(name, shape);
        WriteBytes(tensor, 9, raw);
        return Add(5, tensor.ToArray());
    }

    /// <summary>Adds a constant with external data.</summary>
    public OnnxGraph External(string name, long[] shape, params (string Key, string Value)[] entries) =>
        Add(5, CreateExternalTensor(name, shape, entries));

    /// <summary>Adds a constant with external data as a Constant node.</summary>
    public OnnxGraph ExternalNode(string output, long[] shape, params (string Key, string Value)[] entries)
    {
        const int TensorAttribute = 4;
        var attribute = new List<byte>();
        WriteBytes(attribute, 1, "value"u8.ToArray());
        WriteBytes(attribute, 5, CreateExternalTensor("", shape, entries));
        WriteNumber(attribute, 20, TensorAttribute);
        return AddNode("Constant", [], output, attribute.ToArray());
    }

    /// <summary>Adds an If node with two graphs that have no inputs and one output.</summary>
    public OnnxGraph If(string condition, OnnxGraph whenTrue, OnnxGraph whenFalse, string output) => AddNode(
        "If", [condition], output, CreateGraphAttribute("then_branch", whenTrue), CreateGraphAttribute("else_branch", whenFalse));

    public OnnxGraph Node(string operation, string inputs, string output) => AddNode(operation, inputs.Split(' '), output);

    public byte[] ToFile()
    {
        var opset = new List<byte>();
        WriteNumber(opset, 2, 17);
        var model = new List<byte>();
        WriteNumber(model, 1, 8);
        WriteBytes(model, 7, _graph.ToArray());
        WriteBytes(model, 8, opset.ToArray());
        return model.ToArray();
    }

    private OnnxGraph AddNode(string operation, string[] inputs, string output, params byte[][] attributes)
    {
        var node = new List<byte>();
        foreach (var input in inputs)
        {
            WriteBytes(node, 1, Encoding.UTF8.GetBytes(input));
        }

        WriteBytes(node, 2, Encoding.UTF8.GetBytes(output));
        WriteBytes(node, 4, Encoding.UTF8.GetBytes(operation));
        foreach (var attribute in attributes)
        {
            WriteBytes(node, 5, attribute);
        }

        return Add(1, node.ToArray());
    }

    private static byte[] CreateGraphAttribute(string name, OnnxGraph graph)
    {
        const int GraphType = 5;
        var attribute = new List<byte>();
        WriteBytes(attribute, 1, Encoding.UTF8.GetBytes(name));
        WriteBytes(attribute, 6, graph._graph.ToArray());
        WriteNumber(attribute, 20, GraphType);
        return attribute.ToArray();
    }

    private static List<byte> CreateTensor(string name, long[] shape)
    {
        var tensor = new List<byte>();
        foreach (var dimension in shape)
        {
            WriteNumber(tensor, 1, dimension);
        }

        WriteNumber(tensor, 2, FloatType);
        WriteBytes(tensor, 8, Encoding.UTF8.GetBytes(name));
        return tensor;
    }

    private static byte[] CreateExternalTensor(string name, long[] shape, (string Key, string Value)[] entries)
    {
        const int ExternalLocation = 1;
        var tensor = CreateTensor(name, shape);
        foreach (var (key, value) in entries)
        {
            var entry = new List<byte>();
            WriteBytes(entry, 1, Encoding.UTF8.GetBytes(key));
            WriteBytes(entry, 2, Encoding.UTF8.GetBytes(value));
            WriteBytes(tensor, 13, entry.ToArray());
        }

        WriteNumber(tensor, 14, ExternalLocation);
        return tensor.ToArray();
    }

    private OnnxGraph Add(int field, byte[] message)
    {
        WriteBytes(_graph, field, message);
        return this;
    }

    private static byte[] CreateValueInfo(string name, long[] shape, int elementType)
    {
        var dimensions = new List<byte>();
        foreach (var length in shape)
        {
            var dimension = new List<byte>();
            if (length < 0)
            {
                WriteBytes(dimension, 2, Encoding.UTF8.GetBytes("n"));
            }
            else
            {
                WriteNumber(dimension, 1, length);
            }

            WriteBytes(dimensions, 1, dimension.ToArray());
        }
        var tensor = new List<byte>();
        WriteNumber(tensor, 1, elementType);
        WriteBytes(tensor, 2, dimensions.ToArray());
        var type = new List<byte>();
        WriteBytes(type, 1, tensor.ToArray());
        var info = new List<byte>();
        WriteBytes(info, 1, Encoding.UTF8.GetBytes(name));
        WriteBytes(info, 2, type.ToArray());
        return info.ToArray();
    }

    private static void WriteNumber(List<byte> stream, int field, long value)
    {
        WriteVarint(stream, (ulong)field << 3);
        WriteVarint(stream, (ulong)value);
    }

    private static void WriteBytes(List<byte> stream, int field, byte[] value)
    {
        WriteVarint(stream, ((ulong)field << 3) | 2);
        WriteVarint(stream, (ulong)value.Length);
        stream.AddRange(value);
    }

    private static void WriteVarint(List<byte> stream, ulong value)
    {
        for (; value > 127; value >>= 7)
        {
            stream.Add((byte)(value | 128));
        }

        stream.Add((byte)value);
    }
}
