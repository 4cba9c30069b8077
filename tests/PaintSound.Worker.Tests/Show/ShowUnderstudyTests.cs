using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Tests.Show;

/// <summary>The keys of an understudy.</summary>
public sealed class ShowUnderstudyTests : ShowFileTestBase
{
    [Fact]
    public void Reads_the_key_and_the_port()
    {
        Assert.Null(Read(Minimum).Understudy);
        var settings = Read(Minimum + "\nunderstudy: { key: nobody knows this, listen: '10.0.0.10:9300' }\n").Understudy!;
        Assert.Equal(("nobody knows this", "10.0.0.10:9300"), (settings.Key, $"{settings.Listen}"));
        Assert.Equal("0.0.0.0:9190", $"{Read(Minimum + "\nunderstudy: { key: nobody knows this }\n").Understudy!.Listen}");
    }

    [Theory]
    [InlineData("{ listen: '0.0.0.0:9190' }", "'understudy' needs 'key'")]
    [InlineData("{ key: short }", "a text of at least 12 characters")]
    public void An_error_names_what_is_allowed(string keys, string expected) =>
        Assert.Contains(expected, Assert.Throws<ShowException>(() => Read(Minimum + $"\nunderstudy: {keys}\n")).Message, StringComparison.Ordinal);
}
