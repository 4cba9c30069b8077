namespace PaintSound.Worker.Paths;

/// <summary>The default folder of takes: in the standard folder of the operating system for the data of programs.</summary>
internal static class TakesFolder
{
    /// <summary>The folder on this computer, as an absolute path. It may not exist yet.</summary>
    public static string Default => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } data ? data : Path.GetTempPath(),
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? "PaintSound" : "paintsound",
        "takes");
}
