using System.Collections.Concurrent;
using PaintSound.Core.Sources;
using PaintSound.Media.Capture;
using PaintSound.Media.Conversion;
using PaintSound.Media.Devices;
using PaintSound.Media.Windows;
using PaintSound.Media.Windows.Programs;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Tests.Windows;

/// <summary>Tests of reports, retries and device changes with a fake of the Windows audio system.</summary>
public sealed class WasapiSourceTests : IAsyncDisposable
{
    private static readonly WasapiEndpoint Contact = new("{contact}", "Contact Mic (USB)", IsOutput: false, IsDefault: true);
    private static readonly WasapiEndpoint Interface = new("{interface}", "Line In (Interface)", IsOutput: false, IsDefault: false);
    private static readonly WasapiEndpoint Speakers = new("{speakers}", "Speakers", IsOutput: true, IsDefault: true);
    private static readonly RunningProgram Live = new(4711, "Ableton Live 12 Suite", new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Local));
    private readonly FakeTimeProvider _time = new();
    private readonly FakeWasapi _windows = new();
    private readonly FakePrograms _programs = new();
    private readonly ConcurrentQueue<SourceReport> _reports = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private long _samples;
    private Task _run = Task.CompletedTask;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public WasapiSourceTests() => _windows.Set(Contact, Interface, Speakers);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        Assert.True(_windows.IsClosed || _reports.IsEmpty);
        Assert.All(_windows.Captures, capture => Assert.True(capture.IsClosed));
        _stop.Dispose();
    }

    [Fact]
    public async Task A_microphone_opens_in_raw_mode_and_reports_the_granted_format()
    {
        Start("wasapi:contact mic (usb)");
        var capture = await WaitForCaptureAsync(1);
        Assert.True(capture.IsRaw);
        capture.Deliver(10);
        var detail = await WaitForReportAsync(SourceState.Running);
        Assert.Contains("blocks of 3 ms at 48000 Hz, 2 channels, raw, low latency", detail);
        await WaitUntilAsync(() => Interlocked.Read(ref _samples) > 1_500);
    }

    [Fact]
    public async Task Reports_why_low_latency_was_refused()
    {
        _windows.LowLatencyRefusal = "the audio engine declined the low-latency request";
        Start("wasapi:Contact Mic (USB)");
        (await WaitForCaptureAsync(1)).Deliver();
        Assert.Contains("low latency was refused: the audio engine declined", await WaitForReportAsync(SourceState.Running));
    }

    [Fact]
    public async Task Opens_a_driver_with_its_effects_if_raw_mode_is_unsupported()
    {
        _windows.RawError = WasapiError.RawModeUnsupported;
        Start("wasapi:Contact Mic (USB)");
        var capture = await WaitForCaptureAsync(1);
        Assert.False(capture.IsRaw);
        capture.Deliver();
        Assert.DoesNotContain("raw", await WaitForReportAsync(SourceState.Running));
    }

    [Fact]
    public async Task An_unplugged_microphone_is_reopened_when_it_returns()
    {
        Start("wasapi:Contact Mic (USB)");
        (await WaitForCaptureAsync(1)).Deliver();
        await WaitForReportAsync(SourceState.Running);
        _windows.Set(Interface);
        _windows.Raise(WasapiChangeKind.Unplugged, Contact.Id);
        Assert.Contains("it was unplugged", await WaitForReportAsync(SourceState.Lost));
        await WaitForReportAsync(SourceState.Retrying, "available: Line In (Interface)");

        // Windows reports the return, so the retry does not wait.
        _windows.Set(Contact, Interface);
        await WaitUntilAsync(() =>
        {
            _windows.Raise(WasapiChangeKind.Arrived, Contact.Id);
            return _windows.Captures.Count == 2;
        });
        (await WaitForCaptureAsync(2)).Deliver();
        await WaitForReportAsync(SourceState.Running);
    }

    [Fact]
    public async Task Reports_a_disabled_microphone()
    {
        Start("wasapi:Contact Mic (USB)");
        (await WaitForCaptureAsync(1)).Deliver();
        await WaitForReportAsync(SourceState.Running);
        _windows.Set(Interface);
        _windows.Raise(WasapiChangeKind.Disabled, Contact.Id);
        Assert.Contains("it was disabled in Windows' sound settings", await WaitForReportAsync(SourceState.Lost));
    }

    [Fact]
    public async Task Reopens_the_device_in_the_new_format_after_a_format_change()
    {
        Start("wasapi:Contact Mic (USB)");
        (await WaitForCaptureAsync(1)).Deliver();
        await WaitForReportAsync(SourceState.Running);
        _windows.Format = new SampleFormat(96_000, 1, SampleEncoding.Int24);
        _windows.Captures.First().End(WasapiError.DeviceInvalidated);
        Assert.Contains("its format was changed", await WaitForReportAsync(SourceState.Lost));
        (await WaitForCaptureAsync(2, waits: true)).Deliver(10);
        await WaitUntilAsync(() => _reports.Last().State == SourceState.Running);
        Assert.Contains("96000 Hz, 1 channel,", _reports.Last().Detail);
    }

    [Theory]
    [InlineData(WasapiError.DeviceInUse, "another program uses it exclusively")]
    [InlineData(WasapiError.AccessDenied, "Settings, Privacy & security, Microphone")]
    [InlineData(WasapiError.ServiceNotRunning, "Windows Audio service is not running")]
    [InlineData(unchecked((int)0x88890001), "0x88890001")]
    public async Task Explains_a_refusal_and_retries(int code, string message)
    {
        _windows.OpenError = code;
        Start("wasapi:Contact Mic (USB)");
        Assert.Contains(message, await WaitForReportAsync(SourceState.Lost));
        _windows.OpenError = 0;
        (await WaitForCaptureAsync(1, waits: true)).Deliver();
        await WaitForReportAsync(SourceState.Running);
    }

    [Fact]
    public async Task Reports_that_another_program_took_the_device_during_the_show()
    {
        Start("wasapi:Contact Mic (USB)");
        (await WaitForCaptureAsync(1)).Deliver();
        await WaitForReportAsync(SourceState.Running);
        _windows.OpenError = WasapiError.DeviceInUse;
        _windows.Captures.First().End(WasapiError.ResourcesInvalidated);
        Assert.Contains("Windows took it away", await WaitForReportAsync(SourceState.Lost));
        await WaitForReportAsync(SourceState.Retrying, "another program uses it exclusively");
    }

    [Fact]
    public async Task An_unknown_device_name_reports_the_available_devices()
    {
        Start("wasapi:Speakers");
        var detail = await WaitForReportAsync(SourceState.Lost);
        Assert.Contains("Windows has no input with that name", detail);
        Assert.Contains("Contact Mic (USB), Line In (Interface)", detail);
    }

    [Fact]
    public async Task Follows_the_default_input_without_reporting_a_loss()
    {
        Start("wasapi:default");
        (await WaitForCaptureAsync(1)).Deliver();
        Assert.Contains("Contact Mic (USB)", await WaitForReportAsync(SourceState.Running));
        _windows.Set(Contact with { IsDefault = false }, Interface with { IsDefault = true });
        _windows.Raise(WasapiChangeKind.DefaultOutput, Interface.Id);
        Assert.Single(_windows.Captures);
        _windows.Raise(WasapiChangeKind.DefaultInput, Interface.Id);
        (await WaitForCaptureAsync(2)).Deliver();
        await WaitUntilAsync(() => _reports.Last().Detail.Contains("Line In (Interface)"));
        Assert.All(_reports, report => Assert.Equal(SourceState.Running, report.State));
        Assert.True(_windows.Captures.First().IsClosed);
    }

    [Fact]
    public async Task An_output_that_plays_nothing_delivers_silence()
    {
        Start("wasapi-output:Speakers");
        var capture = await WaitForCaptureAsync(1);
        Assert.False(capture.IsRaw);
        await WaitUntilAsync(() => Interlocked.Read(ref _samples) >= 3 * ISoundSource.SampleRate, 0.05);
        Assert.All(_reports, report => Assert.Equal(SourceState.Running, report.State));
        Assert.InRange(Interlocked.Read(ref _samples) / (double)ISoundSource.SampleRate, 0, (_time.GetUtcNow() - _time.Start).TotalSeconds);
    }

    [Fact]
    public async Task Waits_for_Live_captures_only_Live_and_finds_it_again_after_a_restart()
    {
        Start("wasapi-app:Live");
        Assert.Contains("the program Live is not running", await WaitForReportAsync(SourceState.Lost));
        _programs.Set(new RunningProgram(1, "LiveUpdate", null), Live);
        (await WaitForCaptureAsync(1, waits: true)).Deliver();
        Assert.Contains("Ableton Live 12 Suite: WASAPI delivers blocks", await WaitForReportAsync(SourceState.Running));
        Assert.Equal([4711], _windows.Programs);

        _programs.Set();
        await WaitForReportAsync(SourceState.Lost, "Ableton Live 12 Suite was closed");
        _programs.Set(Live with { Id = 815, Started = Live.Started!.Value.AddHours(1) });
        (await WaitForCaptureAsync(2, waits: true)).Deliver();
        await WaitUntilAsync(() => _reports.Last().State == SourceState.Running);
        Assert.Equal([4711, 815], _windows.Programs);
    }

    [Fact]
    public async Task An_old_Windows_reports_the_version_that_can_capture_one_program()
    {
        _programs.Set(Live);
        _windows.OpenError = WasapiError.NotImplemented;
        Start("wasapi-app:Live");
        Assert.Contains("Windows 10 version 2004", await WaitForReportAsync(SourceState.Lost));
    }

    [Fact]
    public async Task A_trial_reports_the_granted_format_or_the_error_and_closes_the_device()
    {
        _windows.LowLatencyRefusal = "the audio engine declined the low-latency request";
        var trial = SoundTrial.RunAsync(Source("wasapi:Contact Mic (USB)"), _time, Stop);
        (await WaitForCaptureAsync(1)).Deliver(10);
        Assert.Contains("low latency was refused: the audio engine declined", await trial);
        Assert.True(_windows.Captures.First().IsClosed);
        _windows.OpenError = WasapiError.DeviceInUse;
        var e = await Assert.ThrowsAsync<MediaException>(() => SoundTrial.RunAsync(Source("wasapi:Contact Mic (USB)"), _time, Stop));
        Assert.Contains("another program uses it exclusively", e.Message);
        Assert.DoesNotContain("keeps trying", e.Message);
    }

    [Fact]
    public async Task Delivers_as_many_samples_in_a_frame_as_there_are_microphones()
    {
        _windows.Format = new(48_000, 4, SampleEncoding.Int24);
        Start("wasapi:Contact Mic (USB)", new ChannelSelection([4, 1, 2]));
        (await WaitForCaptureAsync(1)).Deliver(10);
        await WaitUntilAsync(() => Interlocked.Read(ref _samples) > 3 * 1_500);
        Assert.Equal(0, Interlocked.Read(ref _samples) % 3);
    }

    [Fact]
    public async Task An_input_with_too_few_channels_says_so()
    {
        Start("wasapi:Contact Mic (USB)", new ChannelSelection([1, 2, 3]));
        Assert.Contains("it has 2 channels, and 'brush: microphones' names channel 3.", await WaitForReportAsync(SourceState.Lost));
    }

    private WasapiSource Source(string name, ChannelSelection? channels = null) =>
        new(() => _windows, _programs, DeviceName.Parse(name, WasapiName.Schemes)!, SourceKind.Brush, _time, channels);

    private void Start(string name, ChannelSelection? channels = null)
    {
        var source = Source(name, channels);
        Assert.Equal(name, source.Name);
        _run = source.RunAsync((samples, _) => Interlocked.Add(ref _samples, samples.Length), _reports.Enqueue, _stop.Token);
    }

    private async Task<FakeCapture> WaitForCaptureAsync(int count, bool waits = false)
    {
        await WaitUntilAsync(() => _windows.Captures.Count >= count && _windows.Captures.ElementAt(count - 1).IsRunning, waits ? 0.05 : 0);
        return _windows.Captures.ElementAt(count - 1);
    }

    private async Task<string> WaitForReportAsync(SourceState state)
    {
        await WaitUntilAsync(() => _reports.Any(report => report.State == state));
        return _reports.Last(report => report.State == state).Detail;
    }

    private Task WaitForReportAsync(SourceState state, string message) =>
        WaitUntilAsync(() => _reports.Any(report => report.State == state && report.Detail.Contains(message)), 0.05);

    /// <summary>Waits for a condition. Advances the fake clock by one step per poll.</summary>
    private async Task WaitUntilAsync(Func<bool> condition, double step = 0)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(180), "the condition was not met in time; reports: " + string.Join("; ", _reports));
            _time.Advance(TimeSpan.FromSeconds(step));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Stop);
        }
    }
}
