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
        Assert.Equal([0.0, 2, 4], starts);
    }

    [Fact]
    public void Rounds_the_hop_to_columns_of_every_mel()
    {
        var starts = new List<double>();
        var slicer = new ExcerptSlicer([DefaultMel, SpeechMel], hopSeconds: 1.03, (start, _, _, _) => starts.Add(start));
        slicer.Process(Noise(7));
        Assert.Equal([0.0, 1.05, 2.1], starts);
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
