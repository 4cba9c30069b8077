using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Tests.Show;

/// <summary>Reads show files from a temporary folder.</summary>
public abstract class ShowFileTestBase : IDisposable
{
    private protected const string Minimum =
        """
        library: works
        brush:
          device: jack:system:capture_1
        canvas:
          file: painting.mp4
        """;

    private protected DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("paintsound-show-");

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Folder.Delete(recursive: true);
    }

    private protected ShowSettings Read(string yaml)
    {
        var path = Path.Combine(Folder.FullName, "show.yaml");
        File.WriteAllText(path, yaml);
        return ShowFile.Read(path);
    }
}
