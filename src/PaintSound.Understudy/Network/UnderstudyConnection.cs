using System.Buffers.Binary;
using System.Net.Sockets;
using PaintSound.Understudy.Messages;

namespace PaintSound.Understudy.Network;

/// <summary>
/// A TCP connection between two workers. A frame is the length of a message in four bytes, big-endian, and the message in JSON. Sending never waits: a
/// connection whose other side does not read is closed. One thread receives; sending is thread-safe.
/// </summary>
public sealed class UnderstudyConnection : IDisposable
{
    /// <summary>The longest message in bytes.</summary>
    public const int MaxMessageBytes = 1 << 18;

    private const int SendBufferBytes = 1 << 20;

    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly Lock _lock = new();
    private readonly byte[] _head = new byte[sizeof(int)];
    private bool _isClosed;

    /// <summary>Creates a connection.</summary>
    /// <param name="socket">The connected socket. It is disposed with the connection.</param>
    public UnderstudyConnection(Socket socket)
    {
        _socket = socket;
        (_socket.NoDelay, _socket.SendBufferSize) = (true, SendBufferBytes);
        _stream = new NetworkStream(socket, ownsSocket: true);
        _socket.Blocking = false;
    }

    /// <summary>The address of the other worker.</summary>
    public string Peer { get; private set; } = "";

    /// <summary>Sets the name of the other worker, for people.</summary>
    public void SetPeer(string name) => Peer = name;

    /// <summary>Sends a message on the caller's thread, without waiting.</summary>
    /// <returns>False if the connection is closed, or is closed now because it takes nothing more.</returns>
    public bool TrySend(UnderstudyMessage message)
    {
        var json = MessageJson.Write(message);
        if (json.Length > MaxMessageBytes)
        {
            throw new InvalidOperationException($"A message of {json.Length} bytes is longer than {MaxMessageBytes}.");
        }

        var frame = new byte[sizeof(int) + json.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, json.Length);
        json.CopyTo(frame, sizeof(int));
        lock (_lock)
        {
            if (_isClosed)
            {
                return false;
            }

            try
            {
                if (_socket.Send(frame, SocketFlags.None, out var error) == frame.Length && error == SocketError.Success)
                {
                    return true;
                }
            }
            catch (ObjectDisposedException)
            {
                // It was closed meanwhile.
            }
        }

        Dispose();
        return false;
    }

    /// <summary>Receives the next message.</summary>
    /// <param name="stop">Cancels the wait.</param>
    /// <returns>Null at the end of the connection, or if the other side sends no messages.</returns>
    public async Task<UnderstudyMessage?> ReceiveAsync(CancellationToken stop)
    {
        try
        {
            await _stream.ReadExactlyAsync(_head, stop);
            var length = BinaryPrimitives.ReadInt32BigEndian(_head);
            if (length is <= 0 or > MaxMessageBytes)
            {
                return null;
            }

            var json = new byte[length];
            await _stream.ReadExactlyAsync(json, stop);
            return MessageJson.Read(json);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
        }

        _stream.Dispose();
    }
}
