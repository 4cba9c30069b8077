using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Media.Capture;
using PaintSound.Media.Ffmpeg;
using PaintSound.Osc.Output;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Tests;

/// <summary>The calls between a microphone and an OSC datagram, read from the stacks of a real performance.</summary>
public class BrushPathTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    [Fact]
    public async Task A_touch_takes_at_most_13_calls()
    {
        // An inlined call is missing from a stack, so the measurement runs in a process without optimisation.
        var start = new ProcessStartInfo("dotnet", [typeof(BrushPathTests).Assembly.Location, "-explicit", "only", "-method", $"*.{nameof(The_docs_name_the_calls_of_a_touch)}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["DOTNET_JITMinOpts"] = "1" },
        };
        using var process = Process.Start(start)!;
        var stop = TestContext.Current.CancellationToken;
        var output = await process.StandardOutput.ReadToEndAsync(stop).WaitAsync(3 * Limit, TimeProvider.System, stop);

        Assert.Contains("Total: 1, Errors: 0, Failed: 0, Skipped: 0", output);
    }

    [Fact(Explicit = true)]
    public async Task The_docs_name_the_calls_of_a_touch()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var microphone = new NetworkMicrophone();
        var (clock, logger) = (new StackRecordingClock(), new StackRecordingLogger());
        using var sender = await OscSender.OpenAsync([new OscTarget("127.0.0.1", FreePort.Find())], logger, clock, stop);
        using var fixture = new PipelineFixture(clock, outputs: [new OnsetsOnly(new OscOutput(sender))]);
        var brush = new MicrophoneSource(FfmpegTools.Find(), microphone.Address, SourceKind.Brush, clock);
        using var running = new RealTimeFixture(fixture, new PerformanceInputs(brush, new DarkCanvas()), clock);
        await running.Service.StartAsync(stop);
        var posted = await clock.Recorded.WaitAsync(Limit, TimeProvider.System, stop);
        var sent = await logger.Recorded.WaitAsync(Limit, TimeProvider.System, stop);
        await running.Service.StopAsync(stop);

        // The stack of the clock ends one call before the event queue.
        string[] queued = [.. CallPath(posted, "SupervisedDevice", nameof(PerformancePipeline)), nameof(EventQueue)];
        var delivered = CallPath(sent, nameof(EventQueue), "UdpDestination");
        var docs = string.Join(' ', (await File.ReadAllTextAsync(Docs(), stop)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.InRange(queued.Length + delivered.Count, 1, 13);
        Assert.Contains(
            $"takes {queued.Length + delivered.Count} calls from the device to the datagram: {Names(queued)} (queued); then, on the thread of the outputs, {Names(delivered)}.",
            docs);
    }

    private static string Docs([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "docs", "architecture.md");

    private static string Names(IEnumerable<string> types) => string.Join(", ", types.Select(name => $"`{name}`"));

    /// <summary>The types of PaintSound on the stack, from the first call of one type to the last of another. Calls within a type count once.</summary>
    private static List<string> CallPath(StackTrace stack, string first, string last)
    {
        List<string> types = [];
        foreach (var frame in stack.GetFrames().Reverse())
        {
            var type = frame.GetMethod()?.DeclaringType;
            while (type?.DeclaringType is { } outer)
            {
                type = outer;
            }

            if (type?.Namespace is { } name && name.StartsWith("PaintSound.", StringComparison.Ordinal) && type.Assembly != typeof(BrushPathTests).Assembly
                && (types.Count == 0 || types[^1] != type.Name))
            {
                types.Add(type.Name);
            }
        }

        var (from, to) = (types.IndexOf(first), types.LastIndexOf(last));
        Assert.True(from >= 0 && to >= from, $"{first} ... {last} is not on the stack: {string.Join(", ", types)}");
        return types[from..(to + 1)];
    }

    /// <summary>Keeps the stack on which the time of an onset is computed, just before it is posted.</summary>
    private sealed class StackRecordingClock : TimeProvider
    {
        private readonly TaskCompletionSource<StackTrace> _recorded = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<StackTrace> Recorded => _recorded.Task;

        public override long TimestampFrequency
        {
            get
            {
                if (!_recorded.Task.IsCompleted)
                {
                    var stack = new StackTrace();
                    if (stack.GetFrames().Any(frame => frame.GetMethod() is { Name: nameof(PerformancePipeline.OnOnset) } method
                        && method.DeclaringType == typeof(PerformancePipeline)))
                    {
                        _recorded.TrySetResult(stack);
                    }
                }

                return Stopwatch.Frequency;
            }
        }
    }

    /// <summary>Keeps the stack on which the sender notices that no program listens at its port.</summary>
    private sealed class StackRecordingLogger : ILogger<OscSender>
    {
        private readonly TaskCompletionSource<StackTrace> _recorded = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<StackTrace> Recorded => _recorded.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _recorded.TrySetResult(new StackTrace());
    }

    private sealed class OnsetsOnly(OscOutput output) : IPerformanceOutput
    {
        public void OnOnset(TimeSpan at, float strength) => output.OnOnset(at, strength);
    }

    private sealed class DarkCanvas : IFrameSource
    {
        public string Name => "canvas";

        public bool IsLive => true;

        public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop) =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
