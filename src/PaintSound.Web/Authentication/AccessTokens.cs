using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace PaintSound.Web.Authentication;

/// <summary>
/// Who may look at the pages. On this machine alone everybody may; on any other address a token is needed, one for who operates
/// and one for the artists. Tokens last: a link that was bookmarked works at the next performance, too.
/// </summary>
public sealed class AccessTokens
{
    private const int TokenBytes = 16;

    private AccessTokens(string operatorToken, string artistToken) => (OperatorToken, ArtistToken) = (operatorToken, artistToken);

    /// <summary>No tokens: for addresses that only this machine reaches.</summary>
    public static AccessTokens Open { get; } = new("", "");

    /// <summary>True where a token is needed.</summary>
    public bool IsGuarded => OperatorToken.Length > 0;

    /// <summary>What the operator's link carries; empty where none is needed.</summary>
    public string OperatorToken { get; }

    /// <summary>What the artists' links carry; empty where none is needed.</summary>
    public string ArtistToken { get; }

    /// <summary>Whether an address needs tokens.</summary>
    public static bool Requires(IPAddress address) => !IPAddress.IsLoopback(address);

    /// <summary>Reads the tokens from a file; makes both, and the file, where it is not there or not whole.</summary>
    /// <param name="file">Path of the file; only its owner may read it, where the system knows owners.</param>
    /// <exception cref="IOException">It can neither be read nor written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static AccessTokens Load(string file)
    {
        if (File.Exists(file) && File.ReadAllLines(file) is [var first, var second, ..] && IsToken(first) && IsToken(second) && first != second)
        {
            return new AccessTokens(first, second);
        }

        var made = new AccessTokens(NewToken(), NewToken());
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // Windows keeps the user's own folder from others by itself.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(file, options);
        writer.Write($"{made.OperatorToken}\n{made.ArtistToken}\nThe operator's token, then the artists'. Delete this file to have new ones made.\n");
        return made;
    }

    /// <summary>Whom a token lets in.</summary>
    /// <param name="token">What a visitor shows; null where nothing.</param>
    public Role RoleOf(string? token) =>
        !IsGuarded ? Role.Operator
        : token is null ? Role.Nobody
        : Same(token, OperatorToken) ? Role.Operator
        : Same(token, ArtistToken) ? Role.Artist
        : Role.Nobody;

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    private static bool IsToken(string line) => Base64Url.IsValid(line, out var bytes) && bytes == TokenBytes;

    // In the same time for every guess, so that no guess tells how near it was.
    private static bool Same(string shown, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(token));
}
