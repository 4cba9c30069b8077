using PaintSound.Core.Choosing.Rule;
using PaintSound.Library.Storage;
using PaintSound.Media.Decoding;
using PaintSound.Models.Manifests;

namespace PaintSound.Library.Tests;

/// <summary>Writes a library of many excerpts without decoding or embedding files. The benchmarks use it too.</summary>
internal static class LargeLibrary
{
    /// <summary>Writes the library.</summary>
    /// <param name="library">The folder of the library.</param>
    /// <param name="correspondence">The network that its sound halves belong to.</param>
    /// <param name="sound">The network that its embeddings belong to.</param>
    /// <param name="works">Number of works.</param>
    /// <param name="excerptsPerWork">Number of excerpts per work.</param>
    /// <param name="half">Width of a sound half.</param>
    /// <param name="rhythm">Width of a rhythm embedding.</param>
    /// <param name="timbre">Width of a timbre embedding.</param>
    /// <param name="pooled">Width of a pooled last convolution.</param>
    public static void Write(string library, Manifest correspondence, Manifest sound, int works, int excerptsPerWork, int half, int rhythm, int timbre, int pooled = 0)
    {
        using var writer = LibraryWriter.Open(
            new LibraryFolder(library),
            new NetworkShape(correspondence.Role, correspondence.Name, correspondence.Hash, half, 0, 0),
            new NetworkShape(sound.Role, sound.Name, sound.Hash, rhythm + timbre + pooled, rhythm, pooled));
        for (var work = 0; work < works; work++)
        {
            var music = new MusicVectors
            {
                DurationSeconds = 4 * excerptsPerWork,
                Tags = new MediaTags($"Étude {work}", $"Artist {work % 300}", $"Album {work % 700}", 1950 + (work % 70), $"Genre {work % 9}"),
                Measures = new MusicMeasures(60 + (work % 140), [.. Enumerable.Range(0, excerptsPerWork).Select(number => (float)number)]),
            };
            for (var number = 0; number < excerptsPerWork; number++)
            {
                music.Excerpts.Add(new ExcerptFeatures(4 * number, OnsetRate: 2, new MusicQualities(1000, -20, 0, 0)));
            }

            music.Halves.GetSpan(excerptsPerWork * half).Fill(work);
            music.Halves.Advance(excerptsPerWork * half);
            music.Embeddings.GetSpan(excerptsPerWork * (rhythm + timbre + pooled)).Fill(work);
            music.Embeddings.Advance(excerptsPerWork * (rhythm + timbre + pooled));
            writer.AddMusic([new EmbeddedMusic(new HashedFile(new FoundFile($"/music/{work}.wav", 1, 1, "all", $"Folder {work % 20}"), $"{work:x12}{new string('0', 52)}"), music)], 4);
        }
    }
}
