namespace PaintSound.Media.Devices;

/// <summary>A control of a camera, as Video4Linux lists it.</summary>
/// <param name="Name">Its name, such as auto_exposure.</param>
/// <param name="Value">Its present value.</param>
internal sealed record VideoControl(string Name, int Value);
