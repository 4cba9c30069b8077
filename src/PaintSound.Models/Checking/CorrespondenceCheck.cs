using System.Globalization;
using PaintSound.Models.Networks;

namespace PaintSound.Models.Checking;

/// <summary>Checks the outputs of a correspondence network.</summary>
internal sealed class CorrespondenceCheck(ICorrespondenceNetwork network, TimeProvider time)
{
    private const float Rounding = 1e-4f;
    private const float Constant = 1e-5f;

    /// <summary>The number of excerpts in 22 hours of music.</summary>
    private const int Excerpts = 20_000;

    private readonly IReadOnlyList<TestInput<byte>> _pictures = TestInputs.CreatePictures(network.Manifest.Image!);
    private readonly IReadOnlyList<TestInput<float>> _sounds = TestInputs.CreateSounds(network.Manifest.Mel);

    // With cosine scoring, a half without a direction (not a number, or length 0) is all zeros.
    private bool NeedsDirection => network.Manifest.Cosine is not null;

    /// <summary>Runs the check and adds its findings.</summary>
    /// <returns>Milliseconds that the network needs in a perception step.</returns>
    public double Run(List<Finding> findings)
    {
        var pictures = NetworkProbe.Check("pictures", _pictures, EmbedPicture, NeedsDirection, out var imageHalves);
        var sounds = NetworkProbe.Check("sounds", _sounds, EmbedSound, NeedsDirection, out var soundHalves);
        findings.AddRange([pictures, sounds]);
        if (pictures.Ok && sounds.Ok)
        {
            findings.AddRange([CheckBatches(imageHalves[^1], soundHalves), CheckScores(imageHalves, soundHalves)]);
        }

        return MeasureSpeed(findings, imageHalves[^1], soundHalves[^1]);
    }

    private Finding CheckScores(float[][] images, float[][] sounds)
    {
        float[] all = [.. sounds.SelectMany(sound => sound)];
        var scores = images.Select(image => Score(image, all)).ToArray();
        var values = scores.SelectMany(row => row).ToArray();
        if (!values.All(score => score is >= 0 and <= 1))
        {
            return new Finding("scores", false, "a correspondence is outside 0 (close) ... 1 (far). End the join with a sigmoid or a softmax.");
        }

        var bySound = scores.Max(row => row.Max() - row.Min());
        var byPicture = Enumerable.Range(0, sounds.Length).Max(i => scores.Max(row => row[i]) - scores.Min(row => row[i]));
        return Math.Min(bySound, byPicture) <= Constant
            ? new Finding(
                "scores",
                false,
                $"the correspondence does not change with the {(bySound <= Constant ? "sound" : "picture")}, so it cannot be used for selection. "
                + "Check that the join uses both halves. A scale and a bias that push every cosine to one end have the same effect: leave them out.")
            : new Finding("scores", true, string.Create(
                CultureInfo.InvariantCulture, $"{values.Length} pairs from {values.Min():0.000} to {values.Max():0.000}, within 0 (close) ... 1 (far)"));
    }

    // More sounds than one run of the join takes. For the single score, the batch repeats one sound, because the join always has all rows.
    private Finding CheckBatches(float[] image, float[][] sounds)
    {
        const int Many = 1000;
        float[] ScoreBatch(Func<int, float[]> sound) => Score(image, [.. Enumerable.Range(0, Many).SelectMany(sound)]);
        var all = ScoreBatch(i => sounds[i % sounds.Length]);
        var single = sounds.Select(sound => ScoreBatch(_ => sound)[0]).ToArray();
        var difference = all.Select((score, i) => Math.Abs(score - single[i % single.Length])).Max();
        return difference <= Rounding
            ? new Finding("scores", true, $"{Many} sounds in one batch have the same scores as each sound alone")
            : new Finding("scores", false, string.Create(CultureInfo.InvariantCulture,
                $"sounds in one batch change each other's correspondence by up to {difference:0.000}. "
                + $"The join must compute each row separately: no softmax or normalisation over the first axis."));
    }

    private double MeasureSpeed(List<Finding> findings, float[] image, float[] sound)
    {
        float[] library = [.. Enumerable.Range(0, Excerpts).SelectMany(_ => sound)];
        var scores = new float[Excerpts];
        var embedPicture = NetworkProbe.MeasureMilliseconds(time, () => EmbedPicture(_pictures[^1].Data));
        var embedSound = NetworkProbe.MeasureMilliseconds(time, () => EmbedSound(_sounds[^1].Data));
        var scoreLibrary = NetworkProbe.MeasureMilliseconds(time, () => network.Score(image, library, scores));
        findings.Add(new Finding("speed", true, string.Create(CultureInfo.InvariantCulture,
            $"on one core: {embedPicture:0.0} ms per picture, {embedSound:0.0} ms per sound, {scoreLibrary:0.0} ms to score {Excerpts} excerpts")));
        return embedPicture + scoreLibrary;
    }

    private float[] EmbedPicture(byte[] rgb)
    {
        var half = new float[network.HalfSize];
        network.ComputeImageHalf(rgb, half);
        return half;
    }

    private float[] EmbedSound(float[] mel)
    {
        var half = new float[network.HalfSize];
        network.ComputeSoundHalf(mel, half);
        return half;
    }

    private float[] Score(float[] image, float[] sounds)
    {
        var scores = new float[sounds.Length / network.HalfSize];
        network.Score(image, sounds, scores);
        return scores;
    }
}
