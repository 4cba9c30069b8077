using PaintSound.Core.Modulation;
using PaintSound.Worker.Show.Definitions;

namespace PaintSound.Worker.Show.Keys.Modulations;

/// <summary>The keys of a modulation's <c>curve</c>.</summary>
internal static class CurveKeys
{
    /// <summary>The default maximum of the source <c>onset-rate</c>, in onsets per second.</summary>
    private const double FastOnsetRate = 8;

    /// <summary>The default maximum of the source <c>stroke-length</c>, in seconds.</summary>
    private const double LongStroke = 2;

    private static readonly ModulationCurve Defaults = new();

    private static readonly OptionalKey<NumberPair> Of = new(
        "of",
        ShowValues.Pair(0, 100, expected: "two numbers, the smaller first", allows: pair => pair.First < pair.Second),
        "The source's values that count as its minimum and its maximum.",
        FormattableString.Invariant($"[0, 1]; for `onset-rate` [0, {FastOnsetRate}], for `stroke-length` [0, {LongStroke}]"));

    private static readonly DefaultKey<bool> Invert = new("invert", ShowValues.Boolean, Defaults.Invert, "`true`: a higher source gives a lower target.");

    private static readonly DefaultKey<double> Exponent = new(
        "exponent", ShowValues.Number(0.1, 10), Defaults.Exponent, "The shape: 1 is linear; above 1 the target reacts late, below 1 early.");

    private static readonly DefaultKey<TimeSpan> Attack = new("attack", ShowValues.Seconds(0, 60), Defaults.Attack, "The time in which the target covers 90 % of a rise.");

    private static readonly DefaultKey<TimeSpan> Release = new("release", ShowValues.Seconds(0, 60), Defaults.Release, "The time in which the target covers 90 % of a fall.");

    private static readonly OptionalKey<int> Quantise = new(
        "quantise", ShowValues.Integer(2, 1000, "positions"), "The number of positions that the target takes, evenly over its range.", "no steps");

    private static readonly DefaultKey<NumberPair> Range = new(
        "range",
        ShowValues.Pair(0, 1),
        new NumberPair(Defaults.Low, Defaults.High),
        "The target's position at the source's minimum and at its maximum, as fractions of all that the target can do.");

    /// <summary>The section, for any source.</summary>
    public static ShowSection<Func<ModulationSource, ModulationCurve>> Section { get; } = new(
        [Of, Invert, Exponent, Attack, Release, Quantise, Range], node =>
        {
            var hasSpan = Of.TryRead(node, out var span);
            var range = Range.Read(node);
            var curve = new ModulationCurve
            {
                Invert = Invert.Read(node),
                Exponent = Exponent.Read(node),
                Attack = Attack.Read(node),
                Release = Release.Read(node),
                Quantise = Quantise.TryRead(node, out var positions) ? positions : Defaults.Quantise,
                Low = range.First,
                High = range.Second,
            };
            return source => hasSpan ? curve with { From = span.First, To = span.Second } : curve with { To = MaximumOf(source) };
        });

    /// <summary>The curve of a modulation that sets none.</summary>
    public static ModulationCurve DefaultFor(ModulationSource source) => Defaults with { To = MaximumOf(source) };

    private static double MaximumOf(ModulationSource source) => source switch
    {
        ModulationSource.OnsetRate => FastOnsetRate,
        ModulationSource.StrokeLength => LongStroke,
        _ => Defaults.To,
    };
}
