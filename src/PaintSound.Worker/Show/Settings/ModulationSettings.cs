using PaintSound.Core.Control;
using PaintSound.Core.Modulation;

namespace PaintSound.Worker.Show;

/// <summary>One entry of <c>modulations</c>: what follows what, and how.</summary>
/// <param name="Name">What the artist calls it; the depth control asks for it by this name.</param>
/// <param name="Source">What it follows.</param>
/// <param name="Curve">How.</param>
/// <param name="Depth">How far, at the beginning.</param>
/// <param name="Rate">How often its target is moved in a second, at most.</param>
/// <param name="Target">What it moves.</param>
internal sealed record ModulationSettings(
    string Name, ModulationSource Source, ModulationCurve Curve, double Depth, double Rate, TargetSettings Target)
{
    /// <summary>Moves a second unless the show or its target says otherwise: smooth to the eye, and no load for a lighting desk.</summary>
    private const double StandardRate = 30;

    /// <summary>As many strokes a second as count as all, unless the show says otherwise.</summary>
    private const double FastStrokes = 8;

    /// <summary>Reads the part <c>modulations</c> of a show file.</summary>
    /// <param name="node">The part.</param>
    /// <param name="hasMusic">Whether the show has music, without which there is no congruity to follow.</param>
    /// <exception cref="ShowException">It cannot be followed; the message names the line.</exception>
    public static IReadOnlyList<ModulationSettings> ReadAll(ShowYamlNode node, bool hasMusic) =>
        [.. node.Entries.Select(entry => Read(entry.Key, entry.Value, hasMusic))];

    private static ModulationSettings Read(string name, ShowYamlNode node, bool hasMusic)
    {
        var source = node.GetRequired("source");
        var follows = source.OneOf<ModulationSource>();
        if (follows == ModulationSource.Congruity && !hasMusic)
        {
            throw source.Invalid("congruity only in a show that has 'music' to compare with the canvas");
        }

        var curve = ReadCurve(node["curve"], follows);
        var depth = node["depth"]?.Number(ControlRange.ModulationDepth) ?? ControlRange.ModulationDepth.Maximum;
        var rate = node["rate"]?.Number(0.1, 100);
        var target = TargetSettings.Read(node.GetRequired("target"));
        var read = new ModulationSettings(name, follows, curve, depth, rate ?? target.Rate ?? StandardRate, target);
        node.EnsureAllRead();
        return read;
    }

    private static ModulationCurve ReadCurve(ShowYamlNode? node, ModulationSource source)
    {
        var most = source == ModulationSource.OnsetRate ? FastStrokes : 1;
        if (node is null)
        {
            return new ModulationCurve { To = most };
        }

        var (from, to) = node["of"]?.Pair(0, 100) ?? (0, most);
        var (low, high) = node["range"]?.Pair(0, 1) ?? (0, 1);
        var curve = new ModulationCurve
        {
            From = from,
            To = to > from ? to : throw node["of"]!.Invalid("two numbers, the smaller first"),
            Invert = node["invert"]?.Boolean ?? false,
            Exponent = node["exponent"]?.Number(0.1, 10) ?? 1,
            Attack = node["attack"]?.Seconds(0, 60) ?? TimeSpan.Zero,
            Release = node["release"]?.Seconds(0, 60) ?? TimeSpan.Zero,
            Quantise = node["quantise"]?.Integer(2, 1000) ?? 0,
            Low = low,
            High = high,
        };
        node.EnsureAllRead();
        return curve;
    }
}
