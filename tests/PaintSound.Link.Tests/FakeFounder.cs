using System.Buffers.Binary;
using System.Net;

namespace PaintSound.Link.Tests;

/// <summary>
/// Another Link peer, which founded a session. Written byte by byte, without the code under test. Its clock runs beside that of the test by an offset.
/// </summary>
internal sealed class FakeFounder(long node, long offset, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public IPEndPoint EndPoint { get; } = new(IPAddress.Loopback, (int)(20_000 + node));

    public long MicrosecondsPerBeat { get; set; } = 500_000;

    public long BeatOrigin { get; set; }

    public long TimeOrigin { get; set; }

    public (bool IsPlaying, long Timestamp) StartStop { get; set; }

    /// <summary>The time of the session in microseconds.</summary>
    public long GhostTime => (long)time.GetElapsedTime(_start).TotalMicroseconds + offset;

    /// <summary>The beat that sounds.</summary>
    public double Beats => (BeatOrigin / 1e6) + ((GhostTime - TimeOrigin) / (double)MicrosecondsPerBeat);

    /// <summary>Changes the tempo now, as a person does.</summary>
    public void SetTempo(double tempo)
    {
        (BeatOrigin, TimeOrigin) = ((long)(Beats * 1e6), GhostTime);
        MicrosecondsPerBeat = (long)(60e6 / tempo);
    }

    public byte[] Alive(byte kind = 1) =>
    [
        .. "_asdp_v\u0001"u8, kind, 5, 0, 0, .. Big(node),
        .. "tmln"u8, 0, 0, 0, 24, .. Big(MicrosecondsPerBeat), .. Big(BeatOrigin), .. Big(TimeOrigin),
        .. "sess"u8, 0, 0, 0, 8, .. Big(node),
        .. "stst"u8, 0, 0, 0, 17, (byte)(StartStop.IsPlaying ? 1 : 0), .. Big(0), .. Big(StartStop.Timestamp),
        .. "mep4"u8, 0, 0, 0, 6, 127, 0, 0, 1, (byte)(EndPoint.Port >> 8), (byte)EndPoint.Port,
        .. "newx"u8, 0, 0, 0, 3, 1, 2, 3,
    ];

    /// <summary>Answers a ping: the session, its time, and the entries of the ping.</summary>
    public byte[] Pong(byte[] ping) =>
        [.. "_link_v\u0001"u8, 2, .. "sess"u8, 0, 0, 0, 8, .. Big(node), .. "__gt"u8, 0, 0, 0, 8, .. Big(GhostTime), .. ping[9..]];

    public static bool IsPing(byte[] message) => message.AsSpan().StartsWith("_link_v\u0001\u0001"u8);

    private static byte[] Big(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
