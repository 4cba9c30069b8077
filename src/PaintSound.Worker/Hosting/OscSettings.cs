using System.Net;

namespace PaintSound.Worker.Hosting;

/// <summary>Where OSC goes to and comes from.</summary>
/// <param name="Targets">Where messages go, each <c>host:port</c>.</param>
/// <param name="Listen">Where control messages are received, <c>address:port</c>.</param>
/// <param name="Query">Where OSCQuery is served; null for nowhere.</param>
internal sealed record OscSettings(IReadOnlyList<string> Targets, string Listen, IPEndPoint? Query = null);
