using System.Globalization;
using PaintSound.Library.Indexing;
using PaintSound.Media.Writing;
using PaintSound.Simulation.Instruments;
using PaintSound.Simulation.Music;

namespace PaintSound.Worker.Benchmarks;

/// <summary>
/// Indexes music and small files, each into a library of its own: a small file costs what opening and storing it costs, music what decoding and the networks
/// cost. All are WAV files of the simulated composer.
/// </summary>
/// <param name="folder">A folder for the files and the libraries.</param>
/// <param name="index">Indexes a folder of works into a library, which is the second folder.</param>
internal sealed class IndexingBenchmark(string folder, Func<string, string, Task<IndexReport>> index)
{
    private const int Pieces = 4;
    private const int PieceSeconds = 180;
    private const int SmallFiles = 400;
    private const double SmallSeconds = 0.5;

    /// <summary>Measures both.</summary>
    public async Task<IndexingFigures> RunAsync()
    {
        var composer = new Composer(1);
        float[] music = [.. Composer.Pieces.SelectMany(piece => composer.Play(piece).Interleave())];
        var pieces = await MeasureAsync("music", music, Pieces, PieceSeconds);
        var small = await MeasureAsync("small", music, SmallFiles, SmallSeconds);
        return new IndexingFigures(Math.Round(pieces.SoundSeconds / pieces.Seconds, 1), Math.Round(small.Works / small.Seconds, 1));
    }

    private Task<IndexReport> MeasureAsync(string name, float[] music, int files, double seconds)
    {
        var works = Directory.CreateDirectory(Path.Combine(folder, name, "works", "sounds")).FullName;
        var length = 2 * (int)(seconds * StereoBuffer.Rate);
        for (var file = 0; file < files; file++)
        {
            using WavWriter sound = new(Path.Combine(works, string.Create(CultureInfo.InvariantCulture, $"{file:000}.wav")), StereoBuffer.Rate, channels: 2);
            var at = (int)((music.Length / 2 - (length / 2)) * (long)file / files) * 2;
            sound.Write(music.AsSpan(at, length));
        }

        return index(Path.Combine(folder, name, "works"), Path.Combine(folder, name, "library"));
    }
}
