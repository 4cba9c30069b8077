using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Tests.Show;

/// <summary>The keys of the beat, and of selections in bars.</summary>
public sealed class ShowBeatTests : ShowFileTestBase
{
    [Theory]
    [InlineData("", "Off")]
    [InlineData("live: { connection: remote-script }", "Live")]
    [InlineData("live: { connection: max }", "Live")]
    [InlineData("live: { connection: ableton-osc }", "Live")]
    [InlineData("live: { connection: midi }", "Off")]
    [InlineData("live: { connection: max }\nbeat: { source: off }", "Off")]
    [InlineData("live: { connection: max }\nbeat: { source: live }", "Live")]
    public void Beat_comes_from_live_by_default(string lines, string source) =>
        Assert.Equal(source, Read($"{Minimum}\n{lines}\n").Beat.Source.ToString());

    [Theory]
    [InlineData("{ source: midi-clock, port: Tempo }", "MidiClock", "Tempo", "4/4")]
    [InlineData("{ source: midi-clock, port: Tempo, signature: 7/8 }", "MidiClock", "Tempo", "7/8")]
    [InlineData("{ source: link, signature: 3/4 }", "Link", "", "3/4")]
    [InlineData("{ source: off }", "Off", "", "4/4")]
    public void Reads_the_beat(string lines, string source, string port, string signature)
    {
        var beat = Read($"{Minimum}\nbeat: {lines}\n").Beat;
        Assert.Equal((source, port, signature), (beat.Source.ToString(), beat.Port, beat.Signature.ToString()));
    }

    [Theory]
    [InlineData("{ source: midi-clock }", "'beat' needs 'port'")]
    [InlineData("{ source: off, port: Tempo }", "'beat: port' has no effect with this source")]
    [InlineData("{ source: midi-clock, port: Tempo, signature: 4/3 }", "'beat: signature' takes a time signature, such as 3/4")]
    [InlineData("{ source: midi-clock, port: Tempo, signature: 0/4 }", "'beat: signature' takes a time signature, such as 3/4")]
    [InlineData("{ source: midi-clock, port: Tempo, signature: waltz }", "'beat: signature' takes a time signature, such as 3/4")]
    [InlineData("{ source: link, port: Tempo }", "'beat: port' has no effect with this source")]
    [InlineData("{ source: clock }", "'beat: source' takes one of off, live, midi-clock, link")]
    public void A_wrong_beat_is_rejected(string lines, string message) =>
        Assert.Contains(message, Assert.Throws<ShowException>(() => Read($"{Minimum}\nbeat: {lines}\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Reads_bars_and_needs_a_beat_for_them()
    {
        Assert.Equal(4, Read($"{Minimum}\nlive: {{ connection: max }}\nchoosing: {{ bars: 4 }}\n").Choosing.Bars);
        Assert.Equal(0, Read($"{Minimum}\n").Choosing.Bars);
        Assert.Contains(
            "'choosing: bars' needs a beat", Assert.Throws<ShowException>(() => Read($"{Minimum}\nchoosing: {{ bars: 4 }}\n")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("beat: { source: live }")]
    [InlineData("live: { connection: midi }\nbeat: { source: live }")]
    public void Beat_of_live_needs_a_connection_that_tells_it(string lines) => Assert.Contains(
        "'beat: source: live' needs 'live: connection: remote-script', 'max' or 'ableton-osc'",
        Assert.Throws<ShowException>(() => Read($"{Minimum}\n{lines}\n")).Message,
        StringComparison.Ordinal);
}
