namespace PaintSound.Models.Tests;

/// <summary>Where the repository that these tests were built in lies.</summary>
internal static class Repository
{
    /// <summary>A file or folder of it.</summary>
    public static string Find(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PaintSound.sln")))
        {
            folder = folder.Parent;
        }

        return folder is not null
            ? Path.Combine([folder.FullName, .. parts])
            : throw new DirectoryNotFoundException("No PaintSound.sln above: run the tests in the repository.");
    }
}
