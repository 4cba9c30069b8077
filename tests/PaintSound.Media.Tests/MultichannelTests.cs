using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using PaintSound.Core.Sources;
using PaintSound.Media.Capture;
using PaintSound.Media.Conversion;
using PaintSound.Media.Decoding;
using PaintSound.Media.Devices;
using PaintSound.Media.Streams;
using PaintSound.Media.Systems;
using PaintSound.Media.Windows.Programs;

namespace PaintSound.Media.Tests;

/// <summary>Several microphones on one device: every channel arrives as it is, and all at the same moment.</summary>
public class MultichannelTests(MediaFixture media)
{
    private const int Rate = ISoundSource.SampleRate;
    private static readonly ChannelSelection Four = new([1, 2, 3, 4]);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("wav", 48_000, new[] { 1, 2, 3, 4 })]
    [InlineData("wav", 44_100, new[] { 4, 2 })]
    [InlineData("wav", 16_000, new[] { 2, 3, 1 })]
    [InlineData("flac", 96_000, new[] { 1, 2, 3, 4 })]
    [InlineData("flac", 48_000, new[] { 3, 4 })]
    public async Task A_file_delivers_the_selected_channels_at_the_same_moment(string format, int rate, int[] channels)
    {
        var file = MakeClicks($"clicks-{rate}-{string.Join("", channels)}.{format}", rate);
        var source = new SoundFileSource(media.Ffmpeg, file, SourceKind.Brush, new FakeTimeProvider(), realTime: false, new ChannelSelection(channels));
        Assert.Equal(channels.Length, source.Channels);
        List<float> frames = [];
        await source.RunAsync((block, _) => frames.AddRange(block), _ => { }, Stop);
        AssertClicks([.. frames], channels);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_file_with_too_few_channels_says_so(int channels)
    {
        var file = media.Channels($"few{channels}.wav", string.Join('|', Enumerable.Repeat("0.1@440", channels)));
        var source = new SoundFileSource(media.Ffmpeg, file, SourceKind.Brush, new FakeTimeProvider(), realTime: false, Four);
        var e = await Assert.ThrowsAsync<MediaException>(() => source.RunAsync((_, _) => { }, _ => { }, Stop));
        Assert.Equal($"{file} cannot be read: it has {channels} channel{(channels == 1 ? "" : "s")}, and 'brush: microphones' names channel 4.", e.Message);
    }

    [Fact]
    public async Task A_live_source_delivers_the_selected_channels_at_the_same_moment()
    {
        var (frames, reports) = await CaptureAsync(MakeClicks("live.wav", 48_000), new ChannelSelection([3, 1, 4]));
        Assert.Contains(reports, report => report.State == SourceState.Running);

        // ffmpeg drops the beginning of a stream, from which it learns the format.
        AssertClicks([.. new float[(3 * Rate) - frames.Length], .. frames], [3, 1, 4]);
    }

    [Fact]
    public async Task A_live_source_with_too_few_channels_says_so()
    {
        var (_, reports) = await CaptureAsync(media.Channels("live2.wav", "0.1@440|0.1@440"), Four);
        Assert.Contains(reports, report => report.State == SourceState.Lost && report.Detail.Contains("is not available: it has 2 channels, and 'brush: microphones' names channel 4."));
    }

    [Theory]
    [InlineData("alsa", "-f alsa -channels 4")]
    [InlineData("pulse", "-f pulse -fragment_size 960 -sample_rate 48000 -channels 2 -name client")]
    public void Linux_asks_for_as_many_channels_as_needed(string scheme, string expected)
    {
        var plan = new LinuxCapture().PlanMicrophone(new DeviceName(scheme, "x"), "client", scheme == "pulse" ? new ChannelSelection([2, 1]) : new ChannelSelection([4, 2]));
        Assert.Equal(expected, string.Join(' ', plan.Format));
        Assert.Equal("x", plan.Input);
    }

    [Fact]
    public void PulseAudio_mixes_more_than_two_channels_so_it_is_refused()
    {
        var e = Assert.Throws<MediaException>(() => new LinuxCapture().PlanMicrophone(new DeviceName("pulse", "x"), "client", Four));
        Assert.Contains("channel 4 cannot be heard alone; name the device as alsa: or jack: instead", e.Message);
    }

    [Fact]
    public void MacOS_and_Windows_ask_for_as_many_channels_as_needed()
    {
        Assert.Equal(["-f", "avfoundation"], new MacCapture().PlanMicrophone(new DeviceName("avfoundation", "x"), "client", Four).Format);
        var windows = new WindowsCapture(() => throw new InvalidOperationException(), new NoPrograms());
        Assert.Equal("-f dshow -audio_buffer_size 10 -channels 4", string.Join(' ', windows.PlanMicrophone(new DeviceName("dshow", "x"), "client", Four).Format));
        Assert.Equal(4, windows.CreateSoundSource(new DeviceName("wasapi", "x"), SourceKind.Brush, TimeProvider.System, Four, null)!.Channels);
    }

    [Theory]
    [InlineData("alsa", "-f alsa")]
    [InlineData("pulse", "-f pulse -fragment_size 480 -sample_rate 48000 -channels 1 -name client")]
    public void One_microphone_is_opened_as_mono(string scheme, string expected) =>
        Assert.Equal(expected, string.Join(' ', new LinuxCapture().PlanMicrophone(new DeviceName(scheme, "x"), "client", null).Format));

    [Fact]
    public void Channels_of_JACK_are_the_ports_of_the_client_from_the_named_one()
    {
        string[] ports = ["system:capture_1", "other:out", "system:capture_2", "system:capture_3", "system:capture_4"];
        Assert.Equal(["system:capture_4", "system:capture_1"], JackPorts.Select(ports, "system:capture_1", new ChannelSelection([4, 1])));
        Assert.Equal(["system:capture_3", "system:capture_4"], JackPorts.Select(ports, "system:capture_3", new ChannelSelection([1, 2])));
        var e = Assert.Throws<MediaException>(() => JackPorts.Select(ports, "system:capture_3", Four));
        Assert.Equal(
            "counted from system:capture_3, it has 2 channels, and 'brush: microphones' names channel 4; its ports: system:capture_3, system:capture_4", e.Message);
    }

    [Theory]
    [InlineData(44_100, 2)]
    [InlineData(48_000, 4)]
    [InlineData(16_000, 3)]
    [InlineData(96_000, 8)]
    public void Every_channel_is_converted_as_if_it_were_alone(int rate, int available)
    {
        ChannelSelection selection = new([available, 1]);
        var random = new Random(3);
        var sound = Enumerable.Range(0, rate / 2 * available).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var both = Convert(new SoundConverter(new SampleFormat(rate, available, SampleEncoding.Float32), selection), sound, available);
        foreach (var (place, channel) in new[] { (0, available), (1, 1) })
        {
            var alone = Convert(new SoundConverter(new SampleFormat(rate, 1, SampleEncoding.Float32)), [.. sound.Where((_, i) => i % available == channel - 1)], 1);
            Assert.Equal(alone, both.Where((_, i) => i % 2 == place));
        }
    }

    [Fact]
    public void Converting_and_selecting_do_not_allocate()
    {
        SoundConverter converter = new(new SampleFormat(48_000, 4, SampleEncoding.Int24), new ChannelSelection([4, 2, 1]));
        var (input, output) = (new byte[12 * 480], new float[converter.MaxOutput]);
        Assert.Equal(0, Allocation.OfSteady(() => converter.Convert(input, output)));

        using SelectedChannelsCapture capture = new(new EndlessWav(4), new ChannelSelection([4, 2]), 200);
        var bytes = new byte[777];
        Assert.Equal(0, Allocation.OfSteady(() => capture.Read(bytes)));
    }

    [Theory]
    [InlineData(new[] { 0.1f, 0.2f, 0.001f }, null)]
    [InlineData(new[] { 0.1f, 0, 0.001f }, "interface, microphone 2 (channel 2, top right): Delivers nothing, not even noise: the input is switched off")]
    [InlineData(new[] { 0, 0.1f, 0f }, "microphone 1 (channel 4, top left): Delivers nothing, not even noise: the input is switched off, or the device has fewer channels. microphone 3")]
    public async Task A_trial_names_the_microphones_that_deliver_nothing(float[] levels, string? expected)
    {
        var time = new FakeTimeProvider();
        var source = new Levels(levels, time);
        var trial = SoundTrial.RunAsync(source, [new(1, 4, new(0, 0)), new(2, 2, new(1, 0)), new(3, 1, new(0, 1))], time, Stop);
        while (!trial.IsCompleted)
        {
            var delivered = source.Delivered;
            time.Advance(TimeSpan.FromSeconds(0.1));
            for (var waited = 0; waited < 2000 && source.Delivered == delivered && !trial.IsCompleted; waited++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Stop);
            }
        }

        if (expected is null)
        {
            Assert.Equal("open. 3 microphones deliver sound: -25, -19, -65 dB.", await trial);
        }
        else
        {
            Assert.Contains(expected, (await Assert.ThrowsAsync<MediaException>(() => trial)).Message);
        }
    }

    [Fact]
    public void Channels_count_from_one()
    {
        Assert.Throws<ArgumentException>(() => new ChannelSelection([0, 1]));
        Assert.Throws<ArgumentException>(() => new ChannelSelection([]));
        Assert.Null(Four.Explain(4));
    }

    private static float[] Convert(SoundConverter converter, float[] sound, int channels)
    {
        List<float> result = [];
        var output = new float[converter.MaxOutput];
        for (var at = 0; at < sound.Length; at += 333 * channels)
        {
            var part = sound.AsSpan(at, Math.Min(333 * channels, sound.Length - at));
            result.AddRange(output.AsSpan(0, converter.Convert(MemoryMarshal.AsBytes(part), output)));
        }

        return [.. result];
    }

    /// <summary>One second of four channels with a click at 0.5 s; the level of channel n is n tenths.</summary>
    private string MakeClicks(string name, int rate)
    {
        var samples = new float[4 * rate];
        for (var i = 0; i < rate / 1000; i++)
        {
            for (var channel = 0; channel < 4; channel++)
            {
                samples[(((rate / 2) + i) * 4) + channel] = 0.1f * (channel + 1);
            }
        }

        var raw = media.Write(name + ".f32", MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
        string[] codec = Path.GetExtension(name) == ".flac" ? ["-sample_fmt", "s32"] : ["-c:a", "pcm_f32le"];
        return media.Make(name, ["-f", "f32le", "-ar", $"{rate}", "-ac", "4", "-guess_layout_max", "0", "-i", raw, .. codec]);
    }

    private static void AssertClicks(float[] frames, int[] channels)
    {
        var count = channels.Length;
        Assert.InRange(frames.Length / count, Rate * 0.9, Rate * 1.1);
        for (var frame = 0; frame < frames.Length / count; frame++)
        {
            for (var i = 0; i < count; i++)
            {
                // The same sound at another level: a delay of a part of a sample would show.
                Assert.Equal(frames[frame * count] * channels[i] / channels[0], frames[(frame * count) + i], 2e-5);
            }
        }

        var loudest = Enumerable.Range(0, frames.Length / count).MaxBy(frame => frames[frame * count]);
        Assert.InRange(loudest, (Rate / 2) - 20, (Rate / 2) + 40);
        Assert.InRange(frames[loudest * count], 0.08 * channels[0], 0.13 * channels[0]);
    }

    /// <summary>Captures a file that is sent over TCP, until it ends.</summary>
    private async Task<(float[] Frames, SourceReport[] Reports)> CaptureAsync(string file, ChannelSelection channels)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        var sound = await File.ReadAllBytesAsync(file, Stop);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        MicrophoneSource source = new(media.Ffmpeg, $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", SourceKind.Brush, TimeProvider.System, channels);
        ConcurrentQueue<SourceReport> reports = new();
        List<float> frames = [];
        TaskCompletionSource lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = source.RunAsync(
            (block, _) => frames.AddRange(block),
            report =>
            {
                reports.Enqueue(report);
                if (report.State == SourceState.Lost)
                {
                    lost.TrySetResult();
                }
            },
            stop.Token);
        using (var client = await listener.AcceptTcpClientAsync(Stop).AsTask().WaitAsync(Limit, TimeProvider.System, Stop))
        {
            await client.GetStream().WriteAsync(sound, Stop);
        }

        await lost.Task.WaitAsync(Limit, TimeProvider.System, Stop);
        await stop.CancelAsync();
        listener.Stop();
        await run.WaitAsync(Limit, TimeProvider.System, Stop);
        return ([.. frames], [.. reports]);
    }

    /// <summary>Microphones with noise, in blocks of 0.1 s.</summary>
    private sealed class Levels(float[] levels, TimeProvider time) : ISoundSource
    {
        private int _delivered;

        public string Name => "interface";

        public int Channels => levels.Length;

        public int Delivered => Volatile.Read(ref _delivered);

        public async Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
        {
            var (random, frames) = (new Random(1), new float[levels.Length * ISoundSource.SampleRate / 10]);
            report(new SourceReport(SourceKind.Brush, SourceState.Running, "open."));
            while (!stop.IsCancellationRequested)
            {
                for (var i = 0; i < frames.Length; i++)
                {
                    frames[i] = levels[i % levels.Length] * ((2 * random.NextSingle()) - 1);
                }

                // First the timer: the test advances the time as soon as the block is delivered.
                var next = Task.Delay(TimeSpan.FromSeconds(0.1), time, stop);
                onBlock(frames, time.GetTimestamp());
                Interlocked.Increment(ref _delivered);
                await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private sealed class NoPrograms : IProgramList
    {
        public IReadOnlyList<RunningProgram> List() => [];

        public bool IsRunning(RunningProgram program) => false;
    }

    /// <summary>A WAV of silence without end, in reads of uneven length.</summary>
    private sealed class EndlessWav(int channels) : ICapture
    {
        private readonly byte[] _header =
        [
            .. "RIFF\0\0\0\0WAVEfmt "u8, 16, 0, 0, 0, 3, 0, (byte)channels, 0, .. new byte[12], .. "data"u8, 255, 255, 255, 255,
        ];

        private int _read;

        public int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, _read < _header.Length ? _header.Length - _read : 777);
            if (_read < _header.Length)
            {
                _header.AsSpan(_read, count).CopyTo(buffer);
                _read += count;
                return count;
            }

            buffer[..count].Clear();
            return count;
        }

        public void Kill()
        {
        }

        public string? GetError() => null;

        public void Dispose()
        {
        }
    }
}
