using PaintSound.Core.Control;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>taste</c>.</summary>
internal static class TasteKeys
{
    private static readonly OptionalKey<string> Profile = new(
        "profile", ShowValues.Path, "The file with the marks of the artist. PaintSound writes it; it need not exist.", "beside the show file: `NAME.marks.json`");

    private static readonly DefaultKey<double> Share = new(
        "share", ShowValues.Number(ControlTable.Taste), new TasteSettings().Share, "How much of what was learned counts: 0 PaintSound's own choice ... 1 yours. A control changes it during the show.");

    /// <summary>The section.</summary>
    public static ShowSection<TasteSettings> Section { get; } = new(
        [Profile, Share],
        node => new TasteSettings { Profile = Profile.TryRead(node, out var profile) ? profile : null, Share = Share.Read(node) });
}
