using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Control;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;

namespace PaintSound.Osc.Tests;

/// <summary>Control messages that come faster than a control can be set.</summary>
public sealed class ControlFloodTests : IDisposable
{
    private const int Count = 50_000;

    private readonly FakeLogger<OscControlReceiver> _logger = new();
    private readonly GatedControl _show = new();
    private readonly OscControlReceiver _receiver;

    public ControlFloodTests() => _receiver = new OscControlReceiver(_show, _logger, TimeProvider.System);

    public void Dispose() => _show.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_value_of_every_control_wins_and_none_waits_for_the_flood()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = _receiver.RunAsync(end.Token);
        _receiver.Add(Message("dwell", OscArgument.From(1f)));
        await _show.Entered.WaitAsync(TimeSpan.FromSeconds(180), Stop);

        // The control is busy with the first message. Everything else waits.
        for (var i = 1; i <= Count; i++)
        {
            _receiver.Add(Message("gate", OscArgument.From((float)i / Count)));
            if (i == Count / 2)
            {
                _receiver.Add(Message("follow", OscArgument.From(0.5f)));
                _receiver.Add(Message("next", OscArgument.From(1)));
                _receiver.Add(Message("next", OscArgument.From(0)));
                _receiver.Add(Message("collection", OscArgument.From("own"), OscArgument.From(0)));
                _receiver.Add(Message("collection", OscArgument.From("other"), OscArgument.From(1)));
                _receiver.Add(Message("hold", OscArgument.From(1)));
            }
        }

        _receiver.Add(Message("gate", OscArgument.From(7f)));
        _receiver.Add(Message("gate", OscArgument.From("wide")));
        _receiver.Add(Message("{hold,arm}", OscArgument.From(0)));
        _show.Open();
        await UntilAsync(() => _receiver.Handled + _receiver.Refused + _receiver.Replaced == Count + 11, () => { });

        Assert.Equal(["dwell 1", "gate 1", "follow 0.5", "next 1", "next 0", "collection own 0", "hold 0", "arm 0"], _show.Calls);
        Assert.Equal((Count + 1L, 8, 2), (_receiver.Replaced, _receiver.Handled, _receiver.Refused));
        Assert.Single(_logger.Collector.GetSnapshot(), record => record.Message.Contains("faster than PaintSound can follow", StringComparison.Ordinal));
        await end.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Two_messages_that_wait_are_no_flood()
    {
        _receiver.Add(Message("gate", OscArgument.From(0.1f)));
        _receiver.Add(Message("gate", OscArgument.From(0.2f)));
        _show.Open();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = _receiver.RunAsync(end.Token);
        await _show.Entered.WaitAsync(TimeSpan.FromSeconds(180), Stop);
        await end.CancelAsync();
        await running;
        Assert.Equal(["gate 0.2"], _show.Calls);
        Assert.Equal((1, 0), (_receiver.Replaced, _logger.Collector.Count));
    }

    [Fact]
    public async Task Invented_items_fill_neither_the_memory_nor_the_place_of_others()
    {
        _receiver.Add(Message("gate", OscArgument.From(0.5f)));
        for (var i = 0; i < 10_000; i++)
        {
            _receiver.Add(Message("collection", OscArgument.From($"{i}"), OscArgument.From(1)));
        }

        _receiver.Add(Message("gate", OscArgument.From(0.25f)));
        Assert.Equal(10_000 - 1023 + 1, _receiver.Replaced);
        _show.Open();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = _receiver.RunAsync(end.Token);
        await _show.Entered.WaitAsync(TimeSpan.FromSeconds(180), Stop);
        await end.CancelAsync();
        await running;
        Assert.Equal("gate 0.25", _show.Calls[0]);
    }

    /// <summary>
    /// The whole way: 50,000 datagrams as fast as the system takes them. The system may drop some of a flood, so the last value is sent
    /// until it arrives, as a fader does that rests.
    /// </summary>
    [Fact]
    public async Task A_flood_of_datagrams_ends_with_the_last_value()
    {
        _show.Open();
        using var receiver = OscReceiver.Open(new IPEndPoint(IPAddress.Loopback, 0), new FakeLogger<OscReceiver>(), TimeProvider.System);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = Task.WhenAll(receiver.RunAsync(_receiver.Add, end.Token), _receiver.RunAsync(end.Token));
        using var peer = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        peer.Connect(receiver.EndPoint);
        for (var i = 1; i <= Count; i++)
        {
            peer.Send(Wire.Encode(Message("gate", OscArgument.From((float)i / Count))));
        }

        await UntilAsync(() => _show.Last("gate") == "gate 1", () => peer.Send(Wire.Encode(Message("gate", OscArgument.From(1f)))));

        TestContext.Current.SendDiagnosticMessage(
            $"{receiver.Received} received, {receiver.Overflowed} dropped by the system, {_receiver.Replaced} replaced, {_receiver.Handled} set.");
        await end.CancelAsync();
        await running;
        Assert.InRange(receiver.Received + receiver.Overflowed, OperatingSystem.IsLinux() ? Count : 1, long.MaxValue);
        Assert.Equal(0, receiver.Dropped);
    }

    private async Task UntilAsync(Func<bool> isDone, Action repeat)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !isDone(); repeat())
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(180),
                $"{_receiver.Handled} set, {_receiver.Refused} refused, {_receiver.Replaced} replaced: {string.Join(", ", _show.Calls.TakeLast(10))}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        }
    }

    private static OscMessage Message(string control, params OscArgument[] arguments) => new($"/paintsound/control/{control}", arguments);

    /// <summary>Controls whose first call waits until the test opens them.</summary>
    private sealed class GatedControl : IShowControl, IDisposable
    {
        private readonly FakeControl _control = new();
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _gate = new();

        public Task Entered => _entered.Task;

        public List<string> Calls => _control.Calls;

        public ShowState State => _control.State;

        public event Action? Changed
        {
            add => _control.Changed += value;
            remove => _control.Changed -= value;
        }

        public void Open() => _gate.Set();

        public void Dispose() => _gate.Dispose();

        public string? Last(string control)
        {
            lock (_control)
            {
                return _control.Calls.LastOrDefault(call => call.StartsWith(control, StringComparison.Ordinal));
            }
        }

        public void Set(ControlId control, ControlValue value)
        {
            _entered.TrySetResult();
            Assert.True(_gate.Wait(TimeSpan.FromSeconds(180), Stop));
            lock (_control)
            {
                _control.Set(control, value);
            }
        }
    }
}
