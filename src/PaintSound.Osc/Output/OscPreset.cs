namespace PaintSound.Osc.Output;

/// <summary>
/// The OSC settings of a known program, so that a show file need not contain them: its default port, its number range, and the maximum
/// message rate.
/// </summary>
/// <param name="Name">The name in a show file.</param>
/// <param name="Port">The default UDP port, or null if the program has none.</param>
/// <param name="Scale">The number range.</param>
/// <param name="Rate">The maximum useful number of messages per second for one value.</param>
/// <param name="TcpPort">The default port of TCP with the length before each message, or null.</param>
/// <param name="SlipPort">The default port of TCP with SLIP, or null.</param>
public sealed record OscPreset(string Name, int? Port, OscScale Scale, double Rate, int? TcpPort = null, int? SlipPort = null)
{
    /// <summary>A DMX line transmits 44 full universes per second (ANSI E1.11); more messages do not reach the lamp.</summary>
    private const double Dmx = 44;

    /// <summary>One message per video frame.</summary>
    private const double Frames = 60;

    /// <summary>Returns the default port of a transport, or null if there is none.</summary>
    /// <param name="transport">How messages travel.</param>
    public int? PortOf(OscTransport transport) => transport switch
    {
        OscTransport.Tcp => TcpPort,
        OscTransport.Slip => SlipPort,
        _ => Port,
    };

    /// <summary>
    /// All presets. QLC+ listens for universe 1 on port 7700, and numbers above 1 wrap around. Eos has faders and submasters from 0 to 1,
    /// and fixed ports for TCP. grandMA3 has faders from 0 to 100, takes floats, so that a slow fade has no steps, and refuses bundles. In TouchDesigner, the user sets the port of each OSC In.
    /// </summary>
    public static IReadOnlyList<OscPreset> All { get; } =
    [
        new("qlc+", 7700, OscScale.Unit, Dmx),
        new("eos", 8000, OscScale.Unit, Dmx, TcpPort: 3032, SlipPort: 3037),
        new("grandma3", 8000, OscScale.FinePercent, Dmx),
        new("resolume", 7000, OscScale.Unit, Frames),
        new("touchdesigner", Port: null, OscScale.Unit, Frames),
    ];
}
