namespace PaintSound.Media.Devices;

/// <summary>A control of a camera, under its name in Video4Linux.</summary>
/// <param name="Name">Its name, such as auto_exposure.</param>
/// <param name="Value">Its present value.</param>
internal sealed record VideoControl(string Name, int Value);
