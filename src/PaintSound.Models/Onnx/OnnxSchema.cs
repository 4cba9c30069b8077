namespace PaintSound.Models.Onnx;

/// <summary>The field numbers of onnx.proto that lead to tensors, and the fields of a tensor that locate its values.</summary>
internal static class OnnxSchema
{
    /// <summary>TensorProto.raw_data: the values, in the file itself.</summary>
    public const int RawData = 9;

    /// <summary>TensorProto.external_data: key and value pairs that name another file.</summary>
    public const int ExternalData = 13;

    /// <summary>TensorProto.data_location: 0 in the tensor, 1 in another file.</summary>
    public const int DataLocation = 14;

    /// <summary>StringStringEntryProto.key.</summary>
    public const int EntryKey = 1;

    /// <summary>StringStringEntryProto.value.</summary>
    public const int EntryValue = 2;

    /// <summary>Returns the message in a field, or null if it cannot contain a tensor.</summary>
    public static OnnxMessage? GetSubmessage(OnnxMessage message, int field) => (message, field) switch
    {
        (OnnxMessage.Model, 7) => OnnxMessage.Graph,
        (OnnxMessage.Model, 20) => OnnxMessage.TrainingInfo,
        (OnnxMessage.Model, 25) => OnnxMessage.Function,
        (OnnxMessage.TrainingInfo, 1 or 2) => OnnxMessage.Graph,
        (OnnxMessage.Function, 7) => OnnxMessage.Node,
        (OnnxMessage.Function, 11) => OnnxMessage.Attribute,
        (OnnxMessage.Graph, 1) => OnnxMessage.Node,
        (OnnxMessage.Graph, 5) => OnnxMessage.Tensor,
        (OnnxMessage.Graph, 15) => OnnxMessage.SparseTensor,
        (OnnxMessage.Node, 5) => OnnxMessage.Attribute,
        (OnnxMessage.Attribute, 5 or 10) => OnnxMessage.Tensor,
        (OnnxMessage.Attribute, 6 or 11) => OnnxMessage.Graph,
        (OnnxMessage.Attribute, 22 or 23) => OnnxMessage.SparseTensor,
        (OnnxMessage.SparseTensor, 1 or 2) => OnnxMessage.Tensor,
        _ => null,
    };
}
