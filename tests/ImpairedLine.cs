using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace PaintSound.Tests;

/// <summary>A TCP proxy on this computer with the delay and the jitter of a line, which can be cut: what is sent meanwhile arrives afterwards, as TCP repeats it.</summary>
internal sealed class ImpairedLine : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly TimeSpan _delay, _jitter;
    private volatile TaskCompletionSource? _cut;

    public ImpairedLine(int target, TimeSpan delay, TimeSpan jitter)
    {
        (_target, _delay, _jitter) = (target, delay, jitter);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Lets nothing through.</summary>
    public void Cut() => _cut ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets everything through again.</summary>
    public void Restore()
    {
        var cut = _cut;
        _cut = null;
        cut?.TrySetResult();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var site = await _listener.AcceptSocketAsync(_stop.Token);
            _ = ConnectAsync(site);
        }
    }

    private async Task ConnectAsync(Socket site)
    {
        using var hub = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (site)
        {
            // A connection is there after a round trip.
            site.NoDelay = true;
            await PassAsync(2 * _delay);
            await hub.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _target), _stop.Token);
            await Task.WhenAny(CarryAsync(site, hub), CarryAsync(hub, site));
        }
    }

    private async Task CarryAsync(Socket from, Socket to)
    {
        var line = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        var arriving = ArriveAsync(line.Reader, to);
        var buffer = new byte[1 << 16];
        var time = TimeProvider.System;
        var last = 0L;
        while (!arriving.IsCompleted && await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var count)
        {
            var own = _delay + (_jitter * ((2 * Random.Shared.NextDouble()) - 1));
            last = Math.Max(last, time.GetTimestamp() + (long)(own.TotalSeconds * time.TimestampFrequency));
            line.Writer.TryWrite((last, buffer[..count]));
        }

        line.Writer.Complete();
        await arriving;
    }

    private async Task ArriveAsync(ChannelReader<(long Due, byte[] Bytes)> line, Socket to)
    {
        await foreach (var (due, bytes) in line.ReadAllAsync(_stop.Token))
        {
            var now = TimeProvider.System.GetTimestamp();
            await PassAsync(due > now ? TimeProvider.System.GetElapsedTime(now, due) : TimeSpan.Zero);
            await to.SendAsync(bytes, _stop.Token);
        }
    }

    private async Task PassAsync(TimeSpan wait)
    {
        await Task.Delay(wait, TimeProvider.System, _stop.Token);
        if (_cut is { } cut)
        {
            await cut.Task.WaitAsync(_stop.Token);
        }
    }
}
