namespace PaintSound.Link.Protocol;

/// <summary>
/// A ping or a pong, by which a peer measures the clock of a session, over UDP: the text <c>_link_v</c> and version 1, 1 for ping or 2 for pong, and
/// entries. A pong has the session and its time, and repeats the entries of its ping.
/// </summary>
/// <param name="IsPong">True for a pong.</param>
internal sealed record MeasurementMessage(bool IsPong)
{
    private const int HeadBytes = 9;
    private const byte Ping = 1;
    private const byte Pong = 2;

    /// <summary>The session of a pong.</summary>
    public long? Session { get; init; }

    /// <summary>When the ping was sent, in microseconds of its sender.</summary>
    public long? HostTime { get; init; }

    /// <summary>The time of the session when the pong was sent, in microseconds.</summary>
    public long? GhostTime { get; init; }

    /// <summary>The time of the session in the pong before.</summary>
    public long? PreviousGhostTime { get; init; }

    private static ReadOnlySpan<byte> Prefix => "_link_v\u0001"u8;

    /// <summary>Reads a message; null if it is none.</summary>
    public static MeasurementMessage? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadBytes || !bytes.StartsWith(Prefix) || bytes[8] is not (Ping or Pong))
        {
            return null;
        }

        var message = new MeasurementMessage(bytes[8] == Pong);
        var entries = new PayloadReader(bytes[HeadBytes..]);
        while (entries.Next())
        {
            message = entries.Key switch
            {
                LinkKeys.Session => message with { Session = entries.Integer },
                LinkKeys.HostTime => message with { HostTime = entries.Integer },
                LinkKeys.GhostTime => message with { GhostTime = entries.Integer },
                LinkKeys.PreviousGhostTime => message with { PreviousGhostTime = entries.Integer },
                _ => message,
            };
        }

        return message;
    }

    /// <summary>Writes the message.</summary>
    public byte[] ToBytes()
    {
        var writer = new PayloadWriter().Add(Prefix).Add([IsPong ? Pong : Ping]);
        foreach (var (key, value) in new[]
        {
            (LinkKeys.Session, Session), (LinkKeys.GhostTime, GhostTime), (LinkKeys.HostTime, HostTime), (LinkKeys.PreviousGhostTime, PreviousGhostTime),
        })
        {
            if (value is { } number)
            {
                writer.Add(key, number);
            }
        }

        return writer.ToArray();
    }
}
