using System.Globalization;
using PaintSound.Models.Networks;

namespace PaintSound.Models.Checking;

/// <summary>Checks what a correspondence network answers.</summary>
internal sealed class CorrespondenceCheck(ICorrespondenceNetwork network, TimeProvider time)
{
    private const float Rounding = 1e-4f;
    private const float Constant = 1e-5f;

    /// <summary>As many as 22 hours of music have.</summary>
    private const int Excerpts = 20_000;

    private readonly IReadOnlyList<TestInput<byte>> _pictures = TestInputs.Pictures(network.Manifest.Image!);
    private readonly IReadOnlyList<TestInput<float>> _sounds = TestInputs.Sounds(network.Manifest.Mel);

    // Where a cosine scores, the halves of what is no number, or has no length, are zeros.
    private bool NeedsDirection => network.Manifest.Cosine is not null;

    /// <summary>Adds what is found.</summary>
    /// <returns>Milliseconds that it adds to a perception step.</returns>
    public double Into(List<Finding> findings)
    {
        var pictures = NetworkProbe.Of("pictures", _pictures, See, NeedsDirection, out var imageHalves);
        var sounds = NetworkProbe.Of("sounds", _sounds, Hear, NeedsDirection, out var soundHalves);
        findings.AddRange([pictures, sounds]);
        if (pictures.Ok && sounds.Ok)
        {
            findings.AddRange([Batches(imageHalves[^1], soundHalves), Scores(imageHalves, soundHalves)]);
        }

        return Speed(findings, imageHalves[^1], soundHalves[^1]);
    }

    private Finding Scores(float[][] images, float[][] sounds)
    {
        float[] together = [.. sounds.SelectMany(sound => sound)];
        var scores = images.Select(image => Score(image, together)).ToArray();
        var all = scores.SelectMany(row => row).ToArray();
        if (!all.All(score => score is >= 0 and <= 1))
        {
            return new Finding("scores", false, "a correspondence is outside of 0 (close) ... 1 (far). End the join with a sigmoid or a softmax.");
        }

        var bySound = scores.Max(row => row.Max() - row.Min());
        var byPicture = Enumerable.Range(0, sounds.Length).Max(i => scores.Max(row => row[i]) - scores.Min(row => row[i]));
        return Math.Min(bySound, byPicture) <= Constant
            ? new Finding(
                "scores",
                false,
                $"the correspondence does not change with the {(bySound <= Constant ? "sound" : "picture")}: nothing can be chosen by it. "
                + "Does the join use both halves? A scale and a bias that push every cosine to one end do this too: leave them out.")
            : new Finding("scores", true, string.Create(
                CultureInfo.InvariantCulture, $"{all.Length} pairs from {all.Min():0.000} to {all.Max():0.000}, within 0 (close) ... 1 (far)"));
    }

    // More than one run of the join holds. A sound is by itself among others like it: the join's rows are never empty.
    private Finding Batches(float[] image, float[][] sounds)
    {
        const int Many = 1000;
        float[] Company(Func<int, float[]> sound) => Score(image, [.. Enumerable.Range(0, Many).SelectMany(sound)]);
        var together = Company(i => sounds[i % sounds.Length]);
        var alone = sounds.Select(sound => Company(_ => sound)[0]).ToArray();
        var apart = together.Select((score, i) => Math.Abs(score - alone[i % alone.Length])).Max();
        return apart <= Rounding
            ? new Finding("scores", true, $"{Many} sounds at once score as each by itself")
            : new Finding("scores", false, string.Create(CultureInfo.InvariantCulture,
                $"scored together, sounds change each other's correspondence by up to {apart:0.000}. "
                + $"The join must treat its rows apart: no softmax or normalisation over the first axis."));
    }

    private double Speed(List<Finding> findings, float[] image, float[] sound)
    {
        float[] library = [.. Enumerable.Range(0, Excerpts).SelectMany(_ => sound)];
        var scores = new float[Excerpts];
        var see = NetworkProbe.Milliseconds(time, () => See(_pictures[^1].Data));
        var hear = NetworkProbe.Milliseconds(time, () => Hear(_sounds[^1].Data));
        var score = NetworkProbe.Milliseconds(time, () => network.Score(image, library, scores));
        findings.Add(new Finding("speed", true, string.Create(CultureInfo.InvariantCulture,
            $"on one core {see:0.0} ms a picture, {hear:0.0} ms a sound, {score:0.0} ms for the scores of {Excerpts} excerpts")));
        return see + score;
    }

    private float[] See(byte[] rgb)
    {
        var half = new float[network.HalfSize];
        network.ImageHalf(rgb, half);
        return half;
    }

    private float[] Hear(float[] mel)
    {
        var half = new float[network.HalfSize];
        network.SoundHalf(mel, half);
        return half;
    }

    private float[] Score(float[] image, float[] sounds)
    {
        var scores = new float[sounds.Length / network.HalfSize];
        network.Score(image, sounds, scores);
        return scores;
    }
}
