using System.Security.Cryptography;
using System.Text;

namespace PaintSound.Understudy.Network;

/// <summary>Proofs that a worker has the key of the show, without telling it: HMAC-SHA256 over both nonces and the role (RFC 2104).</summary>
internal static class UnderstudyProof
{
    /// <summary>The role of the worker that accepts connections.</summary>
    public const string Leader = "leader";

    /// <summary>The role of the worker that connects.</summary>
    public const string Understudy = "understudy";

    /// <summary>Returns random text.</summary>
    public static string NewNonce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Returns the proof of a role.</summary>
    /// <param name="key">The key of the show.</param>
    /// <param name="role">The role of the worker that proves.</param>
    /// <param name="leaderNonce">The nonce of the leader.</param>
    /// <param name="understudyNonce">The nonce of the understudy.</param>
    public static string Create(string key, string role, string leaderNonce, string understudyNonce) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"paintsound|{role}|{leaderNonce}|{understudyNonce}")));

    /// <summary>Compares two proofs in constant time.</summary>
    public static bool AreEqual(string first, string second) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(first), Encoding.UTF8.GetBytes(second));
}
