using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>beat</c>.</summary>
internal static class BeatKeys
{
    private static readonly RequiredKey<BeatSourceKind> Source = new(
        "source", ShowValues.OneOf<BeatSourceKind>(), "`live`: Ableton Live, with `live: connection: remote-script`, `max` or `ableton-osc`. `off`: no beat.");

    /// <summary>The section.</summary>
    public static ShowSection<BeatSettings> Section { get; } = new([Source], node => new BeatSettings(Source.Read(node)));
}
