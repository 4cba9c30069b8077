using System.Net;
using System.Net.Sockets;

namespace PaintSound.Link.Network;

/// <summary>Receives the datagrams of one socket.</summary>
internal static class LinkReceiver
{
    private const int MaxBytes = 2048;

    /// <summary>Handles each datagram until the socket is closed.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="handle">Called with each datagram and its sender.</param>
    /// <param name="stop">Stops receiving.</param>
    public static async Task RunAsync(Socket socket, Action<ReadOnlyMemory<byte>, IPEndPoint> handle, CancellationToken stop)
    {
        var buffer = new byte[MaxBytes];
        var any = new IPEndPoint(IPAddress.Any, 0);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, any, stop);
                handle(buffer.AsMemory(0, received.ReceivedBytes), (IPEndPoint)received.RemoteEndPoint);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // Windows reports here that a peer has gone, or the datagram was too long. The next one comes.
            }
        }
    }
}
