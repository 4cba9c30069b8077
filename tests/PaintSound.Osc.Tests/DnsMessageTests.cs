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
    [InlineData("studio.local", 28, false)]
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
        Assert.False(DnsMessage.IsQuestionFor(DnsMessage.CreateAnnouncement(Service, IPAddress.Loopback, isLeaving: false), Service));

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
