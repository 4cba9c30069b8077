using FsCheck.Xunit;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

/// <summary>Packets on a connection: examples of the specifications, and what a receiver reads back.</summary>
public class OscFramingTests
{
    [Theory]
    [InlineData("2f610000", "000000042f610000", "c02f610000c0")]
    [InlineData("c0dbdcdd", "00000004c0dbdcdd", "c0dbdcdbdddcddc0")]
    [InlineData("", "00000000", "c0c0")]
    public void Frames_a_packet(string packet, string withLength, string slip)
    {
        var buffer = new byte[64];
        Assert.Equal(withLength, Convert.ToHexStringLower(buffer[..OscFraming.WriteWithLength(Convert.FromHexString(packet), buffer)]));
        Assert.Equal(slip, Convert.ToHexStringLower(buffer[..OscFraming.WriteSlip(Convert.FromHexString(packet), buffer)]));
    }

    [Property]
    public void What_does_not_fit_is_not_written(byte[] packet, byte size)
    {
        var buffer = new byte[size];
        if (OscFraming.WriteSlip(packet, buffer) == 0 || OscFraming.WriteWithLength(packet, buffer) == 0)
        {
            Assert.InRange((2 * packet.Length) + 4, size + 1, int.MaxValue);
        }
    }

    [Property]
    public void A_receiver_reads_the_packets_of_SLIP_back(byte[] first, byte[] second)
    {
        var buffer = new byte[4096];
        var length = OscFraming.WriteSlip(first, buffer);
        length += OscFraming.WriteSlip(second, buffer.AsSpan(length));
        Assert.Equal(new[] { first, second }.Where(packet => packet.Length > 0), ConnectionReader.ReadSlip(buffer[..length]));
    }
}
