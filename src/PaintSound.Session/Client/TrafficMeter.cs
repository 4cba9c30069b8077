namespace PaintSound.Session.Client;

/// <summary>Counts the bytes of a site's connections, as TCP carries them: with TLS, without the headers of TCP and IP. Thread-safe.</summary>
public sealed class TrafficMeter
{
    private long _sent, _received;

    /// <summary>Bytes sent.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Bytes received.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Counts bytes that were sent.</summary>
    public void AddSent(int bytes) => Interlocked.Add(ref _sent, bytes);

    /// <summary>Counts bytes that were received.</summary>
    public void AddReceived(int bytes) => Interlocked.Add(ref _received, bytes);
}
