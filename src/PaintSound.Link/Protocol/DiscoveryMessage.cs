using System.Buffers.Binary;
using System.Net;

namespace PaintSound.Link.Protocol;

/// <summary>
/// A message by which Link peers find each other, over UDP. Written from the description of the protocol and from what a peer (LinkHut 3.0.6) sends: the text <c>_asdp_v</c> and
/// version 1, kind, time to live in seconds, group (2 bytes, 0), node (8 bytes), and entries (<see cref="LinkKeys"/>).
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="TimeToLive">How long the peer counts as present, in seconds.</param>
/// <param name="Node">The peer.</param>
internal sealed record DiscoveryMessage(DiscoveryKind Kind, byte TimeToLive, long Node)
{
    private const int HeadBytes = 20;
    private const int StartStopBytes = 17;
    private const int EndPointBytes = 6;

    /// <summary>The session; 0 if the message has none.</summary>
    public long Session { get; init; }

    /// <summary>The timeline of the session.</summary>
    public LinkTimeline? Timeline { get; init; }

    /// <summary>Start and stop.</summary>
    public LinkStartStop? StartStop { get; init; }

    /// <summary>Where the peer answers pings.</summary>
    public IPEndPoint? MeasurementEndPoint { get; init; }

    private static ReadOnlySpan<byte> Prefix => "_asdp_v\u0001"u8;

    /// <summary>Reads a message; null if it is none, or of another group.</summary>
    public static DiscoveryMessage? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadBytes || !bytes.StartsWith(Prefix) || bytes[10] != 0 || bytes[11] != 0
            || (DiscoveryKind)bytes[8] is not (DiscoveryKind.Alive or DiscoveryKind.Response or DiscoveryKind.ByeBye))
        {
            return null;
        }

        var message = new DiscoveryMessage((DiscoveryKind)bytes[8], bytes[9], BinaryPrimitives.ReadInt64BigEndian(bytes[12..]));
        var entries = new PayloadReader(bytes[HeadBytes..]);
        while (entries.Next())
        {
            message = ReadEntry(message, entries);
        }

        return message;
    }

    /// <summary>Writes the message.</summary>
    public byte[] ToBytes()
    {
        Span<byte> node = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(node, Node);
        var writer = new PayloadWriter().Add(Prefix).Add([(byte)Kind, TimeToLive, 0, 0]).Add(node);
        if (Timeline is { } timeline)
        {
            writer.Add(LinkKeys.Timeline, timeline.MicrosecondsPerBeat, timeline.BeatOrigin, timeline.TimeOrigin).Add(LinkKeys.Session, Session);
        }

        if (StartStop is { } state)
        {
            Span<byte> value = stackalloc byte[StartStopBytes];
            value[0] = (byte)(state.IsPlaying ? 1 : 0);
            BinaryPrimitives.WriteInt64BigEndian(value[1..], state.Beats);
            BinaryPrimitives.WriteInt64BigEndian(value[9..], state.Timestamp);
            writer.Add(LinkKeys.StartStop, value);
        }

        if (MeasurementEndPoint is { } end)
        {
            Span<byte> value = stackalloc byte[EndPointBytes];
            end.Address.TryWriteBytes(value, out _);
            BinaryPrimitives.WriteUInt16BigEndian(value[4..], (ushort)end.Port);
            writer.Add(LinkKeys.MeasurementEndPoint, value);
        }

        return writer.ToArray();
    }

    private static DiscoveryMessage ReadEntry(DiscoveryMessage message, PayloadReader entry)
    {
        var value = entry.Value;
        return (entry.Key, value.Length) switch
        {
            (LinkKeys.Timeline, 24) when BinaryPrimitives.ReadInt64BigEndian(value) is > 0 and var tempo => message with
            {
                Timeline = new LinkTimeline(tempo, BinaryPrimitives.ReadInt64BigEndian(value[8..]), BinaryPrimitives.ReadInt64BigEndian(value[16..])),
            },
            (LinkKeys.Session, sizeof(long)) => message with { Session = BinaryPrimitives.ReadInt64BigEndian(value) },
            (LinkKeys.StartStop, StartStopBytes) => message with
            {
                StartStop = new LinkStartStop(value[0] != 0, BinaryPrimitives.ReadInt64BigEndian(value[1..]), BinaryPrimitives.ReadInt64BigEndian(value[9..])),
            },
            (LinkKeys.MeasurementEndPoint, EndPointBytes) => message with
            {
                MeasurementEndPoint = new IPEndPoint(new IPAddress(value[..4]), BinaryPrimitives.ReadUInt16BigEndian(value[4..])),
            },
            _ => message,
        };
    }
}
