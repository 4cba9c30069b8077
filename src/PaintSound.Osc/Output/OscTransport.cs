namespace PaintSound.Osc.Output;

/// <summary>How messages travel to a target.</summary>
public enum OscTransport
{
    /// <summary>One datagram for each message.</summary>
    Udp,

    /// <summary>TCP with the length before each message (OSC 1.0): <c>tcp://HOST:PORT</c>.</summary>
    Tcp,

    /// <summary>TCP with SLIP between messages (OSC 1.1, RFC 1055): <c>slip://HOST:PORT</c>.</summary>
    Slip,
}
