using PaintSound.Simulation.Sources;

[assembly: AssemblyFixture(typeof(PaintSound.Acceptance.Tests.Atelier))]

namespace PaintSound.Acceptance.Tests;

/// <summary>Music, paintings and a library of them, made once for all tests, which only read them.</summary>
public sealed class Atelier : IAsyncLifetime
{
    private readonly Place _place = new();

    /// <summary>The folders of the works, one a collection.</summary>
    public string[] Folders => Directory.GetDirectories(_place["works"]);

    /// <summary>The library of all of them.</summary>
    public string Library => _place["library"];

    /// <summary>A painting.</summary>
    public string Painting => Work("Rust.png");

    /// <summary>Four seconds of touches, two a second.</summary>
    public string Brush => _place["brush.wav"];

    /// <summary>A minute in front of the painting, without sound.</summary>
    public string Canvas => _place["canvas.mp4"];

    /// <summary>What the library answers to the painting and the touches, as <c>select --json</c> says it.</summary>
    public string Answer { get; private set; } = string.Empty;

    /// <summary>Where a work lies.</summary>
    public string Work(string name) => Directory.GetFiles(_place["works"], name, SearchOption.AllDirectories).Single();

    /// <summary>Asks a library the question whose answer is <see cref="Answer"/>.</summary>
    internal async Task<string> AskAsync(string library)
    {
        var outcome = await WorkerProcess.RunAsync(
            "select", "--canvas", Painting, "--brush", Brush, "--library", library, "--gate", "0.3", "--top", "8", "--json");
        Assert.Equal(8, outcome.Json.GetArrayLength());
        return outcome.Output;
    }

    public async ValueTask InitializeAsync()
    {
        await SimulatedLibrary.WriteAsync(_place["works"], seed: 2);
        await Peer.RunAsync("ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", Sounds.Touches(4), Brush);
        await Peer.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-loop", "1", "-framerate", "4", "-t", "60", "-i", Painting, "-pix_fmt", "yuv420p", Canvas);
        var outcome = await WorkerProcess.RunAsync(["index", .. Folders, "--library", Library, "--json"]);
        Assert.True(outcome.Status == 0, outcome.ToString());
        Answer = await AskAsync(Library);
    }

    public ValueTask DisposeAsync()
    {
        _place.Dispose();
        return ValueTask.CompletedTask;
    }
}
