using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Library.Indexing;

namespace PaintSound.Library.Tests;

public class ExcerptSlicerTests
{
    private static readonly MelSettings Usual = new();
    private static readonly MelSettings Speech = new(Hop: 160, Window: 400, Fft: 512, Bands: 64, Columns: 400, MinHz: 60, MaxHz: 7800);

    [Theory]
    [InlineData(777)]
    [InlineData(200_000)]
    public void Two_networks_that_hear_differently_hear_the_same_four_seconds(int block)
    {
        var sound = Noise(9);
        var starts = new List<double>();
        var cutter = new ExcerptSlicer([Usual, Speech], hopSeconds: 2, (start, mels, _, _) =>
        {
            starts.Add(start);
            Assert.Equal(Heard(Usual, sound, start), mels[0]);
            Assert.Equal(Heard(Speech, sound, start), mels[1]);
        });
        foreach (var piece in sound.Chunk(block))
        {
            cutter.Process(piece);
        }

        cutter.Finish();
        Assert.Equal([0.0, 2, 4], starts);
    }

    [Fact]
    public void An_excerpt_ends_where_a_column_of_every_mel_ends()
    {
        var starts = new List<double>();
        var cutter = new ExcerptSlicer([Usual, Speech], hopSeconds: 1.03, (start, _, _, _) => starts.Add(start));
        cutter.Process(Noise(7));
        Assert.Equal([0.0, 1.05, 2.1], starts);
    }

    [Fact]
    public void A_short_work_is_followed_by_silence()
    {
        var sound = Noise(1);
        var cut = 0;
        var cutter = new ExcerptSlicer([Usual, Speech], hopSeconds: 4, (start, mels, _, _) =>
        {
            cut++;
            Assert.Equal(0, start);
            Assert.Equal(Heard(Speech, [.. sound, .. new float[3 * ISoundSource.SampleRate]], 0), mels[1]);
        });
        cutter.Process(sound);
        cutter.Finish();
        Assert.Equal((1, 1.0), (cut, cutter.ProcessedSeconds));
    }

    private static float[] Heard(MelSettings settings, float[] sound, double start)
    {
        var (mel, picture) = (new StreamingLogMel(settings), new float[settings.Bands * settings.Columns]);
        mel.Push(sound.AsSpan(0, (int)((start + 4) * ISoundSource.SampleRate)));
        mel.CopyTo(picture);
        return picture;
    }

    private static float[] Noise(int seconds)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, seconds * ISoundSource.SampleRate).Select(_ => random.NextSingle() - 0.5f)];
    }
}
