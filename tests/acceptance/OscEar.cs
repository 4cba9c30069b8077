using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PaintSound.Osc.Codec;

namespace PaintSound.Acceptance.Tests;

/// <summary>A socket that keeps every message it receives, in order.</summary>
internal sealed class OscEar : IDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly ConcurrentQueue<OscMessage> _messages = new();
    private readonly CancellationTokenSource _over = new();

    public OscEar() => Listening = ListenAsync();

    /// <summary>Its address, as an option or a show file names it.</summary>
    public string Address => _socket.Client.LocalEndPoint!.ToString()!;

    /// <summary>What it has received at an address.</summary>
    public OscMessage[] At(string address) => [.. _messages.Where(m => m.Address == address)];

    /// <summary>Waits until an address has sent so many messages, for a minute at most.</summary>
    public async Task UntilAsync(string address, int count)
    {
        for (var start = TimeProvider.System.GetTimestamp(); At(address).Length < count;)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(60), $"{address} came only {At(address).Length} times.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private Task Listening { get; }

    private async Task ListenAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                var datagram = await _socket.ReceiveAsync(_over.Token);
                Assert.True(OscPacket.TryRead(datagram.Buffer, out var messages));
                Assert.Single(messages);
                _messages.Enqueue(messages[0]);
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }

    /// <summary>Stops listening, and fails where something came that is not one OSC message.</summary>
    public async Task CloseAsync()
    {
        await _over.CancelAsync();
        await Listening;
    }

    public void Dispose()
    {
        _over.Cancel();
        _socket.Dispose();
        _over.Dispose();
    }
}
