using System.Net;
using System.Net.Sockets;

namespace PaintSound.Session.Client;

/// <summary>
/// Connects by TCP over a line that may be cut. A system waits for seconds before it repeats the first packet of a connection, so this tries again before the former attempts
/// have ended, and takes the first connection: when the line is back, a site is too.
/// </summary>
/// <param name="meter">Counts the bytes.</param>
/// <param name="time">The clock.</param>
internal sealed class TcpConnector(TrafficMeter meter, TimeProvider time)
{
    private const int MaxAttempts = 16;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(150);

    /// <summary>Connects.</summary>
    /// <param name="target">The name or address, and the port.</param>
    /// <param name="stop">Ends all attempts.</param>
    /// <exception cref="OperationCanceledException">It was cancelled before a connection was there.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        List<Task<Socket>> attempts = [];
        Task<Socket>? connected = null;
        try
        {
            while (connected is null)
            {
                stop.ThrowIfCancellationRequested();
                if (attempts.Count < MaxAttempts)
                {
                    attempts.Add(ConnectOnceAsync(target, end.Token));
                }

                var pause = Task.Delay(Interval, time, end.Token);
                while (connected is null && await Task.WhenAny([pause, .. attempts]).ConfigureAwait(false) is Task<Socket> first)
                {
                    connected = first.IsCompletedSuccessfully ? first : null;
                    attempts.Remove(first);
                    _ = first.Exception;
                }
            }

            var socket = await connected.ConfigureAwait(false);
            socket.NoDelay = true;
            return new MeteredStream(new NetworkStream(socket, ownsSocket: true), meter);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            foreach (var attempt in attempts)
            {
                _ = DisposeAsync(attempt);
            }
        }
    }

    private static async Task<Socket> ConnectOnceAsync(DnsEndPoint target, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(target, stop).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task DisposeAsync(Task<Socket> attempt)
    {
        await ((Task)attempt).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (attempt.IsCompletedSuccessfully)
        {
            (await attempt.ConfigureAwait(false)).Dispose();
        }
    }
}
