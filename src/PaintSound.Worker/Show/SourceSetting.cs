namespace PaintSound.Worker.Show;

/// <summary>Where a sound or a picture comes from.</summary>
/// <param name="Kind">A device of this system, a recording, or a simulation.</param>
/// <param name="Name">The device as <c>paintsound devices</c> names it, the path of the recording, or the seed of the simulated painter or composer.</param>
internal sealed record SourceSetting(SourceSettingKind Kind, string Name)
{
    /// <summary>Reads <c>device:</c>, <c>file:</c> or <c>studio:</c>; a path is relative to the show file.</summary>
    public static SourceSetting Read(ShowNode node, string folder)
    {
        var device = node["device"];
        var file = node["file"];
        var studio = node["studio"];
        return (device, file, studio) switch
        {
            ({ } d, null, null) => new(SourceSettingKind.Device, d.Text),
            (null, { } f, null) => new(SourceSettingKind.File, ShowFile.Resolve(f.Text, folder)),
            (null, null, { } s) => new(SourceSettingKind.Studio, ((int)s.Number(0, int.MaxValue)).ToString()),
            _ => throw node.Wrong("exactly one of device, file or studio"),
        };
    }
}

/// <summary>Kinds of sources.</summary>
internal enum SourceSettingKind
{
    /// <summary>A microphone or a camera.</summary>
    Device,

    /// <summary>A recording, played in real time.</summary>
    File,

    /// <summary>The simulated painter, or for music the simulated composer.</summary>
    Studio,
}
