using System.Collections.Concurrent;
using PaintSound.Core.Sources;
using PaintSound.Media.Capture;
using PaintSound.Media.Conversion;
using PaintSound.Media.Devices;
using PaintSound.Media.Windows;
using PaintSound.Media.Windows.Programs;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Tests.Windows;

/// <summary>The Windows half with a fake of Windows: what is said, retried and followed.</summary>
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
    public async Task A_microphone_is_opened_raw_and_says_what_was_granted()
    {
        Listen("wasapi:contact mic (usb)");
        var capture = await Opened(1);
        Assert.True(capture.IsRaw);
        capture.Give(10);
        var said = await Said(SourceState.Running);
        Assert.Contains("blocks of 3 ms at 48000 Hz, 2 channels, raw, low latency", said);
        await Until(() => Interlocked.Read(ref _samples) > 1_500);
    }

    [Fact]
    public async Task Refused_low_latency_is_said_with_its_reason()
    {
        _windows.WhyNotLowLatency = "the audio engine declined the low-latency request";
        Listen("wasapi:Contact Mic (USB)");
        (await Opened(1)).Give();
        Assert.Contains("low latency was refused: the audio engine declined", await Said(SourceState.Running));
    }

    [Fact]
    public async Task A_driver_whose_effects_cannot_be_bypassed_is_opened_with_them()
    {
        _windows.RefusesRaw = WasapiError.RawModeUnsupported;
        Listen("wasapi:Contact Mic (USB)");
        var capture = await Opened(1);
        Assert.False(capture.IsRaw);
        capture.Give();
        Assert.DoesNotContain("raw", await Said(SourceState.Running));
    }

    [Fact]
    public async Task An_unplugged_microphone_is_lost_and_heard_again_when_it_returns()
    {
        Listen("wasapi:Contact Mic (USB)");
        (await Opened(1)).Give();
        await Said(SourceState.Running);
        _windows.Set(Interface);
        _windows.Raise(WasapiChangeKind.Unplugged, Contact.Id);
        Assert.Contains("it was unplugged", await Said(SourceState.Lost));
        await Said(SourceState.Retrying, "there is Line In (Interface)");

        // Windows tells of the return: no time needs to pass.
        _windows.Set(Contact, Interface);
        await Until(() =>
        {
            _windows.Raise(WasapiChangeKind.Arrived, Contact.Id);
            return _windows.Captures.Count == 2;
        });
        (await Opened(2)).Give();
        await Said(SourceState.Running);
    }

    [Fact]
    public async Task A_disabled_microphone_says_so()
    {
        Listen("wasapi:Contact Mic (USB)");
        (await Opened(1)).Give();
        await Said(SourceState.Running);
        _windows.Set(Interface);
        _windows.Raise(WasapiChangeKind.Disabled, Contact.Id);
        Assert.Contains("it was disabled in Windows' sound settings", await Said(SourceState.Lost));
    }

    [Fact]
    public async Task A_changed_format_is_opened_anew_in_the_new_format()
    {
        Listen("wasapi:Contact Mic (USB)");
        (await Opened(1)).Give();
        await Said(SourceState.Running);
        _windows.Format = new SampleFormat(96_000, 1, SampleEncoding.Int24);
        _windows.Captures.First().End(WasapiError.DeviceInvalidated);
        Assert.Contains("its format was changed", await Said(SourceState.Lost));
        (await Opened(2, waits: true)).Give(10);
        await Until(() => _reports.Last().State == SourceState.Running);
        Assert.Contains("96000 Hz, 1 channel,", _reports.Last().Detail);
    }

    [Theory]
    [InlineData(WasapiError.DeviceInUse, "another program uses it alone")]
    [InlineData(WasapiError.AccessDenied, "Settings, Privacy & security, Microphone")]
    [InlineData(WasapiError.ServiceNotRunning, "Windows Audio does not run")]
    [InlineData(unchecked((int)0x88890001), "0x88890001")]
    public async Task A_refusal_is_explained_and_tried_again(int code, string words)
    {
        _windows.Refuses = code;
        Listen("wasapi:Contact Mic (USB)");
        Assert.Contains(words, await Said(SourceState.Lost));
        _windows.Refuses = 0;
        (await Opened(1, waits: true)).Give();
        await Said(SourceState.Running);
    }

    [Fact]
    public async Task Another_program_that_takes_the_device_during_the_show_is_named()
    {
        Listen("wasapi:Contact Mic (USB)");
        (await Opened(1)).Give();
        await Said(SourceState.Running);
        _windows.Refuses = WasapiError.DeviceInUse;
        _windows.Captures.First().End(WasapiError.ResourcesInvalidated);
        Assert.Contains("Windows took it away", await Said(SourceState.Lost));
        await Said(SourceState.Retrying, "another program uses it alone");
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_told_what_is()
    {
        Listen("wasapi:Speakers");
        var said = await Said(SourceState.Lost);
        Assert.Contains("Windows has no input of that name", said);
        Assert.Contains("Contact Mic (USB), Line In (Interface)", said);
    }

    [Fact]
    public async Task The_default_input_is_followed_without_a_word_about_loss()
    {
        Listen("wasapi:default");
        (await Opened(1)).Give();
        Assert.Contains("Contact Mic (USB)", await Said(SourceState.Running));
        _windows.Set(Contact with { IsDefault = false }, Interface with { IsDefault = true });
        _windows.Raise(WasapiChangeKind.DefaultOutput, Interface.Id);
        Assert.Single(_windows.Captures);
        _windows.Raise(WasapiChangeKind.DefaultInput, Interface.Id);
        (await Opened(2)).Give();
        await Until(() => _reports.Last().Detail.Contains("Line In (Interface)"));
        Assert.All(_reports, report => Assert.Equal(SourceState.Running, report.State));
        Assert.True(_windows.Captures.First().IsClosed);
    }

    [Fact]
    public async Task An_output_that_plays_nothing_is_silence_and_not_a_loss()
    {
        Listen("wasapi-output:Speakers");
        var capture = await Opened(1);
        Assert.False(capture.IsRaw);
        await Until(() => Interlocked.Read(ref _samples) >= 3 * ISoundSource.SampleRate, 0.05);
        Assert.All(_reports, report => Assert.Equal(SourceState.Running, report.State));
        Assert.InRange(Interlocked.Read(ref _samples) / (double)ISoundSource.SampleRate, 0, (_time.GetUtcNow() - _time.Start).TotalSeconds);
    }

    [Fact]
    public async Task Live_is_waited_for_heard_alone_and_found_again_after_a_restart()
    {
        Listen("wasapi-app:Live");
        Assert.Contains("no program Live is running", await Said(SourceState.Lost));
        _programs.Set(new RunningProgram(1, "LiveUpdate", null), Live);
        (await Opened(1, waits: true)).Give();
        Assert.Contains("Ableton Live 12 Suite: WASAPI gives blocks", await Said(SourceState.Running));
        Assert.Equal([4711], _windows.Programs);

        _programs.Set();
        await Said(SourceState.Lost, "Ableton Live 12 Suite was closed");
        _programs.Set(Live with { Id = 815, Started = Live.Started!.Value.AddHours(1) });
        (await Opened(2, waits: true)).Give();
        await Until(() => _reports.Last().State == SourceState.Running);
        Assert.Equal([4711, 815], _windows.Programs);
    }

    [Fact]
    public async Task A_Windows_that_cannot_capture_one_program_says_which_can()
    {
        _programs.Set(Live);
        _windows.Refuses = WasapiError.NotImplemented;
        Listen("wasapi-app:Live");
        Assert.Contains("Windows 10 version 2004", await Said(SourceState.Lost));
    }

    [Fact]
    public async Task A_trial_says_what_was_granted_or_why_not_and_closes_the_device()
    {
        _windows.WhyNotLowLatency = "the audio engine declined the low-latency request";
        var trial = SoundTrial.HearAsync(Source("wasapi:Contact Mic (USB)"), _time, Stop);
        (await Opened(1)).Give(10);
        Assert.Contains("low latency was refused: the audio engine declined", await trial);
        Assert.True(_windows.Captures.First().IsClosed);
        _windows.Refuses = WasapiError.DeviceInUse;
        var e = await Assert.ThrowsAsync<MediaException>(() => SoundTrial.HearAsync(Source("wasapi:Contact Mic (USB)"), _time, Stop));
        Assert.Contains("another program uses it alone", e.Message);
        Assert.DoesNotContain("keeps trying", e.Message);
    }

    private WasapiSource Source(string name) =>
        new(() => _windows, _programs, DeviceName.Parse(name, WasapiName.Schemes)!, SourceKind.Brush, _time);

    private void Listen(string name)
    {
        var source = Source(name);
        Assert.Equal(name, source.Name);
        _run = source.RunAsync((samples, _) => Interlocked.Add(ref _samples, samples.Length), _reports.Enqueue, _stop.Token);
    }

    private async Task<FakeCapture> Opened(int count, bool waits = false)
    {
        await Until(() => _windows.Captures.Count >= count && _windows.Captures.ElementAt(count - 1).IsRunning, waits ? 0.05 : 0);
        return _windows.Captures.ElementAt(count - 1);
    }

    private async Task<string> Said(SourceState state)
    {
        await Until(() => _reports.Any(report => report.State == state));
        return _reports.Last(report => report.State == state).Detail;
    }

    private Task Said(SourceState state, string words) =>
        Until(() => _reports.Any(report => report.State == state && report.Detail.Contains(words)), 0.05);

    /// <summary>Waits for an event, while the fake clock goes on by a step at a time.</summary>
    private async Task Until(Func<bool> holds, double step = 0)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60), "it did not happen; reports: " + string.Join("; ", _reports));
            _time.Advance(TimeSpan.FromSeconds(step));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Stop);
        }
    }
}
