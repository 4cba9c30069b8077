namespace PaintSound.Osc.Codec;

/// <summary>Reads packets: a message, or a bundle of messages and bundles.</summary>
public static class OscPacket
{
    /// <summary>The largest datagram that UDP over IPv4 carries, in bytes.</summary>
    public const int MaximumBytes = 65_507;

    /// <summary>The limit for nested bundles. Real programs nest once or twice; a hostile packet could nest thousands.</summary>
    public const int MaximumDepth = 8;

    private static ReadOnlySpan<byte> BundleMark => "#bundle\0"u8;

    /// <summary>Reads a packet, completely or not at all. Never throws.</summary>
    /// <param name="packet">Any bytes.</param>
    /// <param name="messages">
    /// The messages, in the order of the packet. Messages of bundles are included; their time tags are ignored, because PaintSound acts
    /// immediately. Empty if the packet is invalid, and for an empty bundle.
    /// </param>
    /// <returns>False if any part of the packet is not OSC, or if an argument has a type that is not in <see cref="OscType"/>.</returns>
    public static bool TryRead(ReadOnlySpan<byte> packet, out IReadOnlyList<OscMessage> messages)
    {
        var read = new List<OscMessage>(1);
        var isValid = packet.Length % 4 == 0 && TryReadElement(packet, read, depth: 0);
        messages = isValid ? read : [];
        return isValid;
    }

    private static bool TryReadElement(ReadOnlySpan<byte> packet, List<OscMessage> messages, int depth)
    {
        if (!packet.StartsWith(BundleMark))
        {
            return TryReadMessage(packet, messages);
        }

        var reader = new OscReader(packet[BundleMark.Length..]);
        if (depth == MaximumDepth || !reader.TryLong(out _))
        {
            return false;
        }

        while (!reader.IsAtEnd)
        {
            if (!reader.TryElement(out var element) || !TryReadElement(element, messages, depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryReadMessage(ReadOnlySpan<byte> packet, List<OscMessage> messages)
    {
        var reader = new OscReader(packet);
        if (!reader.TryString(out var address) || !OscMessage.IsAddress(address))
        {
            return false;
        }

        // Some old senders leave out the type tags if there are no arguments (OSC 1.0, "OSC Type Tag String").
        if (reader.IsAtEnd)
        {
            messages.Add(new OscMessage(address));
            return true;
        }

        if (!reader.TryString(out var tags) || !tags.StartsWith(','))
        {
            return false;
        }

        var arguments = new OscArgument[tags.Length - 1];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!TryReadArgument(ref reader, (OscType)tags[i + 1], out arguments[i]))
            {
                return false;
            }
        }

        messages.Add(new OscMessage(address, arguments));
        return reader.IsAtEnd;
    }

    private static bool TryReadArgument(ref OscReader reader, OscType type, out OscArgument argument)
    {
        argument = OscArgument.Nil;
        switch (type)
        {
            case OscType.Int32 when reader.TryInt(out var value):
                argument = OscArgument.From(value);
                return true;
            case OscType.Float32 when reader.TryInt(out var value):
                argument = OscArgument.From(BitConverter.Int32BitsToSingle(value));
                return true;
            case OscType.Int64 when reader.TryLong(out var value):
                argument = OscArgument.From(value);
                return true;
            case OscType.Float64 when reader.TryLong(out var value):
                argument = OscArgument.From(BitConverter.Int64BitsToDouble(value));
                return true;
            case OscType.TimeTag when reader.TryLong(out var value):
                argument = OscArgument.TimeTag((ulong)value);
                return true;
            case OscType.Text when reader.TryString(out var value):
                argument = OscArgument.From(value);
                return true;
            case OscType.Blob when reader.TryBlob(out var value):
                argument = OscArgument.From(value);
                return true;
            case OscType.True or OscType.False:
                argument = OscArgument.From(type == OscType.True);
                return true;
            case OscType.Impulse:
                argument = OscArgument.Impulse;
                return true;
            default:
                return type == OscType.Nil;
        }
    }
}
