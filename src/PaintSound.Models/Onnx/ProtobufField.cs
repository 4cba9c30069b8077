namespace PaintSound.Models.Onnx;

/// <summary>Where one field of a protobuf message lies.</summary>
/// <param name="Number">The field's number in the schema.</param>
/// <param name="WireType">How its value is encoded.</param>
/// <param name="Whole">The field with its tag, in the message's bytes.</param>
/// <param name="Payload">The content of a length-delimited field, in the message's bytes; empty for the other wire types.</param>
/// <param name="Value">The value of a varint; 0 for the other wire types.</param>
internal readonly record struct ProtobufField(int Number, ProtobufWireType WireType, Range Whole, Range Payload, ulong Value);
