using System.Collections.Concurrent;
using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Tests;

public class SupervisedDeviceTests
{
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(2);
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<SourceReport> _reports = new();
    private readonly ConcurrentQueue<byte> _received = new();
    private readonly ConcurrentQueue<FakeCapture> _captures = new();
    private volatile string? _openError;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reports_a_lost_device_once_and_reopens_it()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var run = Run(stop.Token);
        var first = await WaitForCaptureAsync(1);
        first.Deliver(1, 2, 3);
        await WaitForStateAsync(SourceState.Running);
        _openError = "it was unplugged";
        first.End("it was unplugged");
        await WaitForStateAsync(SourceState.Lost);
        await WaitForStateAsync(SourceState.Retrying);
        Assert.Contains("unplugged", _reports.Last().Detail);
        Assert.Contains("the microphone", _reports.Last().Detail);

        // The device is missing for 60 s. The loss is reported once, not at every attempt.
        for (var i = 0; i < 600; i++)
        {
            await Advance(0.1);
        }

        Assert.Equal([SourceState.Running, SourceState.Lost, SourceState.Retrying], _reports.Select(report => report.State));

        _openError = null;
        var returnedAt = _time.GetTimestamp();
        (await WaitForCaptureAsync(2)).Deliver(4);
        await WaitForStateAsync(SourceState.Running);

        // The device retries every 2 s. The limit is higher, because the fake clock continues while the device's threads are scheduled.
        Assert.True(_time.GetElapsedTime(returnedAt) <= TimeSpan.FromSeconds(20), $"back after {_time.GetElapsedTime(returnedAt)}");
        Assert.Equal<byte>([1, 2, 3, 4], _received);
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
    }

    [Fact]
    public async Task Reopens_a_device_that_delivers_no_data()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var run = Run(stop.Token);
        var first = await WaitForCaptureAsync(1);
        first.Deliver(1);
        await WaitForStateAsync(SourceState.Running);
        var silentSince = _time.GetTimestamp();
        await WaitForStateAsync(SourceState.Stale);
        Assert.InRange(_time.GetElapsedTime(silentSince).TotalSeconds, 1.9, 20);
        Assert.True(first.IsKilled);
        (await WaitForCaptureAsync(2)).Deliver(2);
        await WaitForStateAsync(SourceState.Running);
        Assert.Equal([SourceState.Running, SourceState.Stale, SourceState.Retrying, SourceState.Running], _reports.Select(report => report.State));
        Assert.Equal<byte>([1, 2], _received);
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
    }

    [Fact]
    public async Task Waits_longer_for_a_device_whose_first_data_did_not_come_in_time()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var run = Run(stop.Token);
        var first = await WaitForCaptureAsync(1);
        await WaitForStateAsync(SourceState.Lost);
        Assert.True(first.IsKilled);

        // A network camera that sends a whole picture every 10 s.
        var second = await WaitForCaptureAsync(2);
        for (var i = 0; i < 100; i++)
        {
            await Advance(0.1);
        }

        Assert.False(second.IsKilled);
        second.Deliver(1);
        await WaitForStateAsync(SourceState.Running);
        Assert.Equal<byte>([1], _received);
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
    }

    /// <summary>A loose cable: the device ends, stalls, or cannot be opened, 20 times at random moments.</summary>
    [Fact]
    public async Task A_device_that_is_lost_20_times_at_random_moments_returns_each_time_and_loses_nothing_that_it_delivered()
    {
        Random random = new(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var run = Run(stop.Token);
        List<byte> delivered = [];
        for (var loss = 1; loss <= 20; loss++)
        {
            var capture = await WaitForCaptureAsync(Math.Max(1, _captures.Count));
            for (var blocks = 1 + random.Next(5); blocks > 0; blocks--)
            {
                var block = new byte[1 + random.Next(40)];
                random.NextBytes(block);
                capture.Deliver(block);
                delivered.AddRange(block);
                await WaitForBytesAsync(delivered.Count);
                await Advance(0.5 * random.NextDouble());
            }

            Assert.Equal(SourceState.Running, _reports.Last().State);
            var count = _captures.Count;
            _openError = random.Next(2) == 0 ? "it was unplugged" : null;
            if (random.Next(3) > 0)
            {
                capture.End("it was unplugged");
            }

            // Without an end, the device delivers nothing any more.
            await WaitAsync(() => _reports.Last().State != SourceState.Running, 0.02, () => "the loss was not reported");
            for (var wait = random.Next(30); wait > 0; wait--)
            {
                await Advance(0.1);
            }

            _openError = null;
            await WaitForCaptureAsync(count + 1);
        }

        Assert.Equal(delivered, _received);
        Assert.True(_reports.Count(report => report.State is SourceState.Lost or SourceState.Stale) == 20, string.Join("; ", _reports.Select(report => report.ToString())));
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
    }

    [Fact]
    public async Task Reports_why_a_device_is_missing_from_the_start()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        _openError = "no JACK server is running";
        var run = Run(stop.Token);
        await WaitForStateAsync(SourceState.Lost);
        Assert.Contains("no JACK server is running", _reports.Last().Detail);
        _openError = null;
        (await WaitForCaptureAsync(1)).Deliver(7);
        await WaitForStateAsync(SourceState.Running);
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
    }

    [Fact]
    public async Task Reopening_a_device_reports_a_loss_only_if_it_fails()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var device = Device();
        device.Reopen();
        var run = Run(stop.Token, device);
        (await WaitForCaptureAsync(1, step: 0)).Deliver(1);
        await WaitForStateAsync(SourceState.Running);
        device.Reopen();
        Assert.True(_captures.First().IsKilled);
        (await WaitForCaptureAsync(2, step: 0)).Deliver(2);
        await WaitForBytesAsync(2);
        Assert.Equal([SourceState.Running], _reports.Select(report => report.State));

        // The device disappeared in the meantime.
        _openError = "it was unplugged";
        device.Reopen();
        await WaitForStateAsync(SourceState.Lost);
        _openError = null;
        (await WaitForCaptureAsync(3)).Deliver(3);
        await WaitForStateAsync(SourceState.Running);
        await WaitForBytesAsync(3);
        Assert.Equal<byte>([1, 2, 3], _received);
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
    }

    [Fact]
    public async Task Abandons_a_device_that_cannot_be_killed()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var run = Run(stop.Token);
        var stuck = await WaitForCaptureAsync(1);
        stuck.IgnoresKill = true;
        stuck.Deliver(1);
        await WaitForStateAsync(SourceState.Running);
        (await WaitForCaptureAsync(2)).Deliver(2);
        await WaitForStateAsync(SourceState.Running);
        stuck.Deliver(3);
        await Advance(0.1);
        Assert.DoesNotContain((byte)3, _received);
        stuck.IgnoresKill = false;
        stuck.Kill();
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
    }

    [Fact]
    public async Task Delivers_only_whole_units()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        ConcurrentQueue<int> lengths = new();
        SupervisedDevice device = new(SourceKind.Brush, "the microphone", Open, 4, 3, Stall, _time);
        var run = device.RunAsync((units, _) => lengths.Enqueue(units.Length), _reports.Enqueue, stop.Token);
        var capture = await WaitForCaptureAsync(1);
        capture.Deliver(new byte[3]);
        capture.Deliver(new byte[4]);
        capture.Deliver(new byte[30]);
        capture.End(null);
        await WaitForStateAsync(SourceState.Lost);
        Assert.All(lengths, length => Assert.True(length is 4 or 8 or 12));
        Assert.Equal(36, lengths.Sum());
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
    }

    [Fact]
    public async Task Each_thread_that_reads_the_device_asks_for_its_priority()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        FakePriority priority = new(isGranted: false);
        ConcurrentQueue<int> threads = new();
        SupervisedDevice device = new(SourceKind.Brush, "the microphone", Open, 1, 16, Stall, _time, priority);
        var run = device.RunAsync((_, _) => threads.Enqueue(Environment.CurrentManagedThreadId), _reports.Enqueue, stop.Token);
        var capture = await WaitForCaptureAsync(1);
        capture.Deliver(1);
        await WaitForStateAsync(SourceState.Running);
        capture.End(null);
        (await WaitForCaptureAsync(2)).Deliver(2);
        await WaitAsync(() => threads.Count == 2, 0.02, () => "the second capture delivered nothing");
        Assert.Equal(threads, priority.Threads.Take(2));
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
    }

    private SupervisedDevice Device() => new(SourceKind.Brush, "the microphone", Open, 1, 16, Stall, _time);

    private Task Run(CancellationToken stop, SupervisedDevice? device = null) =>
        (device ?? Device()).RunAsync(
            (units, _) =>
            {
                foreach (var b in units)
                {
                    _received.Enqueue(b);
                }
            },
            _reports.Enqueue,
            stop);

    private OpenedDevice Open()
    {
        if (_openError is { } reason)
        {
            throw new MediaException(reason + ".");
        }

        FakeCapture capture = new();
        _captures.Enqueue(capture);
        return new OpenedDevice(capture, "");
    }

    // The fake clock runs faster than real time. The delay lets the device's own threads run.
    private async Task Advance(double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Stop);
    }

    /// <summary>Waits for a condition while the fake clock runs.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="step">Seconds of the fake clock between two checks; 0 if only the device's threads must run.</param>
    /// <param name="message">Describes the failure.</param>
    private async Task WaitAsync(Func<bool> condition, double step, Func<string> message)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !condition();)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(180), message());
            await Advance(step);
        }
    }

    private async Task<FakeCapture> WaitForCaptureAsync(int count, double step = 0.02)
    {
        await WaitAsync(() => _captures.Count >= count, step, () => "the device was not opened");
        return _captures.ElementAt(count - 1);
    }

    private Task WaitForBytesAsync(int count) => WaitAsync(() => _received.Count == count, 0, () => $"{_received.Count} bytes instead of {count}");

    // A device that is open reports Running without delay. The other states need time.
    private Task WaitForStateAsync(SourceState state) => WaitAsync(
        () => _reports.LastOrDefault()?.State == state || WasPrevious(state),
        state == SourceState.Running ? 0 : 0.02,
        () => $"{state} was not reported: {string.Join("; ", _reports)}");

    // Retrying can replace Lost or Stale before a slow test reads the state.
    private bool WasPrevious(SourceState state) =>
        state is SourceState.Lost or SourceState.Stale && _reports.Count > 1 && _reports.ElementAt(_reports.Count - 2).State == state;

    private sealed class FakeCapture : ICapture
    {
        private readonly BlockingCollection<byte[]> _blocks = [];
        private byte[] _remaining = [];
        private string? _error;

        public bool IsKilled { get; private set; }

        public volatile bool IgnoresKill;

        public void Deliver(params byte[] bytes) => _blocks.Add(bytes);

        public void End(string? error)
        {
            _error = error;
            _blocks.CompleteAdding();
        }

        public int Read(Span<byte> buffer)
        {
            if (_remaining.Length == 0 && !_blocks.TryTake(out _remaining!, TimeSpan.FromSeconds(180)))
            {
                _remaining = [];
                return 0;
            }

            var count = Math.Min(_remaining.Length, buffer.Length);
            _remaining.AsSpan(0, count).CopyTo(buffer);
            _remaining = _remaining[count..];
            return count;
        }

        public void Kill()
        {
            IsKilled = true;
            if (!IgnoresKill)
            {
                _blocks.CompleteAdding();
            }
        }

        public string? GetError() => _error;

        public void Dispose()
        {
        }
    }
}
