using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;
using PaintSound.Osc.Discovery;
using PaintSound.Osc.Query;
using PaintSound.Osc.Tests;

namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>OSC: packets that set controls, address patterns, questions of OSCQuery and of multicast DNS.</summary>
internal static class OscTargets
{
    private static readonly MdnsService Service = new(OscQuery.Name, "_oscjson._tcp", "paintsound", 9100);

    public static IEnumerable<FuzzTarget> All =>
    [
        new("OSC packets that set controls", Packets, SetControls) { Words = [.. new[] { "/paintsound/", "#bundle\0", "*", "{gate,dwell}", "[!a]", ",ffTFNI\0" }.Select(Encoding.ASCII.GetBytes)] },
        new("OSC address patterns", [.. new[] { "/paintsound/*", "/p?int*/[a-z]ontrol/{gate,dwell}", "//gate" }.Select(Encoding.Latin1.GetBytes)], MatchPattern)
        {
            Words = [.. new[] { "*", "?", "[!", "]", "{", ",", "}", "**", "-" }.Select(Encoding.ASCII.GetBytes)],
        },
        new("questions of OSCQuery", [.. new[] { "/?HOST_INFO", "/paintsound/congruity?VALUE", "/paintsound", "/?TYPE=1" }.Select(Encoding.Latin1.GetBytes)], AskOscQuery)
        {
            Words = [.. new[] { "%", "%2F", "?", "=", "//", "..", "VALUE" }.Select(Encoding.ASCII.GetBytes)],
        },
        new(
            "messages of OSCQuery listeners",
            [.. new[] { "{\"COMMAND\":\"LISTEN\",\"DATA\":\"/paintsound/congruity\"}", "{\"COMMAND\":\"IGNORE\",\"DATA\":\"/paintsound/congruity\"}" }.Select(Encoding.UTF8.GetBytes)],
            input => new OscQueryListener(new OscNamespace()).TryHandle(input)) { Words = JsonWords },
        new("multicast DNS", [Question()], input => DnsMessage.IsQuestionFor(input, Service)),
    ];

    /// <summary>Pieces of JSON.</summary>
    public static IReadOnlyList<byte[]> JsonWords { get; } =
        [.. new[] { "null", "[", "]", "{", "}", ":", ",", "\"", "1e999", "-1", "true", "\\u0000", "\\ud800", "[[[[[[[[", "{\"a\":", "99999999999999999999" }.Select(Encoding.ASCII.GetBytes)];

    private static List<byte[]> Packets
    {
        get
        {
            List<byte[]> packets = [];
            List<OscMessage> messages = [];
            foreach (var entry in Catalogue.Controls)
            {
                OscMessage message = new(entry.Address, [.. entry.Arguments.Select(argument => argument.Type == OscType.Text ? OscArgument.From("own") : OscArgument.From(0.5f))]);
                messages.Add(message);
                var buffer = new byte[1024];
                Assert.True(message.TryWrite(buffer, out var length));
                packets.Add(buffer[..length]);
            }

            var bundle = new byte[OscPacket.MaximumBytes];
            Assert.True(OscBundle.TryWrite(messages, bundle, out var bundleLength));
            packets.Add(bundle[..bundleLength]);
            return packets;
        }
    }

    private static bool SetControls(byte[] input)
    {
        var content = OscPacket.Read(input);
        FakeControl control = new();
        OscControlReceiver receiver = new(control, NullLogger<OscControlReceiver>.Instance, TimeProvider.System);
        foreach (var message in content.Messages)
        {
            receiver.Handle(message);
            receiver.Add(message);
        }

        // Whatever was sent, every control has a value that it accepts.
        foreach (var id in ControlTable.KeptOf(control.State))
        {
            Assert.True(id.Definition.Accepts(id.Get(control.State)), $"{id} is {id.Get(control.State)}");
        }

        return content.Messages.Count > 0;
    }

    private static bool MatchPattern(byte[] input)
    {
        var pattern = Encoding.Latin1.GetString(input);
        return Catalogue.Controls.Count(entry => OscPattern.Matches(pattern, entry.Address)) >= 0;
    }

    private static bool AskOscQuery(byte[] input)
    {
        var question = Encoding.Latin1.GetString(input).Split('?', 2);
        var answer = new OscQuery(new OscNamespace(), new IPEndPoint(IPAddress.Loopback, 9100)).Answer(question[0], question.ElementAtOrDefault(1) ?? "");
        Assert.Contains(answer.Status, new[] { 200, 204, 400, 404 });
        return answer.Status is 200 or 204;
    }

    private static byte[] Question() =>
    [
        0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 8, .. "_oscjson"u8, 4, .. "_tcp"u8, 5, .. "local"u8, 0, 0, 12, 0, 1,
    ];
}
