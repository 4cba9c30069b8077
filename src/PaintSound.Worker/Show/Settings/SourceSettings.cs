namespace PaintSound.Worker.Show;

/// <summary>Where a sound or a picture comes from.</summary>
/// <param name="Kind">A device of this system, a recording, or a simulation.</param>
/// <param name="Name">The device as <c>paintsound devices</c> names it, the path of the recording, or the seed of the simulated painter or composer.</param>
/// <param name="Seconds">How long a simulation plays.</param>
internal sealed record SourceSettings(SourceSettingsKind Kind, string Name, double Seconds = SourceSettings.Sitting)
{
    /// <summary>How long a simulation plays unless the show says otherwise.</summary>
    public const double Sitting = 3600;

    /// <summary>Reads <c>device:</c>, <c>file:</c> or <c>studio:</c> with <c>seconds:</c>; a path is relative to the show file.</summary>
    public static SourceSettings Read(ShowYamlNode node, string folder)
    {
        var device = node["device"];
        var file = node["file"];
        var studio = node["studio"];
        var seconds = node["seconds"];
        if (seconds is not null && studio is null)
        {
            throw seconds.Invalid("a number only beside studio: a device plays until it is stopped, a recording to its end");
        }

        return (device, file, studio) switch
        {
            ({ } d, null, null) => new(SourceSettingsKind.Device, d.Text),
            (null, { } f, null) => new(SourceSettingsKind.File, ShowFile.Resolve(f.Text, folder)),
            (null, null, { } s) => new(SourceSettingsKind.Studio, ((int)s.Number(0, int.MaxValue)).ToString(), seconds?.Number(1, 86_400) ?? Sitting),
            _ => throw node.Invalid("exactly one of device, file or studio"),
        };
    }
}
