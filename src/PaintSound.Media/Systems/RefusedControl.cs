using PaintSound.Media.Devices;

namespace PaintSound.Media.Systems;

/// <summary>A change that a camera refused.</summary>
/// <param name="Change">What was asked for.</param>
/// <param name="Reason">Why, without a full stop.</param>
internal sealed record RefusedControl(VideoControlChange Change, string Reason);
