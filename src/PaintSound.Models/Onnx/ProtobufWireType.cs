namespace PaintSound.Models.Onnx;

/// <summary>The protobuf encodings that ONNX files use. Groups are deprecated and rejected.</summary>
internal enum ProtobufWireType
{
    /// <summary>A number of 1 to 10 bytes.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length, then that many bytes: a text, bytes, a message or packed numbers.</summary>
    LengthDelimited = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
