using System.Net;
using System.Net.Sockets;

namespace PaintSound.Osc.Output;

/// <summary>One target that is being sent to, and how that goes. Trouble is said once and counted, and never ends anything.</summary>
public sealed class OscDestination : IDisposable
{
    private readonly Action<string> _say;
    private readonly TimeProvider _time;
    private Socket? _socket;
    private long _sent;
    private long _failed;
    private bool _complained;

    internal OscDestination(OscTarget target, Action<string> say, TimeProvider time)
    {
        Target = target;
        _say = say;
        _time = time;
    }

    /// <summary>Where it goes.</summary>
    public OscTarget Target { get; }

    /// <summary>Datagrams handed to the network; UDP does not tell whether they arrived.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Datagrams that did not leave: the host was not known or not reachable, or nothing listened at the port.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();

    /// <summary>Looks the host up and opens a socket to it.</summary>
    /// <returns>False when the host is not known (which has then been said).</returns>
    internal async Task<bool> TryOpenAsync(TimeSpan limit, CancellationToken stop)
    {
        try
        {
            // The system's resolver cannot be hurried, so the wait for it is what is limited.
            var addresses = await Dns.GetHostAddressesAsync(Target.Host, stop).WaitAsync(limit, _time, stop);
            var address = addresses.FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
            var opened = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
            Connect(opened, new IPEndPoint(address, Target.Port));
            if (_complained)
            {
                _say($"OSC target {Target}: found, messages go out.");
            }

            return true;
        }
        catch (Exception e) when (e is SocketException or TimeoutException)
        {
            Complain("cannot be found", e is SocketException ? e.Message : "no answer to the name look-up");
            return false;
        }
    }

    /// <summary>Sends one datagram at once, on the caller's thread; never waits, allocates nothing while all is well.</summary>
    internal void Send(ReadOnlySpan<byte> datagram)
    {
        if (Volatile.Read(ref _socket) is not { } open)
        {
            Interlocked.Increment(ref _failed);
            return;
        }

        open.Send(datagram, SocketFlags.None, out var error);
        if (error == SocketError.ConnectionRefused)
        {
            // The answer to an earlier datagram, and this one has not been sent: nobody listened then, but may listen now.
            Complain("nothing listens there", "start the program that receives, or correct the port");
            open.Send(datagram, SocketFlags.None, out error);
        }
        else if (error != SocketError.Success)
        {
            Complain("a message did not go out", new SocketException((int)error).Message);
        }

        Interlocked.Increment(ref error == SocketError.Success ? ref _sent : ref _failed);
    }

    private void Connect(Socket opened, IPEndPoint address)
    {
        try
        {
            // Lighting networks send to everybody: 2.255.255.255 and the like.
            opened.EnableBroadcast = address.AddressFamily == AddressFamily.InterNetwork;
            opened.Connect(address);
            Volatile.Write(ref _socket, opened);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private void Complain(string what, string why)
    {
        if (!_complained)
        {
            _complained = true;
            _say($"OSC target {Target}: {what} ({why}). PaintSound keeps trying and does not say it again.");
        }
    }
}
