using System.Net;
using PaintSound.Osc.Control;
using PaintSound.Osc.Output;

namespace PaintSound.Worker.Show.Settings;

/// <summary>OSC.</summary>
internal sealed record OscSettings
{
    /// <summary>Where messages are sent.</summary>
    public IReadOnlyList<OscTarget> Targets { get; init; } = [];

    /// <summary>Where control messages are received.</summary>
    public IPEndPoint Listen { get; init; } = OscReceiver.DefaultEndPoint;

    /// <summary>Where OSCQuery is served; null if it is off.</summary>
    public IPEndPoint? Query { get; init; } = DefaultQuery;

    /// <summary>The default of <see cref="Query"/>.</summary>
    public static IPEndPoint DefaultQuery { get; } = new(IPAddress.Loopback, 9101);
}
