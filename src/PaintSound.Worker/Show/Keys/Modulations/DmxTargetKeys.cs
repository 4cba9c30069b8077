using System.Text.Json.Nodes;
using PaintSound.Lights.Universes;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings.Modulations;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys.Modulations;

/// <summary>The keys of a target that is a channel of a universe: one section for each protocol.</summary>
internal static class DmxTargetKeys
{
    private const int CoarseBits = 8;
    private const int FineBits = 16;

    private static readonly RequiredKey<int> SacnUniverse = new("sacn", ShowValues.Integer(1, UniverseId.MaxSacn), "sACN (E1.31): the universe; see [Lights and video](lights.md).");

    private static readonly RequiredKey<int> ArtNetUniverse = new(
        "art-net", ShowValues.Integer(0, UniverseId.MaxArtNet), "Art-Net: the universe, counted from 0. It contains net and sub-net: 256 x net + 16 x sub-net + universe.");

    private static readonly RequiredKey<IReadOnlyList<int>> Channel = new(
        "channel",
        ShowValues.OneOrMore(ShowValues.Integer(1, DmxUniverse.Channels)),
        "With `sacn` or `art-net`: the DMX channel, counted from 1, or a list of channels that get the same value.");

    private static readonly DefaultKey<int> Bits = new(
        "bits",
        new ShowScalar<int>(
            "`8` or `16`",
            node => node.Integer(CoarseBits, FineBits) is var bits and (CoarseBits or FineBits) ? bits : throw node.Invalid("8 or 16"),
            () => new JsonObject { ["enum"] = new JsonArray(CoarseBits, FineBits) },
            bits => bits),
        CoarseBits,
        "With `sacn` or `art-net`: the resolution. With 16 bits the fine part is sent on the next channel.");

    /// <summary>The section of sACN.</summary>
    public static ShowSection<TargetSettings> Sacn { get; } = new([SacnUniverse, Channel, Bits], node => Read(node, new UniverseId(LightProtocol.Sacn, SacnUniverse.Read(node))));

    /// <summary>The section of Art-Net.</summary>
    public static ShowSection<TargetSettings> ArtNet { get; } = new([ArtNetUniverse, Channel, Bits], node => Read(node, new UniverseId(LightProtocol.ArtNet, ArtNetUniverse.Read(node))));

    private static DmxTargetSettings Read(ShowYamlNode node, UniverseId universe)
    {
        var target = new DmxTargetSettings(universe, Channel.Read(node), Bits.Read(node) == FineBits);
        var channels = node[Channel.Name]!;
        return target.Channels.Count == 0 ? throw channels.Invalid("at least one channel")
            : target.Written.Any(channel => channel > DmxUniverse.Channels) ? throw channels.Invalid("channels up to 511 if 'bits' is 16: the fine part is on the next channel")
            : target.Written.Distinct().Count() < target.Written.Count() ? throw channels.Invalid("different channels; with 16 bits each takes two")
            : target;
    }
}
