namespace PaintSound.Models.Onnx;

/// <summary>The position of one field in a protobuf message.</summary>
/// <param name="Number">The field number in the schema.</param>
/// <param name="WireType">The encoding of the value.</param>
/// <param name="Whole">Range of the field in the message, including its tag.</param>
/// <param name="Payload">Range of the content of a length-delimited field; empty for the other wire types.</param>
/// <param name="Value">The value of a varint; 0 for the other wire types.</param>
internal readonly record struct ProtobufField(int Number, ProtobufWireType WireType, Range Whole, Range Payload, ulong Value);
