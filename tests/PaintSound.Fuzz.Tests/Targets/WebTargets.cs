using System.Text;
using PaintSound.Web.Authentication;

namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>What a browser can send that PaintSound reads itself: tokens. The hub's messages have a test of their own, with a server.</summary>
internal static class WebTargets
{
    private static readonly InputFile File = new("tokens.txt");
    private static readonly AccessTokens Tokens = AccessTokens.Load(new InputFile("web-tokens.txt").Path);

    public static IEnumerable<FuzzTarget> All =>
    [
        new("tokens of a request", [Encoding.ASCII.GetBytes(Tokens.OperatorToken), Encoding.ASCII.GetBytes(Tokens.ArtistToken)], Ask),
        new("files of tokens", [System.IO.File.ReadAllBytes(Written())], ReadFile) { Share = 0.1 },
    ];

    // A wrong token opens nothing.
    private static bool Ask(byte[] input)
    {
        var token = Encoding.UTF8.GetString(input);
        var role = Tokens.RoleOf(token);
        Assert.Equal(token == Tokens.OperatorToken ? Role.Operator : token == Tokens.ArtistToken ? Role.Artist : Role.None, role);
        return role != Role.None;
    }

    private static string Written()
    {
        AccessTokens.Load(File.Path);
        return File.Path;
    }

    private static bool ReadFile(byte[] input)
    {
        var tokens = AccessTokens.Load(File.Write(input));
        Assert.True(tokens.IsRequired);
        Assert.NotEqual(tokens.OperatorToken, tokens.ArtistToken);

        // A file that was refused was replaced.
        return System.IO.File.ReadAllBytes(File.Path).AsSpan().SequenceEqual(input);
    }
}
