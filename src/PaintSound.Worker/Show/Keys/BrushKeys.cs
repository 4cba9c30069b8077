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

    private static readonly OptionalKey<double> Loudspeakers = new(
        "loudspeakers",
        ShowValues.Number(BrushInputSettings.MinLoudspeakerDb, 0, "dB"),
        "The loudest level of the loudspeakers at the contact microphone: what is not 4 dB louder is no touch. The setup page measures it ([Loudspeakers](brush.md#loudspeakers)).",
        "not known");

    private static readonly OptionalKey<IReadOnlyList<MicrophoneSettings>> Microphones = new(
        "microphones",
        MicrophoneKeys.List,
        "Two to four contact microphones on one audio interface: PaintSound hears where on the canvas the brush is ([Where on the canvas](brush.md)).",
        "one microphone");

    /// <summary>The section.</summary>
    public static ShowSection<BrushInputSettings> Section { get; } = new(
        [.. Source.All, Range, Loudspeakers, Microphones],
        node =>
        {
            var range = Range.Read(node);
            return new BrushInputSettings(Source.Read(node), new BrushRange((float)range.First, (float)range.Second))
            {
                LoudspeakerDb = Loudspeakers.TryRead(node, out var loudspeakers) ? (float)loudspeakers : null,
                Microphones = Microphones.TryRead(node, out var microphones) ? microphones : [],
            };
        })
    {
        Renamed = SourceKeys.Renamed,
        Conditions = Source.CreateConditions,
    };
}
