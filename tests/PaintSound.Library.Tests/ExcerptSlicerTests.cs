using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Library.Indexing;

namespace PaintSound.Library.Tests;

public class ExcerptSlicerTests
{
    private static readonly MelSettings DefaultMel = new();
    private static readonly MelSettings SpeechMel = new(Hop: 160, Window: 400, Fft: 512, Bands: 64, Columns: 400, MinHz: 60, MaxHz: 7800);

    [Theory]
    [InlineData(777)]
    [InlineData(200_000)]
    public void Networks_with_different_mels_get_the_same_four_seconds(int block)
    {
        var sound = Noise(9);
        var starts = new List<double>();
        var slicer = new ExcerptSlicer([DefaultMel, SpeechMel], hopSeconds: 2, (start, mels, _, _) =>
        {
            starts.Add(start);
            Assert.Equal(ComputeMel(DefaultMel, sound, start), mels[0]);
            Assert.Equal(ComputeMel(SpeechMel, sound, start), mels[1]);
        });
        foreach (var part in sound.Chunk(block))
        {
            slicer.Process(part);
        }

        slicer.Finish();
        AssertNear([0.0, 2, 4], starts);
    }

    [Fact]
    public void Each_excerpt_starts_at_the_strongest_onset_near_the_grid()
    {
        var starts = Slice(Taps(14, (0.3, 0.5), (3.7, 0.4), (4.1, 0.05), (8.45, 0.4), (9.5, 0.9)), hopSeconds: 4);
        Assert.Equal(3, starts.Count);
        Assert.All(starts.Zip([0.3, 3.7, 8.45]), pair => Assert.InRange(pair.Second - pair.First, 0, 0.025));
    }

    [Fact]
    public void The_last_excerpt_ends_inside_the_work()
    {
        // The strongest onset would leave 3.9 s.
        var starts = Slice(Taps(8.2, (3.9, 0.2), (4.3, 0.9)), hopSeconds: 4);
        Assert.Equal(2, starts.Count);
        Assert.InRange(3.9 - starts[1], 0, 0.025);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Starts_stay_on_the_grid_where_no_note_begins(double level) => Assert.Equal(
        [0.0, 2, 4], Slice([.. Enumerable.Range(0, 9 * ISoundSource.SampleRate).Select(i => (float)(level * Math.Sin(i * 0.2) * Math.Min(1, i / 32000.0)))], hopSeconds: 2));

    [Fact]
    public void A_small_hop_cuts_no_excerpt_twice()
    {
        var starts = Slice(Noise(12), hopSeconds: 0.25);
        Assert.Equal(33, starts.Count);
        Assert.Equal(starts.Distinct().Order(), starts);
    }

    [Fact]
    public void Rounds_the_hop_to_columns_of_every_mel()
    {
        var starts = new List<double>();
        var slicer = new ExcerptSlicer([DefaultMel, SpeechMel], hopSeconds: 1.03, (start, _, _, _) => starts.Add(start));
        slicer.Process(Noise(7));
        slicer.Finish();
        AssertNear([0.0, 1.05, 2.1], starts);
    }

    [Fact]
    public void Pads_a_short_work_with_silence()
    {
        var sound = Noise(1);
        var count = 0;
        var slicer = new ExcerptSlicer([DefaultMel, SpeechMel], hopSeconds: 4, (start, mels, _, _) =>
        {
            count++;
            Assert.Equal(0, start);
            Assert.Equal(ComputeMel(SpeechMel, [.. sound, .. new float[3 * ISoundSource.SampleRate]], 0), mels[1]);
        });
        slicer.Process(sound);
        slicer.Finish();
        Assert.Equal((1, 1.0), (count, slicer.ProcessedSeconds));
    }

    private static List<double> Slice(float[] sound, double hopSeconds)
    {
        var starts = new List<double>();
        var slicer = new ExcerptSlicer([DefaultMel], hopSeconds, (start, _, _, _) => starts.Add(start));
        slicer.Process(sound);
        slicer.Finish();
        return starts;
    }

    // Of noise, any moment may be the strongest onset.
    private static void AssertNear(double[] grid, List<double> starts)
    {
        Assert.Equal(grid.Length, starts.Count);
        Assert.All(grid.Zip(starts), pair => Assert.InRange(pair.Second, pair.First - 0.5, pair.First + 0.5));
    }

    private static float[] Taps(double seconds, params (double At, double Level)[] taps)
    {
        var sound = new float[(int)(seconds * ISoundSource.SampleRate)];
        foreach (var (at, level) in taps)
        {
            var random = new Random(5);
            for (int first = (int)(at * ISoundSource.SampleRate), i = first; i < sound.Length; i++)
            {
                sound[i] += (float)(level * Math.Exp((first - i) / 800.0) * (random.NextDouble() - 0.5));
            }
        }

        return sound;
    }

    private static float[] ComputeMel(MelSettings settings, float[] sound, double start)
    {
        var (mel, values) = (new StreamingLogMel(settings), new float[settings.Bands * settings.Columns]);
        mel.Push(sound.AsSpan(0, (int)((start + 4) * ISoundSource.SampleRate)));
        mel.CopyTo(values);
        return values;
    }

    private static float[] Noise(int seconds)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, seconds * ISoundSource.SampleRate).Select(_ => random.NextSingle() - 0.5f)];
    }
}
