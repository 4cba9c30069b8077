using FsCheck.Xunit;
using PaintSound.Midi.Windows;

namespace PaintSound.Midi.Tests.Ports;

public sealed class WinMmMessageTests
{
    // MIDI 1.0 detailed specification, tables 1, 2, 3 and 5; midiOutShortMsg: the status is the lowest byte.
    [Theory]
    [InlineData("903C64", 0x643C90)]
    [InlineData("853C00", 0x003C85)]
    [InlineData("BF207F", 0x7F20BF)]
    [InlineData("C905", 0x0005C9)]
    [InlineData("D37F", 0x007FD3)]
    [InlineData("E00040", 0x4000E0)]
    [InlineData("F17A", 0x007AF1)]
    [InlineData("F20102", 0x0201F2)]
    [InlineData("F303", 0x0003F3)]
    [InlineData("F6", 0x0000F6)]
    [InlineData("F8", 0x0000F8)]
    [InlineData("FF", 0x0000FF)]
    public void Packs_and_unpacks_short_messages_as_Windows_does(string message, int packed)
    {
        Assert.Equal(packed, WinMmMessage.Pack(Convert.FromHexString(message)));
        Assert.Equal(message, Convert.ToHexString(WinMmMessage.Unpack(packed)));

        // The bytes above the message are undefined.
        Assert.Equal(message, Convert.ToHexString(WinMmMessage.Unpack(packed | unchecked((int)0xAB000000))));
    }

    [Property]
    public bool Unpacks_every_packed_channel_message(byte status, byte first, byte second)
    {
        var kind = (byte)(0x80 | (status % 0x70));
        byte[] message = [kind, (byte)(first & 0x7F), (byte)(second & 0x7F)];
        message = message[..WinMmMessage.GetLength(kind)];
        return WinMmMessage.Unpack(WinMmMessage.Pack(message)).AsSpan().SequenceEqual(message);
    }

    // Running status: only a device can omit the status, and Windows restores it.
    [Theory]
    [InlineData("")]
    [InlineData("3C64")]
    [InlineData("903C")]
    [InlineData("903C6401")]
    [InlineData("90FF00")]
    [InlineData("F0F7")]
    [InlineData("F7")]
    public void Refuses_an_incomplete_message(string message) =>
        Assert.Throws<ArgumentException>(() => WinMmMessage.Pack(Convert.FromHexString(message)));

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x7F)]
    [InlineData(0xF0)]
    public void Ignores_numbers_that_are_not_a_short_message(int packed) => Assert.Empty(WinMmMessage.Unpack(packed));
}
