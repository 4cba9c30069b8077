using PaintSound.Web.Authentication;

namespace PaintSound.Web.Tests;

public sealed class AccessTokensTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paintsound-web-").FullName;

    private string Tokens => Path.Combine(_folder, "new", "tokens");

    [Fact]
    public void Tokens_are_made_at_the_first_start_and_kept()
    {
        var first = AccessTokens.Load(Tokens);
        var second = AccessTokens.Load(Tokens);
        Assert.Equal((first.OperatorToken, first.ArtistToken), (second.OperatorToken, second.ArtistToken));
        Assert.NotEqual(first.OperatorToken, first.ArtistToken);
        Assert.True(first.OperatorToken.Length >= 22, first.OperatorToken);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Tokens));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("short\nshorter\n")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA\nAAAAAAAAAAAAAAAAAAAAAA\n")]
    public void A_file_that_is_damaged_lets_nobody_in_with_what_it_holds(string damaged)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Tokens)!);
        File.WriteAllText(Tokens, damaged);
        var access = AccessTokens.Load(Tokens);
        Assert.All(damaged.Split('\n'), line => Assert.Equal(Role.Nobody, access.RoleOf(line)));
        Assert.Equal(access.OperatorToken, AccessTokens.Load(Tokens).OperatorToken);
    }

    [Fact]
    public void Each_token_has_its_role_and_anything_else_none()
    {
        var access = AccessTokens.Load(Tokens);
        Assert.Equal(Role.Operator, access.RoleOf(access.OperatorToken));
        Assert.Equal(Role.Artist, access.RoleOf(access.ArtistToken));
        Assert.All(
            [null, "", access.OperatorToken[1..], access.OperatorToken + "A", access.ArtistToken.ToLowerInvariant() + "x"],
            wrong => Assert.Equal(Role.Nobody, access.RoleOf(wrong)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
