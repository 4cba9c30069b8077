using System.Globalization;

namespace PaintSound.Osc.Output;

/// <summary>Where messages go: a computer and a port.</summary>
/// <param name="Host">An address (IPv4 or IPv6) or a name.</param>
/// <param name="Port">1 to 65535.</param>
public sealed record OscTarget(string Host, int Port)
{
    /// <summary>Reads what a person writes: <c>127.0.0.1:9000</c>, <c>lights.local:8000</c>, <c>[::1]:9000</c>.</summary>
    /// <param name="text">host:port.</param>
    /// <exception cref="OscException">It is not of that form.</exception>
    public static OscTarget Parse(string text)
    {
        var trimmed = text.Trim();
        var colon = trimmed.LastIndexOf(':');
        var host = colon > 0 ? trimmed[..colon] : "";
        var bracketed = host.StartsWith('[') && host.EndsWith(']');
        host = bracketed ? host[1..^1] : host;
        if (host.Length == 0 || (host.Contains(':') && !bracketed) || Uri.CheckHostName(host) == UriHostNameType.Unknown
            || !int.TryParse(trimmed[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is < 1 or > 65_535)
        {
            throw new OscException($"\"{text}\" is no OSC target: write a host and a port from 1 to 65535, such as 127.0.0.1:9000.");
        }

        return new OscTarget(host, port);
    }

    /// <summary>The form that <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
