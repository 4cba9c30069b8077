using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Choosing.Taste;

namespace PaintSound.Performance.Pipeline;

/// <summary>What was learned from marks, for several pictures and one piece of music. Allocates its buffers once. Not thread-safe.</summary>
internal sealed class PaintingTaste
{
    private readonly TasteAxes _axes;
    private readonly float[][] _pictures;   // the places of each
    private readonly float[][] _coefficients;
    private readonly float[] _music = new float[TasteAxes.Music.Count];
    private TasteModel? _learned;
    private double _share;

    /// <summary>Creates it for pictures.</summary>
    /// <param name="pictures">The qualities of the pictures.</param>
    /// <param name="axes">The axes of the library.</param>
    public PaintingTaste(IEnumerable<PictureQualities> pictures, TasteAxes axes)
    {
        _axes = axes;
        _pictures = [.. pictures.Select(picture =>
        {
            var places = new float[TasteAxes.Pictures.Count];
            TasteAxes.Place(picture, places);
            return places;
        })];
        _coefficients = [.. _pictures.Select(_ => new float[TasteModel.Coefficients])];
    }

    /// <summary>True if something was learned that counts.</summary>
    public bool IsActive => _learned is not null;

    /// <summary>What the log odds of the network are multiplied by.</summary>
    public float Factor { get; private set; } = 1;

    /// <summary>The places of the music.</summary>
    public ReadOnlySpan<float> MusicPlaces => _music;

    /// <summary>Sets what was learned.</summary>
    /// <param name="learned">What was learned; null if nothing was.</param>
    /// <param name="share">How much of it counts: 0 as shipped ... 1 all.</param>
    /// <returns>True if it changed.</returns>
    public bool Set(TasteModel? learned, double share)
    {
        learned = share > 0 ? learned : null;
        if (_learned == learned && (learned is null || _share == share))
        {
            return false;
        }

        (_learned, _share, Factor) = (learned, share, learned?.GetNetwork(share) ?? 1);
        for (var i = 0; i < _pictures.Length && learned is not null; i++)
        {
            learned.Fold(_pictures[i], share, _coefficients[i]);
        }

        return true;
    }

    /// <summary>Sets the music.</summary>
    public void SetMusic(MusicQualities music) => _axes.Place(music, _music);

    /// <summary>Returns the log odds of a picture with the music.</summary>
    /// <param name="picture">The number of the picture.</param>
    /// <param name="logOdds">The log odds as shipped.</param>
    public float Apply(int picture, float logOdds) => _learned is null ? logOdds : (Factor * logOdds) + TasteModel.Judge(_coefficients[picture], _music);

    /// <summary>Returns the log odds of a picture with the music, without their mean over other music.</summary>
    /// <param name="picture">The number of the picture.</param>
    /// <param name="relative">The relative log odds as shipped.</param>
    public float ApplyRelative(int picture, float relative) => _learned is null ? relative : Apply(picture, relative) - _coefficients[picture][0];

    /// <summary>Returns the standard deviation of the log odds of a picture over music.</summary>
    /// <param name="picture">The number of the picture.</param>
    /// <param name="deviation">The deviation as shipped.</param>
    public float ApplyDeviation(int picture, float deviation)
    {
        // Places have mean 0 and deviation 1, and those of different axes depend on one another little.
        var square = Factor * Factor * deviation * deviation;
        for (var axis = 1; axis < TasteModel.Coefficients && _learned is not null; axis++)
        {
            square += _coefficients[picture][axis] * _coefficients[picture][axis];
        }

        return MathF.Sqrt(square);
    }

    /// <summary>Replaces the log odds of all pictures with the music by the correspondences and by how far each picture is from what it usually is.</summary>
    /// <param name="correspondence">The correspondences as shipped; become those with what was learned.</param>
    /// <param name="popularity">How each picture fits music in general; null to sort by the correspondences alone.</param>
    /// <param name="distance">Receives the distance of each picture.</param>
    public void Apply(Span<float> correspondence, Popularity? popularity, Span<float> distance)
    {
        for (var i = 0; i < correspondence.Length; i++)
        {
            var logOdds = Popularity.ToLogOdds(correspondence[i]);
            correspondence[i] = Popularity.ToCorrespondence(Apply(i, logOdds));
            distance[i] = popularity is null
                ? correspondence[i]
                : ApplyRelative(i, logOdds - popularity.Means[i]) / Math.Max(1e-3f, ApplyDeviation(i, popularity.Deviations[i]));
        }
    }
}
