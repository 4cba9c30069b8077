using OpenCvSharp;

namespace PaintSound.Vision.Tests.Scenes;

/// <summary>Draws by lot; the same seed gives the same scene.</summary>
/// <param name="seed">The seed.</param>
internal sealed class Lot(int seed)
{
    private readonly Random _random = new(seed);

    public int Seed() => _random.Next();

    public double Between(double low, double high) => low + ((high - low) * _random.NextDouble());

    public int Integer(int low, int high) => _random.Next(low, high + 1);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>Fills a picture with normal noise.</summary>
    public void Normal(Mat picture, double mean, double deviation) =>
        new RNG((ulong)Seed() + 1).Fill(picture, DistributionType.Normal, Scalar.All(mean), Scalar.All(deviation));

    public Scalar Grey(double low, double high, double tint) => Tint(Between(low, high), tint);

    public Scalar Tint(double level, double tint) =>
        new(level + Between(-tint, tint), level + Between(-tint, tint), level + Between(-tint, tint));

    public Scalar Colour() => new(Between(15, 245), Between(15, 245), Between(15, 245));
}
