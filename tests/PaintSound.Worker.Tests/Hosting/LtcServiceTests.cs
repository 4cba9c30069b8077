using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Timecode;
using PaintSound.Media;
using PaintSound.Media.Output;
using PaintSound.Worker.Health;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Tests.Hosting;

public sealed class LtcServiceTests : IDisposable
{
    private static readonly LtcSettings Settings = new("jack:system:playback_3", 1, -6, new TimecodeSettings(SmpteRate.Fps25, default));
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider _time = new();
    private readonly FakeLogger<LtcService> _logger = new();
    private readonly LtcService _service;
    private FakeOutput? _output;
    private string? _refusal = "no JACK server is running";
    private int _attempts;

    public LtcServiceTests() => _service = new LtcService(Settings, Open, _time.GetTimestamp, _logger, _time);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task An_output_that_is_missing_or_lost_is_told_once_and_opened_again()
    {
        await _service.StartAsync(Stop);
        await TickUntilAsync(() => _attempts >= 3);
        Assert.Equal("no JACK server is running", _service.Problem);
        await AssertHealthAsync(HealthStatus.Degraded, "No timecode goes out on jack:system:playback_3: no JACK server is running. PaintSound retries.");
        Assert.Single(_logger.Collector.GetSnapshot(), record => record.Message.Contains("jack:system:playback_3: no JACK server is running.", StringComparison.Ordinal));

        _refusal = null;
        await TickUntilAsync(() => _service.Problem is null);
        await AssertHealthAsync(HealthStatus.Healthy, "Timecode goes out on jack:system:playback_3.");
        var first = _output!;
        var samples = new float[4800];
        first.Fill(samples, 48_000, TimeSpan.Zero);
        Assert.Equal(0.5, samples.Max(), 0.01);

        first.Error = "the JACK server has ended";
        _refusal = "no JACK server is running";
        await TickUntilAsync(() => _service.Problem is not null);
        Assert.True(first.IsDisposed);
        _refusal = null;
        await TickUntilAsync(() => _service.Problem is null);
        await _service.StopAsync(Stop);
        Assert.True(_output!.IsDisposed && _output != first);
        Assert.Equal(2, _logger.Collector.GetSnapshot().Count(record => record.Message.Contains("timecode goes out on fake", StringComparison.Ordinal)));
    }

    private async Task AssertHealthAsync(HealthStatus status, string sentence)
    {
        var result = await new LtcHealthCheck(_service).CheckHealthAsync(new HealthCheckContext(), Stop);
        Assert.Equal((status, sentence), (result.Status, result.Description));
    }

    // The time passes only here; the service may need real time to follow.
    private async Task TickUntilAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Limit, "The condition was not met in time.");
            _time.Advance(LtcService.CheckInterval);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Stop);
        }
    }

    private FakeOutput Open(SoundFill fill)
    {
        _attempts++;
        return _refusal is null ? _output = new FakeOutput(fill) : throw new MediaException(_refusal);
    }

    private sealed class FakeOutput(SoundFill fill) : ISoundOutput
    {
        public SoundFill Fill => fill;

        public string? Error { get; set; }

        public bool IsDisposed { get; private set; }

        public string Name => "fake";

        public string? GetError() => Error;

        public void Dispose() => IsDisposed = true;
    }
}
