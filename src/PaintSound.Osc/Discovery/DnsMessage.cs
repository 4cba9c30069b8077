using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace PaintSound.Osc.Discovery;

/// <summary>
/// Reads the questions of a multicast DNS message and writes the answers for one <see cref="MdnsService"/> (RFC 1035, 4; RFC 6762, 18).
/// Names are written out, never compressed: the message stays far below a datagram.
/// </summary>
public static class DnsMessage
{
    private const int HeaderBytes = 12;
    private const ushort Response = 0x8400;
    private const ushort Pointer = 12;
    private const ushort Address = 1;
    private const ushort Text = 16;
    private const ushort Location = 33;
    private const ushort Any = 255;
    private const ushort Internet = 1;
    private const ushort FlushCache = 0x8001;
    private const int SecondsToLive = 120;

    /// <summary>Tells whether a message asks for something that the service answers; never throws, whatever the bytes.</summary>
    /// <param name="message">A datagram as it came.</param>
    /// <param name="service">The service.</param>
    public static bool AsksFor(ReadOnlySpan<byte> message, MdnsService service)
    {
        if (message.Length < HeaderBytes || (message[2] & 0x80) != 0)
        {
            return false;
        }

        var at = HeaderBytes;
        for (var questions = BinaryPrimitives.ReadUInt16BigEndian(message[4..]); questions > 0; questions--)
        {
            if (!TryReadName(message, ref at, out var name) || at + 4 > message.Length)
            {
                return false;
            }

            var type = BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
            at += 4;
            if (Answers(service, name, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes all there is to know of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="address">The computer's address in the network that it is sent to.</param>
    /// <param name="isLeaving">True to take it back: nothing of it lives on.</param>
    public static byte[] Announce(MdnsService service, IPAddress address, bool isLeaving)
    {
        using var message = new MemoryStream();
        var live = isLeaving ? 0 : SecondsToLive;
        Number(message, 0);
        Number(message, Response);
        Number(message, 0);
        Number(message, 5);
        Number(message, 0);
        Number(message, 0);
        Record(message, MdnsService.AllTypesName, Pointer, Internet, live, data => Name(data, service.TypeName));
        Record(message, service.TypeName, Pointer, Internet, live, data => Name(data, service.InstanceName));
        Record(message, service.InstanceName, Location, FlushCache, live, data =>
        {
            Number(data, 0);
            Number(data, 0);
            Number(data, (ushort)service.Port);
            Name(data, service.HostName);
        });
        Record(message, service.InstanceName, Text, FlushCache, live, data => data.WriteByte(0));
        Record(message, service.HostName, Address, FlushCache, live, data => data.Write(address.GetAddressBytes()));
        return message.ToArray();
    }

    private static bool Answers(MdnsService service, string name, ushort type)
    {
        bool Is(string[] own, params ReadOnlySpan<ushort> types) =>
            name.Equals(string.Join('.', own), StringComparison.OrdinalIgnoreCase) && (type == Any || types.Contains(type));
        return Is(service.TypeName, Pointer) || Is(MdnsService.AllTypesName, Pointer)
            || Is(service.InstanceName, Location, Text) || Is(service.HostName, Address);
    }

    private static bool TryReadName(ReadOnlySpan<byte> message, ref int at, out string name)
    {
        var labels = new List<string>();
        name = string.Empty;
        var after = -1;
        for (var labelsLeft = 32; labelsLeft > 0 && at < message.Length; labelsLeft--)
        {
            int length = message[at++];
            if (length == 0)
            {
                at = after < 0 ? at : after;
                name = string.Join('.', labels);
                return true;
            }

            if (length >= 0xC0 && at < message.Length)
            {
                // The rest of the name stands elsewhere in the message.
                after = after < 0 ? at + 1 : after;
                at = ((length & 0x3F) << 8) | message[at];
                continue;
            }

            if (length > 63 || at + length > message.Length)
            {
                return false;
            }

            labels.Add(Encoding.UTF8.GetString(message.Slice(at, length)));
            at += length;
        }

        return false;
    }

    private static void Record(MemoryStream message, string[] name, ushort type, ushort kind, int live, Action<MemoryStream> write)
    {
        using var data = new MemoryStream();
        write(data);
        Name(message, name);
        Number(message, type);
        Number(message, kind);
        Number(message, 0);
        Number(message, (ushort)live);
        Number(message, (ushort)data.Length);
        data.WriteTo(message);
    }

    private static void Name(MemoryStream message, string[] labels)
    {
        foreach (var label in labels)
        {
            var bytes = Encoding.UTF8.GetBytes(label);
            message.WriteByte((byte)bytes.Length);
            message.Write(bytes);
        }

        message.WriteByte(0);
    }

    private static void Number(MemoryStream message, ushort number)
    {
        message.WriteByte((byte)(number >> 8));
        message.WriteByte((byte)number);
    }
}
