using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>takes</c>.</summary>
internal static class TakeKeys
{
    private static readonly TakeSettings Defaults = new();

    private static readonly DefaultKey<bool> Record = new("record", ShowValues.Boolean, Defaults.Record, "Records every performance. `false` records none.");

    private static readonly OptionalKey<string> Folder = new(
        "folder",
        ShowValues.Path,
        "The folder of all takes. An SSD is best; a slow disk never holds up the show.",
        "`paintsound/takes` in the user's folder for the data of programs");

    private static readonly DefaultKey<double> Hours = new(
        "hours", ShowValues.Number(0.2, 24, "hours"), Defaults.Hours, "How much of a performance is kept. Of a longer one, the newest part is kept.");

    private static readonly DefaultKey<double> Gigabytes = new(
        "gigabytes", ShowValues.Number(1, 10_000, "GB"), Defaults.Gigabytes, "The size of all takes together. The oldest take is removed first, never the one that is being recorded.");

    /// <summary>The section.</summary>
    public static ShowSection<TakeSettings> Section { get; } = new(
        [Record, Folder, Hours, Gigabytes],
        node => new TakeSettings
        {
            Record = Record.Read(node),
            Folder = Folder.TryRead(node, out var folder) ? folder : null,
            Hours = Hours.Read(node),
            Gigabytes = Gigabytes.Read(node),
        });
}
