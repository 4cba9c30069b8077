using PaintSound.Core.Control;
using PaintSound.Core.Modulation;
using PaintSound.Lights.Output;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings.Modulations;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys.Modulations;

/// <summary>The keys of <c>modulations</c>.</summary>
internal static class ModulationKeys
{
    /// <summary>Values per second: smooth to the eye, and little load for a lighting desk.</summary>
    private const double DefaultRate = 30;

    private static readonly RequiredKey<ModulationSource> Source = new(
        "source",
        ShowValues.OneOf<ModulationSource>(new Dictionary<string, string>(StringComparer.Ordinal) { ["rate"] = "onset-rate" }),
        "The value that the target follows. All sources are 0 to 1, except `onset-rate`, in onsets per second, and `stroke-length`, in seconds. `stroke-direction` is 0.5 for a steady stroke. `congruity` needs `music`, `beat-phase` and `bar-phase` need `beat`.");

    private static readonly OptionalKey<Func<ModulationSource, ModulationCurve>> Curve = new("curve", CurveKeys.Section, "How the target follows the source.", "linear");

    private static readonly DefaultKey<double> Depth = new(
        "depth", ShowValues.Number(ControlTable.Depth), ControlTable.Depth.Maximum, "How far the target moves: 0 not at all ... 1 over its whole range. Also a control.");

    private static readonly OptionalKey<double> Rate = new(
        "rate",
        ShowValues.Number(0.1, 100, "values per second"),
        "The most values that are sent. PaintSound sends only changes.",
        FormattableString.Invariant($"{DefaultRate}; {LightOutput.Rate} for `sacn` and `art-net`; or what the `program` expects"));

    private static readonly RequiredKey<TargetSettings> Target = new("target", TargetKeys.Value, "The target: an OSC address, channels of a lighting universe (sACN, Art-Net), a MIDI control change or a parameter in Live.");

    /// <summary>The modulations by name.</summary>
    public static ShowMap<ModulationSettings> Map { get; } = new("NAME", new ShowSection<ModulationSettings>([Source, Curve, Depth, Rate, Target], Read));

    /// <summary>Returns the node of the source of a modulation.</summary>
    /// <param name="modulations">The part <c>modulations</c> of a show file.</param>
    /// <param name="name">The name of the modulation.</param>
    public static ShowYamlNode SourceOf(ShowYamlNode modulations, string name) => modulations[name]!.GetRequired(Source.Name);

    private static ModulationSettings Read(ShowYamlNode node)
    {
        var source = Source.Read(node);
        var curve = Curve.TryRead(node, out var create) ? create(source) : CurveKeys.DefaultFor(source);
        var depth = Depth.Read(node);
        var hasRate = Rate.TryRead(node, out var rate);
        var target = Target.Read(node);
        return new ModulationSettings(string.Empty, source, curve, depth, hasRate ? rate : target.Rate ?? DefaultRate, target);
    }
}
