using System.Net;
using System.Net.Sockets;

namespace PaintSound.Osc.Output;

/// <summary>
/// Tries one OSC target. Over TCP it connects. Over UDP it sends an empty bundle, which is valid OSC and changes nothing (OSC 1.0, "OSC Bundles"), and waits
/// for a message of the network that it did not arrive: the own computer always tells that no program has the port, another one may, and a computer
/// that is not there is told by the network in about three seconds.
/// </summary>
public static class OscTargetCheck
{
    private static readonly TimeSpan LookupLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OwnLimit = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan NetworkLimit = TimeSpan.FromSeconds(4);

    // "#bundle", then the time tag that means "immediately".
    private static readonly byte[] EmptyBundle = [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1];

    /// <summary>Tries the target, for at most seven seconds.</summary>
    /// <param name="target">The target.</param>
    /// <param name="time">The clock of the limits.</param>
    /// <param name="stop">Cancels the check.</param>
    /// <param name="resolver">Looks up the name; null for the system's.</param>
    /// <exception cref="OscException">The target does not receive. The message says why and what to do.</exception>
    public static async Task<OscTargetAnswer> RunAsync(OscTarget target, TimeProvider time, CancellationToken stop, IHostResolver? resolver = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        var address = await LookUpAsync(target, resolver ?? new SystemHostResolver(), time, stop);
        return target.Transport == OscTransport.Udp ? await SendAsync(target, address, time, stop) : await ConnectAsync(target, address, time, stop);
    }

    private static async Task<IPAddress> LookUpAsync(OscTarget target, IHostResolver resolver, TimeProvider time, CancellationToken stop)
    {
        try
        {
            return (await resolver.ResolveAsync(target.Host, stop).WaitAsync(LookupLimit, time, stop))[0];
        }
        catch (Exception e) when (e is SocketException or TimeoutException)
        {
            var reason = e is SocketException ? e.Message.TrimEnd('.') : "the name lookup did not answer";
            throw new OscException($"{target}: the host cannot be found ({reason}). Switch the computer on, or correct the name in the show file.", e);
        }
    }

    private static async Task<OscTargetAnswer> ConnectAsync(OscTarget target, IPAddress address, TimeProvider time, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(ConnectLimit, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(new IPEndPoint(address, target.Port), end.Token);
            return new OscTargetAnswer(IsKnown: true, $"{target}: connected");
        }
        catch (SocketException e)
        {
            throw new OscException($"{target}: no connection ({e.Message.TrimEnd('.')}). Start the receiver or correct the address.", e);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new OscException($"{target}: no connection within {ConnectLimit.TotalSeconds:0} s. Check the cable, the firewall and the address.", e);
        }
    }

    private static async Task<OscTargetAnswer> SendAsync(OscTarget target, IPAddress address, TimeProvider time, CancellationToken stop)
    {
        var isOwn = IPAddress.IsLoopback(address);
        using var limit = new CancellationTokenSource(isOwn ? OwnLimit : NetworkLimit, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.EnableBroadcast = address.AddressFamily == AddressFamily.InterNetwork;
            await socket.ConnectAsync(new IPEndPoint(address, target.Port), end.Token);
            await socket.SendAsync(EmptyBundle, end.Token);

            // Nobody answers OSC. Receiving is the only way to be told of a refusal on every system.
            await socket.ReceiveAsync(new byte[EmptyBundle.Length], end.Token);
            return new OscTargetAnswer(IsKnown: true, $"{target}: a program answers");
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset)
        {
            throw new OscException($"{target}: no program is listening. Start the receiver or correct the port.", e);
        }
        catch (SocketException e)
        {
            throw new OscException($"{target}: messages cannot be sent ({e.Message.TrimEnd('.')}). Check that the computer is switched on, the network, and the address.", e);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return isOwn
                ? new OscTargetAnswer(IsKnown: true, $"{target}: a program of this computer is listening")
                : new OscTargetAnswer(IsKnown: false, $"{target}: one message was sent. UDP does not tell whether a program receives it: look at the receiver.");
        }
    }
}
