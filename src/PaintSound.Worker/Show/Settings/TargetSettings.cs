using PaintSound.Worker.Hosting;

namespace PaintSound.Worker.Show;

/// <summary>
/// What a modulation moves. Each kind has a key of its own, which tells it from the others, and a record of its own;
/// <see cref="ModulationTargets"/> opens them.
/// </summary>
internal abstract record TargetSettings
{
    /// <summary>How many moves a second it is made for; null where nothing is known.</summary>
    public virtual double? Rate => null;

    /// <summary>Reads a <c>target</c>.</summary>
    /// <exception cref="ShowException">It cannot be followed; the message names the line.</exception>
    public static TargetSettings Read(ShowYamlNode node)
    {
        TargetSettings read = (node["osc"], node["control"], node["live"]) switch
        {
            ({ } osc, null, null) => OscTargetSettings.Read(node, osc),
            (null, { } control, null) => MidiTargetSettings.Read(node, control),
            (null, null, { } track) => LiveTargetSettings.Read(node, track),
            _ => throw node.Invalid("'osc', 'control' or 'live'"),
        };
        node.EnsureAllRead();
        return read;
    }
}
