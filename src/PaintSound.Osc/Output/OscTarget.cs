using System.Globalization;

namespace PaintSound.Osc.Output;

/// <summary>The target of messages: a host and a port.</summary>
/// <param name="Host">An IPv4 or IPv6 address, or a host name.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Transport">How messages travel.</param>
public sealed record OscTarget(string Host, int Port, OscTransport Transport = OscTransport.Udp)
{
    private const string Separator = "://";

    /// <summary>
    /// Parses a target such as <c>127.0.0.1:9000</c>, <c>lights.local:8000</c> or <c>[::1]:9000</c>, and with TCP <c>tcp://10.0.0.5:3032</c> or
    /// <c>slip://10.0.0.5:3037</c>.
    /// </summary>
    /// <param name="text">Host and port, separated by a colon.</param>
    /// <param name="defaultPort">The port of a transport if the text names none; null if it has to name one.</param>
    /// <exception cref="OscException">The text has another form.</exception>
    public static OscTarget Parse(string text, Func<OscTransport, int?>? defaultPort = null)
    {
        var trimmed = text.Trim();
        var scheme = trimmed.IndexOf(Separator, StringComparison.Ordinal);
        OscTransport? transport = scheme < 0 ? OscTransport.Udp : trimmed[..scheme] switch
        {
            "udp" => OscTransport.Udp,
            "tcp" => OscTransport.Tcp,
            "slip" => OscTransport.Slip,
            _ => null,
        };
        trimmed = scheme < 0 ? trimmed : trimmed[(scheme + Separator.Length)..];
        if (transport is { } known && !trimmed.Contains(':') && defaultPort?.Invoke(known) is { } standard)
        {
            trimmed = string.Create(CultureInfo.InvariantCulture, $"{trimmed}:{standard}");
        }

        var colon = trimmed.LastIndexOf(':');
        var host = colon > 0 ? trimmed[..colon] : "";
        var isBracketed = host.StartsWith('[') && host.EndsWith(']');
        host = isBracketed ? host[1..^1] : host;
        if (transport is null || host.Length == 0 || (host.Contains(':') && !isBracketed) || Uri.CheckHostName(host) == UriHostNameType.Unknown
            || !int.TryParse(trimmed[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is < 1 or > 65_535)
        {
            throw new OscException($"\"{text}\" is not an OSC target: write a host and a port from 1 to 65535, such as 127.0.0.1:9000, or tcp://127.0.0.1:3032.");
        }

        return new OscTarget(host, port, transport.Value);
    }

    /// <summary>Returns the form that <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        (Transport == OscTransport.Udp ? "" : $"{Transport.ToString().ToLowerInvariant()}{Separator}") + (Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}");
}
