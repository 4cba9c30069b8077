using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

/// <summary>ONNX Runtime must not write into the folders of the user.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Writes_nothing_into_a_new_home_folder()
    {
        var home = Directory.CreateTempSubdirectory("paintsound-home-").FullName;
        try
        {
            // PaintSound disables telemetry even if the variable enables it.
            await ChildProcess.RunAsync<TelemetryTests>(
                nameof(OpenNetwork),
                ("ORT_DISABLE_TELEMETRY", "0"), ("HOME", home), ("USERPROFILE", home), ("APPDATA", home), ("LOCALAPPDATA", home), ("XDG_CACHE_HOME", null));
            Assert.Empty(Directory.GetFileSystemEntries(home, "*", SearchOption.AllDirectories));
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    /// <summary>Runs in the child process. Opens a network.</summary>
    [Fact(Explicit = true)]
    public void OpenNetwork()
    {
        using var folder = NetworkFolder.SoundEmbedding();
        SoundEmbeddingNetwork.Open(folder.Path, new SessionFactory()).Dispose();
    }
}
