namespace PaintSound.Models.Onnx;

/// <summary>
/// Copies tensor values from external data files into the bytes of the graph, wherever in the graph the tensors are. The
/// result refers to no file, so ONNX Runtime opens none.
/// </summary>
/// <param name="read">Returns the verified bytes of the file at a location, as written in the graph.</param>
internal sealed class ExternalDataInliner(Func<string, ReadOnlyMemory<byte>> read)
{
    /// <summary>The default limit of protobuf, which ONNX Runtime uses.</summary>
    private const int MaxNesting = 100;

    private const ulong InAnotherFile = 1;

    private long _length;

    /// <summary>Returns the model with all values inside.</summary>
    /// <param name="model">The bytes of an ONNX file.</param>
    /// <returns>The same array if no tensor refers to another file.</returns>
    /// <exception cref="InvalidDataException">The bytes are not ONNX, or a reference does not fit its file; the message says why.</exception>
    public byte[] Inline(byte[] model)
    {
        _length = model.Length;
        return Rewrite(model, OnnxMessage.Model, depth: 0)?.ToArray() ?? model;
    }

    // Returns null if no tensor in the message refers to another file.
    private ReadOnlyMemory<byte>? Rewrite(ReadOnlySpan<byte> message, OnnxMessage kind, int depth)
    {
        if (depth > MaxNesting)
        {
            throw new InvalidDataException($"its messages are nested more than {MaxNesting} levels deep");
        }

        if (kind == OnnxMessage.Tensor)
        {
            return RewriteTensor(message);
        }

        ProtobufWriter? writer = null;
        var copiedLength = 0;
        var reader = new ProtobufReader(message);
        while (reader.TryRead(out var field))
        {
            if (field.WireType == ProtobufWireType.LengthDelimited && OnnxSchema.GetSubmessage(kind, field.Number) is { } submessage
                && Rewrite(message[field.Payload], submessage, depth + 1) is { } rewritten)
            {
                writer ??= new ProtobufWriter();
                writer.Copy(message[copiedLength..field.Whole.Start.Value]);
                writer.Write(field.Number, rewritten.Span);
                copiedLength = field.Whole.End.Value;
            }
        }

        writer?.Copy(message[copiedLength..]);
        return writer?.Written;
    }

    private ReadOnlyMemory<byte>? RewriteTensor(ReadOnlySpan<byte> tensor)
    {
        var (isExternal, entries) = (false, default(Dictionary<string, string>));
        var reader = new ProtobufReader(tensor);
        while (reader.TryRead(out var field))
        {
            switch (field)
            {
                case { Number: OnnxSchema.ExternalData, WireType: ProtobufWireType.LengthDelimited }:
                    ExternalDataReference.AddEntry(entries ??= [], tensor[field.Payload]);
                    break;
                case { Number: OnnxSchema.DataLocation, WireType: ProtobufWireType.Varint }:
                    isExternal = field.Value == InAnotherFile;
                    entries ??= [];
                    break;
            }
        }

        if (entries is null)
        {
            return null;
        }

        return RebuildTensor(tensor, isExternal ? GetValues(ExternalDataReference.Parse(entries)) : default, isExternal);
    }

    // Removes both external-data fields, whatever their values, because protobuf merges the parts of a message that occurs twice.
    private static ReadOnlyMemory<byte> RebuildTensor(ReadOnlySpan<byte> tensor, ReadOnlySpan<byte> values, bool isExternal)
    {
        var writer = new ProtobufWriter();
        var reader = new ProtobufReader(tensor);
        while (reader.TryRead(out var field))
        {
            if (field.Number is not (OnnxSchema.ExternalData or OnnxSchema.DataLocation)
                && !(isExternal && field.Number == OnnxSchema.RawData))
            {
                writer.Copy(tensor[field.Whole]);
            }
        }

        if (isExternal)
        {
            writer.Write(OnnxSchema.RawData, values);
        }

        return writer.Written;
    }

    private ReadOnlySpan<byte> GetValues(ExternalDataReference reference)
    {
        var file = read(reference.Location).Span;
        var length = reference.Length ?? Math.Max(0, file.Length - reference.Offset);
        if (reference.Offset > file.Length || length > file.Length - reference.Offset)
        {
            throw new InvalidDataException(
                $"a tensor needs {length} bytes from byte {reference.Offset} of \"{reference.Location}\", which has {file.Length}");
        }

        _length += length;
        return _length <= Array.MaxLength / 2
            ? file.Slice((int)reference.Offset, (int)length)
            : throw new InvalidDataException("with its data files it is larger than 1 GB, the maximum that PaintSound loads");
    }
}
