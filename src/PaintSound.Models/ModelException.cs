using PaintSound.Core;

namespace PaintSound.Models;

/// <summary>PaintSound cannot use a network. The message names the file, the problem and what to do.</summary>
/// <param name="message">One or two sentences for the user.</param>
/// <param name="inner">The exception of ONNX Runtime or the file system, if any.</param>
public sealed class ModelException(string message, Exception? inner = null) : PaintSoundException(message, inner);
