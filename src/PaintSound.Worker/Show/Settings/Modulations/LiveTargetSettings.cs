using PaintSound.Live.Connections;

namespace PaintSound.Worker.Show.Settings.Modulations;

/// <summary>A parameter in Ableton Live.</summary>
/// <param name="Parameter">Track, device and name of the parameter.</param>
internal sealed record LiveTargetSettings(LiveParameter Parameter) : TargetSettings;
