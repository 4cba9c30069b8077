using PaintSound.Library.Storage;
using PaintSound.Models.Manifests;

namespace PaintSound.Library.Tests;

/// <summary>Writes a library of many excerpts without files to embed. The benchmarks use it, too.</summary>
internal static class LargeLibrary
{
    /// <summary>Writes it.</summary>
    /// <param name="library">Its folder.</param>
    /// <param name="correspondence">The network of its sound halves.</param>
    /// <param name="sound">The network of its embeddings.</param>
    /// <param name="works">How many works.</param>
    /// <param name="each">How many excerpts each.</param>
    /// <param name="half">Width of a sound half.</param>
    /// <param name="rhythm">Width of the rhythm space.</param>
    /// <param name="timbre">Width of the timbre space.</param>
    public static void Write(string library, Manifest correspondence, Manifest sound, int works, int each, int half, int rhythm, int timbre)
    {
        using var writer = LibraryWriter.Open(
            new LibraryFolder(library),
            new NetworkShape(correspondence.Role, correspondence.Name, correspondence.Hash, half, 0, 0),
            new NetworkShape(sound.Role, sound.Name, sound.Hash, rhythm + timbre, rhythm, 0));
        for (var work = 0; work < works; work++)
        {
            var music = new MusicVectors { DurationSeconds = 4 * each };
            for (var number = 0; number < each; number++)
            {
                music.Excerpts.Add((4 * number, -20, 2));
            }

            music.Halves.GetSpan(each * half).Fill(work);
            music.Halves.Advance(each * half);
            music.Embeddings.GetSpan(each * (rhythm + timbre)).Fill(work);
            music.Embeddings.Advance(each * (rhythm + timbre));
            writer.Add(new FoundFile($"/music/{work}.wav", 1, 1, "all"), $"{work:x12}{new string('0', 52)}", 4, music);
        }
    }
}
