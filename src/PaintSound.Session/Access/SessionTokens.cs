using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PaintSound.Session.Access;

/// <summary>The tokens of the roles, derived from one secret of the session (HMAC-SHA256, 128 bits each). Immutable.</summary>
public sealed class SessionTokens
{
    /// <summary>The size of the secret in bytes.</summary>
    public const int SecretBytes = 32;

    private const int TokenBytes = 16;
    private readonly Dictionary<SessionRole, string> _tokens;

    /// <summary>Derives the tokens.</summary>
    /// <param name="secret">The secret of the session, <see cref="SecretBytes"/> random bytes.</param>
    public SessionTokens(ReadOnlySpan<byte> secret)
    {
        _tokens = [];
        foreach (var role in Enum.GetValues<SessionRole>().Where(role => role != SessionRole.None))
        {
            _tokens[role] = Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"paintsound session {role}")).AsSpan(0, TokenBytes));
        }
    }

    /// <summary>Returns the token of a role. It is a secret: it is printed for people and never logged.</summary>
    public string this[SessionRole role] => _tokens[role];

    /// <summary>Finds the role of a token, in a time that does not depend on the token.</summary>
    /// <returns><see cref="SessionRole.None"/> for any other text.</returns>
    public SessionRole Find(string? token)
    {
        var given = Encoding.UTF8.GetBytes(token ?? "");
        var found = SessionRole.None;
        foreach (var (role, known) in _tokens)
        {
            found = CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(known)) ? role : found;
        }

        return found;
    }
}
