using System.Net;
using PaintSound.Osc.Output;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Values;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>osc</c>.</summary>
internal static class OscKeys
{
    private static readonly OscSettings Defaults = new();

    private static readonly DefaultKey<IReadOnlyList<OscTarget>> Targets = new(
        "to",
        ShowValues.ListOf(OscTargetValue.Value),
        Defaults.Targets,
        "Where messages are sent.",
        "none");

    private static readonly DefaultKey<IPEndPoint> Listen = new(
        "listen", ShowValues.EndPoint("127.0.0.1:9100"), Defaults.Listen, "Where control messages are received. `0.0.0.0:9100` receives from other computers, too.");

    private static readonly DefaultKey<IPEndPoint?> Query = new(
        "query",
        ShowValues.EndPoint("127.0.0.1:9101").Or("off"),
        Defaults.Query,
        "Where OSCQuery describes the namespace. PaintSound announces it with mDNS: with the default on this computer only.");

    /// <summary>The section.</summary>
    public static ShowSection<OscSettings> Section { get; } = new(
        [Targets, Listen, Query], node => new OscSettings { Targets = Targets.Read(node), Listen = Listen.Read(node), Query = Query.Read(node) });
}
