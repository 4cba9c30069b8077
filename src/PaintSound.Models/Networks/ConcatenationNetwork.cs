using PaintSound.Core.Choosing;
using PaintSound.Core.Vectors;
using PaintSound.Models.Manifests;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Networks;

/// <summary>
/// The correspondence network of the paper (3.1) in three ONNX files: <c>image</c> and <c>sound</c> compute the halves of the first
/// dense layer, <c>join</c> computes the correspondence of two halves. The join of the paper is computed by <see cref="SumJoin"/>, another one by the
/// runtime. One thread at a time.
/// </summary>
internal sealed class ConcatenationNetwork : ICorrespondenceNetwork
{
    // Sounds per run of join: few enough that their halves stay in the cache of a core, enough to share the fixed cost of a run.
    private const int Rows = 512;

    private readonly Towers _towers;
    private readonly BoundSession _join;
    private readonly bool _isCommutative;
    private readonly SumJoin? _sum;

    /// <summary>Opens the files of a manifest.</summary>
    public ConcatenationNetwork(Manifest manifest, SessionFactory sessions)
    {
        Manifest = manifest;
        var half = manifest.Half;
        var opened = sessions.Open(
        [
            .. Towers.CreateParts(manifest, "half"),
            new NetworkPart(
                manifest.Files["join"],
                [new("image_half", 1, half), new("sound_half", Rows, half)],
                [new("correspondence", Rows)]),
        ]);
        (_towers, _join) = (new Towers(manifest, opened[0], opened[1]), opened[2]);
        _sum = SumJoin.Recognise(manifest.Files["join"], half, ScorePair);
        _isCommutative = _sum is not null || TestCommutativity();
    }

    /// <inheritdoc/>
    public Manifest Manifest { get; }

    /// <inheritdoc/>
    public int HalfSize => Manifest.Half;

    /// <inheritdoc/>
    public void ComputeImageHalf(ReadOnlySpan<byte> rgb, Span<float> half) => _towers.EmbedImage(rgb, half);

    /// <inheritdoc/>
    public void ComputeSoundHalf(ReadOnlySpan<float> mel, Span<float> half) => _towers.EmbedSound(mel, half);

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> correspondence)
    {
        LengthGuard.Require(imageHalf.Length, HalfSize, nameof(imageHalf));
        LengthGuard.Require(soundHalves.Length, correspondence.Length * HalfSize, nameof(soundHalves));
        Join(imageHalf, soundHalves, correspondence);
    }

    /// <inheritdoc/>
    public void ScoreLogOdds(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> logOdds)
    {
        LengthGuard.Require(imageHalf.Length, HalfSize, nameof(imageHalf));
        LengthGuard.Require(soundHalves.Length, logOdds.Length * HalfSize, nameof(soundHalves));
        if (_sum is { } sum)
        {
            sum.ComputeLogOdds(imageHalf, soundHalves, logOdds);
            return;
        }

        Run(imageHalf, soundHalves, logOdds);
        Popularity.ToLogOdds(logOdds);
    }

    /// <inheritdoc/>
    public float? EstimateLogOdds(ReadOnlySpan<float> imageHalf, QuantisedRows soundHalves, Span<float> logOdds)
    {
        LengthGuard.Require(imageHalf.Length, HalfSize, nameof(imageHalf));
        return _sum?.EstimateLogOdds(imageHalf, soundHalves, logOdds);
    }

    /// <inheritdoc/>
    public void ScorePictures(ReadOnlySpan<float> imageHalves, ReadOnlySpan<float> soundHalf, Span<float> correspondence)
    {
        LengthGuard.Require(imageHalves.Length, correspondence.Length * HalfSize, nameof(imageHalves));
        LengthGuard.Require(soundHalf.Length, HalfSize, nameof(soundHalf));
        if (_isCommutative)
        {
            Join(soundHalf, imageHalves, correspondence);
            return;
        }

        for (var i = 0; i < correspondence.Length; i++)
        {
            Join(imageHalves.Slice(i * HalfSize, HalfSize), soundHalf, correspondence.Slice(i, 1));
        }
    }

    private void Join(ReadOnlySpan<float> one, ReadOnlySpan<float> many, Span<float> correspondence)
    {
        if (_sum is not { } sum)
        {
            Run(one, many, correspondence);
            return;
        }

        sum.ComputeLogOdds(one, many, correspondence);
        foreach (ref var value in correspondence)
        {
            value = Popularity.ToCorrespondence(value);
        }
    }

    private float ScorePair(float[] image, float[] sound)
    {
        var correspondence = new float[1];
        Run(image, sound, correspondence);
        return correspondence[0];
    }

    private void Run(ReadOnlySpan<float> one, ReadOnlySpan<float> many, Span<float> correspondence)
    {
        one.CopyTo(_join.GetInput(0));
        for (var first = 0; first < correspondence.Length; first += Rows)
        {
            // After a shorter last chunk, the remaining rows contain older halves. Rows are independent, and these results are not read.
            var count = Math.Min(Rows, correspondence.Length - first);
            many.Slice(first * HalfSize, count * HalfSize).CopyTo(_join.GetInput(1));
            _join.Run();
            _join.GetOutput(0)[..count].CopyTo(correspondence[first..]);
        }
    }

    // The join of the paper adds the halves first (W[v;a] = Wv v + Wa a), so image and sound can be exchanged and many pictures scored
    // in one run. Another join may not allow that. If this test fails, each picture needs its own run.
    private bool TestCommutativity()
    {
        const float Rounding = 1e-5f;
        var random = new Random(1);
        float[] Half() => [.. Enumerable.Range(0, HalfSize).Select(_ => (4 * random.NextSingle()) - 2)];
        for (var trial = 0; trial < 4; trial++)
        {
            var (image, sound) = (Half(), Half());
            if (!(Math.Abs(ScorePair(image, sound) - ScorePair(sound, image)) <= Rounding))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _towers.Dispose();
        _join.Dispose();
    }
}
