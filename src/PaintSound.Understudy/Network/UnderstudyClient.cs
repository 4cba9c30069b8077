using System.Net;
using System.Net.Sockets;
using PaintSound.Understudy.Messages;

namespace PaintSound.Understudy.Network;

/// <summary>Connects to the worker that leads.</summary>
/// <param name="host">Its name or address.</param>
/// <param name="port">Its port.</param>
/// <param name="key">The key of the show.</param>
/// <param name="name">The name of this computer, for people.</param>
/// <param name="time">The session clock.</param>
public sealed class UnderstudyClient(string host, int port, string key, string name, TimeProvider time)
{
    /// <summary>How long an attempt takes at most. A host that is cut off does not answer at all.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan GreetingTimeout = TimeSpan.FromSeconds(3);

    /// <summary>The host and port.</summary>
    public string Target => $"{host}:{port}";

    /// <summary>Tries once to connect.</summary>
    /// <param name="stop">Cancels the attempt.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="UnderstudyException">The leader refuses this understudy, or it is another program.</exception>
    public async Task<ConnectionAttempt> ConnectAsync(CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            using var timer = time.CreateTimer(_ => limit.Cancel(), null, ConnectTimeout, Timeout.InfiniteTimeSpan);
            if (IPAddress.TryParse(host, out var address))
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), limit.Token);
            }
            else
            {
                await socket.ConnectAsync(host, port, limit.Token);
            }
        }
        catch (SocketException e)
        {
            socket.Dispose();
            return new ConnectionAttempt(null, null, IsGone: e.SocketErrorCode == SocketError.ConnectionRefused, e.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            socket.Dispose();
            return new ConnectionAttempt(null, null, IsGone: false, "the host does not answer");
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var connection = new UnderstudyConnection(socket);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            using var timer = time.CreateTimer(_ => limit.Cancel(), null, GreetingTimeout, Timeout.InfiniteTimeSpan);
            if (await GreetAsync(connection, limit.Token) is { } welcome)
            {
                connection.SetPeer(welcome.Name);
                return new ConnectionAttempt(connection, welcome, IsGone: false, "");
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The leader is frozen.
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        return new ConnectionAttempt(null, null, IsGone: false, "the program there does not answer");
    }

    private async Task<WelcomeMessage?> GreetAsync(UnderstudyConnection connection, CancellationToken stop)
    {
        if (await connection.ReceiveAsync(stop) is not ChallengeMessage challenge)
        {
            return null;
        }

        if (challenge.Protocol != ChallengeMessage.CurrentProtocol)
        {
            throw new UnderstudyException($"{Target} runs another version of PaintSound. Install the same version on both computers.");
        }

        var nonce = UnderstudyProof.NewNonce();
        connection.TrySend(new JoinMessage(name, nonce, UnderstudyProof.Create(key, UnderstudyProof.Understudy, challenge.Nonce, nonce)));
        return await connection.ReceiveAsync(stop) switch
        {
            RefusalMessage refusal => throw new UnderstudyException($"{Target} refuses this understudy: {refusal.Reason}"),
            WelcomeMessage welcome => UnderstudyProof.AreEqual(welcome.Proof, UnderstudyProof.Create(key, UnderstudyProof.Leader, challenge.Nonce, nonce))
                ? welcome
                : throw new UnderstudyException($"{Target} has another key: 'understudy: key' must be the same in both show files."),
            _ => null,
        };
    }
}
