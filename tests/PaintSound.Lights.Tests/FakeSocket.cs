using System.Net;
using PaintSound.Lights.Output;

namespace PaintSound.Lights.Tests;

/// <summary>Keeps what would be sent.</summary>
internal sealed class FakeSocket : ILightSocket
{
    public List<SentPacket> Sent { get; } = [];

    public bool Fails { get; set; }

    public string? Problem => Fails ? "it fails" : null;

    public bool Send(ReadOnlySpan<byte> datagram, IPAddress to, int port)
    {
        Sent.Add(new SentPacket(datagram.ToArray(), to, port));
        return !Fails;
    }

    public void Dispose()
    {
    }
}
