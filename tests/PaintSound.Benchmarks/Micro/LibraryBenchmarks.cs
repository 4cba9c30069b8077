using BenchmarkDotNet.Attributes;
using PaintSound.Core.Signal;
using PaintSound.Library.Search;
using PaintSound.Library.Tests;
using PaintSound.Models.Manifests;

namespace PaintSound.Benchmarks.Micro;

/// <summary>Loading the library of a show.</summary>
public class LibraryBenchmarks
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-benchmarks-");
    private readonly Manifest _correspondence = new(Manifest.Correspondence, "benchmark", new string('c', 64), new MelSettings());
    private readonly Manifest _sound = new(Manifest.SoundEmbedding, "benchmark", new string('e', 64), new MelSettings());

    [GlobalSetup]
    public void Prepare() => LargeLibrary.Write(_folder.FullName, _correspondence, _sound, works: 200, excerptsPerWork: 100, half: 128, rhythm: 64, timbre: 160);

    [Benchmark(Description = "loading 20,000 excerpts")]
    public int Load() => WorkLibrary.Open(_folder.FullName).LoadExcerpts(_correspondence, _sound).Count;

    [GlobalCleanup]
    public void Delete() => _folder.Delete(recursive: true);
}
