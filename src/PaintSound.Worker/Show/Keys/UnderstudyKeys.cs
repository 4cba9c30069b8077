using System.Net;
using System.Text.Json.Nodes;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>understudy</c>.</summary>
internal static class UnderstudyKeys
{
    private const int MinKeyLength = 12;

    private static readonly RequiredKey<string> Key = new(
        "key",
        new ShowScalar<string>(
            "text of at least 12 characters",
            node => node.Text.Length >= MinKeyLength ? node.Text : throw node.Invalid("a text of at least 12 characters that nobody can guess"),
            () => new JsonObject { ["type"] = "string", ["minLength"] = MinKeyLength },
            text => text),
        "A secret of both computers. Whoever has it can take over the show.");

    private static readonly DefaultKey<IPEndPoint> Listen = new(
        "listen",
        ShowValues.EndPoint("0.0.0.0:9190, or the address of one network of this computer"),
        new IPEndPoint(IPAddress.Any, UnderstudySettings.DefaultPort),
        "Where the worker that leads waits for its understudy. `paintsound run --follow HOST` connects there.");

    /// <summary>The section.</summary>
    public static ShowSection<UnderstudySettings> Section { get; } = new([Key, Listen], node => new UnderstudySettings { Key = Key.Read(node), Listen = Listen.Read(node) });
}
