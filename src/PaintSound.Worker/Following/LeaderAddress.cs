using System.Globalization;
using PaintSound.Understudy;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Following;

/// <summary>The worker that an understudy follows.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
internal sealed record LeaderAddress(string Host, int Port)
{
    /// <summary>Reads HOST or HOST:PORT; an IPv6 address with a port is written in brackets.</summary>
    /// <exception cref="UnderstudyException">The text is neither.</exception>
    public static LeaderAddress Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        var hasPort = colon >= 0 && (text.IndexOf(':', StringComparison.Ordinal) == colon || text[colon - 1] == ']');
        var host = (hasPort ? text[..colon] : text).Trim('[', ']');
        var port = UnderstudySettings.DefaultPort;
        return host.Length > 0 && (!hasPort || int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port)) && port is > 0 and <= ushort.MaxValue
            ? new LeaderAddress(host, port)
            : throw new UnderstudyException($"--follow takes HOST or HOST:PORT, such as 10.0.0.10:9190, not '{text}'.");
    }

    /// <inheritdoc/>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
