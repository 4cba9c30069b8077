using System.Net;
using System.Text.Json.Nodes;
using PaintSound.Osc;
using PaintSound.Osc.Output;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>osc</c>.</summary>
internal static class OscKeys
{
    private static readonly OscSettings Defaults = new();

    private static readonly DefaultKey<IReadOnlyList<OscTarget>> Targets = new(
        "to",
        ShowValues.ListOf(new ShowScalar<OscTarget>("`HOST:PORT`", node => ReadTarget(node), CreateTargetSchema)),
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

    /// <summary>Reads the address of a program that receives OSC.</summary>
    /// <param name="node">The value.</param>
    /// <param name="defaultPort">The port if the value names none; null if it has to name one.</param>
    /// <exception cref="ShowException">The value is not an address.</exception>
    public static OscTarget ReadTarget(ShowYamlNode node, int? defaultPort = null)
    {
        try
        {
            return OscTarget.Parse(defaultPort is null || node.Text.Contains(':') ? node.Text : $"{node.Text}:{defaultPort}");
        }
        catch (OscException)
        {
            throw node.Invalid("addresses such as 127.0.0.1:9000");
        }
    }

    private static JsonObject CreateTargetSchema() => new() { ["type"] = "string", ["pattern"] = "^.+:[0-9]{1,5}$" };
}
