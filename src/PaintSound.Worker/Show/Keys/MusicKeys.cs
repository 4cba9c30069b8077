using PaintSound.Core.Works;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>music</c>.</summary>
internal static class MusicKeys
{
    private static readonly SourceKeys Source = new("An input, or a monitor of what this computer plays", "A recording of the composer", "composer");

    private static readonly DefaultKey<float> SilenceDb = new(
        "silence-db",
        ShowValues.Decibels(-120, 0),
        Excerpt.SilentDb,
        "The level below which the music is silent. No painting answers silent music.");

    /// <summary>The section.</summary>
    public static ShowSection<MusicInputSettings> Section { get; } = new(
        [.. Source.All, SilenceDb], node => new MusicInputSettings(Source.Read(node), SilenceDb.Read(node)))
    {
        Renamed = SourceKeys.Renamed,
        Conditions = Source.CreateConditions,
    };
}
