namespace PaintSound.Models.Manifests;

/// <summary>One graph of a network with the tensors that PaintSound binds to it.</summary>
/// <param name="File">The ONNX file.</param>
/// <param name="Inputs">All of its inputs.</param>
/// <param name="Outputs">The outputs that PaintSound reads. The graph can have more.</param>
internal sealed record NetworkPart(NetworkFile File, TensorShape[] Inputs, TensorShape[] Outputs);
