namespace PaintSound.Models.Tests;

/// <summary>Finds files of the repository that contains this build.</summary>
internal static class Repository
{
    /// <summary>Returns the path of a file or folder in the repository.</summary>
    public static string Find(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PaintSound.sln")))
        {
            folder = folder.Parent;
        }

        return folder is not null
            ? Path.Combine([folder.FullName, .. parts])
            : throw new DirectoryNotFoundException("No parent folder contains PaintSound.sln. Run the tests in the repository.");
    }
}
