using PaintSound.Core.Brush;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>brush</c>.</summary>
internal static class BrushKeys
{
    private static readonly BrushRange Defaults = new();
    private static readonly SourceKeys Source = new("The contact microphone", "A recording of the contact microphone", "painter");

    private static readonly DefaultKey<NumberPair> Range = new(
        "range",
        ShowValues.Pair(-100, 0, "dB", "two levels in dB, the softer first, such as [-60, -10]", pair => pair.First < pair.Second),
        new NumberPair(Defaults.QuietDb, Defaults.LoudDb),
        "The level of the lightest touch (brush level 0) and of the heaviest stroke (brush level 1). The setup page measures both.");

    private static readonly OptionalKey<IReadOnlyList<MicrophoneSettings>> Microphones = new(
        "microphones",
        MicrophoneKeys.List,
        "Two to four contact microphones on one audio interface: PaintSound hears where on the canvas the brush is ([Where on the canvas](brush.md)).",
        "one microphone");

    /// <summary>The section.</summary>
    public static ShowSection<BrushInputSettings> Section { get; } = new(
        [.. Source.All, Range, Microphones],
        node =>
        {
            var range = Range.Read(node);
            return new BrushInputSettings(Source.Read(node), new BrushRange((float)range.First, (float)range.Second))
            {
                Microphones = Microphones.TryRead(node, out var microphones) ? microphones : [],
            };
        })
    {
        Renamed = SourceKeys.Renamed,
        Conditions = Source.CreateConditions,
    };
}
