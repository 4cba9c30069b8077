namespace PaintSound.Models.Onnx;

/// <summary>The messages of onnx.proto that contain tensors, directly or deeper inside.</summary>
internal enum OnnxMessage
{
    /// <summary>ModelProto: the file.</summary>
    Model,

    /// <summary>GraphProto: the main graph, a branch of If, the body of Loop or Scan.</summary>
    Graph,

    /// <summary>NodeProto: one operation.</summary>
    Node,

    /// <summary>AttributeProto: a constant or a graph of an operation.</summary>
    Attribute,

    /// <summary>TensorProto.</summary>
    Tensor,

    /// <summary>SparseTensorProto: two tensors.</summary>
    SparseTensor,

    /// <summary>FunctionProto: operations that the file defines.</summary>
    Function,

    /// <summary>TrainingInfoProto: graphs for training.</summary>
    TrainingInfo,
}
