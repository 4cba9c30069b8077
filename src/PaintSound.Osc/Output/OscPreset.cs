namespace PaintSound.Osc.Output;

/// <summary>
/// What a program expects of those that send to it, so that a show file need not: where it listens as it is installed, its numbers,
/// and how often a number may come.
/// </summary>
/// <param name="Name">As a show file names it.</param>
/// <param name="Port">Its UDP port as installed, or null where whoever uses it decides.</param>
/// <param name="Scale">Its numbers.</param>
/// <param name="Rate">How many messages a second make sense for one number.</param>
public sealed record OscPreset(string Name, int? Port, OscScale Scale, double Rate)
{
    /// <summary>A DMX line carries 44 full universes a second (ANSI E1.11): what comes more often is lost on the way to the lamp.</summary>
    private const double Dmx = 44;

    /// <summary>A picture a frame.</summary>
    private const double Frames = 60;

    /// <summary>
    /// All that are known. QLC+ listens for universe 1 at 7700 and wraps numbers above 1 round. Eos has faders and submasters from 0
    /// to 1. grandMA3 has faders in whole per cent and refuses bundles. In TouchDesigner whoever makes an OSC In chooses the port.
    /// </summary>
    public static IReadOnlyList<OscPreset> All { get; } =
    [
        new("qlc+", 7700, OscScale.Unit, Dmx),
        new("eos", 8000, OscScale.Unit, Dmx),
        new("grandma3", 8000, OscScale.Percent, Dmx),
        new("resolume", 7000, OscScale.Unit, Frames),
        new("touchdesigner", Port: null, OscScale.Unit, Frames),
    ];
}
