using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PaintSound.Osc.Codec;

namespace PaintSound.Acceptance.Tests;

/// <summary>A UDP socket that records every received OSC message in order.</summary>
internal sealed class OscRecorder : IDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly ConcurrentQueue<OscMessage> _messages = new();
    private readonly CancellationTokenSource _stop = new();

    public OscRecorder() => Receiving = ReceiveAsync();

    /// <summary>The address for an option or a show file, as HOST:PORT.</summary>
    public string Address => _socket.Client.LocalEndPoint!.ToString()!;

    /// <summary>Returns the messages received for an OSC address.</summary>
    public OscMessage[] GetMessages(string address) => [.. _messages.Where(m => m.Address == address)];

    /// <summary>Waits until a number of messages arrived for an OSC address, at most 180 s.</summary>
    public async Task WaitUntilAsync(string address, int count)
    {
        for (var start = TimeProvider.System.GetTimestamp(); GetMessages(address).Length < count;)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(180), $"{address} arrived only {GetMessages(address).Length} times.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private Task Receiving { get; }

    private async Task ReceiveAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var datagram = await _socket.ReceiveAsync(_stop.Token);
                Assert.True(OscPacket.TryRead(datagram.Buffer, out var messages));

                // An empty bundle asks whether anybody listens.
                Assert.InRange(messages.Count, 0, 1);
                foreach (var message in messages)
                {
                    _messages.Enqueue(message);
                }
            }
            catch (OperationCanceledException)
            {
                // CloseAsync or Dispose was called.
            }
        }
    }

    /// <summary>Stops receiving. Fails if a datagram was neither one OSC message nor an empty bundle.</summary>
    public async Task CloseAsync()
    {
        await _stop.CancelAsync();
        await Receiving;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _socket.Dispose();
        _stop.Dispose();
    }
}
