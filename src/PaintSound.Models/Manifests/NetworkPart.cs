namespace PaintSound.Models.Manifests;

/// <summary>One graph of a network and what PaintSound binds to it.</summary>
/// <param name="File">The ONNX file.</param>
/// <param name="Inputs">All of its inputs.</param>
/// <param name="Outputs">The outputs that are read; it may have more.</param>
internal sealed record NetworkPart(NetworkFile File, TensorShape[] Inputs, TensorShape[] Outputs);
