using System.Security.Cryptography;
using PaintSound.Simulation.Music;
using PaintSound.Simulation.Sources;

namespace PaintSound.Simulation.Tests;

public sealed class SimulatedLibraryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("paintsound-simulation-").FullName;

    [Fact]
    public async Task The_same_seed_writes_the_same_bytes()
    {
        var shares = new List<double>();
        var stop = TestContext.Current.CancellationToken;
        await SimulatedLibrary.WriteAsync(Path.Combine(_root, "a"), 5, new RecordedProgress(shares), stop);
        await SimulatedLibrary.WriteAsync(Path.Combine(_root, "b"), 5, null, stop);
        var (a, b) = (HashFiles("a"), HashFiles("b"));
        Assert.Equal(36, a.Count);
        Assert.Equal(a, b);
        Assert.Equal(12, a.Keys.Count(name => name.StartsWith("composers", StringComparison.Ordinal)));
        Assert.Equal(12, a.Keys.Count(name => name.StartsWith("own", StringComparison.Ordinal)));
        Assert.Equal(12, a.Keys.Count(name => name.EndsWith(".png", StringComparison.Ordinal)));
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
    }

    [Fact]
    public void Interleaves_left_and_right_samples()
    {
        var buffer = new Composer(1).Play(Composer.Pieces[4]);
        var samples = buffer.Interleave();
        var middle = buffer.Length / 2;
        Assert.Equal(2 * buffer.Length, samples.Length);
        Assert.Equal((buffer.Left[middle], buffer.Right[middle]), (samples[2 * middle], samples[(2 * middle) + 1]));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private Dictionary<string, string> HashFiles(string folder)
    {
        var path = Path.Combine(_root, folder);
        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(path, file),
            file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
    }

    private sealed class RecordedProgress(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
