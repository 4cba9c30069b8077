using PaintSound.Media.Windows;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Tests.Windows;

public sealed class WasapiOutputTests : IDisposable
{
    private readonly FakeWasapi _wasapi = new() { Format = new(48_000, 4, Media.Conversion.SampleEncoding.Float32) };
    private readonly List<TimeSpan> _delays = [];
    private int _next;

    public WasapiOutputTests() => _wasapi.Set(new("1", "Speakers", IsOutput: true, IsDefault: true), new("2", "Interface", IsOutput: true, IsDefault: false), new("3", "Microphone", IsOutput: false, IsDefault: true));

    public void Dispose() => _wasapi.Dispose();

    [Theory]
    [InlineData("default", "1")]
    [InlineData("interface", "2")]
    [InlineData("2", "2")]
    public void One_channel_has_the_sound_and_the_others_are_silent(string name, string id)
    {
        using WasapiOutput output = new(() => _wasapi, name, 3, Fill);
        var playback = Assert.Single(_wasapi.Playbacks);
        Assert.Equal(id, playback.Endpoint.Id);

        // More than one buffer: the second part plays later.
        var samples = playback.Play(6000);
        Assert.All(samples.Index(), sample => Assert.Equal(sample.Index % 4 == 2 ? (sample.Index / 4) + 1 : 0, sample.Item));
        Assert.Equal([10, 10 + (4096 / 48.0)], _delays.Select(delay => delay.TotalMilliseconds), (a, b) => Math.Abs(a - b) < 0.01);
        Assert.Null(output.GetError());
        playback.End(WasapiError.DeviceInvalidated);
        Assert.Contains("unplugged", output.GetError());
        output.Dispose();
        Assert.True(playback.IsDisposed && _wasapi.IsClosed);
    }

    [Theory]
    [InlineData("Microphone", 1, "Windows has no output with that name; available: Speakers, Interface")]
    [InlineData("Interface", 5, "Interface has 4 channels, and the show asks for channel 5")]
    public void What_cannot_be_opened_is_said(string name, int channel, string expected)
    {
        Assert.Equal(expected, Assert.Throws<MediaException>(() => new WasapiOutput(() => _wasapi, name, channel, Fill)).Message);
        Assert.True(_wasapi.IsClosed && _wasapi.Playbacks.All(playback => playback.IsDisposed));
    }

    [Fact]
    public void A_refusal_of_Windows_is_explained()
    {
        _wasapi.OpenError = WasapiError.DeviceInUse;
        Assert.Contains("another program uses it exclusively", Assert.Throws<MediaException>(() => new WasapiOutput(() => _wasapi, "default", 1, Fill)).Message);
        Assert.True(_wasapi.IsClosed);
    }

    private void Fill(Span<float> samples, int rate, TimeSpan delay)
    {
        _delays.Add(delay);
        foreach (ref var sample in samples)
        {
            sample = ++_next;
        }
    }
}
