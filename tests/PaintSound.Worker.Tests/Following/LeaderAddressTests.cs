using PaintSound.Understudy;
using PaintSound.Worker.Following;

namespace PaintSound.Worker.Tests.Following;

public sealed class LeaderAddressTests
{
    [Theory]
    [InlineData("stage", "stage", 9190)]
    [InlineData("10.0.0.10:9300", "10.0.0.10", 9300)]
    [InlineData("fd00::2", "fd00::2", 9190)]
    [InlineData("[fd00::2]:9300", "fd00::2", 9300)]
    public void Reads_a_host_with_or_without_a_port(string text, string host, int port) => Assert.Equal(new LeaderAddress(host, port), LeaderAddress.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(":9190")]
    [InlineData("stage:0")]
    [InlineData("stage:70000")]
    [InlineData("stage:x")]
    public void Anything_else_is_refused_with_an_example(string text) =>
        Assert.Contains("10.0.0.10:9190", Assert.Throws<UnderstudyException>(() => LeaderAddress.Parse(text)).Message, StringComparison.Ordinal);
}
