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
        }
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
    }
}
