using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Tests.Connections;

/// <summary>The other end of a door: keeps what it receives and answers what a test tells it to.</summary>
internal sealed class OscPeer : IDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentQueue<OscMessage> _heard = new();

    public OscPeer() => _ = HearAsync();

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>Where answers go.</summary>
    public int To { get; set; }

    /// <summary>Answers each message as it comes.</summary>
    public Action<OscMessage>? Answer { get; set; }

    public OscMessage[] At(string address) => [.. _heard.Where(message => message.Address == address)];

    public void Say(string address, params OscArgument[] arguments)
    {
        var packet = new byte[4096];
        Assert.True(new OscMessage(address, arguments).TryWrite(packet, out var length));
        _socket.Send(packet, length, new IPEndPoint(IPAddress.Loopback, To));
    }

    public void Dispose()
    {
        _over.Cancel();
        _socket.Dispose();
        _over.Dispose();
    }

    private async Task HearAsync()
    {
        try
        {
            while (true)
            {
                var datagram = await _socket.ReceiveAsync(_over.Token);
                Assert.True(OscPacket.TryRead(datagram.Buffer, out var messages));
                foreach (var message in messages)
                {
                    _heard.Enqueue(message);
                    Answer?.Invoke(message);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }
}
