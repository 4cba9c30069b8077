using PaintSound.Worker.Logging;

namespace PaintSound.Worker.Tests.Logging;

public class LogFolderTests
{
    [Theory]
    [InlineData(PlatformID.Unix, "/home/ada", null, "/home/ada/.local/state/paintsound")]
    [InlineData(PlatformID.Unix, "/home/ada", "", "/home/ada/.local/state/paintsound")]
    [InlineData(PlatformID.Unix, "/home/ada", "state", "/home/ada/.local/state/paintsound")]
    [InlineData(PlatformID.Unix, "/home/ada", "/var/state", "/var/state/paintsound")]
    [InlineData(PlatformID.MacOSX, "/home/ada", "/var/state", "/home/ada/Library/Logs/PaintSound")]
    [InlineData(PlatformID.Win32NT, "/home/ada", "/var/state", "/local/PaintSound/Logs")]
    public void Uses_the_standard_folder_of_the_system(PlatformID system, string home, string? stateHome, string folder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the paths are Unix paths");
        Assert.Equal(folder, LogFolder.Choose(system, home, "/local", stateHome));
    }

    [Fact]
    public void Without_a_home_folder_it_is_the_folder_for_temporary_files() =>
        Assert.Equal(Path.Combine(Path.GetTempPath(), "paintsound"), LogFolder.Choose(PlatformID.Unix, "", "", null));

    [Fact]
    public void The_file_has_the_name_of_the_show()
    {
        var file = LogFolder.DefaultFile("a/b");
        Assert.True(Path.IsPathFullyQualified(file), file);
        Assert.Equal("a_b.log", Path.GetFileName(file));
    }
}
