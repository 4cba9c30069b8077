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

        var tensor = new List<byte>();
        foreach (var dimension in shape)
        {
            Number(tensor, 1, dimension);
        }

        Number(tensor, 2, FloatType);
        Bytes(tensor, 8, Encoding.UTF8.GetBytes(name));
        Bytes(tensor, 9, raw);
        return Add(5, tensor.ToArray());
    }

    public OnnxGraph Node(string operation, string inputs, string output)
    {
        var node = new List<byte>();
        foreach (var input in inputs.Split(' '))
        {
            Bytes(node, 1, Encoding.UTF8.GetBytes(input));
        }

        Bytes(node, 2, Encoding.UTF8.GetBytes(output));
        Bytes(node, 4, Encoding.UTF8.GetBytes(operation));
        return Add(1, node.ToArray());
    }

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
