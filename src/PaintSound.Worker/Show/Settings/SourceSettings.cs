namespace PaintSound.Worker.Show.Settings;

/// <summary>Where a sound or a picture comes from.</summary>
/// <param name="Kind">A device, a recording or a simulation.</param>
/// <param name="Name">The device as <c>paintsound devices</c> names it, the absolute path of the recording, or the seed of the simulation.</param>
/// <param name="Seconds">How long a simulation lasts, in seconds.</param>
internal sealed record SourceSettings(SourceSettingsKind Kind, string Name, double Seconds = SourceSettings.DefaultSeconds)
{
    /// <summary>The default of <see cref="Seconds"/>.</summary>
    public const double DefaultSeconds = 3600;

    /// <summary>True if a recording begins again at its end.</summary>
    public bool Loop { get; init; }
}
