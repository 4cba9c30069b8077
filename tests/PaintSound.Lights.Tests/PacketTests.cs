using System.Net;
using System.Net.Sockets;
using System.Text;
using PaintSound.Lights.Packets;

namespace PaintSound.Lights.Tests;

/// <summary>The bytes of the packets, field by field as the specifications list them. OLA and QLC+ read them in the acceptance tests.</summary>
public class PacketTests
{
    private static readonly Guid Component = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");

    [Fact]
    public void Sacn_data_packet_has_the_layout_of_E1_31_table_4_1()
    {
        var packet = new SacnDataPacket(0x1234, Component, "Ärmel", 150);
        packet.Levels[0] = 255;
        packet.Levels[511] = 7;
        var bytes = packet.Next();

        string[] layers =
        [
            "0010" + "0000" + "4153432d45312e3137000000" + "726e" + "00000004" + "00112233445566778899aabbccddeeff",
            "7258" + "00000002" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes("Ärmel")).PadRight(128, '0') + "96" + "0000" + "01" + "00" + "1234",
            "720b" + "02" + "a1" + "0000" + "0001" + "0201" + "00" + "ff" + new string('0', 1020) + "07",
        ];
        Assert.Equal(string.Concat(layers), Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public void Sacn_sequence_numbers_wrap_and_the_end_has_option_bit_6()
    {
        var packet = new SacnDataPacket(1, Component, "a", 100);
        var numbers = Enumerable.Range(0, 300).Select(_ => (int)packet.Next()[111]).ToArray();
        Assert.Equal(Enumerable.Range(1, 300).Select(number => number % 256), numbers);
        Assert.Equal(0x40, packet.NextEnd()[112]);
        Assert.Equal(0, packet.Next()[112]);
    }

    [Theory]
    [InlineData("a name of more than sixty-three bytes, which does not fit into the field", 63)]
    [InlineData("aääääääääääääääääääääääääääääääää", 63)]
    [InlineData("ääääääääääääääääääääääääääääääääääää", 62)]
    public void Sacn_source_name_is_cut_between_characters_and_ends_with_0(string name, int length)
    {
        var field = new SacnDataPacket(1, Component, name, 100).Next()[44..108];
        Assert.Equal(length, field.IndexOf((byte)0));
        Assert.StartsWith(Encoding.UTF8.GetString(field[..length]), name, StringComparison.Ordinal);
    }

    [Fact]
    public void Sacn_discovery_lists_the_universes_in_order()
    {
        var packet = Assert.Single(SacnDiscoveryPacket.Create([300, 2], Component, "PaintSound"));
        string[] layers =
        [
            "0010" + "0000" + "4153432d45312e3137000000" + "706c" + "00000008" + "00112233445566778899aabbccddeeff",
            "7056" + "00000002" + Convert.ToHexStringLower("PaintSound"u8).PadRight(128, '0') + "00000000",
            "700c" + "00000001" + "00" + "00" + "0002" + "012c",
        ];
        Assert.Equal(string.Concat(layers), Convert.ToHexStringLower(packet));
        Assert.Equal(IPAddress.Parse("239.255.250.214"), SacnDiscoveryPacket.Group(AddressFamily.InterNetwork));
        Assert.Equal(IPAddress.Parse("ff18::8300:fad6"), SacnDiscoveryPacket.Group(AddressFamily.InterNetworkV6));
        Assert.Empty(SacnDiscoveryPacket.Create([], Component, "PaintSound"));
        Assert.Equal(["00/01", "01/01"], SacnDiscoveryPacket.Create(Enumerable.Range(1, 513), Component, "a").Select(page => $"{page[118]:x2}/{page[119]:x2}"));
    }

    [Theory]
    [InlineData(1, "239.255.0.1", "ff18::8300:1")]
    [InlineData(63_999, "239.255.249.255", "ff18::8300:f9ff")]
    public void Sacn_group_contains_the_universe(int universe, string version4, string version6)
    {
        Assert.Equal(IPAddress.Parse(version4), SacnGroup.Of(universe, AddressFamily.InterNetwork));
        Assert.Equal(IPAddress.Parse(version6), SacnGroup.Of(universe, AddressFamily.InterNetworkV6));
    }

    [Fact]
    public void ArtDmx_has_the_layout_of_Art_Net_4()
    {
        var packet = new ArtDmxPacket(0x1234);
        packet.Levels[0] = 255;
        Assert.Equal(
            "4172742d4e657400" + "0050" + "000e" + "01" + "00" + "34" + "12" + "0200" + "ff" + new string('0', 1022), Convert.ToHexStringLower(packet.Next()));
    }

    [Fact]
    public void ArtDmx_sequence_numbers_leave_out_0_and_there_is_no_end()
    {
        var packet = new ArtDmxPacket(0);
        Assert.Equal(Enumerable.Range(0, 300).Select(i => (i % 255) + 1), Enumerable.Range(0, 300).Select(_ => (int)packet.Next()[12]));
        Assert.True(packet.NextEnd().IsEmpty);
    }
}
