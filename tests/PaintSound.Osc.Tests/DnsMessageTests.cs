using System.Net;
using FsCheck.Xunit;
using PaintSound.Osc.Discovery;

namespace PaintSound.Osc.Tests;

public sealed class DnsMessageTests
{
    private static readonly MdnsService Own = new("PaintSound", MdnsService.OscQuery, "studio", 9101);

    [Theory]
    [InlineData("_oscjson._tcp.local", 12, true)]
    [InlineData("_OSCJSON._tcp.LOCAL", 12, true)]
    [InlineData("_oscjson._tcp.local", 255, true)]
    [InlineData("_services._dns-sd._udp.local", 12, true)]
    [InlineData("PaintSound._oscjson._tcp.local", 33, true)]
    [InlineData("studio.local", 1, true)]
    [InlineData("studio.local", 28, false)]
    [InlineData("_http._tcp.local", 12, false)]
    [InlineData("_oscjson._tcp.local", 1, false)]
    public void It_answers_what_is_asked_of_it(string name, int type, bool answers) =>
        Assert.Equal(answers, DnsMessage.AsksFor(Question(name, type), Own));

    [Fact]
    public void The_second_question_counts_too_and_its_name_may_stand_elsewhere()
    {
        var message = Question("_http._tcp.local", 12);
        message[5] = 2;

        // _oscjson, and then a pointer to "_tcp.local", behind the header and the label _http.
        byte[] second = [8, .. "_oscjson"u8, 0xC0, 12 + 6, 0, 12, 0, 1];
        Assert.True(DnsMessage.AsksFor([.. message, .. second], Own));
    }

    [Fact]
    public void An_answer_is_no_question() =>
        Assert.False(DnsMessage.AsksFor(DnsMessage.Announce(Own, IPAddress.Loopback, isLeaving: false), Own));

    [Property]
    public void No_bytes_do_any_harm(byte[] bytes) => DnsMessage.AsksFor(bytes, Own);

    [Property]
    public void No_change_of_a_question_does_any_harm(ushort at, byte value)
    {
        var message = Question("PaintSound._oscjson._tcp.local", 33);
        message[at % message.Length] = value;
        DnsMessage.AsksFor(message, Own);
    }

    private static byte[] Question(string name, int type) =>
    [
        0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0,
        .. name.Split('.').SelectMany(label => System.Text.Encoding.UTF8.GetBytes(label).Prepend((byte)label.Length)),
        0, 0, (byte)type, 0, 1,
    ];
}
