using PaintSound.Worker.Paths;

namespace PaintSound.Worker.Tests.Paths;

public class HomeFolderTests
{
    private static readonly string Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    [Theory]
    [InlineData("~", "")]
    [InlineData("~/my-library", "/my-library")]
    [InlineData("~/", "/")]
    [InlineData("~/a b/ü.wav", "/a b/ü.wav")]
    public void Expands_the_home_folder(string path, string rest)
    {
        Assert.Equal(Home + rest, HomeFolder.Expand(path));
        Assert.Equal(Home + rest, HomeFolder.ExpandArgument(path));
        Assert.Equal("--library=" + Home + rest, HomeFolder.ExpandArgument("--library=" + path));
        Assert.Equal("--library:" + Home + rest, HomeFolder.ExpandArgument("--library:" + path));
    }

    [Fact]
    public void Expands_before_the_separator_of_Windows_on_Windows_only() =>
        Assert.Equal(OperatingSystem.IsWindows() ? Home + @"\music" : @"~\music", HomeFolder.Expand(@"~\music"));

    [Theory]
    [InlineData("")]
    [InlineData("~other/music")]
    [InlineData("~~")]
    [InlineData("a/~/music")]
    [InlineData("music~")]
    [InlineData("--json")]
    [InlineData("--library=")]
    [InlineData("--library")]
    [InlineData("--gate=0.5")]
    [InlineData("-")]
    [InlineData("127.0.0.1:9000")]
    [InlineData("http://example.org/~/x")]
    public void Leaves_everything_else_as_it_is(string argument)
    {
        Assert.Equal(argument, HomeFolder.ExpandArgument(argument));
    }
}
