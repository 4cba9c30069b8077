using System.Net;

namespace PaintSound.Lights.Output;

/// <summary>Sends datagrams. Not thread-safe.</summary>
internal interface ILightSocket : IDisposable
{
    /// <summary>Why datagrams are not sent, as a part of a sentence; null while they are. May be read from any thread.</summary>
    string? Problem { get; }

    /// <summary>Sends one datagram. Never waits and never throws.</summary>
    /// <param name="datagram">The packet.</param>
    /// <param name="to">The receiver, multicast group or broadcast address.</param>
    /// <param name="port">The port.</param>
    /// <returns>False if it was not sent.</returns>
    bool Send(ReadOnlySpan<byte> datagram, IPAddress to, int port);
}
