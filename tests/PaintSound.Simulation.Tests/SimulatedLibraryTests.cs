using System.Security.Cryptography;
using PaintSound.Simulation.Music;
using PaintSound.Simulation.Sources;

namespace PaintSound.Simulation.Tests;

public sealed class SimulatedLibraryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("paintsound-studio-").FullName;

    [Fact]
    public async Task The_same_seed_writes_the_same_bytes()
    {
        var shares = new List<double>();
        var stop = TestContext.Current.CancellationToken;
        await SimulatedLibrary.WriteAsync(Path.Combine(_root, "a"), 5, new Listener(shares), stop);
        await SimulatedLibrary.WriteAsync(Path.Combine(_root, "b"), 5, null, stop);
        var (a, b) = (Contents("a"), Contents("b"));
        Assert.Equal(36, a.Count);
        Assert.Equal(a, b);
        Assert.Equal(12, a.Keys.Count(name => name.StartsWith("composers", StringComparison.Ordinal)));
        Assert.Equal(12, a.Keys.Count(name => name.StartsWith("own", StringComparison.Ordinal)));
        Assert.Equal(12, a.Keys.Count(name => name.EndsWith(".png", StringComparison.Ordinal)));
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
    }

    [Fact]
    public void A_tape_has_both_sides_in_turn()
    {
        var tape = new Composer(1).Play(Composer.Compose[4]);
        var samples = tape.Interleaved();
        var middle = tape.Length / 2;
        Assert.Equal(2 * tape.Length, samples.Length);
        Assert.Equal((tape.Left[middle], tape.Right[middle]), (samples[2 * middle], samples[(2 * middle) + 1]));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private Dictionary<string, string> Contents(string folder)
    {
        var path = Path.Combine(_root, folder);
        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(path, file),
            file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
    }

    private sealed class Listener(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
