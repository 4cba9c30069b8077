namespace PaintSound.Osc.Codec;

/// <summary>Reads packets: a message, or a bundle of messages and bundles.</summary>
public static class OscPacket
{
    /// <summary>The largest datagram that UDP over IPv4 carries, in bytes.</summary>
    public const int MaximumBytes = 65_507;

    /// <summary>The limit for nested bundles. Real programs nest once or twice; a hostile packet could nest thousands.</summary>
    public const int MaximumDepth = 8;

    /// <summary>A message names its address in a problem up to this length.</summary>
    private const int ShownAddress = 63;

    private static ReadOnlySpan<byte> BundleMark => "#bundle\0"u8;

    /// <summary>Reads a packet. Never throws.</summary>
    /// <param name="packet">Any bytes.</param>
    /// <param name="messages">The messages that can be read; see <see cref="Read"/>.</param>
    /// <returns>False if any part of the packet cannot be read.</returns>
    public static bool TryRead(ReadOnlySpan<byte> packet, out IReadOnlyList<OscMessage> messages)
    {
        var content = Read(packet);
        messages = content.Messages;
        return content.Unreadable == 0;
    }

    /// <summary>
    /// Reads all messages of a packet that can be read. Never throws. The elements of a bundle carry their sizes, so one that cannot be
    /// read, for example because an argument has an unknown type, loses nothing else. After a wrong size, the rest of its bundle is lost.
    /// Time tags are ignored, because PaintSound acts immediately.
    /// </summary>
    /// <param name="packet">Any bytes.</param>
    public static OscPacketContent Read(ReadOnlySpan<byte> packet)
    {
        var reading = new Reading();
        reading.Element(packet, depth: 0);
        return new OscPacketContent(reading.Messages, reading.Unreadable, reading.Problem);
    }

    /// <summary>The state of one call of <see cref="Read"/>.</summary>
    private sealed class Reading
    {
        public List<OscMessage> Messages { get; } = new(1);

        public int Unreadable { get; private set; }

        public string Problem { get; private set; } = "";

        public void Element(ReadOnlySpan<byte> packet, int depth)
        {
            if (packet.StartsWith(BundleMark))
            {
                Bundle(packet[BundleMark.Length..], depth);
            }
            else if (ReadMessage(packet) is { } message)
            {
                Messages.Add(message);
            }
        }

        private void Bundle(ReadOnlySpan<byte> content, int depth)
        {
            var reader = new OscReader(content);
            if (depth == MaximumDepth)
            {
                Lose($"it has bundles in more than {MaximumDepth} levels");
            }
            else if (!reader.TryLong(out _))
            {
                Lose(OscPacketContent.NotOsc);
            }
            else
            {
                while (!reader.IsAtEnd)
                {
                    if (!reader.TryElement(out var element))
                    {
                        Lose("a bundle states a wrong size");
                        return;
                    }

                    Element(element, depth + 1);
                }
            }
        }

        private OscMessage? ReadMessage(ReadOnlySpan<byte> packet)
        {
            var reader = new OscReader(packet);
            if (!reader.TryString(out var address) || !OscMessage.IsAddress(address))
            {
                return Lose(OscPacketContent.NotOsc);
            }

            // Some old senders leave out the type tags if there are no arguments (OSC 1.0, "OSC Type Tag String").
            if (reader.IsAtEnd)
            {
                return new OscMessage(address);
            }

            if (!reader.TryString(out var tags) || !tags.StartsWith(','))
            {
                return Lose(OscPacketContent.NotOsc);
            }

            var arguments = new OscArgument[tags.Length - 1];
            for (var i = 0; i < arguments.Length; i++)
            {
                var type = (OscType)tags[i + 1];
                if (!Enum.IsDefined(type))
                {
                    return Lose($"{(address.Length > ShownAddress ? address[..ShownAddress] + "..." : address)} has an argument of an unknown type");
                }

                if (!reader.TryArgument(type, out arguments[i]))
                {
                    return Lose(OscPacketContent.NotOsc);
                }
            }

            return reader.IsAtEnd ? new OscMessage(address, arguments) : Lose(OscPacketContent.NotOsc);
        }

        private OscMessage? Lose(string problem)
        {
            Problem = Unreadable++ == 0 ? problem : Problem;
            return null;
        }
    }
}
