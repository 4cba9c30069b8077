namespace PaintSound.Media.Devices;

/// <summary>A control of a camera to set.</summary>
/// <param name="What">What it controls, for people: exposure, gain, white balance or focus.</param>
/// <param name="Name">The name of the control.</param>
/// <param name="Value">The value to set.</param>
internal sealed record VideoControlChange(string What, string Name, int Value);
