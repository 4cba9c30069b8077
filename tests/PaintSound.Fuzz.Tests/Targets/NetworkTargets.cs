using System.Buffers.Binary;
using System.Net;
using PaintSound.Core.Beat;
using PaintSound.Lights.Packets;
using PaintSound.Link.Peers;
using PaintSound.Link.Protocol;

namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>Datagrams of other protocols: Ableton Link and Art-Net.</summary>
internal static class NetworkTargets
{
    public static IEnumerable<FuzzTarget> All =>
    [
        new("Ableton Link", [Alive(), Ping(), Pong()], new LinkNetwork().Handle) { Words = [[.. "tmln"u8], [.. "sess"u8], [.. "stst"u8], [.. "mep4"u8], [.. "__gt"u8], [.. "__ht"u8]] },
        new("Art-Net polls", [[.. "Art-Net\0"u8, 0, 0x20, 0, 14, 32, 0, 0, 9, 0, 1, 0, 0, 0, 0]], input => ArtPollPacket.Asks(input, [1, 2, 3])),
    ];

    private static byte[] Alive() =>
    [
        .. "_asdp_v\u0001"u8, 1, 5, 0, 0, .. Big(7), .. "tmln"u8, 0, 0, 0, 24, .. Big(500_000), .. Big(0), .. Big(0), .. "sess"u8, 0, 0, 0, 8, .. Big(7),
        .. "stst"u8, 0, 0, 0, 17, 1, .. Big(0), .. Big(1), .. "mep4"u8, 0, 0, 0, 6, 127, 0, 0, 1, 1, 2,
    ];

    private static byte[] Ping() => [.. "_link_v\u0001"u8, 1, .. "__ht"u8, 0, 0, 0, 8, .. Big(1000)];

    private static byte[] Pong() => [.. "_link_v\u0001"u8, 2, .. "sess"u8, 0, 0, 0, 8, .. Big(7), .. "__gt"u8, 0, 0, 0, 8, .. Big(2000), .. "__ht"u8, 0, 0, 0, 8, .. Big(1000)];

    private static byte[] Big(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>A peer that hears every input, and goes on as in a show.</summary>
    private sealed class LinkNetwork : ILinkNetwork
    {
        private static readonly IPEndPoint From = new(IPAddress.Loopback, 20_808);
        private readonly FakeTimeProvider _time = new();
        private readonly LinkPeer _peer;

        public LinkNetwork() => _peer = new LinkPeer(this, new TimeSignature(4, 4), _time);

        public bool Handle(byte[] input)
        {
            _peer.Handle(input, From);
            _time.Advance(TimeSpan.FromMilliseconds(50));
            _peer.Step();
            Assert.True(_peer.Timeline is not { } timeline || (double.IsFinite(timeline.Tempo) && timeline.Tempo > 0), $"the tempo is {_peer.Timeline?.Tempo}");
            return DiscoveryMessage.Read(input) is not null || MeasurementMessage.Read(input) is not null;
        }

        public void Announce(Func<IPEndPoint, DiscoveryMessage> create) => Assert.NotEmpty(create(From).ToBytes());

        public void Send(byte[] message, IPEndPoint to) => Assert.NotEmpty(message);

        public IPEndPoint? FindOwn(IPEndPoint peer) => From;
    }
}
