using PaintSound.Core.Framing;
using PaintSound.Core.Sources;

namespace PaintSound.Vision.Finding;

/// <summary>
/// Finds the canvas: long straight lines are combined to quadrilaterals, and the one that looks most like a canvas wins. It is certain if no other
/// quadrilateral elsewhere looks nearly as much like one.
/// </summary>
internal sealed class CanvasFinder : ICanvasFinder
{
    /// <summary>The smallest width and height of a picture.</summary>
    private const int MinSize = 160;

    private const int Lines = 90, Candidates = 400;

    /// <summary>The size of the working picture: 800 x 450 pixels, or as many of another shape.</summary>
    public const int Pixels = 800 * 450;

    /// <summary>Corners within this share of the width of the picture are the same answer.</summary>
    private const double SameAnswer = 0.008;

    /// <summary>The probability of a certain answer, together with those that are the same.</summary>
    private const double CertainShare = 0.97;

    private readonly QuadScorer _scorer = new();

    /// <inheritdoc/>
    public FoundCanvas Find(RgbPicture picture)
    {
        if (picture.Width < MinSize || picture.Height < MinSize)
        {
            throw new ArgumentException($"The picture is only {picture.Width} x {picture.Height} pixels. The smallest is {MinSize} x {MinSize}.", nameof(picture));
        }

        using var working = WorkingPicture.Create(picture, Pixels);
        var map = EdgeMap.Create(working);
        var (candidates, features) = FindCandidates(map);
        if (candidates.Count == 0)
        {
            return new FoundCanvas(Corners.Whole, 0, IsCertain: false, "No canvas was found in the picture. Set the corners by hand.");
        }

        double[][] measured = [.. candidates.Select(features.Measure)];
        var probabilities = _scorer.Score(measured);
        var best = Array.IndexOf(probabilities, probabilities.Max());
        var quad = candidates[best].Quad;
        var same = SameAnswer * map.Width;
        var certainty = Enumerable.Range(0, candidates.Count).Where(i => candidates[i].Quad.DistanceTo(quad) < same).Sum(i => probabilities[i]);
        var isCertain = certainty >= CertainShare && QuadFeatures.StandsOnEaselOrIsLarge(measured[best]);
        return new FoundCanvas(
            ToCorners(QuadRefiner.Refine(quad, map), map),
            Math.Min(1, certainty),
            isCertain,
            isCertain ? "The canvas was found." : "The canvas is uncertain: another rectangle in the picture looks like one, too. Check the corners.");
    }

    /// <summary>Finds what could be the canvas.</summary>
    internal static CandidateSet FindCandidates(EdgeMap map)
    {
        var (levels, uprights) = (LineDetector.Find(map, isUpright: false, Lines), LineDetector.Find(map, isUpright: true, Lines));
        return new CandidateSet(QuadSearch.Find(map, levels, uprights, Candidates), new QuadFeatures(map, uprights));
    }

    /// <summary>Converts pixels of the working picture to corners.</summary>
    internal static Corners ToCorners(Quad quad, EdgeMap map)
    {
        return new Corners(At(quad.TopLeft), At(quad.TopRight), At(quad.BottomLeft), At(quad.BottomRight));

        NormalisedPoint At(Pixel p) => new(Math.Clamp((p.X + 0.5) / map.Width, 0, 1), Math.Clamp((p.Y + 0.5) / map.Height, 0, 1));
    }

    /// <summary>Converts corners to pixels of the working picture.</summary>
    internal static Quad ToQuad(Corners corners, int width, int height)
    {
        return new Quad(At(corners.TopLeft), At(corners.TopRight), At(corners.BottomRight), At(corners.BottomLeft));

        Pixel At(NormalisedPoint p) => new((p.X * width) - 0.5, (p.Y * height) - 0.5);
    }
}
