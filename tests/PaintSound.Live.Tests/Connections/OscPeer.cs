using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Tests.Connections;

/// <summary>The other end of a connection: records received messages and sends what a test tells it to.</summary>
internal sealed class OscPeer : IDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<OscMessage> _received = new();

    public OscPeer() => _ = ReceiveAsync();

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>The port to send to.</summary>
    public int To { get; set; }

    /// <summary>Called with each received message.</summary>
    public Action<OscMessage>? OnReceived { get; set; }

    /// <summary>Called with the messages of each received packet, and whether it is a bundle.</summary>
    public Action<IReadOnlyList<OscMessage>, bool>? OnPacket { get; set; }

    public OscMessage[] Received(string address) => [.. _received.Where(message => message.Address == address)];

    public void Send(string address, params OscArgument[] arguments)
    {
        var packet = new byte[4096];
        Assert.True(new OscMessage(address, arguments).TryWrite(packet, out var length));
        _socket.Send(packet, length, new IPEndPoint(IPAddress.Loopback, To));
    }

    public void Dispose()
    {
        _stop.Cancel();
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var datagram = await _socket.ReceiveAsync(_stop.Token);
                Assert.True(OscPacket.TryRead(datagram.Buffer, out var messages));
                foreach (var message in messages)
                {
                    _received.Enqueue(message);
                    OnReceived?.Invoke(message);
                }

                OnPacket?.Invoke(messages, datagram.Buffer[0] == (byte)'#');
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }
}
