using PaintSound.Osc.Output;

namespace PaintSound.Osc.Tests;

public class OscTargetTests
{
    [Theory]
    [InlineData("127.0.0.1:9000", "127.0.0.1", 9000)]
    [InlineData(" lights.local:1 ", "lights.local", 1)]
    [InlineData("mac_book-2:65535", "mac_book-2", 65535)]
    [InlineData("[::1]:9000", "::1", 9000)]
    public void Parses_hosts_and_ports(string text, string host, int port)
    {
        var target = OscTarget.Parse(text);
        Assert.Equal((host, port), (target.Host, target.Port));
        Assert.Equal(text.Trim(), target.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("9000")]
    [InlineData(":9000")]
    [InlineData("localhost")]
    [InlineData("localhost:")]
    [InlineData("localhost:0")]
    [InlineData("localhost:65536")]
    [InlineData("localhost:-1")]
    [InlineData("localhost:nine")]
    [InlineData("a b:9000")]
    [InlineData("::1:9000")]
    [InlineData("http://localhost:9000")]
    public void Refusal_shows_a_valid_example(string text)
    {
        var error = Assert.Throws<OscException>(() => OscTarget.Parse(text));
        Assert.Contains($"\"{text}\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:9000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_host_name_that_is_too_long() =>
        Assert.Throws<OscException>(() => OscTarget.Parse(new string('a', 300) + ":9000"));
}
