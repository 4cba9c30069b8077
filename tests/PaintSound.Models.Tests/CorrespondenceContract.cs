using PaintSound.Models.Networks;

namespace PaintSound.Models.Tests;

/// <summary>Checks that apply to every kind of correspondence network.</summary>
internal static class CorrespondenceContract
{
    /// <summary>Returns the bytes allocated for a picture, a sound and 1,300 scores after the first run.</summary>
    public static long MeasureAllocation(ICorrespondenceNetwork network)
    {
        var size = network.HalfSize;
        var (rgb, mel, half) = (new byte[224 * 224 * 3], new float[100 * 320], new float[size]);
        var (halves, scores) = (new float[1300 * size], new float[1300]);
        return Allocation.OfSteady(Run);

        void Run()
        {
            network.ComputeImageHalf(rgb, half);
            network.ComputeSoundHalf(mel, half);
            network.Score(half, halves, scores);
            network.ScorePictures(halves, half, scores);
        }
    }

    /// <summary>Checks that ScorePictures gives the same scores as Score.</summary>
    public static void AssertPicturesScoreLikeSounds(ICorrespondenceNetwork network)
    {
        var (random, size) = (new Random(3), network.HalfSize);
        float[] Halves(int count) => [.. Enumerable.Range(0, count * size).Select(_ => (4 * random.NextSingle()) - 2)];
        var (pictures, sound, scores) = (Halves(700), Halves(1), new float[700]);
        network.ScorePictures(pictures, sound, scores);
        var single = new float[1];
        Assert.All(Enumerable.Range(0, scores.Length), i =>
        {
            network.Score(pictures.AsSpan(i * size, size), sound, single);
            Assert.Equal(single[0], scores[i], 1e-5f);
        });
        Assert.True(scores.Max() > scores.Min() + 0.01);
    }

    /// <summary>Checks that spans of wrong length are rejected with the parameter name.</summary>
    public static void AssertRejectsWrongLengths(ICorrespondenceNetwork network)
    {
        var size = network.HalfSize;
        Assert.Throws<ArgumentException>("rgb", () => network.ComputeImageHalf(new byte[3], new float[size]));
        Assert.Throws<ArgumentException>("half", () => network.ComputeImageHalf(new byte[224 * 224 * 3], new float[size - 1]));
        Assert.Throws<ArgumentException>("mel", () => network.ComputeSoundHalf(new float[100 * 319], new float[size]));
        Assert.Throws<ArgumentException>("half", () => network.ComputeSoundHalf(new float[100 * 320], new float[size + 1]));
        Assert.Throws<ArgumentException>("imageHalf", () => network.Score(new float[size - 1], new float[size], new float[1]));
        Assert.Throws<ArgumentException>("soundHalves", () => network.Score(new float[size], new float[size], new float[2]));
        Assert.Throws<ArgumentException>("imageHalves", () => network.ScorePictures(new float[size], new float[size], new float[2]));
        Assert.Throws<ArgumentException>("soundHalf", () => network.ScorePictures(new float[size], new float[size - 1], new float[1]));
    }
}
