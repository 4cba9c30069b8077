using PaintSound.Media.Streams;

namespace PaintSound.Media.Devices;

/// <summary>A device that was opened.</summary>
/// <param name="Capture">The stream of its bytes.</param>
/// <param name="Description">Part of a sentence about the granted block size and mode; may be empty.</param>
internal sealed record OpenedDevice(ICapture Capture, string Description);
