namespace PaintSound.Models.Onnx;

/// <summary>What a graph computes, as far as it shows which kind it is.</summary>
/// <param name="Operators">The names of the operators, in the order of the file, without constants.</param>
/// <param name="Tensors">The float32 tensors that the graph contains.</param>
internal sealed record OnnxGraphContent(IReadOnlyList<string> Operators, IReadOnlyList<OnnxTensor> Tensors);
