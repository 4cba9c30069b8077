using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

/// <summary>ONNX Runtime writes nothing into the user's folders, from whichever program it is used.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Nothing_is_written_to_a_new_home()
    {
        var home = Directory.CreateTempSubdirectory("paintsound-home-").FullName;
        try
        {
            // A person may have asked for telemetry: PaintSound does not send any.
            await ChildProcess.RunAsync<TelemetryTests>(
                nameof(UseANetwork),
                ("ORT_DISABLE_TELEMETRY", "0"), ("HOME", home), ("USERPROFILE", home), ("APPDATA", home), ("LOCALAPPDATA", home), ("XDG_CACHE_HOME", null));
            Assert.Empty(Directory.GetFileSystemEntries(home, "*", SearchOption.AllDirectories));
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    /// <summary>Runs in the child process.</summary>
    [Fact(Explicit = true)]
    public void UseANetwork()
    {
        using var folder = NetworkFolder.SoundEmbedding();
        SoundEmbeddingNetwork.Open(folder.Path, new SessionFactory()).Dispose();
    }
}
