using System.Runtime.InteropServices;
using System.Text;

namespace PaintSound.Models.Onnx;

/// <summary>Reads the operators and the float32 tensors of a small graph (onnx.proto).</summary>
internal static class OnnxGraphReader
{
    private const int ModelGraph = 7;
    private const int GraphNode = 1;
    private const int GraphInitializer = 5;
    private const int NodeOperator = 4;
    private const int TensorDimensions = 1;
    private const int TensorType = 2;
    private const int TensorFloats = 4;
    private const ulong Float32 = 1;

    /// <summary>Reads a graph.</summary>
    /// <param name="model">The bytes of an ONNX file without external data.</param>
    /// <exception cref="InvalidDataException">The bytes are not ONNX; the message says why.</exception>
    public static OnnxGraphContent Read(ReadOnlySpan<byte> model)
    {
        List<string> operators = [];
        List<OnnxTensor> tensors = [];
        var models = new ProtobufReader(model);
        while (models.TryRead(out var field))
        {
            if (field is not { Number: ModelGraph, WireType: ProtobufWireType.LengthDelimited })
            {
                continue;
            }

            var graph = model[field.Payload];
            var parts = new ProtobufReader(graph);
            while (parts.TryRead(out var part))
            {
                var content = part.WireType == ProtobufWireType.LengthDelimited ? graph[part.Payload] : default;
                if (part.Number == GraphNode && ReadOperator(content) is var name && name != "Constant")
                {
                    operators.Add(name);
                }
                else if (part.Number == GraphInitializer && ReadTensor(content) is { } tensor)
                {
                    tensors.Add(tensor);
                }
            }
        }

        return new OnnxGraphContent(operators, tensors);
    }

    private static string ReadOperator(ReadOnlySpan<byte> node)
    {
        var name = "";
        var fields = new ProtobufReader(node);
        while (fields.TryRead(out var field))
        {
            name = field is { Number: NodeOperator, WireType: ProtobufWireType.LengthDelimited } ? Encoding.UTF8.GetString(node[field.Payload]) : name;
        }

        return name;
    }

    private static OnnxTensor? ReadTensor(ReadOnlySpan<byte> tensor)
    {
        List<long> dimensions = [];
        float[] values = [];
        var isFloat = false;
        var fields = new ProtobufReader(tensor);
        while (fields.TryRead(out var field))
        {
            switch (field.Number)
            {
                case TensorDimensions when field.WireType == ProtobufWireType.Varint:
                    dimensions.Add((long)field.Value);
                    break;
                case TensorType:
                    isFloat = field.Value == Float32;
                    break;
                case TensorFloats or OnnxSchema.RawData when field.WireType == ProtobufWireType.LengthDelimited:
                    values = MemoryMarshal.Cast<byte, float>(tensor[field.Payload]).ToArray();
                    break;
            }
        }

        return isFloat ? new OnnxTensor(dimensions, values) : null;
    }
}
