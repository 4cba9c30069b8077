using PaintSound.Media.Streams;

namespace PaintSound.Media.Devices;

/// <summary>A device that has been opened.</summary>
/// <param name="Capture">Its bytes.</param>
/// <param name="Granted">Half a sentence about how it was opened; may be empty.</param>
internal sealed record OpenedDevice(ICapture Capture, string Granted);
