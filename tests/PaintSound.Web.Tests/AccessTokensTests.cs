using PaintSound.Web.Authentication;

namespace PaintSound.Web.Tests;

public sealed class AccessTokensTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paintsound-web-").FullName;

    private string TokenFile => Path.Combine(_folder, "new", "tokens");

    [Fact]
    public void Creates_tokens_at_the_first_start_and_keeps_them()
    {
        var first = AccessTokens.Load(TokenFile);
        var second = AccessTokens.Load(TokenFile);
        Assert.Equal((first.OperatorToken, first.ArtistToken), (second.OperatorToken, second.ArtistToken));
        Assert.NotEqual(first.OperatorToken, first.ArtistToken);
        Assert.True(first.OperatorToken.Length >= 22, first.OperatorToken);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(TokenFile));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("short\nshorter\n")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA\nAAAAAAAAAAAAAAAAAAAAAA\n")]
    public void Replaces_a_damaged_file_and_accepts_none_of_its_lines(string damaged)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(TokenFile)!);
        File.WriteAllText(TokenFile, damaged);
        var access = AccessTokens.Load(TokenFile);
        Assert.All(damaged.Split('\n'), line => Assert.Equal(Role.None, access.RoleOf(line)));
        Assert.Equal(access.OperatorToken, AccessTokens.Load(TokenFile).OperatorToken);
    }

    [Fact]
    public void Each_token_gives_its_role_and_other_text_gives_none()
    {
        var access = AccessTokens.Load(TokenFile);
        Assert.Equal(Role.Operator, access.RoleOf(access.OperatorToken));
        Assert.Equal(Role.Artist, access.RoleOf(access.ArtistToken));
        Assert.All(
            [null, "", access.OperatorToken[1..], access.OperatorToken + "A", access.ArtistToken.ToLowerInvariant() + "x"],
            wrong => Assert.Equal(Role.None, access.RoleOf(wrong)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
