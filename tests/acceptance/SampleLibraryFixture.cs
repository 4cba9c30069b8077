using PaintSound.Simulation.Sources;

[assembly: AssemblyFixture(typeof(PaintSound.Acceptance.Tests.SampleLibraryFixture))]

namespace PaintSound.Acceptance.Tests;

/// <summary>Music, paintings and a library of them, created once for all tests. Tests must not change them.</summary>
public sealed class SampleLibraryFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _temp = new();

    /// <summary>The folders of the works, one per collection.</summary>
    public string[] Folders => Directory.GetDirectories(_temp["works"]);

    /// <summary>The folder of the library with all works.</summary>
    public string Library => _temp["library"];

    /// <summary>The file of a painting.</summary>
    public string Painting => FindWork("Rust.png");

    /// <summary>A sound file with 4 s of brush taps, 2 per second.</summary>
    public string Brush => _temp["brush.wav"];

    /// <summary>A video of the painting, 60 s without sound.</summary>
    public string Canvas => _temp["canvas.mp4"];

    /// <summary>The output of <see cref="SelectAsync"/> for <see cref="Library"/>.</summary>
    public string SelectOutput { get; private set; } = string.Empty;

    /// <summary>Returns the path of a work.</summary>
    public string FindWork(string name) => Directory.GetFiles(_temp["works"], name, SearchOption.AllDirectories).Single();

    /// <summary>Runs <c>paintsound select --json</c> with <see cref="Painting"/> and <see cref="Brush"/>. Returns its output.</summary>
    internal async Task<string> SelectAsync(string library)
    {
        var result = await WorkerProcess.RunAsync(
            "select", "--canvas", Painting, "--brush", Brush, "--library", library, "--gate", "0.3", "--top", "8", "--json");
        Assert.Equal(8, result.Json.GetArrayLength());
        return result.Output;
    }

    public async ValueTask InitializeAsync()
    {
        await SimulatedLibrary.WriteAsync(_temp["works"], seed: 2);
        await ChildProcess.RunAsync("ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", Sounds.TapSource(4), Brush);
        await ChildProcess.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-loop", "1", "-framerate", "4", "-t", "60", "-i", Painting, "-pix_fmt", "yuv420p", Canvas);
        var result = await WorkerProcess.RunAsync(["index", .. Folders, "--library", Library, "--json"]);
        Assert.True(result.Status == 0, result.ToString());
        SelectOutput = await SelectAsync(Library);
    }

    public ValueTask DisposeAsync()
    {
        _temp.Dispose();
        return ValueTask.CompletedTask;
    }
}
