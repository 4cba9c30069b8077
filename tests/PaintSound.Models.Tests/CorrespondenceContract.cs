using PaintSound.Models.Networks;


namespace PaintSound.Models.Tests;

/// <summary>What every kind of correspondence network keeps to.</summary>
internal static class CorrespondenceContract
{
    /// <summary>Bytes that a picture, a sound and 1,300 scores allocate once the network runs.</summary>
    public static long AllocatedBy(ICorrespondenceNetwork network)
    {
        var size = network.HalfSize;
        var (rgb, mel, half) = (new byte[224 * 224 * 3], new float[100 * 320], new float[size]);
        var (halves, scores) = (new float[1300 * size], new float[1300]);
        return Allocation.OfSteady(Run);

        void Run()
        {
            network.ImageHalf(rgb, half);
            network.SoundHalf(mel, half);
            network.Score(half, halves, scores);
            network.ScorePictures(halves, half, scores);
        }
    }

    /// <summary>Pictures that meet one sound are scored as a picture that meets the sound.</summary>
    public static void ScoresPicturesAsSounds(ICorrespondenceNetwork network)
    {
        var (random, size) = (new Random(3), network.HalfSize);
        float[] Halves(int count) => [.. Enumerable.Range(0, count * size).Select(_ => (4 * random.NextSingle()) - 2)];
        var (pictures, sound, scores) = (Halves(700), Halves(1), new float[700]);
        network.ScorePictures(pictures, sound, scores);
        var alone = new float[1];
        Assert.All(Enumerable.Range(0, scores.Length), i =>
        {
            network.Score(pictures.AsSpan(i * size, size), sound, alone);
            Assert.Equal(alone[0], scores[i], 1e-5f);
        });
        Assert.True(scores.Max() > scores.Min() + 0.01);
    }

    /// <summary>Spans that do not fit are refused by name.</summary>
    public static void RefusesWrongLengths(ICorrespondenceNetwork network)
    {
        var size = network.HalfSize;
        Assert.Throws<ArgumentException>("rgb", () => network.ImageHalf(new byte[3], new float[size]));
        Assert.Throws<ArgumentException>("half", () => network.ImageHalf(new byte[224 * 224 * 3], new float[size - 1]));
        Assert.Throws<ArgumentException>("mel", () => network.SoundHalf(new float[100 * 319], new float[size]));
        Assert.Throws<ArgumentException>("half", () => network.SoundHalf(new float[100 * 320], new float[size + 1]));
        Assert.Throws<ArgumentException>("imageHalf", () => network.Score(new float[size - 1], new float[size], new float[1]));
        Assert.Throws<ArgumentException>("soundHalves", () => network.Score(new float[size], new float[size], new float[2]));
        Assert.Throws<ArgumentException>("imageHalves", () => network.ScorePictures(new float[size], new float[size], new float[2]));
        Assert.Throws<ArgumentException>("soundHalf", () => network.ScorePictures(new float[size], new float[size - 1], new float[1]));
    }
}
