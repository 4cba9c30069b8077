using System.Net;
using FsCheck.Xunit;
using PaintSound.Osc.Discovery;

namespace PaintSound.Osc.Tests;

public sealed class DnsMessageTests
{
    private static readonly MdnsService Service = new("PaintSound", MdnsService.OscQuery, "studio", 9101);

    [Theory]
    [InlineData("_oscjson._tcp.local", 12, true)]
    [InlineData("_OSCJSON._tcp.LOCAL", 12, true)]
    [InlineData("_oscjson._tcp.local", 255, true)]
    [InlineData("_services._dns-sd._udp.local", 12, true)]
    [InlineData("PaintSound._oscjson._tcp.local", 33, true)]
    [InlineData("studio.local", 1, true)]
    [InlineData("studio.local", 28, true)]
    [InlineData("studio.local", 16, false)]
    [InlineData("_http._tcp.local", 12, false)]
    [InlineData("_oscjson._tcp.local", 1, false)]
    public void Answers_questions_for_the_service(string name, int type, bool answers) =>
        Assert.Equal(answers, DnsMessage.IsQuestionFor(CreateQuestion(name, type), Service));

    [Fact]
    public void Reads_a_second_question_with_a_compressed_name()
    {
        var message = CreateQuestion("_http._tcp.local", 12);
        message[5] = 2;

        // _oscjson, then a pointer to "_tcp.local", which follows the header and the label _http.
        byte[] second = [8, .. "_oscjson"u8, 0xC0, 12 + 6, 0, 12, 0, 1];
        Assert.True(DnsMessage.IsQuestionFor([.. message, .. second], Service));
    }

    [Fact]
    public void Ignores_an_answer() =>
        Assert.False(DnsMessage.IsQuestionFor(DnsMessage.CreateAnnouncement(Service, [IPAddress.Loopback], isLeaving: false), Service));

    [Fact]
    public void Announces_addresses_of_IPv4_and_IPv6()
    {
        var message = DnsMessage.CreateAnnouncement(Service, [IPAddress.Parse("192.168.1.7"), IPAddress.Parse("fd00::7")], isLeaving: false);
        Assert.Equal(6, message[7]);
        byte[] name = [6, .. "studio"u8, 5, .. "local"u8, 0];
        byte[] v4 = [.. name, 0, 1, 0x80, 1, 0, 0, 0, 120, 0, 4, 192, 168, 1, 7];
        byte[] v6 = [.. name, 0, 28, 0x80, 1, 0, 0, 0, 120, 0, 16, .. IPAddress.Parse("fd00::7").GetAddressBytes()];
        Assert.True(message.AsSpan().EndsWith((byte[])[.. v4, .. v6]));
    }

    // A server on IPv4 only must not be announced with IPv6.
    [Theory]
    [InlineData("0.0.0.0", "192.168.1.7")]
    [InlineData("::", "192.168.1.7 2001:db8::7 fd00::7")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("192.168.1.7", "192.168.1.7")]
    [InlineData("fd00::7", "fd00::7")]
    [InlineData("10.0.0.1", "")]
    public void A_network_is_told_the_addresses_at_which_it_reaches_the_server(string listen, string expected)
    {
        MdnsNetwork network = new(
            IPAddress.Parse("192.168.1.7"), [.. "fe80::7 2001:db8::7 fd00::7 fd00::7 ::1 ff02::fb".Split(' ').Select(IPAddress.Parse)]);
        Assert.Equal(expected, string.Join(' ', network.FindReachable(IPAddress.Parse(listen))));
    }

    [Property]
    public void Never_throws_on_random_bytes(byte[] bytes) => DnsMessage.IsQuestionFor(bytes, Service);

    [Property]
    public void Never_throws_on_a_question_with_a_wrong_byte(ushort position, byte value)
    {
        var message = CreateQuestion("PaintSound._oscjson._tcp.local", 33);
        message[position % message.Length] = value;
        DnsMessage.IsQuestionFor(message, Service);
    }

    private static byte[] CreateQuestion(string name, int type) =>
    [
        0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0,
        .. name.Split('.').SelectMany(label => System.Text.Encoding.UTF8.GetBytes(label).Prepend((byte)label.Length)),
        0, 0, (byte)type, 0, 1,
    ];
}
