using PaintSound.Core.Control;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Tests.Show;

/// <summary>What a show file's errors say to write instead.</summary>
public sealed class ShowAdviceTests : ShowFileTestBase
{
    [Theory]
    [InlineData("choosing:\n  gatte: 0.1", 7, "repeat-after, follow, distance, strategy, weight, silence, silence-db, exclude. Did you mean 'gate'?")]
    [InlineData("Live: { connection: max }", 6, "Did you mean 'live'?")]
    [InlineData("choosing:\n  repeat_after: 5", 7, "Did you mean 'repeat-after'?")]
    [InlineData("live:\n  connection: remote", 7, "not 'remote'.")]
    [InlineData("live:\n  connection: remotescript", 7, "one of remote-script, max, ableton-osc, midi, not 'remotescript'. Did you mean 'remote-script'?")]
    [InlineData("modulations:\n  a:\n    source: congruty\n    target: { osc: 'a:1', address: /a }", 8, "Did you mean 'congruity'?")]
    [InlineData("modulations:\n  a:\n    source: onset\n    target: { ocs: 'a:1', address: /a }", 9, "Did you mean 'osc'?")]
    [InlineData("choosing:\n  gate: 0,05", 7, "'choosing: gate' takes a number from 0.0001 to 1, not '0,05': write 0.05, with a point.")]
    [InlineData("choosing:\n  silence-db: -52,5", 7, ": write -52.5, with a point.")]
    [InlineData("choosing: { gate: 0,05, dwell: 4 }", 6, "exclude: write 0.05, with a point.")]
    [InlineData("music:\n\tsimulated: 1", 7, "the line is indented with a tab, and YAML allows spaces only: write two spaces instead of each tab.")]
    [InlineData("music:\n  simulated: 1\n\tseconds: 3", 8, "indented with a tab")]
    [InlineData("music:\n  simulated: 1\n  \tseconds: 3", 8, "indented with a tab")]
    [InlineData("choosing:\n  exclude:\n\t- old", 8, "indented with a tab")]
    public void An_error_says_what_to_write_instead(string lines, int line, string expected)
    {
        var error = Assert.Throws<ShowException>(() => Read(Minimum + "\n" + lines + "\n"));
        Assert.Contains($"show.yaml, line {line}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  aspect: [0,5, 0,8]", "write [0.5, 0.8], with points.")]
    [InlineData("  corners: [[0,08, 0,07], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]]", "write [0.08, 0.07], with points.")]
    public void Commas_between_digits_in_a_list_are_named(string line, string expected)
    {
        var error = Assert.Throws<ShowException>(() => Read(Minimum + "\n" + line + "\n"));
        Assert.Contains("show.yaml, line 6: 'canvas: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("choosing:\n  gate: 1,000,5")]
    [InlineData("choosing:\n  gate: wide")]
    [InlineData("projection:\n  blend: burn")]
    [InlineData("zzz: 1")]
    public void What_is_not_near_gets_no_advice(string lines)
    {
        var message = Assert.Throws<ShowException>(() => Read(Minimum + "\n" + lines + "\n")).Message;
        Assert.DoesNotContain("Did you mean", message, StringComparison.Ordinal);
        Assert.DoesNotContain("write", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_collection_that_does_not_exist_is_answered_with_the_nearest()
    {
        var show = Read(Minimum + "\nchoosing: { exclude: [compsers] }\n");
        var error = Assert.Throws<ShowException>(() => show.RequireNames(new ShowState { Collections = ["composers", "paintings"] }));
        Assert.EndsWith("show.yaml, line 6: 'choosing: exclude' takes collections of the library (composers, paintings), not 'compsers'. Did you mean 'composers'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tabs_elsewhere_do_no_harm() => Assert.Equal(1, int.Parse(Read(Minimum + "\n# \tcomment\n  # \t\nmusic:\t{ simulated: 1 }\t# one\n").Music!.Source.Name, System.Globalization.CultureInfo.InvariantCulture));
}
