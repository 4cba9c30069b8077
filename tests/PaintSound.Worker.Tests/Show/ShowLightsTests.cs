using System.Net.Sockets;
using PaintSound.Core.Timecode;
using PaintSound.Lights.Output;
using PaintSound.Lights.Universes;
using PaintSound.Worker.Show.Settings.Modulations;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Tests.Show;

/// <summary>The keys of timecode, sACN and Art-Net.</summary>
public sealed class ShowLightsTests : ShowFileTestBase
{
    [Theory]
    [InlineData("{ rate: 25 }", SmpteRate.Fps25, "00:00:00:00")]
    [InlineData("{ rate: 29.97, start: 01:00:00:00 }", SmpteRate.Fps2997Drop, "01:00:00:00")]
    [InlineData("{ rate: 30, start: '10:20:30:29' }", SmpteRate.Fps30, "10:20:30:29")]
    public void Reads_timecode(string keys, SmpteRate rate, string start)
    {
        var timecode = Read(Minimum + $"\nmidi: {{ timecode: {keys} }}\n").Midi!.Timecode!;
        Assert.Equal((rate, start), (timecode.Rate, timecode.Start.ToString()));
    }

    [Theory]
    [InlineData("{ rate: 23.976 }", "24, 25, 29.97 or 30, not '23.976'")]
    [InlineData("{ start: 01:00:00:00 }", "'midi: timecode' needs 'rate'")]
    [InlineData("{ rate: 29.97, start: 00:01:00:00 }", "a timecode of this rate, such as 01:00:00:00, not '00:01:00:00'")]
    public void An_error_in_timecode_names_what_is_allowed(string keys, string expected) =>
        Assert.Contains(expected, Assert.Throws<ShowException>(() => Read(Minimum + $"\nmidi: {{ timecode: {keys} }}\n")).Message);

    [Fact]
    public void Reads_LTC()
    {
        var ltc = Read(Minimum + "\nltc: { output: 'jack:system:playback_3', rate: 29.97, start: 01:00:00:00, level: -6 }\n").Ltc!;
        Assert.Equal(("jack:system:playback_3", 1, -6.0, SmpteRate.Fps2997Drop, "01:00:00:00"), (ltc.Output, ltc.Channel, ltc.LevelDb, ltc.Timecode.Rate, ltc.Timecode.Start.ToString()));
        Assert.Equal(("jack", 1, -12.0), Read(Minimum + "\nltc: { output: jack, rate: 25 }\n").Ltc is { } least ? (least.Output, least.Channel, least.LevelDb) : default);
        Assert.Equal(4, Read(Minimum + "\nltc: { output: 'wasapi-output:Interface', channel: 4, rate: 24 }\n").Ltc!.Channel);
    }

    [Theory]
    [InlineData("{ rate: 25 }", "'ltc' needs 'output'")]
    [InlineData("{ output: jack }", "'ltc' needs 'rate'")]
    [InlineData("{ output: 'pulse:x', rate: 25 }", "jack, jack:PORT such as jack:system:playback_3, or wasapi-output:NAME, not 'pulse:x'")]
    [InlineData("{ output: 'rtsp://x', rate: 25 }", "not 'rtsp://x'")]
    [InlineData("{ output: jack, rate: 25, channel: 0 }", "a number from 1 to 64, not '0'")]
    [InlineData("{ output: jack, rate: 25, level: 3 }", "a number from -40 to 0, not '3'")]
    [InlineData("{ output: jack, rate: 25, start: 00:00:00:25 }", "a timecode of this rate, such as 01:00:00:00, not '00:00:00:25'")]
    public void An_error_in_LTC_names_what_is_allowed(string keys, string expected) =>
        Assert.Contains(expected, Assert.Throws<ShowException>(() => Read(Minimum + $"\nltc: {keys}\n")).Message);

    [Fact]
    public void Reads_channels_of_universes_and_how_they_are_sent()
    {
        var show = Read(
            Minimum + """

            modulations:
              warm:
                source: onset
                target: { sacn: 63999, channel: [1, 511], bits: 16 }
              cold:
                source: onset
                rate: 5
                target: { art-net: 0, channel: 512 }
            lights:
              network: 2.0.0.1
              end: black
              name: Stage left
              priority: 150
              sacn-to: 2.0.0.5
              art-net-to: [2.0.0.6, 2.0.0.7]
            """);
        var (warm, cold) = ((DmxTargetSettings)show.Modulations[0].Target, (DmxTargetSettings)show.Modulations[1].Target);
        Assert.Equal((new UniverseId(LightProtocol.Sacn, 63_999), true, 44), (warm.Universe, warm.IsFine, show.Modulations[0].Rate));
        Assert.Equal([1, 2, 511, 512], warm.Written);
        Assert.Equal((new UniverseId(LightProtocol.ArtNet, 0), false, 5), (cold.Universe, cold.IsFine, show.Modulations[1].Rate));
        Assert.Equal([512], cold.Written);
        Assert.Equal(("2.0.0.1", LightEnd.Black, "Stage left", 150), (show.Lights.Network!.ToString(), show.Lights.End, show.Lights.SourceName, show.Lights.Priority));
        Assert.Equal(["2.0.0.5 2.0.0.6 2.0.0.7"], [string.Join(' ', show.Lights.SacnTo.Concat(show.Lights.ArtNetTo))]);
        Assert.Equal((null, LightEnd.Hold, "PaintSound", 100), (Read(Minimum).Lights.Network, Read(Minimum).Lights.End, Read(Minimum).Lights.SourceName, Read(Minimum).Lights.Priority));
    }

    [Fact]
    public void Reads_IPv6_for_sACN()
    {
        var lights = Read(Minimum + "\nlights: { network: 'fe80::1', sacn-to: ['2001:db8::5', 10.0.0.5] }\n").Lights;
        Assert.Equal(("fe80::1", AddressFamily.InterNetworkV6, "2001:db8::5 10.0.0.5"), (lights.Network!.ToString(), lights.Family, string.Join(' ', lights.SacnTo)));
    }

    [Theory]
    [InlineData("{ sacn: 0, channel: 1 }", "a number from 1 to 63999, not '0'")]
    [InlineData("{ art-net: 32768, channel: 1 }", "a number from 0 to 32767, not '32768'")]
    [InlineData("{ sacn: 1 }", "needs 'channel'")]
    [InlineData("{ sacn: 1, channel: [] }", "at least one channel")]
    [InlineData("{ sacn: 1, channel: 513 }", "a number from 1 to 512, not '513'")]
    [InlineData("{ sacn: 1, channel: 512, bits: 16 }", "channels up to 511 if 'bits' is 16")]
    [InlineData("{ sacn: 1, channel: [4, 5], bits: 16 }", "different channels; with 16 bits each takes two")]
    [InlineData("{ sacn: 1, channel: 1, bits: 14 }", "8 or 16, not '14'")]
    [InlineData("{ sacn: 1, art-net: 1, channel: 1 }", "exactly one of 'osc', 'sacn', 'art-net', 'control', 'live'")]
    [InlineData("{ sacn: 1, channel: 1 }\nlights: { network: lights.local }", "addresses such as 10.0.0.20 or fe80::1, not 'lights.local'")]
    [InlineData("{ sacn: 1, channel: 1 }\nlights: { sacn-to: [10] }", "addresses such as 10.0.0.20 or fe80::1, not '10'")]
    [InlineData("{ art-net: 1, channel: 1 }\nlights: { art-net-to: ['::1'] }", "IPv4 addresses such as 10.0.0.20, not '::1'")]
    [InlineData("{ art-net: 1, channel: 1 }\nlights: { network: 'fe80::1' }", "'modulations: a' sends Art-Net, which exists on IPv4 only")]
    [InlineData("{ sacn: 1, channel: 1 }\nlights: { priority: 201 }", "a number from 0 to 200, not '201'")]
    [InlineData("{ sacn: 1, channel: 1 }\nlights: { end: fade }", "one of hold, rest, black, not 'fade'")]
    [InlineData("{ sacn: 1, channel: 1 }\nlights: { name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaé }", "a name of at most 63 bytes")]
    [InlineData("{ sacn: 1, channel: 4, bits: 16 }\n  b:\n    source: onset\n    target: { sacn: 1, channel: 5 }", "'modulations: b' moves channel 5 of sACN universe 1, which 'a' moves already")]
    public void An_error_in_a_light_names_what_is_allowed(string target, string expected) =>
        Assert.Contains(expected, Assert.Throws<ShowException>(() => Read(Minimum + $"\nmodulations:\n  a:\n    source: onset\n    target: {target}\n")).Message);
}
