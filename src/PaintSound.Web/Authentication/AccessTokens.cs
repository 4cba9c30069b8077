using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace PaintSound.Web.Authentication;

/// <summary>
/// The access tokens of the pages. An address that only this computer reaches needs no token. Other addresses need one: there is one for the
/// operator and one for the artists. Tokens are kept, so that a bookmarked link works at the next performance, too.
/// </summary>
public sealed class AccessTokens
{
    private const int TokenBytes = 16;

    private AccessTokens(string operatorToken, string artistToken) => (OperatorToken, ArtistToken) = (operatorToken, artistToken);

    /// <summary>No tokens: for addresses that only this computer reaches.</summary>
    public static AccessTokens Open { get; } = new("", "");

    /// <summary>True if a token is required.</summary>
    public bool IsRequired => OperatorToken.Length > 0;

    /// <summary>The token of the operator link; empty if none is required.</summary>
    public string OperatorToken { get; }

    /// <summary>The token of the artist links; empty if none is required.</summary>
    public string ArtistToken { get; }

    /// <summary>Returns no tokens for an address that only this computer reaches, else those of a file.</summary>
    /// <param name="address">The address of the pages.</param>
    /// <param name="file">Path of the file; see <see cref="Load"/>.</param>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read or write the file.</exception>
    public static AccessTokens For(IPAddress address, string file) => IPAddress.IsLoopback(address) ? Open : Load(file);

    /// <summary>Reads the tokens from a file. If the file is missing or damaged, creates new tokens and writes the file.</summary>
    /// <param name="file">Path of the file. On Unix, only the owner may read it.</param>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read or write the file.</exception>
    public static AccessTokens Load(string file)
    {
        if (File.Exists(file) && File.ReadAllLines(file) is [var first, var second, ..] && IsToken(first) && IsToken(second) && first != second)
        {
            return new AccessTokens(first, second);
        }

        var tokens = new AccessTokens(NewToken(), NewToken());
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // On Windows, the folder of the user is private by default.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(file, options);
        writer.Write($"{tokens.OperatorToken}\n{tokens.ArtistToken}\nThe token of the operator, then the token of the artists. Delete this file to create new tokens.\n");
        return tokens;
    }

    /// <summary>Returns the role that a token gives.</summary>
    /// <param name="token">The token of the request; null if it has none.</param>
    public Role RoleOf(string? token) =>
        !IsRequired ? Role.Operator
        : token is null ? Role.None
        : AreEqual(token, OperatorToken) ? Role.Operator
        : AreEqual(token, ArtistToken) ? Role.Artist
        : Role.None;

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    private static bool IsToken(string line) => Base64Url.IsValid(line, out var bytes) && bytes == TokenBytes;

    // Compares in constant time, against timing attacks.
    private static bool AreEqual(string actual, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(actual), Encoding.UTF8.GetBytes(token));
}
