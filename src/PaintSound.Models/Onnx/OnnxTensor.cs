namespace PaintSound.Models.Onnx;

/// <summary>A float32 tensor.</summary>
/// <param name="Dimensions">Its dimensions.</param>
/// <param name="Values">Its values, row by row.</param>
internal sealed record OnnxTensor(IReadOnlyList<long> Dimensions, float[] Values);
