using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PaintSound.Osc.Discovery;

/// <summary>
/// Reads the questions of a multicast DNS message and writes the answer for one <see cref="MdnsService"/> (RFC 1035, 4; RFC 6762, 18).
/// Names are not compressed, because the message is much smaller than a datagram.
/// </summary>
public static class DnsMessage
{
    private const int HeaderBytes = 12;
    private const ushort Response = 0x8400;
    private const ushort Pointer = 12;
    private const ushort Address = 1;
    private const ushort AddressV6 = 28;  // RFC 3596
    private const ushort Text = 16;
    private const ushort Location = 33;
    private const ushort Any = 255;
    private const ushort Internet = 1;
    private const ushort FlushCache = 0x8001;
    private const int SecondsToLive = 120;

    /// <summary>Returns true if a message asks for the service. Never throws, for any bytes.</summary>
    /// <param name="message">A received datagram.</param>
    /// <param name="service">The service.</param>
    public static bool IsQuestionFor(ReadOnlySpan<byte> message, MdnsService service)
    {
        if (message.Length < HeaderBytes || (message[2] & 0x80) != 0)
        {
            return false;
        }

        var offset = HeaderBytes;
        for (var questions = BinaryPrimitives.ReadUInt16BigEndian(message[4..]); questions > 0; questions--)
        {
            if (!TryReadName(message, ref offset, out var name) || offset + 4 > message.Length)
            {
                return false;
            }

            var type = BinaryPrimitives.ReadUInt16BigEndian(message[offset..]);
            offset += 4;
            if (Answers(service, name, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes all records of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="addresses">The computer's addresses in the network that receives the message, IPv4 and IPv6.</param>
    /// <param name="isLeaving">True to withdraw the service: all records get a time to live of 0.</param>
    public static byte[] CreateAnnouncement(MdnsService service, IReadOnlyList<IPAddress> addresses, bool isLeaving)
    {
        using var message = new MemoryStream();
        var timeToLive = isLeaving ? 0 : SecondsToLive;
        WriteNumber(message, 0);
        WriteNumber(message, Response);
        WriteNumber(message, 0);
        WriteNumber(message, (ushort)(4 + addresses.Count));
        WriteNumber(message, 0);
        WriteNumber(message, 0);
        WriteRecord(message, MdnsService.AllTypesName, Pointer, Internet, timeToLive, data => WriteName(data, service.TypeName));
        WriteRecord(message, service.TypeName, Pointer, Internet, timeToLive, data => WriteName(data, service.InstanceName));
        WriteRecord(message, service.InstanceName, Location, FlushCache, timeToLive, data =>
        {
            WriteNumber(data, 0);
            WriteNumber(data, 0);
            WriteNumber(data, (ushort)service.Port);
            WriteName(data, service.HostName);
        });
        WriteRecord(message, service.InstanceName, Text, FlushCache, timeToLive, data => data.WriteByte(0));
        foreach (var address in addresses)
        {
            var type = address.AddressFamily == AddressFamily.InterNetworkV6 ? AddressV6 : Address;
            WriteRecord(message, service.HostName, type, FlushCache, timeToLive, data => data.Write(address.GetAddressBytes()));
        }

        return message.ToArray();
    }

    private static bool Answers(MdnsService service, string name, ushort type)
    {
        bool Is(string[] labels, params ReadOnlySpan<ushort> types) =>
            name.Equals(string.Join('.', labels), StringComparison.OrdinalIgnoreCase) && (type == Any || types.Contains(type));
        return Is(service.TypeName, Pointer) || Is(MdnsService.AllTypesName, Pointer)
            || Is(service.InstanceName, Location, Text) || Is(service.HostName, Address, AddressV6);
    }

    private static bool TryReadName(ReadOnlySpan<byte> message, ref int offset, out string name)
    {
        var labels = new List<string>();
        name = string.Empty;
        var end = -1;
        for (var labelsLeft = 32; labelsLeft > 0 && offset < message.Length; labelsLeft--)
        {
            int length = message[offset++];
            if (length == 0)
            {
                offset = end < 0 ? offset : end;
                name = string.Join('.', labels);
                return true;
            }

            if (length >= 0xC0 && offset < message.Length)
            {
                // A pointer: the rest of the name is elsewhere in the message.
                end = end < 0 ? offset + 1 : end;
                offset = ((length & 0x3F) << 8) | message[offset];
                continue;
            }

            if (length > 63 || offset + length > message.Length)
            {
                return false;
            }

            labels.Add(Encoding.UTF8.GetString(message.Slice(offset, length)));
            offset += length;
        }

        return false;
    }

    private static void WriteRecord(MemoryStream message, string[] name, ushort type, ushort recordClass, int timeToLive, Action<MemoryStream> write)
    {
        using var data = new MemoryStream();
        write(data);
        WriteName(message, name);
        WriteNumber(message, type);
        WriteNumber(message, recordClass);
        WriteNumber(message, 0);
        WriteNumber(message, (ushort)timeToLive);
        WriteNumber(message, (ushort)data.Length);
        data.WriteTo(message);
    }

    private static void WriteName(MemoryStream message, string[] labels)
    {
        foreach (var label in labels)
        {
            var bytes = Encoding.UTF8.GetBytes(label);
            message.WriteByte((byte)bytes.Length);
            message.Write(bytes);
        }

        message.WriteByte(0);
    }

    private static void WriteNumber(MemoryStream message, ushort number)
    {
        message.WriteByte((byte)(number >> 8));
        message.WriteByte((byte)number);
    }
}
