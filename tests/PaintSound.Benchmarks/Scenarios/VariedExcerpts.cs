using PaintSound.Core.Vectors;
using PaintSound.Core.Works;
using PaintSound.Library.Search;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>Makes a large library of a small one: each excerpt is one of the small one with deviations.</summary>
internal static class VariedExcerpts
{
    private const int ExcerptsPerWork = 100;
    private const float Deviation = 1 / 3f;

    /// <summary>Creates the library.</summary>
    /// <param name="real">Excerpts of real sound.</param>
    /// <param name="count">The number of excerpts.</param>
    public static ExcerptTable Create(ExcerptTable real, int count)
    {
        var random = new Random(count);
        var sources = Enumerable.Range(0, count).Select(_ => random.Next(real.Count)).ToArray();
        var works = Enumerable.Range(0, (count / ExcerptsPerWork) + 1).Select(i => new MusicWork($"w{i:0000000}", $"Work {i}", $"{i}.wav", "own", 400)).ToArray();
        return new ExcerptTable(
            [.. sources.Select((source, i) => real[source] with { Work = works[i / ExcerptsPerWork], StartSeconds = i % ExcerptsPerWork * Excerpt.Seconds })],
            Vary(real.SoundHalves, sources, random),
            Vary(real.Rhythms, sources, random),
            Vary(real.Timbres, sources, random),
            Vary(real.Pooleds, sources, random));
    }

    /// <summary>Creates a library in which each work varies one of the real works, so that its excerpts belong together.</summary>
    /// <param name="real">Excerpts of real sound.</param>
    /// <param name="count">The number of excerpts.</param>
    public static ExcerptTable CreateWorks(ExcerptTable real, int count)
    {
        var random = new Random(count);
        var ofWork = Enumerable.Range(0, real.Count).ToLookup(i => real[i].Work.Id).Select(excerpts => excerpts.ToArray()).ToArray();
        var chosen = Enumerable.Range(0, (count / ExcerptsPerWork) + 1).Select(_ => ofWork[random.Next(ofWork.Length)]).ToArray();
        var sources = Enumerable.Range(0, count).Select(i => chosen[i / ExcerptsPerWork]).Select(excerpts => excerpts[random.Next(excerpts.Length)]).ToArray();
        var works = chosen.Select((excerpts, i) => real[excerpts[0]].Work with { Id = $"w{i:0000000}", Title = $"{real[excerpts[0]].Work.Title} {i}" }).ToArray();
        return new ExcerptTable(
            [
                .. sources.Select((source, i) => real[source] with
                {
                    Work = works[i / ExcerptsPerWork],
                    StartSeconds = i % ExcerptsPerWork * Excerpt.Seconds,
                    LevelDb = Math.Min(0, real[source].LevelDb + (8 * (random.NextSingle() - 0.5f))),
                    OnsetRate = real[source].OnsetRate * MathF.Pow(2, random.NextSingle() - 0.5f),
                    CentroidHz = real[source].CentroidHz * MathF.Pow(2, random.NextSingle() - 0.5f),
                }),
            ],
            Vary(real.SoundHalves, sources, random),
            Vary(real.Rhythms, sources, random),
            Vary(real.Timbres, sources, random),
            Vary(real.Pooleds, sources, random));
    }

    private static float[] Vary(IRows<float> real, int[] sources, Random random)
    {
        var rows = real.GetRows(0, real.Count);
        var (width, count) = (real.Width, real.Count);
        var deviations = new float[width];
        for (var column = 0; column < width; column++)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var row = 0; row < count; row++)
            {
                sum += rows[(row * width) + column];
                squares += Math.Pow(rows[(row * width) + column], 2);
            }

            deviations[column] = Deviation * (float)Math.Sqrt(Math.Max(0, (squares / count) - Math.Pow(sum / count, 2)));
        }

        // The sum of three uniform numbers is close enough to a normal distribution; its deviation is 1.
        var varied = new float[sources.Length * width];
        for (var i = 0; i < sources.Length; i++)
        {
            for (var column = 0; column < width; column++)
            {
                varied[(i * width) + column] = rows[(sources[i] * width) + column]
                    + (deviations[column] * 2 * (random.NextSingle() + random.NextSingle() + random.NextSingle() - 1.5f));
            }
        }

        return varied;
    }
}
