using PaintSound.Core;

namespace PaintSound.Models;

/// <summary>A network cannot be used. The message names the file, what is wrong with it and what to do.</summary>
/// <param name="message">One sentence or two for the person at the machine.</param>
/// <param name="inner">What ONNX Runtime or the file system said, if it did.</param>
public sealed class ModelException(string message, Exception? inner = null) : PaintSoundException(message, inner);
