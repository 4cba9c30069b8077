using System.Net;
using System.Net.Sockets;
using PaintSound.Understudy.Messages;

namespace PaintSound.Understudy.Network;

/// <summary>Accepts the understudy of a worker: one at a time, with the key of the show.</summary>
/// <param name="endPoint">The address and port.</param>
/// <param name="key">The key of the show.</param>
/// <param name="time">The session clock.</param>
public sealed class UnderstudyListener(IPEndPoint endPoint, string key, TimeProvider time) : IDisposable
{
    private const int MaxWaiting = 8;
    private static readonly TimeSpan GreetingTimeout = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim _greetings = new(MaxWaiting);
    private TcpListener? _listener;

    /// <summary>The port; after <see cref="Start"/>.</summary>
    public int Port => ((IPEndPoint)_listener!.LocalEndpoint).Port;

    /// <summary>Opens the port.</summary>
    /// <exception cref="SocketException">Another program has it.</exception>
    public void Start()
    {
        var listener = new TcpListener(endPoint);
        listener.Start(MaxWaiting);
        _listener = listener;
    }

    /// <summary>Accepts connections until cancelled. Those without the key, and those that are slow to show it, are closed.</summary>
    /// <param name="welcome">Creates the welcome, without proof, for the name of an understudy; or a <see cref="RefusalMessage"/>.</param>
    /// <param name="accepted">Receives a connection that showed the key and was welcomed, and disposes it.</param>
    /// <param name="stop">Ends.</param>
    public async Task RunAsync(Func<string, UnderstudyMessage> welcome, Action<UnderstudyConnection> accepted, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await _greetings.WaitAsync(stop);
            try
            {
                var socket = await _listener!.AcceptSocketAsync(stop);
                _ = GreetAsync(new UnderstudyConnection(socket), welcome, accepted, stop);
            }
            catch (SocketException)
            {
                // Whoever connected is gone already.
                _greetings.Release();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener?.Dispose();

    private async Task GreetAsync(UnderstudyConnection connection, Func<string, UnderstudyMessage> welcome, Action<UnderstudyConnection> accepted, CancellationToken stop)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            using var timer = time.CreateTimer(_ => limit.Cancel(), null, GreetingTimeout, Timeout.InfiniteTimeSpan);
            var nonce = UnderstudyProof.NewNonce();
            connection.TrySend(new ChallengeMessage(ChallengeMessage.CurrentProtocol, nonce));
            if (await connection.ReceiveAsync(limit.Token) is JoinMessage join && Answer(connection, join, nonce, welcome))
            {
                accepted(connection);
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // Too slow, or the show ends.
        }
        finally
        {
            _greetings.Release();
        }

        connection.Dispose();
    }

    private bool Answer(UnderstudyConnection connection, JoinMessage join, string nonce, Func<string, UnderstudyMessage> welcome)
    {
        if (!UnderstudyProof.AreEqual(join.Proof, UnderstudyProof.Create(key, UnderstudyProof.Understudy, nonce, join.Nonce)))
        {
            connection.TrySend(new RefusalMessage("'understudy: key' must be the same in both show files."));
            return false;
        }

        connection.SetPeer(join.Name);
        var answer = welcome(join.Name);
        return answer is WelcomeMessage message
            ? connection.TrySend(message with { Proof = UnderstudyProof.Create(key, UnderstudyProof.Leader, nonce, join.Nonce) })
            : connection.TrySend(answer) && false;
    }
}
