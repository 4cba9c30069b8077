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
    private readonly ConcurrentQueue<byte> _heard = new();
    private readonly ConcurrentQueue<FakeCapture> _captures = new();
    private volatile string? _absent;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_device_is_said_retried_and_found_again()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var run = Run(stop.Token);
        var first = await Opened(1);
        first.Give(1, 2, 3);
        await Reported(SourceState.Running);
        _absent = "it was unplugged";
        first.End("it was unplugged");
        await Reported(SourceState.Lost);
        await Reported(SourceState.Retrying);
        Assert.Contains("unplugged", _reports.Last().Detail);
        Assert.Contains("the microphone", _reports.Last().Detail);

        // It stays away for a minute: that is said once, not at every attempt.
        for (var i = 0; i < 600; i++)
        {
            await Advance(0.1);
        }

        Assert.Equal([SourceState.Running, SourceState.Lost, SourceState.Retrying], _reports.Select(report => report.State));

        _absent = null;
        var returned = _time.GetTimestamp();
        (await Opened(2)).Give(4);
        await Reported(SourceState.Running);

        // It is looked for every two seconds; the device's threads need their turns meanwhile, while the fake clock goes on.
        Assert.True(_time.GetElapsedTime(returned) <= TimeSpan.FromSeconds(20), $"back after {_time.GetElapsedTime(returned)}");
        Assert.Equal<byte>([1, 2, 3, 4], _heard);
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    [Fact]
    public async Task A_device_that_falls_silent_is_stale_and_opened_again()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var run = Run(stop.Token);
        var first = await Opened(1);
        first.Give(1);
        await Reported(SourceState.Running);
        var silent = _time.GetTimestamp();
        await Reported(SourceState.Stale);
        Assert.InRange(_time.GetElapsedTime(silent).TotalSeconds, 1.9, 20);
        Assert.True(first.Killed);
        (await Opened(2)).Give(2);
        await Reported(SourceState.Running);
        Assert.Equal([SourceState.Running, SourceState.Stale, SourceState.Retrying, SourceState.Running], _reports.Select(report => report.State));
        Assert.Equal<byte>([1, 2], _heard);
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    [Fact]
    public async Task A_device_that_is_missing_from_the_start_is_lost_with_its_reason()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        _absent = "no JACK server is running";
        var run = Run(stop.Token);
        await Reported(SourceState.Lost);
        Assert.Contains("no JACK server is running", _reports.Last().Detail);
        _absent = null;
        (await Opened(1)).Give(7);
        await Reported(SourceState.Running);
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    [Fact]
    public async Task A_device_that_is_opened_otherwise_is_never_said_to_be_lost_unless_it_is()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var device = Device();
        device.Reopen();
        var run = Run(stop.Token, device);
        (await Opened(1)).Give(1);
        await Reported(SourceState.Running);
        device.Reopen();
        Assert.True(_captures.First().Killed);
        (await Opened(2)).Give(2);
        await Heard(2);
        Assert.Equal([SourceState.Running], _reports.Select(report => report.State));

        // It went away in the meantime.
        _absent = "it was unplugged";
        device.Reopen();
        await Reported(SourceState.Lost);
        _absent = null;
        (await Opened(3)).Give(3);
        await Reported(SourceState.Running);
        await Heard(3);
        Assert.Equal<byte>([1, 2, 3], _heard);
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    [Fact]
    public async Task A_device_that_cannot_even_be_ended_is_left_behind()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var run = Run(stop.Token);
        var stuck = await Opened(1);
        stuck.IgnoresKill = true;
        stuck.Give(1);
        await Reported(SourceState.Running);
        (await Opened(2)).Give(2);
        await Reported(SourceState.Running);
        stuck.Give(3);
        await Advance(0.1);
        Assert.DoesNotContain((byte)3, _heard);
        stuck.IgnoresKill = false;
        stuck.Kill();
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    [Fact]
    public async Task Whole_units_only_are_handed_on()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        ConcurrentQueue<int> lengths = new();
        SupervisedDevice device = new(SourceKind.Brush, "the microphone", Open, 4, 3, Stall, _time);
        var run = device.RunAsync((units, _) => lengths.Enqueue(units.Length), _reports.Enqueue, stop.Token);
        var capture = await Opened(1);
        capture.Give(new byte[3]);
        capture.Give(new byte[4]);
        capture.Give(new byte[30]);
        capture.End(null);
        await Reported(SourceState.Lost);
        Assert.All(lengths, length => Assert.True(length is 4 or 8 or 12));
        Assert.Equal(36, lengths.Sum());
        stop.Cancel();
        await run.WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    private SupervisedDevice Device() => new(SourceKind.Brush, "the microphone", Open, 1, 16, Stall, _time);

    private Task Run(CancellationToken stop, SupervisedDevice? device = null) =>
        (device ?? Device()).RunAsync(
            (units, _) =>
            {
                foreach (var b in units)
                {
                    _heard.Enqueue(b);
                }
            },
            _reports.Enqueue,
            stop);

    private OpenedDevice Open(CancellationToken stop)
    {
        if (_absent is { } reason)
        {
            throw new MediaException(reason + ".");
        }

        FakeCapture capture = new();
        _captures.Enqueue(capture);
        return new OpenedDevice(capture, "");
    }

    // The clock runs a hundred times faster than ours, and the device's own threads get their turns.
    private async Task Advance(double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Stop);
    }

    private async Task<FakeCapture> Opened(int count)
    {
        for (var i = 0; i < 2000 && _captures.Count < count; i++)
        {
            await Advance(count == 1 ? 0.01 : 0.05);
        }

        Assert.True(_captures.Count >= count, "the device was not opened");
        return _captures.ElementAt(count - 1);
    }

    private async Task Heard(int count)
    {
        for (var i = 0; i < 2000 && _heard.Count < count; i++)
        {
            await Advance(0.01);
        }

        Assert.Equal(count, _heard.Count);
    }

    private async Task Reported(SourceState state)
    {
        for (var i = 0; i < 2000 && _reports.LastOrDefault()?.State != state && !Passed(state); i++)
        {
            await Advance(0.02);
        }

        Assert.True(_reports.LastOrDefault()?.State == state || Passed(state), $"{state} was not reported: {string.Join("; ", _reports)}");
    }

    // Lost gives way to Retrying, and Stale too, before a slow test sees it.
    private bool Passed(SourceState state) =>
        state is SourceState.Lost or SourceState.Stale && _reports.Count > 1 && _reports.ElementAt(_reports.Count - 2).State == state;

    private sealed class FakeCapture : ICapture
    {
        private readonly BlockingCollection<byte[]> _material = [];
        private byte[] _rest = [];
        private string? _fault;

        public bool Killed { get; private set; }

        public volatile bool IgnoresKill;

        public void Give(params byte[] bytes) => _material.Add(bytes);

        public void End(string? why)
        {
            _fault = why;
            _material.CompleteAdding();
        }

        public int Read(Span<byte> buffer)
        {
            if (_rest.Length == 0 && !_material.TryTake(out _rest!, TimeSpan.FromSeconds(60)))
            {
                _rest = [];
                return 0;
            }

            var count = Math.Min(_rest.Length, buffer.Length);
            _rest.AsSpan(0, count).CopyTo(buffer);
            _rest = _rest[count..];
            return count;
        }

        public void Kill()
        {
            Killed = true;
            if (!IgnoresKill)
            {
                _material.CompleteAdding();
            }
        }

        public string? Fail() => _fault;

        public void Dispose()
        {
        }
    }
}
