using System.Globalization;

namespace PaintSound.Osc.Output;

/// <summary>The target of messages: a host and a port.</summary>
/// <param name="Host">An IPv4 or IPv6 address, or a host name.</param>
/// <param name="Port">1 to 65535.</param>
public sealed record OscTarget(string Host, int Port)
{
    /// <summary>Parses a target such as <c>127.0.0.1:9000</c>, <c>lights.local:8000</c> or <c>[::1]:9000</c>.</summary>
    /// <param name="text">Host and port, separated by a colon.</param>
    /// <exception cref="OscException">The text has another form.</exception>
    public static OscTarget Parse(string text)
    {
        var trimmed = text.Trim();
        var colon = trimmed.LastIndexOf(':');
        var host = colon > 0 ? trimmed[..colon] : "";
        var isBracketed = host.StartsWith('[') && host.EndsWith(']');
        host = isBracketed ? host[1..^1] : host;
        if (host.Length == 0 || (host.Contains(':') && !isBracketed) || Uri.CheckHostName(host) == UriHostNameType.Unknown
            || !int.TryParse(trimmed[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is < 1 or > 65_535)
        {
            throw new OscException($"\"{text}\" is not an OSC target: write a host and a port from 1 to 65535, such as 127.0.0.1:9000.");
        }

        return new OscTarget(host, port);
    }

    /// <summary>Returns the form that <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
