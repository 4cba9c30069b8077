namespace PaintSound.Session.Access;

/// <summary>
/// A link that lets a site join: <c>https://HOST:PORT/session#TOKEN.FINGERPRINT</c>. What follows the number sign is never sent to a server by a browser, so it is in no
/// log. Whoever has the link can join.
/// </summary>
/// <param name="Host">The name or address of the hub. IPv6 without brackets.</param>
/// <param name="Port">The port.</param>
/// <param name="Token">The token of a role.</param>
/// <param name="Fingerprint">The SHA-256 of the hub's certificate, 64 hexadecimal digits; null if the certificate is one that the system trusts.</param>
public sealed record SessionLink(string Host, int Port, string Token, string? Fingerprint)
{
    /// <summary>The default port of a session.</summary>
    public const int DefaultPort = 9195;

    /// <summary>The path of the page.</summary>
    public const string Path = "/session";

    private const int FingerprintDigits = 64;

    /// <summary>The hub's address, for people: no secret is in it.</summary>
    public string Target => $"{new UriBuilder("https", Host).Host}:{Port}";

    /// <summary>Reads a link.</summary>
    /// <exception cref="SessionException">The text is no link to a session.</exception>
    public static SessionLink Parse(string text)
    {
        var isLink = Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.AbsolutePath == Path;
        if (isLink && uri!.Fragment.TrimStart('#').Split('.') is [{ Length: > 0 } token, .. var rest] && rest.Length <= 1
            && (rest.Length == 0 || (rest[0].Length == FingerprintDigits && rest[0].All(char.IsAsciiHexDigit))))
        {
            return new SessionLink(uri.DnsSafeHost, uri.Port, token, rest.Length == 0 ? null : rest[0].ToLowerInvariant());
        }

        throw new SessionException(
            "This is no link to a session. Copy the whole link that the host printed, in quotation marks: \"https://HOST:PORT/session#TOKEN.FINGERPRINT\".");
    }

    /// <summary>Returns the link.</summary>
    public override string ToString() => $"https://{Target}{Path}#{Token}{(Fingerprint is null ? "" : "." + Fingerprint)}";
}
