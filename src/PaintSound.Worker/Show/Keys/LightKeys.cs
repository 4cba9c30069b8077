using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using PaintSound.Lights.Output;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>lights</c>.</summary>
internal static class LightKeys
{
    /// <summary>The field of sACN has 64 bytes, and the last one is 0.</summary>
    private const int MaxNameBytes = 63;

    private static readonly LightOptions Defaults = new();

    private static readonly ShowValue<IPAddress> Version4 = new ShowScalar<IPAddress>(
        "IPv4 address",
        node => Read(node) is { AddressFamily: AddressFamily.InterNetwork } address ? address : throw node.Invalid("IPv4 addresses such as 10.0.0.20"),
        () => new JsonObject { ["type"] = "string", ["pattern"] = @"^[0-9]{1,3}(\.[0-9]{1,3}){3}$" },
        address => address.ToString());

    private static readonly ShowValue<IPAddress> Address = new ShowScalar<IPAddress>(
        "IPv4 or IPv6 address",
        node => Read(node) ?? throw node.Invalid("addresses such as 10.0.0.20 or fe80::1"),
        () => new JsonObject { ["type"] = "string", ["pattern"] = @"^([0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%.+)?)$" },
        address => address.ToString());

    private static readonly OptionalKey<IPAddress> Network = new(
        "network",
        Address,
        "The address of this computer's network card for the lights. Set it if the computer has more than one network. With an IPv6 address, the multicast of sACN is IPv6.",
        "the card that the system chooses");

    private static readonly DefaultKey<LightEnd> End = new(
        "end",
        ShowValues.OneOf<LightEnd>(),
        Defaults.End,
        "What the channels do when the show ends: keep the last level, go to their level at rest (where depth 0 puts them), or go to 0. Then sACN tells the receivers that the stream has ended.");

    private static readonly DefaultKey<string> Name = new(
        "name",
        new ShowScalar<string>(
            "text of at most 63 bytes",
            node => Encoding.UTF8.GetByteCount(node.Text) <= MaxNameBytes ? node.Text : throw node.Invalid("a name of at most 63 bytes"),
            () => new JsonObject { ["type"] = new JsonArray("string", "number"), ["minLength"] = 1, ["maxLength"] = MaxNameBytes },
            name => name),
        Defaults.SourceName,
        "sACN: the name that consoles and nodes show.");

    private static readonly DefaultKey<int> Priority = new(
        "priority", ShowValues.Integer(0, 200), Defaults.Priority, "sACN: the priority. Receivers take the source with the highest; sources with the same priority are merged.");

    private static readonly DefaultKey<IReadOnlyList<IPAddress>> SacnTo = new(
        "sacn-to", ShowValues.OneOrMore(Address), Defaults.SacnTo, "sACN: the receivers, by unicast.", "multicast");

    private static readonly DefaultKey<IReadOnlyList<IPAddress>> ArtNetTo = new(
        "art-net-to", ShowValues.OneOrMore(Version4), Defaults.ArtNetTo, "Art-Net: the nodes, by unicast.", "broadcast");

    /// <summary>The section.</summary>
    public static ShowSection<LightOptions> Section { get; } = new(
        [Network, End, Name, Priority, SacnTo, ArtNetTo],
        node => new LightOptions
        {
            Network = Network.TryRead(node, out var network) ? network : null,
            End = End.Read(node),
            SourceName = Name.Read(node),
            Priority = Priority.Read(node),
            SacnTo = SacnTo.Read(node),
            ArtNetTo = ArtNetTo.Read(node),
        });

    // IPAddress also reads "1" and "1.2" as addresses.
    private static IPAddress? Read(ShowYamlNode node) =>
        IPAddress.TryParse(node.Text, out var address) && (address.AddressFamily == AddressFamily.InterNetworkV6 || node.Text.Count(c => c == '.') == 3) ? address : null;
}
